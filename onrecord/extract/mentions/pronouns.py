"""For whom or what a pronoun stands: the features of each candidate, weighed by a table."""

from collections.abc import Iterator

from onrecord.extract.mentions.discourse import Discourse, Place, Seen, latest, linked
from onrecord.extract.mentions.expressions import Expression
from onrecord.extract.mentions.lexicon_tables import Gender
from onrecord.extract.mentions.referents import Referent
from onrecord.records import EntityKind, MentionForm

_FAR = 3
"""Sentences; all farther ones count the same."""
_FARTHEST_THING = 1
"""Sentences within which “it” and “they” are looked for: they often stand for what is no entity."""
_CLAUSE_BOUNDS = frozenset((",", ";", ":", "and", "but", "that", "because", "who", "which", "when", "if", "while", "as"))
LINKED = "linked"
"""The feature of what the network takes a pronoun to mean; its weight counts by how sure the network is."""
_CROWD = 4
"""Ranks of recency that are told apart."""


def find_antecedent(discourse: Discourse, pronoun: Expression, barred: Referent | None) -> Referent | None:
    """The referent that a third-person pronoun stands for, or None. `barred` is who speaks the pronoun, who cannot be meant by it."""
    candidates = [seen for seen in latest(discourse) if seen.referent is not barred and _agrees(discourse, seen, pronoun)]
    scored = [(_score(discourse, seen, pronoun, rank), -rank, seen) for rank, seen in enumerate(candidates)]
    return max(scored, key=lambda one: one[:2])[2].referent if scored else None


def antecedent_features(discourse: Discourse, seen: Seen, pronoun: Expression, rank: int) -> Iterator[str]:
    """The names of the features that hold of a candidate's latest mention; `rank` counts candidates from the latest, 0."""
    wording = discourse.wording
    distance = wording.sentence[pronoun.head] - seen.sentence
    yield f"sentences {min(distance, _FAR)}"
    yield f"rank {min(rank, _CROWD)}"
    yield f"form {seen.form}"
    yield f"count {min(discourse.counts[id(seen.referent)], _CROWD)}"
    yield f"{_case(discourse, pronoun)} for {seen.place} {_where(discourse, seen, pronoun)}"
    if seen.paragraph == wording.paragraph[pronoun.head]:
        yield "same paragraph"
    if seen.first:
        yield f"first {'here' if distance == 0 else 'before'}"
    if seen.source:
        yield "source"
    if seen.referent is discourse.last_speaker:
        yield "last speaker"
    if seen.quoted and wording.quotation[pronoun.head] < 0:
        yield "quoted"
    statement = wording.statement[pronoun.head]
    if statement >= 0 and discourse.speakers.get(statement) is seen.referent:
        yield "speaker of this"
    if pronoun.gender and seen.referent.gender is pronoun.gender:
        yield "gender known"


def _case(discourse: Discourse, pronoun: Expression) -> str:
    word = discourse.wording.lower[pronoun.head]
    if pronoun.form is not MentionForm.PRONOUN:
        return "description"
    if word in discourse.lexicon.possessives:
        return "possessive"
    if word.endswith(("self", "selves")):
        return "reflexive"
    return "objective" if word in ("him", "them") else "opening" if _opens_sentence(discourse, pronoun) else "subject"


def _where(discourse: Discourse, seen: Seen, pronoun: Expression) -> str:
    """How far a candidate is: in the same clause, in the same sentence, in the last one, or before."""
    distance = discourse.wording.sentence[pronoun.head] - seen.sentence
    if distance:
        return "last" if distance == 1 else "before"
    return "clause" if _same_clause(discourse, seen, pronoun) else "here"


def _opens_sentence(discourse: Discourse, pronoun: Expression) -> bool:
    sentence = discourse.wording.sentence
    return pronoun.head < 2 or sentence[pronoun.head - 1] != sentence[pronoun.head] or sentence[pronoun.head - 2] != sentence[pronoun.head]


def _same_clause(discourse: Discourse, seen: Seen, pronoun: Expression) -> bool:
    between = discourse.wording.lower[seen.stretch.last : pronoun.head]
    return not any(
        word in (",", ";", ":", "and", "but", "that", "because", "who", "which", "when", "if", "while", "as") for word in between
    )


def _score(discourse: Discourse, seen: Seen, pronoun: Expression, rank: int) -> float:
    weights = discourse.lexicon.weights
    link = linked(discourse, pronoun.head)
    told = weights.get(LINKED, 0.0) * link[1] if link and link[0] is seen.referent else 0.0
    return told + sum(weights.get(name, 0.0) for name in antecedent_features(discourse, seen, pronoun, rank))


def _agrees(discourse: Discourse, seen: Seen, pronoun: Expression) -> bool:
    referent = seen.referent
    if seen.stretch.first >= pronoun.head:
        return False
    if pronoun.pronoun is None or pronoun.gender:
        fitting = referent.gender is None or pronoun.gender is None or referent.gender is pronoun.gender
        return referent.kind is EntityKind.PERSON and fitting and not _is_its_subject(discourse, seen, pronoun)
    near = discourse.wording.sentence[pronoun.head] - seen.sentence <= _FARTHEST_THING
    return near and referent.kind in pronoun.pronoun.kinds and (pronoun.plural or not referent.plural)


def _is_its_subject(discourse: Discourse, seen: Seen, pronoun: Expression) -> bool:
    """Whether “him” stands as the object of a clause whose subject the candidate is: that would be “himself”."""
    return _case(discourse, pronoun) == "objective" and seen.place is Place.SUBJECT and _where(discourse, seen, pronoun) == "clause"


def learn_gender(referent: Referent, gender: Gender | None, form: MentionForm) -> None:
    """Takes the gender of a pronoun that stands for a person of whom none is known."""
    if gender and form is MentionForm.PRONOUN and referent.kind is EntityKind.PERSON:
        referent.gender = referent.gender or gender
