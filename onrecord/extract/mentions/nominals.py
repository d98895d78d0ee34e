"""For whom or what a description stands: “the Belarus president”, “the ministry”, “the analysts”."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.extract.mentions.discourse import Discourse, latest
from onrecord.extract.mentions.expressions import Expression
from onrecord.extract.mentions.lexicon import Lexicon, Noun
from onrecord.extract.mentions.pronouns import find_antecedent
from onrecord.extract.mentions.referents import Referent
from onrecord.records import EntityKind

_NEAR = 3
"""Sentences within which a person of no known office may be “the minister”."""
_OF_TWO = {"former": 0, "latter": 1}
_LEADING = ("GOV", "LEG")
"""Sectors whose offices a report gives to a person whom it does not introduce."""


@dataclass(slots=True)
class Cast:
    """Everybody and everything that the report speaks of, filed by noun, rank and label, and named persons by what stands beside them."""

    referents: list[Referent]
    filed: dict[str, list[Referent]] = field(default_factory=dict)
    callings: dict[str, list[Referent]] = field(default_factory=dict)


def open_cast(referents: list[Referent], callings: dict[str, list[Referent]]) -> Cast:
    """Files the referents that names have given."""
    cast = Cast(referents, callings=callings)
    for referent in referents:
        for noun in referent.nouns:
            file_noun(cast, referent, noun)
        if referent.kind is EntityKind.ORGANISATION and referent.sector:
            _file(cast, f"sector {referent.sector}", referent)
    return cast


def file_noun(cast: Cast, referent: Referent, noun: Noun) -> None:
    """Files a referent under what it is."""
    _file(cast, f"noun {noun.key}", referent)
    if noun.rank:
        _file(cast, f"rank {noun.rank}", referent)


def file_label(cast: Cast, referent: Referent) -> None:
    """Files an unnamed referent under its own words."""
    if referent.label:
        _file(cast, f"label {referent.label.casefold()}", referent)


def find_described(cast: Cast, discourse: Discourse, said: Expression, barred: Referent | None) -> Referent | None:
    """The referent that a description stands for, or None where it stands for nobody whom the report has named or described."""
    if said.owned or said.kind is EntityKind.OTHER:
        return _same_words(cast, said) or (_only_holder(cast, said, barred) if said.source else None)
    if said.noun is None:
        return _unlisted(cast, discourse, said, barred)
    if said.kind is EntityKind.PERSON and said.definite:
        known = _officer(cast, discourse, said, barred) or _same_noun(cast, discourse, said) or _unintroduced(discourse, said, barred)
        return known or _one_of_people(discourse, said, barred)
    if said.kind is EntityKind.ORGANISATION:
        return _body(cast, discourse, said) or _same_words(cast, said) or _only_unknown(cast, discourse, said)
    if said.kind is EntityKind.PLACE:
        return _place(discourse) if said.definite else None
    return _same_words(cast, said) or (_same_noun(cast, discourse, said) if said.definite else None)


def _unlisted(cast: Cast, discourse: Discourse, said: Expression, barred: Referent | None) -> Referent | None:
    """For whom a description without a noun of the tables stands: “the 54-year-old”, “the latter”, “the district”, “the Dane”."""
    head = discourse.wording.lower[said.head]
    if head in _OF_TWO:
        return _of_two(discourse, said)[_OF_TWO[head]]
    if not said.source and not said.acts:
        return _aged(discourse, said, barred)
    return _same_words(cast, said) or _ending_in(cast, discourse, said) or _one_of_people(discourse, said, barred)


def _one_of_people(discourse: Discourse, said: Expression, barred: Referent | None) -> Referent | None:
    """“The Dane”, “the Republican”, “the 54-year-old”: the person who would be “he” or “she” here."""
    opens = discourse.wording.words[said.head][:1]
    people = said.source and said.definite and not said.plural and (opens.isupper() or opens.isdigit())
    return find_antecedent(discourse, said, barred) if people else None


def _of_two(discourse: Discourse, said: Expression) -> tuple[Referent | None, Referent | None]:
    """The two persons named last before this sentence, the earlier one first."""
    sentence = discourse.wording.sentence[said.head]
    before = [one for one in latest(discourse) if one.sentence < sentence and one.referent.kind is EntityKind.PERSON]
    last, first = (*(one.referent for one in before), None, None)[:2]
    return (first, last) if last and first else (None, None)


def _ending_in(cast: Cast, discourse: Discourse, said: Expression) -> Referent | None:
    """“The district” for the Fernwood School District: of the bodies whose name ends so the one read last."""
    head = discourse.wording.lower[said.head]
    fitting = [one for one in cast.referents if one.named and one.kind is EntityKind.ORGANISATION and _ends_in(one, head)]
    return max(fitting, key=lambda one: discourse.last_read.get(id(one), -1), default=None) if said.definite else None


def _ends_in(body: Referent, word: str) -> bool:
    return any(phrase.written.lower().split()[-1:] == [word] for phrase in body.phrases)


def _only_unknown(cast: Cast, discourse: Discourse, said: Expression) -> Referent | None:
    """“The club said” where the report has named one body only of which it does not say what it is."""
    if not said.source or not said.definite or said.modified or _qualifiers(discourse.lexicon, said):
        return None
    unknown = [one for one in cast.referents if one.named and one.kind is EntityKind.ORGANISATION and not one.nouns and not one.sector]
    return unknown[0] if len(unknown) == 1 and id(unknown[0]) in discourse.last_read else None


def _only_holder(cast: Cast, said: Expression, barred: Referent | None) -> Referent | None:
    """Who alone of those named is what somebody's description says: “its director” where one director is named, “their union”."""
    noun = said.noun
    if noun is None or said.plural:
        return None
    if said.kind is EntityKind.ORGANISATION:
        held = [one for one in cast.referents if one.named and one.kind is said.kind and _is_called(one, noun)]
    else:
        held = [one for one in cast.filed.get(f"noun {noun.key}", ()) if one.named and one is not barred]
    fitting = [one for one in held if said.gender is None or one.gender in (None, said.gender)]
    return fitting[0] if len(fitting) == 1 else None


