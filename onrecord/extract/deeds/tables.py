"""PLOVER's tables as the event stage uses them: one file a type, its rules filed under the word that they begin with."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.errors import KnowledgeError
from onrecord.knowledge import OVERLAY, load_table, table_paths
from onrecord.records import EventType, Quad

PATTERN = "plover/[A-Z]*.toml"


@dataclass(frozen=True, slots=True)
class Mode:
    """A finer kind of one type."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """A CAMEO code under its PLOVER type; `score` is Goldstein's weight of the code, from -10 to 10."""

    code: str
    score: float
    mode: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with one event of the rule: its predicate, and its parties as words of the sentence."""

    text: str
    word: str
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that tell of one kind of event; the page on tables says what each key means."""

    name: str
    examples: tuple[Example, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    mode: str | None = None
    cameo: str | None = None
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    reciprocal: bool = False
    states: bool = False
    swallows: bool = False


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A sentence that holds a word of the rules and no event of the type, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class TypeTable:
    """The shape of `plover/<TYPE>.toml`."""

    type: EventType
    definition: str
    quad: Quad
    cameo: str
    score: float
    rules: tuple[Rule, ...]
    near_misses: tuple[NearMiss, ...]
    modes: tuple[Mode, ...] = ()
    crosswalk: tuple[Crosswalk, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A rule with its table, as filed under one of its phrases: the words after the first, and whether the first is a verb."""

    table: TypeTable
    rule: Rule
    rest: tuple[str, ...]
    part: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """All types, and all rules filed under the first word of their phrases."""

    types: dict[EventType, TypeTable]
    rows: dict[str, tuple[Row, ...]]


def codebook() -> Codebook:
    """The tables in force, read once a process and overlay. Raises `KnowledgeError`, which names the file and the row."""
    return _codebook(os.environ.get(OVERLAY, ""))


@cache
def _codebook(overlay: str) -> Codebook:
    tables = {path: load_table(TypeTable, path) for path in table_paths(PATTERN)}
    filed: dict[str, list[Row]] = {}
    for path, table in tables.items():
        _check(path, table)
        for row in _rows(table):
            filed.setdefault(row[0], []).append(row[1])
    return Codebook({table.type: table for table in tables.values()}, {word: tuple(rows) for word, rows in filed.items()})


def _rows(table: TypeTable) -> Iterator[tuple[str, Row]]:
    for rule in table.rules:
        for part, phrases in (("verb", rule.verbs), ("noun", rule.nouns), ("adjective", rule.adjectives)):
            for phrase in phrases:
                first, *rest = phrase.split()
                yield first, Row(table, rule, tuple(rest), part)


def _check(path: str, table: TypeTable) -> None:
    """A row names modes that the file defines, and has words of its own."""
    modes = {mode.name for mode in table.modes}
    for place, rule in enumerate(table.rules):
        if rule.mode and rule.mode not in modes:
            raise KnowledgeError(path, f"rules[{place}].mode", f"{rule.mode!r} is none of the file's modes: {', '.join(sorted(modes))}")
        if not (rule.verbs or rule.nouns or rule.adjectives):
            raise KnowledgeError(path, f"rules[{place}]", "has no verbs, nouns or adjectives")
