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
    """A span and the kinds that it may be; several where the source does not say which."""

    span: Span
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TagGold:
    """Gold spans of a tag head. `silent` names the kinds that this corpus does not mark, so that a word outside may be one."""

    spans: tuple[Tagged, ...]
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arc:
    """From every word of `tail` (or from its first word only) to the first word of `head`."""

    tail: Span
    head: Span
    first_only: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """One document or sentence with its gold, by name of head."""

    id: str
    text: str
    tags: dict[str, TagGold] = field(default_factory=dict)
    arcs: dict[str, tuple[Arc, ...]] = field(default_factory=dict)


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
