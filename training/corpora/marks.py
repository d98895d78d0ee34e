"""Texts of our own in which stretches are marked: `[s1 Mayor Ada Lind] [c1 said]`, a letter for the kind and a number for whom or what.

Marks may nest. Files are TOML with one list of tables, each with a `text` and nothing else.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import KnowledgeError
from onrecord.records import Span
from training.corpora.example import Example

HELD_OUT = 6
"""Every so manieth text of a file is `dev`, the others are `train`."""

_MARK = re.compile(r"\[([a-z]?)(\d+) |\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked stretch of the text without its marks; `letter` may be empty."""

    letter: str
    number: int
    span: Span


Make = Callable[[str, str, list[Marked]], Example]
"""Makes an example of a name, a text and its marks. Raises ValueError for marks that make no sense."""


def marked_examples(folder: Path, make: Make, split: str) -> Iterator[Example]:
    """The examples of `train` or `dev` of all files in a folder."""
    for file in sorted(folder.glob("*.toml")):
        for place, one in enumerate(read_marked(file, make), 1):
            if split == ("train" if place % HELD_OUT else "dev"):
                yield one


def read_marked(file: Path, make: Make) -> tuple[Example, ...]:
    """The examples of one file, in order. Raises `KnowledgeError`, which names the file and the text, at the first that is wrong."""
    try:
        (rows,) = tomllib.loads(file.read_text(encoding="utf-8")).values()
    except (ValueError, OSError) as error:
        raise KnowledgeError(str(file), "", str(error)) from error
    found = []
    for place, row in enumerate(rows, 1):
        try:
            (text,) = row.values()
            found.append(make(f"{file.stem}-{place}", *unmarked(text.strip())))
        except ValueError as error:
            raise KnowledgeError(str(file), f"text {place}", str(error)) from error
    return tuple(found)


def unmarked(marked_text: str) -> tuple[str, list[Marked]]:
    """The text without its marks, and what they marked, in the order in which they close. Raises ValueError where they do not pair."""
    parts: list[str] = []
    opened: list[tuple[str, int, int]] = []
    found: list[Marked] = []
    length = at = 0
    for mark in _MARK.finditer(marked_text):
        parts.append(marked_text[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[2]:
            opened.append((mark[1], int(mark[2]), length))
        elif opened:
            letter, number, start = opened.pop()
            found.append(Marked(letter, number, Span(start, length)))
        else:
            raise ValueError(f"a bracket closes that none opened, after {''.join(parts)[-40:]!r}")
    if opened:
        raise ValueError(f"{len(opened)} brackets never close, the first is {opened[0][0]}{opened[0][1]}")
    return "".join((*parts, marked_text[at:])), found
