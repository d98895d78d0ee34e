"""A document line by line, with everything that speaks for or against a line before the page is split."""

import math
from dataclasses import dataclass

from onrecord.extract.cues import CueRow, Where, find_cues
from onrecord.records import BlockKind, Document, LineScore, Span, words

SURE = 9.0
"""No line is judged with more than this many nats by the model alone (odds of 8,000 to 1)."""

MOST_INSIDE = 3.0
"""Rows of the table say no more than this, in nats, for a sentence within the report."""

PROSE_WORDS = 6
LONG_PROSE_WORDS = 25
FEW_WORDS, FEW_CHARACTERS = 24, 300
"""What says when, by whom or where a report was printed is no longer than this."""

_CLOSERS = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Line:
    """One line (paragraph) of a page. `odds`: log-odds of furniture by the model; `cues`: rows that speak of it, strongest first;
    `outside`: an extractor left it out of the report; `caption`: the format says that it belongs to a picture.
    """

    span: Span
    words: str
    odds: float
    cues: tuple[CueRow, ...]
    outside: bool = False
    caption: bool = False


def read_page(document: Document, scores: tuple[LineScore, ...]) -> tuple[Line, ...]:
    """The lines of a document in order."""
    text = document.text or ""
    captions = {block.span for block in document.blocks if block.kind is BlockKind.CAPTION}
    marked = document.hints.body is not None
    lines = []
    for one in scores:
        written = words(text, one.span)
        outside = marked and one.furniture == 1.0
        lines.append(Line(one.span, written, _odds(one.furniture), find_cues(written), outside, one.span in captions))
    return tuple(lines)


def _odds(chance: float) -> float:
    inside = min(max(chance, 1e-9), 1 - 1e-9)
    return min(max(math.log(inside / (1 - inside)), -SURE), SURE)


def strength(line: Line, *where: Where) -> float:
    """What model and table say together for furniture, in nats, where rows of these places may speak."""
    return line.odds + max((row.weight for row in line.cues if row.where in where), default=0.0)


def strength_inside(line: Line) -> float:
    """The same for a line that stands between lines of the report, where a sentence is not taken away for the sake of a phrase."""
    said = strength(line, Where.ANYWHERE) - line.odds
    return line.odds + (min(said, MOST_INSIDE) if is_prose(line) else said)


def is_short(line: Line) -> bool:
    """Whether a line may say no more than when, by whom or where a report was printed."""
    return len(line.words) <= FEW_CHARACTERS and len(line.words.split()) <= FEW_WORDS


def is_prose(line: Line) -> bool:
    """Whether a line is a sentence or more: it ends with a full stop, or is as long as no headline is."""
    count = len(line.words.split())
    ends = line.words.rstrip(_CLOSERS)[-1:] in ".…"
    return (ends and count >= PROSE_WORDS) or count >= LONG_PROSE_WORDS
