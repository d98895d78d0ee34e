"""The tables of titles, nouns and pronouns, turned into what the entity stages look up."""

import os
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from onrecord.extract.mentions.lexicon_tables import (
    ENTITIES,
    GIVEN_NAMES,
    HONORIFICS,
    PRONOUNS,
    EntityTable,
    Gender,
    GivenNames,
    Honorific,
    HonorificTable,
    NounRow,
    Pronoun,
    PronounTable,
)
from onrecord.knowledge import OVERLAY, load_table
from onrecord.records import EntityKind

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Noun:
    """One form of a noun: what it is and what it may stand for. `key` is the singular of the row."""

    key: str
    kind: EntityKind
    plural: bool = False
    title: bool = False
    sector: str | None = None
    rank: str | None = None
    office: bool = False
    state: bool = False
    gender: Gender | None = None
    fits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the entity stages look up. Phrases are tuples of words in lower case, filed under their last word, longest first."""

    nouns: dict[str, tuple[tuple[tuple[str, ...], Noun], ...]]
    honorifics: dict[str, tuple[tuple[tuple[str, ...], Honorific], ...]]
    pronouns: dict[str, Pronoun]
    first_person: frozenset[str]
    first_plural: frozenset[str]
    genders: dict[str, Gender]
    spheres: dict[str, str]
    qualifiers: frozenset[str]
    past: frozenset[str]
    collectives: frozenset[str]
    vehicles: frozenset[str]
    legal_forms: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    transliterations: tuple[tuple[str, str], ...]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    possessives: frozenset[str]
    prepositions: frozenset[str]
    governing: frozenset[str]
    grammatical: frozenset[str]
    closed: frozenset[str]
    relatives: frozenset[str]
    followers: frozenset[str]
    verbs: frozenset[str]
    be: frozenset[str]
    named: frozenset[str]
    weights: dict[str, float]


def load_lexicon() -> Lexicon:
    """The tables in force, read once a process and overlay. Raises `KnowledgeError`."""
    return _lexicon(os.environ.get(OVERLAY, ""))


def noun_before(lexicon: Lexicon, lower: tuple[str, ...], end: int) -> tuple[int, Noun] | None:
    """The longest noun phrase of the table that ends before word `end`: the word it begins with, and the noun."""
    for phrase, noun in lexicon.nouns.get(lower[end - 1], ()) if end else ():
        if lower[max(0, end - len(phrase)) : end] == phrase:
            return end - len(phrase), noun
    return None


@cache
def _lexicon(overlay: str) -> Lexicon:
    table = load_table(EntityTable, ENTITIES)
    pronouns = load_table(PronounTable, PRONOUNS)
    names = load_table(GivenNames, GIVEN_NAMES)
    words = table.function_words
    verbs = {*words.auxiliaries, *words.verbs, *words.be}
    closed = {*words.prepositions, *words.conjunctions, *words.relatives, *verbs, *words.determiners, *pronouns.first_person.words}
    return Lexicon(
        nouns=_filed(_nouns(table)),
        honorifics=_filed({tuple(row.name.split()): row for row in load_table(HonorificTable, HONORIFICS).honorifics}),
        pronouns={word: row for row in pronouns.pronouns for word in row.words},
        first_person=frozenset(pronouns.first_person.words),
        first_plural=frozenset(pronouns.first_person.plural),
        genders=dict.fromkeys(names.female, Gender.FEMALE) | dict.fromkeys(names.male, Gender.MALE),
        spheres={word: sphere.sector for sphere in table.spheres for word in sphere.words},
        qualifiers=frozenset(table.qualifiers),
        past=frozenset(table.past),
        collectives=frozenset(table.collectives),
        vehicles=frozenset(table.vehicles),
        legal_forms=frozenset(table.legal_forms),
        particles=frozenset(table.particles),
        suffixes=frozenset(table.suffixes),
        transliterations=tuple((written, row.alike) for row in table.transliterations for written in row.written),
        determiners=frozenset(words.determiners),
        indefinite=frozenset(words.indefinite),
        possessives=frozenset(words.possessives),
        prepositions=frozenset(words.prepositions),
        governing=frozenset(set(words.prepositions) - set(words.clause_openers)),
        grammatical=frozenset(closed - verbs),
        closed=frozenset(closed),
        relatives=frozenset(words.relatives),
        followers=frozenset({*words.prepositions, *words.conjunctions, *words.relatives, *verbs}),
        verbs=frozenset(verbs),
        be=frozenset(words.be),
        named=frozenset(words.named),
        weights={row.name: row.value for row in pronouns.antecedent},
    )


def _filed(phrases: dict[tuple[str, ...], Row]) -> dict[str, tuple[tuple[tuple[str, ...], Row], ...]]:
    filed: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    for phrase, row in sorted(phrases.items(), key=lambda pair: -len(pair[0])):
        filed.setdefault(phrase[-1], []).append((phrase, row))
    return {last: tuple(rows) for last, rows in filed.items()}


def _nouns(table: EntityTable) -> dict[tuple[str, ...], Noun]:
    """All nouns by phrase. The first row to claim a phrase keeps it; a general noun adds what it fits to a role of the same name."""
    found: dict[tuple[str, ...], Noun] = {}
    for row in table.roles:
        _file_noun(found, row, Noun(row.name, EntityKind.PERSON, title=True))
    for row in table.general:
        _file_noun(found, row, Noun(row.name, EntityKind.PERSON, title=True))
    for row in table.people:
        _file_noun(found, row, Noun(row.name, EntityKind.PERSON))
    for row in table.organisations:
        _file_noun(found, row, Noun(row.name, EntityKind.ORGANISATION))
    for row in table.places:
        _file_noun(found, row, Noun(row.name, EntityKind.PLACE))
    for row in table.groups:
        found.setdefault(tuple(row.name.split()), Noun(row.name, EntityKind.GROUP, plural=True, sector=row.sector))
    for name in table.documents:
        found.setdefault(tuple(name.split()), Noun(name, EntityKind.OTHER))
    return found


def _file_noun(found: dict[tuple[str, ...], Noun], row: NounRow, bare: Noun) -> None:
    fits = frozenset(row.fits)
    noun = replace(bare, sector=row.sector, rank=row.rank, office=row.office, state=row.state, gender=row.gender, fits=fits)
    many = replace(noun, kind=EntityKind.GROUP, plural=True, title=False)
    for name in (row.name, *row.also):
        phrase = tuple(name.split())
        before = found.get(phrase)
        found[phrase] = replace(before, fits=fits, state=row.state) if before and fits and before.kind is bare.kind else before or noun
        plural = row.plural if row.plural and name == row.name else _plural(name)
        found.setdefault(tuple(plural.split()), many)


def _plural(name: str) -> str:
    if name.endswith("man"):
        return f"{name[:-2]}en"
    if name.endswith("y") and name[-2] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("s", "ch", "sh", "x")) else f"{name}s"
