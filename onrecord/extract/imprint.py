"""The tables of words that name authors and outlets, turned into what the stages look up."""

import os
from dataclasses import dataclass
from functools import cache

from onrecord.extract.cues import load_cues, words_of
from onrecord.extract.mentions.lexicon_tables import GIVEN_NAMES, GivenNames
from onrecord.knowledge import OVERLAY, load_table

KNOWN = "outlets/known.toml"


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet that is known by name."""

    name: str
    also: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    agency: bool = False


@dataclass(frozen=True, slots=True)
class OutletTable:
    """The shape of `outlets/known.toml`."""

    outlets: tuple[OutletRow, ...]


@dataclass(frozen=True, slots=True)
class Imprint:
    """Everything in small letters. `by`: words that open a byline, longest first; `before`, `after`: phrases around an outlet's name."""

    by: tuple[str, ...]
    staff: frozenset[str]
    roles: frozenset[str]
    particles: frozenset[str]
    before_place: frozenset[str]
    given_names: frozenset[str]
    nouns: frozenset[str]
    sections: frozenset[str]
    before: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]
    outlets: dict[str, OutletRow]


def load_imprint() -> Imprint:
    """The tables in force, read once a process and overlay. Raises `KnowledgeError`."""
    return _imprint(os.environ.get(OVERLAY, ""))


def folded(name: str) -> str:
    """A name as it is looked up: small letters, single spaces."""
    return " ".join(name.casefold().split())


@cache
def _imprint(overlay: str) -> Imprint:
    cues, names, known = load_cues(), load_table(GivenNames, GIVEN_NAMES), load_table(OutletTable, KNOWN)
    return Imprint(
        by=tuple(sorted(cues.byline.by, key=len, reverse=True)),
        staff=frozenset(cues.byline.staff),
        roles=frozenset(cues.byline.roles),
        particles=frozenset(cues.byline.particles),
        before_place=frozenset(cues.byline.before_place),
        given_names=frozenset((*names.female, *names.male)),
        nouns=frozenset(cues.outlet.nouns),
        sections=frozenset(cues.outlet.sections),
        before=tuple(map(words_of, cues.outlet.before)),
        after=tuple(map(words_of, cues.outlet.after)),
        outlets={folded(name): row for row in known.outlets for name in (row.name, *row.also)},
    )