def _is_called(body: Referent, noun: Noun) -> bool:
    """Whether a name of the body ends in the noun: “Norwegian Tramway Union”."""
    return _ends_in(body, noun.key.split()[-1])


def _file(cast: Cast, key: str, referent: Referent) -> None:
    filed = cast.filed.setdefault(key, [])
    if referent not in filed:
        filed.append(referent)


def _filed(cast: Cast, keys: Iterable[str]) -> list[Referent]:
    return [referent for key in keys for referent in cast.filed.get(key, ())]


def _officer(cast: Cast, discourse: Discourse, said: Expression, barred: Referent | None) -> Referent | None:
    """A named person whose office it is. Of several the one named last counts, or else the one named first from here."""
    noun = said.noun
    if noun is None:
        return None
    candidates = _filed(cast, [f"noun {noun.key}", *(f"rank {rank}" for rank in sorted(noun.fits))])
    fitting = [one for one in candidates if one.named and one is not barred and _fits_office(discourse.lexicon, one, said)]
    if said.acts and not said.source and not (noun.office or noun.state):  # one row of callings holds many: a pilot is no driver
        fitting = [one for one in fitting if discourse.wording.lower[said.head] in one.role_words]
    return _closest(discourse, fitting, said)


def _fits_office(lexicon: Lexicon, person: Referent, said: Expression) -> bool:
    if said.country and person.country and said.country != person.country:
        return False
    if said.gender and person.gender and said.gender is not person.gender:
        return False
    noun = said.noun
    if noun and noun.fits and any(held.rank in noun.fits for held in person.nouns):
        return not said.country or person.country is not None or any(held.office for held in person.nouns)
    qualifiers = _qualifiers(lexicon, said)
    return noun is not None and any(held.key == noun.key for held in person.nouns) and qualifiers <= person.role_words


def _qualifiers(lexicon: Lexicon, said: Expression) -> set[str]:
    """Words that narrow an office or body down: “foreign” in “the foreign minister”."""
    own = said.noun.key.split() if said.noun else []
    return {word for word in said.words if word in lexicon.qualifiers and word not in own}


