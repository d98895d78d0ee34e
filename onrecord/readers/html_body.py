"""Which lines of a page are the report: an extractor's paragraphs, found again among the lines that the page shows."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.readers.html_text import Page
from onrecord.records import words

if TYPE_CHECKING:
    from lxml.etree import _Element

BREAKS = frozenset(("p", "head", "item", "cell", "quote", "code", "lb", "list", "table", "row", "div", "fw", "ab", "figure"))
"""Elements of the extractor's result that end a paragraph."""

ANCHOR = 60
"""Characters from which a paragraph that stands once on the page is there without doubt."""

SHORT = 30
"""Characters below which a paragraph is looked for only between its neighbours: "Share" stands everywhere."""

LIKENESS = 90.0
"""How alike, in per cent, a passage must be that the extractor has altered."""

COVERED = 0.5
"""The share of a line that must be in the extractor's paragraphs for the line to be in the report."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a paragraph stands in the squeezed page, `[start, end)`."""

    start: int
    end: int


def find_body(page: Page, extracted: "_Element") -> tuple[int, ...]:
    """Numbers of the lines of `page` that belong to the report, in order; `extracted` is the body that trafilatura returns.

    Both sides are compared without white space. A long paragraph that stands once is an anchor; others are looked for between
    the anchors around them, then anywhere behind, and at last by likeness.
    """
    squeezed = [squeeze(words(page.text, line.block.span)) for line in page.lines]
    starts = [0, *accumulate(map(len, squeezed))]
    covered = [0] * len(squeezed)
    for found in _place("".join(squeezed), [paragraph for one in _paragraphs(extracted) if (paragraph := squeeze(one))]):
        _cover(covered, starts, found)
    return tuple(number for number, line in enumerate(squeezed) if covered[number] >= COVERED * len(line))


def squeeze(written: str) -> str:
    """`written` without white space and soft hyphens, which extractors treat as they like."""
    return "".join(written.replace("\u00ad", "").split())


def _paragraphs(extracted: "_Element") -> Iterator[str]:
    from lxml.etree import iterwalk

    pieces: list[str] = []
    for event, element in iterwalk(extracted, events=("start", "end")):
        if element.tag in BREAKS:
            yield "".join(pieces)
            pieces = []
        pieces.append((element.text if event == "start" else element.tail) or "")
    yield "".join(pieces)


def _place(page: str, paragraphs: Sequence[str]) -> Iterator[_Found]:
    anchors = [_anchor(page, paragraph) for paragraph in paragraphs]
    behind = 0
    for paragraph, anchor, before in zip(paragraphs, anchors, _next_starts(anchors, len(page)), strict=True):
        found = anchor or _between(page, paragraph, behind, before if before > behind else len(page))
        if found:
            behind = found.end
            yield found


def _next_starts(anchors: Sequence[_Found | None], end: int) -> list[int]:
    """For each paragraph where the next anchor behind it begins."""
    starts = list(accumulate(reversed(anchors), lambda later, anchor: anchor.start if anchor else later, initial=end))
    return starts[-2::-1]


def _anchor(page: str, paragraph: str) -> _Found | None:
    start = page.find(paragraph) if len(paragraph) >= ANCHOR else -1
    if start < 0 or page.find(paragraph, start + 1) >= 0:
        return None
    return _Found(start, start + len(paragraph))


def _between(page: str, paragraph: str, behind: int, before: int) -> _Found | None:
    start = page.find(paragraph, behind, before)
    if start < 0 and len(paragraph) >= SHORT:
        start = page.find(paragraph, behind)
        start = start if start >= 0 else page.find(paragraph)
    if start >= 0:
        return _Found(start, start + len(paragraph))
    return _alike(page, paragraph, behind, before) if len(paragraph) >= SHORT else None


def _alike(page: str, paragraph: str, behind: int, before: int) -> _Found | None:
    from rapidfuzz.fuzz import partial_ratio_alignment

    found = partial_ratio_alignment(paragraph, page[behind:before], score_cutoff=LIKENESS) if before - behind >= len(paragraph) else None
    return _Found(behind + found.dest_start, behind + found.dest_end) if found else None


def _cover(covered: list[int], starts: list[int], found: _Found) -> None:
    number = bisect_right(starts, found.start) - 1
    while number < len(covered) and starts[number] < found.end:
        covered[number] += max(0, min(found.end, starts[number + 1]) - max(found.start, starts[number]))
        number += 1
