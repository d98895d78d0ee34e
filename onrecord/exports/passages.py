"""Cuts a report's text into paragraphs, and those into segments, so that statements may overlap and nest.

The browser counts nothing: offsets are code points here and UTF-16 there.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, chain, groupby, pairwise

from onrecord.records import Article, AsideReason, Span, Statement, hull, trim

_BEHIND = ".,;:!?…”’\"'»)"
"""Closing marks that a note number stands behind, as in print."""


class Part(StrEnum):
    """What a stretch of the text is; also its class on the page."""

    SAID = "said"
    CUE = "cue"
    SOURCE = "source"
    ADDRESSEE = "addressee"
    CONDITION = "condition"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span with its part: of statement `number`, or set aside with a `label` that says why."""

    span: Span
    part: Part
    number: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that share all their stretches. `label` is printed before them, the note `numbers` behind them."""

    words: str
    classes: str
    aside: bool
    label: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: a line of the text. `noted` are the statements whose content begins in it; `aside`: nothing in it is the report."""

    segments: tuple[Segment, ...]
    noted: tuple[int, ...]
    aside: bool


def cut_passages(text: str, article: Article | None, statements: tuple[Statement, ...]) -> tuple[Passage, ...]:
    """The paragraphs of the text that are not blank, in order; statement number n is `statements[n - 1]`."""
    parts = (_parts(number, statement) for number, statement in enumerate(statements, 1))
    notes, begins = defaultdict(list), defaultdict(list)
    for number, statement in enumerate(statements, 1):
        notes[_note_place(text, statement)].append(number)
        begins[_begin(statement)].append(number)
    lines = list(accumulate((len(line) for line in text.splitlines(keepends=True)), initial=0))
    segments = _segments(text, [*_asides(text, article), *chain.from_iterable(parts)], {*lines}, notes)
    return tuple(_passages(segments, lines, begins))


def _segments(text: str, stretches: list[Stretch], bounds: set[int], notes: dict[int, list[int]]) -> Iterator[tuple[int, Segment]]:
    """Each segment with its start; no stretch, line or note begins or ends within one."""
    opening = defaultdict(list)
    for stretch in stretches:
        opening[stretch.span.start].append(stretch)
    edges = {edge for stretch in stretches for edge in (stretch.span.start, stretch.span.end)}
    open_now: list[Stretch] = []
    for start, end in pairwise(sorted(edge for edge in edges | bounds | notes.keys() if edge <= len(text))):
        open_now = [stretch for stretch in [*open_now, *opening[start]] if stretch.span.end > start]
        label = " · ".join(stretch.label for stretch in opening[start] if stretch.label)
        aside = any(stretch.part is Part.ASIDE for stretch in open_now)
        yield start, Segment(text[start:end], _classes(open_now), aside, label, tuple(notes.get(end, ())))


def _classes(stretches: list[Stretch]) -> str:
    """The classes of a segment with these stretches: its parts, `nested` where one statement lies in another, and `s` with each number."""
    parts = [stretch.part for stretch in stretches]
    numbers = sorted({stretch.number for stretch in stretches if stretch.number})
    nested = ["nested"] if parts.count(Part.SAID) > 1 else []
    return " ".join([*dict.fromkeys(parts), *nested, *(f"s{number}" for number in numbers)])


def _passages(segments: Iterable[tuple[int, Segment]], lines: list[int], begins: dict[int, list[int]]) -> Iterator[Passage]:
    noted: dict[int, list[int]] = defaultdict(list)
    for place, numbers in sorted(begins.items()):
        noted[bisect_right(lines, place)] += numbers
    for line, group in groupby(segments, key=lambda found: bisect_right(lines, found[0])):
        found = tuple(segment for _, segment in group)
        if any(segment.words.strip() for segment in found):
            yield Passage(found, tuple(noted[line]), _is_aside(found))


def _is_aside(segments: tuple[Segment, ...]) -> bool:
    """Dashes and bars between two things that were set aside belong to neither, and make no paragraph of the report."""
    written = [segment for segment in segments if any(character.isalnum() for character in segment.words)]
    return bool(written) and all(segment.aside for segment in written)


def _asides(text: str, article: Article | None) -> Iterator[Stretch]:
    """What is not body, trimmed; neighbours with one reason are one stretch, so that the reason is printed once."""
    if article is None:
        return
    title = [(article.title, AsideReason.TITLE)] if article.title else []
    labelled = sorted([*title, *((aside.span, aside.reason) for aside in article.aside)])
    held: list[Stretch] = []
    for span, reason in labelled:
        one = Stretch(trim(text, span), Part.ASIDE, label=reason.value)
        if held and held[-1].label == one.label and not text[held[-1].span.end : one.span.start].strip():
            one = replace(one, span=hull([held.pop().span, one.span]))
        held.append(one)
    yield from (one for one in held if one.span.start < one.span.end)


def _parts(number: int, statement: Statement) -> Iterator[Stretch]:
    for piece in statement.content:
        yield Stretch(piece, Part.SAID, number)
    named = {
        Part.CUE: statement.cue,
        Part.SOURCE: statement.source,
        Part.ADDRESSEE: statement.addressee,
        Part.CONDITION: statement.condition,
    }
    for part, span in named.items():
        if span:
            yield Stretch(span, part, number)


def _begin(statement: Statement) -> int:
    return next((span.start for span in _anchors(statement)), 0)


def _note_place(text: str, statement: Statement) -> int:
    last = statement.content[-1:] or _anchors(statement)[:1]
    place = min(last[0].end, len(text)) if last else len(text)
    while place < len(text) and text[place] in _BEHIND:
        place += 1
    return place


def _anchors(statement: Statement) -> tuple[Span, ...]:
    return statement.content or tuple(span for span in (statement.cue, statement.source) if span)