def _closest(discourse: Discourse, fitting: list[Referent], said: Expression) -> Referent | None:
    """Of several the one of the same country, then the one read last, or of those still to come the first."""
    near = [one for one in fitting if said.country and one.country == said.country] or fitting
    read = [one for one in near if id(one) in discourse.last_read]
    if read:
        return max(read, key=lambda one: discourse.last_read[id(one)])
    return min(near, key=lambda one: one.phrases[0].stretch.first, default=None)


def _same_words(cast: Cast, said: Expression) -> Referent | None:
    """An unnamed referent with the very same words; “a resident” is another resident each time."""
    if said.kind is EntityKind.PERSON and not said.definite and said.span.end - said.span.start > len(said.label):
        return None
    same = [one for one in cast.filed.get(f"label {said.label.casefold()}", ()) if one.kind is said.kind]
    return same[-1] if same else None


def _same_noun(cast: Cast, discourse: Discourse, said: Expression) -> Referent | None:
    """The unnamed referent of the same noun that was read last: “the analysts” for “military analysts”."""
    if said.noun is None:
        return None
    same = [one for one in cast.filed.get(f"noun {said.noun.key}", ()) if not one.named and one.plural == said.plural]
    read = [one for one in same if id(one) in discourse.last_read and (not said.country or said.country == one.country)]
    return max(read, key=lambda one: discourse.last_read[id(one)], default=None)


def _unintroduced(discourse: Discourse, said: Expression, barred: Referent | None) -> Referent | None:
    """A person read before of whom the report says no office: “the Belarusian leader” where only “Lukashenko” was printed."""
    noun = said.noun
    if noun is None or not (noun.office or noun.state or noun.sector in _LEADING):
        return None
    likely = find_antecedent(discourse, said, barred)
    if likely is None or likely.nouns or (said.country and likely.country not in (None, said.country)):
        likely = next((seen.referent for seen in latest(discourse) if _may_hold(discourse, seen.referent, said, barred)), None)
    near = likely and any(seen.referent is likely and _is_near(discourse, seen.sentence, said) for seen in discourse.recent)
    return likely if near or (likely and noun.state and said.country) else None


def _may_hold(discourse: Discourse, person: Referent, said: Expression, barred: Referent | None) -> bool:
    if person.kind is not EntityKind.PERSON or person is barred or person.nouns or not person.named:
        return False
    return person.country in (None, said.country) and discourse.counts[id(person)] > 1


def _is_near(discourse: Discourse, sentence: int, said: Expression) -> bool:
    return discourse.wording.sentence[said.head] - sentence <= _NEAR


def _aged(discourse: Discourse, said: Expression, barred: Referent | None) -> Referent | None:
    """“the 54-year-old”: the person who would be “he” or “she” here."""
    return find_antecedent(discourse, said, barred)


def _body(cast: Cast, discourse: Discourse, said: Expression) -> Referent | None:
    """A body read before, named or not, whose name holds the noun or whose sector the noun fits."""
    noun = said.noun
    if noun is None or not (said.definite or said.modified):
        return None
    keys = [f"noun {noun.key}", *(f"sector {sector}" for sector in sorted(noun.fits) if not said.modified)]
    fitting = [one for one in _filed(cast, keys) if id(one) in discourse.last_read and _fits_body(discourse.lexicon, one, said)]
    return max(fitting, key=lambda one: (one.country == said.country, discourse.last_read[id(one)]), default=None)


def _fits_body(lexicon: Lexicon, body: Referent, said: Expression) -> bool:
    if said.country and body.country != said.country:
        return False
    qualifiers = _qualifiers(lexicon, said)
    own = {word for phrase in body.phrases for word in phrase.written.lower().split()} | set((body.label or "").lower().split())
    return qualifiers <= own


def _place(discourse: Discourse) -> Referent | None:
    """The country read last, if the last two sentences speak of only one."""
    countries = [seen for seen in latest(discourse) if seen.referent.kind is EntityKind.PLACE and seen.referent.label]
    near = [seen for seen in countries if discourse.recent[-1].sentence - seen.sentence <= 1]
    return near[0].referent if len(near) == 1 else None
