"""Cuts the words of a report out of its text, with the reporter's words around them and the differences marked.

The browser counts nothing: offsets are code points here and UTF-16 there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.exports.stories.reports import language_of
from onrecord.records import Record, Span, contains, hull, trim

SAID, TRIGGER = "said", "trigger"
BETWEEN = 100
"""Characters between two stretches of a report up to which they are shown with what stands between them, and not as two."""

WIDE = 240
"""Characters on either side of a word that its sentence may have."""

_OPENING = re.compile(r"(?<!\w)[“‘\"'«„]\Z")
_SENTENCE_MARKS = ".!?…”’\"'»)"
_CLOSING = re.compile(r"[.,;:!?…”’\"'»)]{0,3}(?!\w)")
_SENTENCE_END = re.compile(r"(?:[^\W\d_]{5}\.|\d{3}\.|[!?…]|[.!?…][”’\"'»)]+)\s+")
"""A short word with a point may be an abbreviation: then one sentence more is shown."""


@dataclass(frozen=True, slots=True)
class Part:
    """Characters of a report, and what they are: `SAID`, the `TRIGGER` of an event, or the reporter's own words (empty)."""

    span: Span
    name: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """The entry of a list of differences that marked characters lead to. `kind` is that of the difference, `label` says it in words."""

    number: int
    anchor: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a report that differ from another's."""

    span: Span
    note: Note


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that are one part and have the same marks. `kinds` are those as classes of the page, `label` says
    what differs, `ends` are the marks that end with them.
    """

    words: str
    part: str
    kinds: str
    label: str
    ends: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a report says in one or several places. Without segments its text was left out."""

    segments: tuple[Segment, ...]
    language: str


_ELLIPSIS = Segment(" … ", "", "", "", ())


def cut_excerpt(record: Record, parts: Sequence[Part], marks: Sequence[Mark]) -> Excerpt:
    """The parts and marked characters of a report in order of its text; what lies far apart is joined by an ellipsis."""
    text = record.document.text
    if text is None:
        return Excerpt((), language_of(record))
    parts = [replace(one, span=_with_marks(text, one.span)) if one.name == SAID else one for one in parts]
    spans = [trim(text, span) for span in (*(one.span for one in parts), *(one.span for one in marks))]
    segments: list[Segment] = []
    for stretch in _stretches(text, [span for span in spans if span.start < span.end]):
        if segments[-1:] != [_ELLIPSIS] and (segments or _begins_within(text, stretch.start)):
            segments.append(_ELLIPSIS)
        segments += _segments(text, stretch, parts, marks)
        if _ends_within(text, stretch.end):
            segments.append(_ELLIPSIS)
    return Excerpt(tuple(segments), language_of(record))


def sentence_around(text: str, span: Span) -> Span:
    """The sentence that a word of a text stands in, or more of its paragraph where no end of a sentence is sure."""
    first, last = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    window = Span(max(first, span.start - WIDE), min(len(text) if last < 0 else last, span.end + WIDE))
    before = [found.end() for found in _SENTENCE_END.finditer(text, window.start, span.start)]
    start = before[-1] if before else _between_words(text, window.start, first)
    after = _SENTENCE_END.search(text, span.end, window.end)
    end = after.end() if after else _before_word(text, window.end, span.end)
    return trim(text, Span(min(start, span.start), max(end, span.end)))


def _between_words(text: str, place: int, first: int) -> int:
    """The next place at which a word begins."""
    while first < place < len(text) and not text[place - 1].isspace():
        place += 1
    return place


def _before_word(text: str, place: int, first: int) -> int:
    """The last place before it at which a word ends."""
    while first < place < len(text) and not text[place].isspace():
        place -= 1
    return place


def _begins_within(text: str, start: int) -> bool:
    """Whether a stretch begins in the middle of a sentence."""
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start].rstrip()
    return bool(before) and before[-1] not in _SENTENCE_MARKS


def _ends_within(text: str, end: int) -> bool:
    """Whether a stretch ends in the middle of a sentence."""
    line = text.find("\n", end)
    behind = text[end : line if line >= 0 else len(text)].strip()
    return bool(behind) and text[end - 1] not in _SENTENCE_MARKS


def _stretches(text: str, spans: Sequence[Span]) -> list[Span]:
    """These spans with the quotation marks around them, those that lie near each other as one."""
    found: list[Span] = []
    for span in sorted(_with_marks(text, span) for span in spans):
        near = bool(found) and span.start - found[-1].end <= BETWEEN
        found.append(hull([found.pop(), span]) if near else span)
    return found


def _with_marks(text: str, span: Span) -> Span:
    opening = _OPENING.search(text[max(0, span.start - 2) : span.start])
    closing = _CLOSING.match(text, span.end)
    return Span(span.start - (1 if opening else 0), closing.end() if closing else span.end)


def _segments(text: str, stretch: Span, parts: Sequence[Part], marks: Sequence[Mark]) -> Iterator[Segment]:
    spans = (stretch, *(one.span for one in parts), *(one.span for one in marks))
    edges = {edge for span in spans for edge in (span.start, span.end) if stretch.start <= edge <= stretch.end}
    for start, end in pairwise(sorted(edges)):
        here = Span(start, end)
        part = next((one.name for one in parts if one.name and contains(one.span, here)), "")
        notes = tuple(dict.fromkeys(mark.note for mark in marks if contains(mark.span, here)))
        ends = tuple(dict.fromkeys(mark.note for mark in marks if mark.span.end == end))
        kinds = " ".join(dict.fromkeys(f"k-{note.kind}" for note in notes))
        yield Segment(text[start:end], part, kinds, ", ".join(dict.fromkeys(note.label for note in notes)), ends)
