"""A report as it is laid beside another: its lines, and in them the parts of what is said."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.records import DifferenceKind, Entity, Record, Span, Statement, overlap, trim
from onrecord.stories.markers import find_markers, opened_conditions
from onrecord.stories.profile import Weights
from onrecord.stories.sense import Sense
from onrecord.stories.wording import Word, find_words, quoted_spans

_LINE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bNo)[.!?…]+[”’\"')]*\s+(?=[“‘\"'(]?[A-Z0-9])|\n+"
)

FEWEST = 3
"""Words below which a part says too little to be found elsewhere."""

BESIDE = 3
"""Characters between a content and a condition that belongs to it: a comma, a mark, a space."""

TELLING = 6.0
"""The rarity that the words of a part must have together."""

COMMON = 2.0
"""Stems of less rarity carry little of what is said: they stand in more than one report of eight."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the body. `rarity`: (w,) of its words; `vector`: what it means; `quoted`, `said`: (w,) whether each word stands within
    marks, and whether it is part of what somebody is reported to have said.
    """

    span: Span
    words: tuple[Word, ...]
    rarity: Weights
    vector: Weights
    quoted: tuple[bool, ...]
    said: tuple[bool, ...]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """What of a statement stands in one line: the indexes of the words of its content there, and of its cue where that denies or tells of
    a will or a possibility.
    Without a statement it is a line as it stands.
    """

    statement: Statement | None
    line: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A record laid out for comparison. `who`: for each entity the key of whoever it is in all reports;
    `vectors`: (l, k) those of the lines.
    """

    record: Record
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    who: Mapping[str, str]
    entities: Mapping[str, Entity]
    vectors: Weights

    @property
    def id(self) -> str:
        """The document's id."""
        return self.record.document.id

    @property
    def text(self) -> str:
        """The document's text."""
        return self.record.document.text or ""


def lay_out(record: Record, who: Mapping[str, str], sense: Sense) -> Report:
    """A record's lines and parts. A record without its text gives none."""
    spans = list(_line_spans(record))
    text = record.document.text or ""
    vectors = sense.vectors([text[span.start : span.end] for span in spans])
    quotations = [one for span in (record.article.body if record.article else ()) for one in quoted_spans(text, span)]
    said = [piece for statement in record.statements for piece in (*statement.content, *_telling_cue(text, statement))]
    lines = tuple(_line(text, span, (quotations, said), sense, vector) for span, vector in zip(spans, vectors, strict=True))
    parts = tuple(part for statement in record.statements for part in _parts(text, statement, lines))
    return Report(record, lines, parts, who, {one.id: one for one in record.entities}, vectors)


def _line_spans(record: Record) -> Iterator[Span]:
    text = record.document.text or ""
    for block in record.article.body if record.article and text else ():
        start = block.start
        for match in _LINE_END.finditer(text, block.start, block.end):
            line = trim(text, Span(start, match.end()))
            start = match.end()
            if line.start < line.end:
                yield line
        line = trim(text, Span(start, block.end))
        if line.start < line.end:
            yield line


def _line(text: str, span: Span, stretches: tuple[list[Span], list[Span]], sense: Sense, vector: Weights) -> Line:
    words = tuple(find_words(text, span))
    rarity = np.array([sense.rarity(word.stem) for word in words], np.float32)
    quoted, said = (_within(words, [one for one in spans if overlap(one, span)]) for spans in stretches)
    return Line(span, words, rarity, vector, quoted, said, frozenset(word.stem for word in words))


def _within(words: Sequence[Word], stretches: Sequence[Span]) -> tuple[bool, ...]:
    return tuple(any(overlap(one, word.span) for one in stretches) for word in words)


def _telling_cue(text: str, statement: Statement) -> tuple[Span, ...]:
    """The cue where it says more than that somebody spoke: “did not rule out”, “was ready to confirm”."""
    markers = find_markers(text, statement.cue) if statement.cue else []
    return (statement.cue,) if statement.cue and any(one.row.kind is not DifferenceKind.HEDGE for one in markers) else ()


def _conditions(text: str, statement: Statement, content: Sequence[Span], line: Line) -> list[Span]:
    """The condition of a statement, and what opens one right after its content, where the content leaves it out."""
    ends = {piece.end for piece in content}
    after = [one for one in opened_conditions(text, line.span) if any(0 <= one.start - end <= BESIDE for end in ends)]
    return [*after, *([statement.condition] if statement.condition and overlap(statement.condition, line.span) else [])]


def _parts(text: str, statement: Statement, lines: tuple[Line, ...]) -> Iterator[Part]:
    cue = _telling_cue(text, statement)
    for number, line in enumerate(lines):
        content = [piece for piece in statement.content if overlap(piece, line.span)]
        if not content:
            continue
        pieces = [*content, *cue, *_conditions(text, statement, content, line)]
        places = tuple(at for at, word in enumerate(line.words) if any(overlap(piece, word.span) for piece in pieces))
        if len(places) >= FEWEST and sum(line.rarity[list(places)].tolist()) >= TELLING:
            yield Part(statement, number, places)
