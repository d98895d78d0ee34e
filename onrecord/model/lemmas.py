"""Lemmas: irregular forms from a table, regular ones by the rule that the lemma head gives."""

from dataclasses import dataclass, fields
from functools import cache

from onrecord.knowledge import load_table
from onrecord.records import Token

VOWELS = frozenset("aeiou")
DOUBLED = "?"
TABLE = "lang/en/lemmas.toml"
GIVEN_NAMES = "lang/en/given_names.toml"
FEMALE, MALE, PLURAL = "female", "male", "plural"


@dataclass(frozen=True, slots=True)
class LemmaRows:
    """Irregular forms by lemma, one table for each part of speech. A form of two lemmas is the first one's. `personal`: the pronouns that
    stand for somebody or something, by lemma; the `female` and `male` ones stand for one person, the `plural` ones for several, those
    `of_things` for no person.
    """

    verbs: dict[str, tuple[str, ...]]
    auxiliaries: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]
    adverbs: dict[str, tuple[str, ...]]
    pronouns: dict[str, tuple[str, ...]]
    determiners: dict[str, tuple[str, ...]]
    particles: dict[str, tuple[str, ...]]
    personal: tuple[str, ...]
    female: tuple[str, ...]
    male: tuple[str, ...]
    plural: tuple[str, ...]
    of_things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenNames:
    """The shape of the table of given names."""

    female: tuple[str, ...]
    male: tuple[str, ...]


_TABLES = [one.name for one in fields(LemmaRows) if one.type == dict[str, tuple[str, ...]]]
PARTS = dict(zip(_TABLES, ("VERB", "AUX", "NOUN", "ADJ", "ADV", "PRON", "DET", "PART"), strict=True))
"""The part of speech, in Universal Dependencies' terms, of each table."""


def lemma_of(form: str, part_of_speech: str, rule: str) -> str:
    """The lemma of a word: the table's where it has the form, else what the rule gives, else its lower case. Names keep their case."""
    lowered = form.lower().replace("’", "'")
    lemma = _irregular().get((part_of_speech, lowered)) or apply_rule(lowered, rule) or lowered
    return form[: len(lemma)] if part_of_speech == "PROPN" and lowered.startswith(lemma) else lemma


def is_personal(token: Token) -> bool:
    """Whether it is a pronoun that stands for somebody or something: personal, possessive or reflexive."""
    return token.part_of_speech == "PRON" and token.lemma.lower() in _personal()


def means_person(token: Token) -> bool | None:
    """Whether a pronoun stands for a person; None where it may be either."""
    rows = load_table(LemmaRows, TABLE)
    lemma = token.lemma.lower()
    return True if lemma in rows.female or lemma in rows.male else False if lemma in rows.of_things else None


def shown_by(token: Token) -> str:
    """What a word shows of whom it stands for: "female" or "male", "plural" where these are several, nothing where it shows neither."""
    if token.part_of_speech != "PRON":
        return PLURAL if "Number=Plur" in token.features else ""
    rows, lemma = load_table(LemmaRows, TABLE), token.lemma.lower()
    return FEMALE if lemma in rows.female else MALE if lemma in rows.male else PLURAL if lemma in rows.plural else ""


def gender_of_name(name: str) -> str:
    """The gender that the given name of a person tells, nothing where it is not in the table."""
    return _genders().get(name.split(maxsplit=1)[0].split("-", maxsplit=1)[0].lower(), "")


def apply_rule(form: str, rule: str) -> str | None:
    """What a label of the lemma head makes of a form, lower-cased: "planned" and "-?ed" give "plan". None where it does not fit."""
    lowered = form.lower()
    if rule == "=":
        return lowered
    ending, _, added = rule.removeprefix("-").partition("+")
    doubled = ending.startswith(DOUBLED)
    ending = ending.removeprefix(DOUBLED)
    stem = lowered.removesuffix(ending)
    if stem == lowered or len(stem) < 1 + doubled or (doubled and not _is_doubled(stem)):
        return None
    return stem[:-1] if doubled else stem + added


def _is_doubled(stem: str) -> bool:
    """Whether it ends in a consonant written twice."""
    return stem[-1] == stem[-2] and stem[-1].isalpha() and stem[-1] not in VOWELS


@cache
def _genders() -> dict[str, str]:
    names = load_table(GivenNames, GIVEN_NAMES)
    return dict.fromkeys(names.female, FEMALE) | dict.fromkeys(names.male, MALE)


@cache
def _personal() -> frozenset[str]:
    return frozenset(load_table(LemmaRows, TABLE).personal)


@cache
def _irregular() -> dict[tuple[str, str], str]:
    """Lemmas by part of speech and form."""
    rows = load_table(LemmaRows, TABLE)
    found: dict[tuple[str, str], str] = {}
    for name, part in PARTS.items():
        for lemma, forms in getattr(rows, name).items():
            for form in forms:
                found.setdefault((part, form), lemma)
    return found
