"""Reads the report from beginning to end and says of each description, pronoun and source who is meant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.extract.mentions.callings import calling_after
from onrecord.extract.mentions.discourse import Discourse, Link, linked, remember
from onrecord.extract.mentions.expressions import Expression
from onrecord.extract.mentions.lexicon import Noun
from onrecord.extract.mentions.nominals import Cast, file_label, file_noun, find_described
from onrecord.extract.mentions.offices import Page
from onrecord.extract.mentions.pronouns import find_antecedent, learn_gender
from onrecord.extract.mentions.referents import Referent
from onrecord.extract.mentions.wording import Stretch
from onrecord.records import EntityKind, MentionForm

SURE = 0.5
"""How sure the network must be of whom a description means, where no row of a table says so."""


@dataclass(slots=True)
class Turn:
    """One mention on its way: a name whose referent is known, or an expression whose referent is to be found.

    `speaks` holds the indices of the statements whose source it is; `described` is a description that stands beside a name.
    """

    stretch: Stretch
    expression: Expression | None = None
    referent: Referent | None = None
    speaks: tuple[int, ...] = ()
    described: Expression | None = None


def resolve(page: Page, cast: Cast, turns: Iterable[Turn], links: Mapping[int, Link]) -> None:
    """Gives every turn its referent where there is one, and adds the mentions. New referents go to the cast. `links` are the network's.

    Two passes: first what stands outside quotation marks, then, when it is known who speaks, what stands within.
    """
    ordered = sorted(turns, key=lambda turn: (turn.stretch.first, -turn.stretch.last))
    speakers = {statement: turn.referent for turn in ordered for statement in turn.speaks if turn.referent}
    within = [turn for turn in ordered if turn.expression and page.wording.quotation[turn.expression.head] >= 0]
    for quoted in (False, True) if within else (False,):
        discourse = Discourse(page.wording, page.lexicon, speakers=speakers, links=links)
        for turn in ordered:
            _take(page, cast, discourse, turn, quoted=quoted)


def _take(page: Page, cast: Cast, discourse: Discourse, turn: Turn, *, quoted: bool) -> None:
    said = turn.expression
    if turn.referent is None and said and (discourse.wording.quotation[said.head] >= 0) is quoted:
        turn.referent = _find(cast, discourse, said)
        if turn.referent:
            turn.referent.mentions.setdefault(said.span, said.form)
            learn_gender(turn.referent, said.gender, said.form)
            _call(cast, turn.referent, calling_after(page, said.head + 1))
    if turn.referent and turn.described and not quoted:
        _introduce(cast, turn.referent, turn.described, discourse.wording.lower[turn.described.head])
    if turn.referent:
        discourse.speakers |= dict.fromkeys(turn.speaks, turn.referent)
        remember(discourse, turn.referent, turn.stretch, said.form if said else MentionForm.NAME, source=bool(turn.speaks))


def _find(cast: Cast, discourse: Discourse, said: Expression) -> Referent | None:
    barred = _speaker_here(discourse, said)
    if said.pronoun:
        found = find_antecedent(discourse, said, barred) if said.source or said.acts or _is_clear(discourse, said) else None
        return found or (_new(cast, said) if said.source else None)
    if said.form is MentionForm.PRONOUN:
        return _relative(discourse, said) or _same_voice(cast, said) or _new(cast, said)
    found = find_described(cast, discourse, said, barred) or _called(cast, discourse, said, barred) or _linked(discourse, said, barred)
    if found:
        _learn(cast, found, said)
        return found
    return _new(cast, said) if said.source or said.acts or _stands_by_itself(said) else None


def _called(cast: Cast, discourse: Discourse, said: Expression, barred: Referent | None) -> Referent | None:
    """The person beside whose name the noun of a description stood, of several the one read last: “the grower”."""
    if said.plural or not said.definite or said.kind not in (EntityKind.PERSON, EntityKind.OTHER):
        return None
    held = cast.callings.get(discourse.wording.lower[said.head], ())
    fitting = [one for one in held if one is not barred and (said.gender is None or one.gender in (None, said.gender))]
    return max(fitting, key=lambda one: discourse.last_read.get(id(one), -1), default=None)


def _linked(discourse: Discourse, said: Expression, barred: Referent | None) -> Referent | None:
    """Whom the network takes a description to mean, where it is sure: “the shipowner”, “the Dane”, “the club”."""
    found = linked(discourse, said.head)
    if found is None or found[1] < SURE or said.plural or not (said.definite or said.owned):
        return None
    meant = found[0]
    agrees = said.gender is None or meant.gender in (None, said.gender)
    fits = meant.kind is said.kind or (said.noun is None and meant.kind in (EntityKind.PERSON, EntityKind.ORGANISATION))
    return meant if fits and agrees and meant is not barred and not meant.plural else None


def _speaker_here(discourse: Discourse, said: Expression) -> Referent | None:
    """Who speaks the words in which an expression stands, if it stands within quotation marks."""
    if discourse.wording.quotation[said.head] < 0:
        return None
    statement = discourse.wording.statement[said.head]
    if statement < 0:
        return None
    return discourse.speakers.get(statement) or _speaker_before(discourse, said)


def _speaker_before(discourse: Discourse, said: Expression) -> Referent | None:
    """Who a quotation without a source belongs to: the person who leads its paragraph, or else who spoke last."""
    here = discourse.wording.paragraph[said.head]
    leading = (seen.referent for seen in discourse.recent if seen.paragraph == here and not seen.quoted)
    return next((one for one in leading if one.kind is EntityKind.PERSON), discourse.last_speaker)


def _is_clear(discourse: Discourse, said: Expression) -> bool:
    """Whether a pronoun is worth resolving where nobody asks: “it” mostly stands for what is no entity."""
    if said.gender:
        return True
    statement = discourse.wording.statement[said.head]
    speaker = discourse.speakers.get(statement) if statement >= 0 else None
    spoken = speaker is not None and speaker.kind in (said.pronoun.kinds if said.pronoun else ())
    return spoken or discourse.wording.lower[said.head] in discourse.lexicon.possessives


def _relative(discourse: Discourse, said: Expression) -> Referent | None:
    """Whoever stands directly before “who”, a comma aside, or else the person read last in the sentence: “Obi, a miner, who says”."""
    if discourse.wording.lower[said.head] not in discourse.lexicon.relatives or not discourse.recent:
        return None
    before = discourse.recent[-1]
    if 0 <= said.head - before.stretch.last <= 1:
        return before.referent
    here = [seen for seen in discourse.recent if seen.sentence == discourse.wording.sentence[said.head] and not seen.quoted]
    return next((seen.referent for seen in reversed(here) if seen.referent.kind is EntityKind.PERSON), None)


def _same_voice(cast: Cast, said: Expression) -> Referent | None:
    return next((one for one in cast.referents if not one.named and one.label == said.label and one.kind is said.kind), None)


def _stands_by_itself(said: Expression) -> bool:
    """Whether a description that nobody was named for is somebody all the same: “Russia’s president”, “Western governments”."""
    if not said.modified or said.noun is None or said.owned:
        return False
    if said.kind is EntityKind.GROUP:
        return True
    return said.definite and (said.noun.office if said.kind is EntityKind.PERSON else said.noun.sector is not None)


def _new(cast: Cast, said: Expression) -> Referent:
    plural = said.plural or said.kind is EntityKind.GROUP
    fresh = Referent(said.kind, said.label, said.country, said.sector, gender=said.gender, plural=plural, named=False)
    if said.noun:
        _hold(cast, fresh, said.noun)
        fresh.role = " ".join(said.words) if said.kind is EntityKind.PERSON and said.noun.office else None
    if said.country:
        fresh.by.append(f"countries.toml: {said.country}")
    cast.referents.append(fresh)
    file_label(cast, fresh)
    return fresh


def _hold(cast: Cast, referent: Referent, noun: Noun) -> None:
    referent.nouns.append(noun)
    referent.by.append(f"entities.toml: {noun.key}")
    file_noun(cast, referent, noun)


def _introduce(cast: Cast, referent: Referent, said: Expression, head: str) -> None:
    """Takes from a description beside a name all that it says: later ones of the same noun mean the same."""
    _learn(cast, referent, said)
    _call(cast, referent, head)
    if said.noun and all(held.key != said.noun.key for held in referent.nouns):
        _hold(cast, referent, said.noun)
        referent.role_words.update(said.words)


def _call(cast: Cast, referent: Referent, noun: str | None) -> None:
    """Files a person under a noun that stood beside a mention: “the 58-year-old, a former customs officer,”."""
    if noun and referent.kind is EntityKind.PERSON and referent not in cast.callings.setdefault(noun, []):
        cast.callings[noun].append(referent)


def _learn(cast: Cast, referent: Referent, said: Expression) -> None:
    """Takes from a description what its referent was not known to be."""
    if said.country and referent.country is None:
        referent.country = said.country
        referent.by.append(f"countries.toml: {said.country}")
    if referent.kind is EntityKind.PERSON and said.noun and not referent.nouns and (said.noun.office or said.noun.state):
        _hold(cast, referent, said.noun)
        referent.role_words.update(said.words)
        referent.role = referent.role or (" ".join(said.words) if said.noun.office else None)
    referent.sector = referent.sector or said.sector
    referent.gender = referent.gender or said.gender
