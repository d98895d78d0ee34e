"""Where a page shows the title that it claims to have."""

from collections.abc import Sequence
from itertools import groupby

from onrecord.readers.html_text import Line, Page
from onrecord.records import Span, hull, words

ALIKE = 50.0
"""How alike, in per cent, a main heading and a claimed title must be where the page words them differently."""


def find_title(page: Page, claimed: Sequence[str]) -> Span | None:
    """The span of the headline: a main heading (h1) that a claimed title agrees with, else another line that is a claimed title, else
    the only main heading. None where the page shows no headline.
    """
    headings = [hull(line.block.span for line in lines) for owner, lines in groupby(page.lines, _heading) if owner]
    return _agreeing(page, headings, claimed) or _line_titled(page, claimed) or (headings[0] if len(headings) == 1 else None)


def _heading(line: Line) -> int:
    return line.owner if line.tag == "h1" else 0


def _agreeing(page: Page, headings: Sequence[Span], claimed: Sequence[str]) -> Span | None:
    from rapidfuzz.fuzz import ratio

    for title in claimed:
        scored = [(ratio(_plain(words(page.text, heading)), _plain(title)), -heading.start, heading) for heading in headings]
        if scored and max(scored)[0] >= ALIKE:
            return max(scored)[2]
    return None


def _line_titled(page: Page, claimed: Sequence[str]) -> Span | None:
    titles = {_plain(title) for title in claimed}
    return next((line.block.span for line in page.lines if _plain(words(page.text, line.block.span)) in titles), None)


def _plain(written: str) -> str:
    return " ".join(written.casefold().split())
