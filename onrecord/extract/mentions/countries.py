"""Which country a word speaks of: its name, its people, its capital or the seat of its government."""

import os
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from onrecord.extract.mentions.wording import Wording, split_words
from onrecord.knowledge import OVERLAY, load_table
from onrecord.records import EntityKind

COUNTRIES = "actors/countries.toml"
ORGANISATIONS = "actors/organisations.toml"
_SHORT = 3
"""An abbreviation of up to this many letters counts only as it is printed in the table: “US” is not “us”."""


class Form(StrEnum):
    """How a word speaks of a country."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"
    PART = "part"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A row of `actors/countries.toml`."""

    code: str
    name: str
    kind: EntityKind = EntityKind.PLACE
    also: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trap:
    """Words that mean another country, or none, where the report has any of `other` and none of `own`."""

    words: tuple[str, ...]
    own: tuple[str, ...]
    other: tuple[str, ...]
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class CountryTable:
    """The shape of `actors/countries.toml`."""

    countries: tuple[CountryRow, ...]
    parts: tuple[CountryRow, ...]
    traps: tuple[Trap, ...]
    doubtful: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A row of `actors/organisations.toml`."""

    name: str
    sector: str
    code: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationTable:
    """The shape of `actors/organisations.toml`."""

    organisations: tuple[OrganisationRow, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables know by a phrase: `name` is the name to show, `sector` is given for organisations and seats of government."""

    code: str | None
    name: str
    kind: EntityKind
    form: Form
    sector: str | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All phrases of the tables as words, filed under their first word, longest first."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], Known | None], ...]]
    traps: tuple[Trap, ...]
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Atlas:
    """The gazetteer as one report uses it: `changed` holds the words that here mean another country, or none."""

    gazetteer: Gazetteer
    changed: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Found:
    """Words up to `last` (exclusive) that the tables know."""

    known: Known
    last: int


def open_atlas(wording: Wording) -> Atlas:
    """The gazetteer, read with this report's other words in mind. Raises `KnowledgeError`."""
    gazetteer = _gazetteer(os.environ.get(OVERLAY, ""))
    changed: dict[str, str | None] = {}
    for trap in gazetteer.traps:
        if any(word in wording.text for word in trap.other) and not any(word in wording.text for word in trap.own):
            changed |= dict.fromkeys(trap.words, trap.instead)
    return Atlas(gazetteer, changed)


def known_at(atlas: Atlas, words: tuple[str, ...], first: int) -> Found | None:
    """The longest phrase of the tables that begins at word `first`, if it speaks of a country or a known organisation."""
    for phrase, known in atlas.gazetteer.phrases.get(words[first], ()):
        if words[first : first + len(phrase)] == phrase:
            here = _here(atlas, known, " ".join(phrase))
            return Found(here, first + len(phrase)) if here else None
    return None


def other_at(atlas: Atlas, words: tuple[str, ...], first: int) -> int:
    """Where a phrase ends that begins at word `first` and only looks like a country, such as “Latin American”; `first` if there is none."""
    for phrase, known in atlas.gazetteer.phrases.get(words[first], ()):
        if words[first : first + len(phrase)] == phrase:
            return first + len(phrase) if known is None else first
    return first


def known_by_name(atlas: Atlas, written: str) -> Known | None:
    """What the tables know by exactly these words, a leading article aside."""
    words = split_words(written)
    words = words[1:] if words[:1] in (("the",), ("The",), ("THE",)) and len(words) > 1 else words
    found = known_at(atlas, words, 0) if words else None
    return found.known if found and found.last == len(words) else None


def country_name(atlas: Atlas, code: str) -> str:
    """The name that a record shows for a country."""
    return atlas.gazetteer.names[code]


def _here(atlas: Atlas, known: Known | None, phrase: str) -> Known | None:
    if known is None or phrase not in atlas.changed:
        return known
    code = atlas.changed[phrase]
    return None if code is None else Known(code, phrase, known.kind, Form.PART)


@cache
def _gazetteer(overlay: str) -> Gazetteer:
    table = load_table(CountryTable, COUNTRIES)
    found: dict[tuple[str, ...], Known | None] = {split_words(phrase): None for phrase in table.never}
    doubtful = frozenset(table.doubtful)
    for country in table.countries:
        for form, phrases in _forms(country).items():
            for phrase in phrases:
                _file_phrase(found, phrase, _known_country(country, form, phrase, doubtful=phrase in doubtful))
    for part in table.parts:
        for phrase in (part.name, *part.adjectives, *part.people):
            form = Form.PEOPLE if phrase in part.people else Form.PART
            _file_phrase(found, phrase, Known(part.code, part.name, EntityKind.PLACE, form, doubtful=phrase in doubtful))
    for row in load_table(OrganisationTable, ORGANISATIONS).organisations:
        known = Known(row.code, row.name, EntityKind.ORGANISATION, Form.ORGANISATION, row.sector, doubtful=True)
        for phrase in (row.name, *row.also):
            _file_phrase(found, phrase, known)
    return Gazetteer(_filed(found), table.traps, {country.code: country.name for country in table.countries})


def _forms(country: CountryRow) -> dict[Form, tuple[str, ...]]:
    return {
        Form.NAME: (country.name, *country.also),
        Form.ADJECTIVE: country.adjectives,
        Form.PEOPLE: tuple(word for word in country.people if word not in country.adjectives),
        Form.CAPITAL: country.capitals,
        Form.SEAT: country.seats,
    }


def _known_country(country: CountryRow, form: Form, phrase: str, *, doubtful: bool) -> Known:
    if form is Form.SEAT:
        return Known(country.code, phrase, EntityKind.ORGANISATION, form, "GOV", doubtful=True)
    if form is Form.CAPITAL:
        return Known(country.code, phrase, EntityKind.PLACE, form, doubtful=True)
    kind = EntityKind.GROUP if form is Form.PEOPLE else country.kind
    sector = "IGO" if country.kind is EntityKind.ORGANISATION else None
    return Known(country.code, phrase if form is Form.PEOPLE else country.name, kind, form, sector, doubtful)


def _file_phrase(found: dict[tuple[str, ...], Known | None], phrase: str, known: Known) -> None:
    found.setdefault(split_words(phrase), known)
    if sum(map(str.isalpha, phrase)) > _SHORT:
        found.setdefault(split_words(phrase.upper()), known)


def _filed(found: dict[tuple[str, ...], Known | None]) -> dict[str, tuple[tuple[tuple[str, ...], Known | None], ...]]:
    filed: dict[str, list[tuple[tuple[str, ...], Known | None]]] = {}
    for phrase, known in sorted(found.items(), key=lambda pair: -len(pair[0])):
        filed.setdefault(phrase[0], []).append((phrase, known))
    return {first: tuple(rows) for first, rows in filed.items()}
