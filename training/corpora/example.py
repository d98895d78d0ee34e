"""What a corpus gives: a text, and gold for some heads, all of it in code points."""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.records import Span


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span and the kinds that it may be; several where the source does not say which, none where it may be anything."""

    span: Span
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TagGold:
    """Gold of a tag head: spans of kinds, or words with a label. `silent` names the kinds that this corpus does not mark, so that a word
    outside may be one. `partial`: words outside have no gold at all.
    """

    spans: tuple[Tagged, ...]
    silent: tuple[str, ...] = ()
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Arc:
    """From every word of `tail` to the first word of `head`."""

    tail: Span
    head: Span


@dataclass(frozen=True, slots=True)
class Flagged:
    """Flags of the first word of a span that are known to hold, and those known not to hold."""

    span: Span
    true: tuple[str, ...]
    false: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Valued:
    """A number for the first word of a span."""

    span: Span
    value: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Gold of a head of roles or links: what `to` is to the first word of `word`.

    Roles: `to`'s first word bears `label`; a predicate without arguments is a pair with itself and the label "none". Where the head's
    labels are B- and I-, all words of `to` bear them, for every word of `word`. Links: every word of `to` is right, as is every other
    pair of the same `word`; a mention that means nobody named points to itself. Words without a pair have no gold.
    """

    word: Span
    to: Span
    label: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """One document or sentence with its gold, by name of head. `words`, where given, cut the text instead of the product's own words.

    `bags`: of a tag head, the labels of which at least one stands at some word, while no other label does; () where none does.
    `vectors`: spans that do not overlap, whose mean vectors the trainer asks of the base model.
    """

    id: str
    text: str
    words: tuple[Span, ...] = ()
    tags: dict[str, TagGold] = field(default_factory=dict)
    arcs: dict[str, tuple[Arc, ...]] = field(default_factory=dict)
    flags: dict[str, tuple[Flagged, ...]] = field(default_factory=dict)
    numbers: dict[str, tuple[Valued, ...]] = field(default_factory=dict)
    pairs: dict[str, tuple[Pair, ...]] = field(default_factory=dict)
    bags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    vectors: dict[str, tuple[Span, ...]] = field(default_factory=dict)


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines that hold anything, without the white space at their ends."""
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at + line.index(words)
            found.append(Span(start, start + len(words)))
        at += len(line) + 1
    return tuple(found)


def as_spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    """`[[start, end], …]` as spans."""
    return tuple(Span(start, end) for start, end in pairs)
