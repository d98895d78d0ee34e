"""The report within its page: title, byline, dateline, outlet, date, language, what belongs to it and what is set aside, and why.

Every character that is not white space is body, aside, or stands in the line of the title. Nothing is cut out.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.extract.cues import TABLE, Where
from onrecord.extract.dateline import find_dateline
from onrecord.extract.dates import TABLE as DATES
from onrecord.extract.dates import DateLine, read_date_line, read_dates
from onrecord.extract.language import find_language
from onrecord.extract.marks import Mark, find_marks
from onrecord.extract.outlet import bare_name, outlet_of_address, outlet_of_appeals, outlet_of_copyright
from onrecord.extract.page import Line, is_short, read_page, strength
from onrecord.extract.title import Headline, find_headline, split_title
from onrecord.extract.zones import Zones, exceeds, split_page
from onrecord.records import Article, Aside, AsideReason, Document, Evidence, LineScore, PartialDate, Span, overlap, trim, words

ABOVE_TITLE = 4
"""Author and date may stand this many lines above the title; what is higher up belongs to the page."""

TAIL_LINES = 4
"""Author and date may stand in this many lines after the report."""

HEAD_LINES = 12
"""Without a title, author and date may stand in this many lines before the report."""

TITLE_SHARE = 3
"""A line more than three times as long as the title that it holds holds words of the report too."""


@dataclass(frozen=True, slots=True)
class _Page:
    """Everything found so far. `near`: numbers of the lines beside the report, in the order in which they are asked for author and date."""

    document: Document
    text: str
    lines: tuple[Line, ...]
    title: Headline | None
    marks: Mapping[int, Mark]
    zones: Zones
    near: tuple[int, ...]


def find_article(
    document: Document, lines: tuple[LineScore, ...], *, published: PartialDate | None = None, outlet: str | None = None
) -> Article:
    """The report within a document. `published` and `outlet` are what the user says: they win over hints, hints over the text.

    Raises `KnowledgeError`.
    """
    page = _read(document, lines)
    body = tuple(_body(page))
    hints = document.hints
    return Article(
        title=page.title.span if page.title else None,
        byline=hints.byline or _byline(page),
        dateline=find_dateline(page.text, body[0]) if body else None,
        outlet=outlet or hints.outlet or _outlet(page),
        published=published or hints.published or _published(page),
        language=find_language("\n".join(words(page.text, span) for span in body), hints.language),
        body=body,
        aside=tuple(sorted(_asides(page), key=lambda aside: aside.span)),
    )


def _read(document: Document, scores: tuple[LineScore, ...]) -> _Page:
    text = document.text or ""
    lines = read_page(document, scores)
    title = _title(document, text, lines)
    marks = find_marks(text, lines, title)
    zones = split_page(lines, frozenset(marks), title.line if title else None)
    return _Page(document, text, lines, title, marks, zones, _near(zones, title))


def _title(document: Document, text: str, lines: Sequence[Line]) -> Headline | None:
    furniture = [line.words for line in lines if exceeds(line, strength(line, *Where))]
    claimed = document.hints.title
    if claimed is None:
        return find_headline(text, lines, furniture)
    number = next((number for number, line in enumerate(lines) if overlap(line.span, claimed)), None)
    if number is None:
        return None
    whole = trim(text, claimed) == lines[number].span
    return split_title(lines[number], number, furniture) if whole else Headline(trim(text, claimed), number)


def _near(zones: Zones, title: Headline | None) -> tuple[int, ...]:
    """First the lines between title and report, then those above the title, then those after the report."""
    tail = range(zones.tail, min(len(zones.aside), zones.tail + TAIL_LINES))
    if title is None:
        return (*range(max(0, zones.first - HEAD_LINES), zones.first), *tail)
    below = range(title.line + 1, min(zones.first, title.line + 1 + HEAD_LINES))
    return (*below, *range(max(0, title.line - ABOVE_TITLE), title.line), *tail)


# --- what is said of the report


def _byline(page: _Page) -> Span | None:
    found = (page.marks[number].byline for number in page.near if number in page.marks)
    return next((span for span in found if span), None)


def _published(page: _Page) -> PartialDate | None:
    """The date beside the report; one that is called the date of a change only where there is no other."""
    found = [date for number in page.near for date in _dates(page, number)]
    ranked = sorted(found, key=lambda one: (one.revised, not one.labelled))
    return ranked[0].date.date if ranked else None


def _dates(page: _Page, number: int) -> tuple[DateLine, ...]:
    """The dates of a line beside the report. After it only lines that are nothing else count, or that call the date one of publication."""
    line = page.lines[number]
    if not is_short(line):
        return ()
    if number < page.zones.tail:
        return read_dates(page.text, line.span)
    alone = read_date_line(page.text, line.span)
    return alone or tuple(date for date in read_dates(page.text, line.span) if date.labelled)


def _outlet(page: _Page) -> str | None:
    if page.title and page.title.outlet:
        return page.title.outlet
    aside = [number for number, flag in enumerate(page.zones.aside) if flag]
    named = (page.lines[number].words for number in page.near if number in aside and _reason(page, number) is AsideReason.OUTLET)
    furniture = [page.lines[number].words for number in aside]
    appeals = [page.lines[number].words for number in aside if number >= page.zones.tail or _reason(page, number) is AsideReason.APPEAL]
    return (
        next(map(bare_name, named), None)
        or outlet_of_copyright(furniture)
        or outlet_of_address(page.document.uri)
        or outlet_of_appeals(appeals)
    )


# --- what belongs to it, and what does not


def _body(page: _Page) -> Iterator[Span]:
    for number, line in enumerate(page.lines):
        if page.title and number == page.title.line:
            yield from _beside_title(page, line, body=True)
        elif not page.zones.aside[number]:
            yield line.span


def _asides(page: _Page) -> Iterator[Aside]:
    for number, line in enumerate(page.lines):
        if page.title and number == page.title.line:
            named = page.title.outlet is not None
            reason, by = (AsideReason.OUTLET, f"{TABLE}: outlet") if named else (AsideReason.FURNITURE, "title")
            yield from (Aside(span, reason, Evidence(by, 1.0)) for span in _beside_title(page, line, body=False))
        elif page.zones.aside[number]:
            yield Aside(line.span, _reason(page, number), _evidence(page, number))


def _beside_title(page: _Page, line: Line, *, body: bool) -> list[Span]:
    """What stands on the line of the title beside it: words of the report where there are many, else the page's."""
    if page.title is None:
        return []
    title = page.title.span
    long = page.title.outlet is None and line.span.end - line.span.start > TITLE_SHARE * (title.end - title.start)
    sides = (trim(page.text, Span(line.span.start, title.start)), trim(page.text, Span(title.end, line.span.end)))
    return [span for span in sides if span.start < span.end and long is body]


def _reason(page: _Page, number: int) -> AsideReason:
    """Why a line that is set aside is no part of the report."""
    line, mark = page.lines[number], page.marks.get(number)
    if mark and not page.zones.first <= number < page.zones.tail:
        return mark.reason
    if line.cues:
        return line.cues[0].reason
    return AsideReason.CAPTION if line.caption else AsideReason.FURNITURE


def _evidence(page: _Page, number: int) -> Evidence:
    line, mark, zones = page.lines[number], page.marks.get(number), page.zones
    at_edge = not zones.first <= number < zones.tail
    if mark and at_edge:
        return Evidence(f"{DATES if mark.reason is AsideReason.DATE else TABLE}: {mark.reason.value}", 1.0)
    if line.cues:
        return Evidence(f"{TABLE}: {line.cues[0].name}", _chance(strength(line, *Where)))
    if line.caption or line.outside:
        return Evidence("hints:caption" if line.caption else "hints:body", 1.0)
    if number >= zones.tail and not exceeds(line, line.odds):
        return Evidence("model:lines: tail", _chance(zones.tail_odds))
    return Evidence("model:lines", _chance(line.odds))


def _chance(odds: float) -> float:
    return round(1 / (1 + math.exp(-odds)), 4)
