"""Finds what stands within quotation marks, paragraph by paragraph, whatever marks the paper uses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Quotation, Span

_MARKS = re.compile("[“”„‟«»\"‘’‚']")
_CLOSERS = {"“": "”", "„": "“”", "‟": "”", "«": "»", '"': '"', "‘": "’", "‚": "‘’", "'": "'"}
_SINGLE = "‘’‚'"
_BEFORE_OPENING = "([{—–-/“\"‘'"
_SENTENCE_END = ".,!?…;:"


def find_quotations(text: str, passages: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """All outermost quotations of the passages, in order. A passage is a paragraph; no quotation crosses its end.

    Apostrophes, years (’90s), feet and inches are no quotations. A mark that is never closed ends with its paragraph; a paragraph
    that opens with a mark while the one before was left open continues it.
    """
    found: list[Quotation] = []
    unclosed = False
    for passage in passages:
        here = list(_in_paragraph(text, passage, unclosed=unclosed))
        unclosed = bool(here) and not here[-1].closed
        found += here
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Marks:
    """One paragraph and the places of its marks."""

    text: str
    passage: Span
    places: tuple[int, ...]

    def before(self, place: int) -> str:
        return self.text[place - 1] if place > self.passage.start else " "

    def after(self, place: int) -> str:
        return self.text[place + 1] if place + 1 < self.passage.end else " "


def _in_paragraph(text: str, passage: Span, *, unclosed: bool) -> Iterator[Quotation]:
    places = tuple(match.start() for match in _MARKS.finditer(text, passage.start, passage.end))
    marks = _Marks(text, passage, places)
    at = 0
    while at < len(places):
        opening = places[at]
        if not _opens(marks, at):
            at += 1
            continue
        closing = _closing(marks, at)
        if closing is None and text[opening] in _SINGLE:
            at += 1
            continue
        end = passage.end if closing is None else places[closing]
        first = not text[passage.start : opening].strip()
        if end > opening + 1:
            yield Quotation(Span(opening + 1, end), closing is not None, unclosed and first)
        at = len(places) if closing is None else closing + 1


def _opens(marks: _Marks, at: int) -> bool:
    place = marks.places[at]
    mark, before, after = marks.text[place], marks.before(place), marks.after(place)
    if mark in "“„‟«":
        return True
    if mark in "”»’" or after.isspace():
        return False
    if not (before.isspace() or before in _BEFORE_OPENING):
        return False
    return mark not in _SINGLE or not after.isdigit()


def _closing(marks: _Marks, at: int) -> int | None:
    """Index of the mark that closes the one at `at`, or None."""
    opener = marks.text[marks.places[at]]
    candidates = [index for index in range(at + 1, len(marks.places)) if marks.text[marks.places[index]] in _CLOSERS[opener]]
    if opener in _SINGLE:
        return _closing_single(marks, candidates)
    depth = 0
    for index in range(at + 1, len(marks.places)):
        mark = marks.text[marks.places[index]]
        depth += mark == opener and opener in "“«"
        if index in candidates and not _is_inches(marks, marks.places[index]):
            if depth == 0 or opener == '"':
                return index
            depth -= 1
    return None


def _closing_single(marks: _Marks, candidates: list[int]) -> int | None:
    """A single mark closes where no letter follows; one beside punctuation is surer than one after an s (a plural's apostrophe)."""
    free = [one for one in candidates if not marks.after(marks.places[one]).isalnum() and not marks.before(marks.places[one]).isspace()]
    sure = [one for one in free if marks.before(marks.places[one]) in _SENTENCE_END or marks.after(marks.places[one]) in _SENTENCE_END]
    likely = [one for one in free if marks.before(marks.places[one]).lower() != "s"]
    return min([*(sure or likely or free)[:1], *likely[:1]], default=None)


def _is_inches(marks: _Marks, place: int) -> bool:
    """A straight mark after a digit, with another one still to come that closes: an inch sign."""
    later = [one for one in marks.places if one > place and marks.text[one] == '"']
    return marks.text[place] == '"' and marks.before(place).isdigit() and len(later) % 2 == 1
