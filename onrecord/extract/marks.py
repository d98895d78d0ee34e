"""Lines that say when, by whom and where a report was printed, wherever on the page they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.extract.byline import find_byline
from onrecord.extract.dates import read_date_line
from onrecord.extract.names import is_person_shaped, tokens_of
from onrecord.extract.outlet import is_outlet_line
from onrecord.extract.page import Line, is_short
from onrecord.extract.title import Headline
from onrecord.records import AsideReason, Span, words

MOST_NAME_TOKENS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line says, and where in it the author is named."""

    reason: AsideReason
    byline: Span | None = None


def find_marks(text: str, page: Sequence[Line], title: Headline | None) -> dict[int, Mark]:
    """The lines that are a date, a byline, an outlet's name, or the title once more, by number."""
    headline = words(text, title.span) if title else None
    found = {}
    for number, line in enumerate(page):
        if is_short(line) and (title is None or number != title.line):
            mark = _mark(text, line, headline)
            if mark:
                found[number] = mark
    return found | _names_beside_dates(page, found, title)


def _mark(text: str, line: Line, headline: str | None) -> Mark | None:
    if headline and line.words.casefold() == headline.casefold():
        return Mark(AsideReason.TITLE)
    byline = find_byline(text, line.span)
    if byline:
        return Mark(AsideReason.BYLINE, byline)
    if read_date_line(text, line.span):
        return Mark(AsideReason.DATE)
    return Mark(AsideReason.OUTLET) if is_outlet_line(line.words) and not line.cues else None


def _names_beside_dates(page: Sequence[Line], marks: Mapping[int, Mark], title: Headline | None) -> dict[int, Mark]:
    """A line that is nothing but a name is a byline where the next line, or the line before, is a date."""
    dates = {number for number, mark in marks.items() if mark.reason is AsideReason.DATE}
    found = {}
    for number in sorted({near for date in dates for near in (date - 1, date + 1)} - set(marks)):
        if 0 <= number < len(page) and (title is None or number != title.line) and _is_bare_name(page[number].words):
            found[number] = Mark(AsideReason.BYLINE, page[number].span)
    return found


def _is_bare_name(written: str) -> bool:
    return is_person_shaped(written) and len(tokens_of(written)) <= MOST_NAME_TOKENS
