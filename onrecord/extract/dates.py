"""Dates as they are written, and lines that hold nothing else."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.knowledge import OVERLAY, load_table
from onrecord.records import PartialDate, Span, overlap

TABLE = "lang/en/dates.toml"
FIRST_YEAR, LAST_YEAR = 1800, 2099
"""A number outside these is not taken for a year."""

_GAP = r"[ \t\u00a0\u202f]{0,3}"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})(?![\d])"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?!\d)",
        rf"(?<![\d.,/-]){_DAY}{_GAP}(?:of )?[ -]?{_MONTH},?{_GAP}-?{_YEAR}",
        rf"(?<![^\W\d_]){_MONTH}{_GAP}{_DAY},?{_GAP}{_YEAR}",
        rf"(?<!\d)(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark){_YEAR}",
        rf"(?<![^\W\d_]){_MONTH},?{_GAP}{_YEAR}",
    )
)
"""Ways to write a date, fullest first; what one has read, the next does not look at."""

_WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date and where it stands."""

    span: Span
    date: PartialDate


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a line that gives a date says. `revised` where the date is called that of a change."""

    date: WrittenDate
    labelled: bool
    revised: bool


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month and its names."""

    number: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateTable:
    """The shape of `lang/en/dates.toml`."""

    months: tuple[MonthRow, ...]
    weekdays: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    labels: tuple[str, ...]


def find_dates(text: str, within: Span) -> tuple[WrittenDate, ...]:
    """The dates that stand in a stretch of the text with their year, in order. A day that no calendar has is none; nor is
    03/04/2021, where day and month could change places.
    """
    found: dict[Span, PartialDate | None] = {}
    for form in _FORMS:
        for match in form.finditer(text, within.start, within.end):
            span = Span(*match.span())
            if not any(overlap(span, one) for one in found) and _names_month(match):
                found[span] = _date(match)
    return tuple(WrittenDate(span, date) for span, date in sorted(found.items()) if date)


def read_date_line(text: str, line: Span) -> tuple[DateLine, ...]:
    """The dates of a line that says nothing but when, such as “Updated 12:30 GMT, 3 May 2021”; none for any other line."""
    dates = find_dates(text, line)
    vocabulary = _vocabulary(os.environ.get(OVERLAY, ""))
    return _read(text, line, dates) if dates and all(word in vocabulary for word, _ in _others(text, line, dates)) else ()


def read_dates(text: str, line: Span) -> tuple[DateLine, ...]:
    """The dates of a line that may say more than when; for lines that are known to be page furniture."""
    return _read(text, line, find_dates(text, line))


def _read(text: str, line: Span, dates: tuple[WrittenDate, ...]) -> tuple[DateLine, ...]:
    """Each date with the label that stands nearest before it."""
    table = load_table(DateTable, TABLE)
    labels = [(place, word in table.updated) for word, place in _others(text, line, dates) if word in (*table.updated, *table.published)]
    lines = []
    for one in dates:
        before = [revised for place, revised in labels if place < one.span.start]
        lines.append(DateLine(one, bool(before), bool(before and before[-1])))
    return tuple(lines)


def _others(text: str, line: Span, dates: tuple[WrittenDate, ...]) -> Iterator[tuple[str, int]]:
    """The words of a line that are no part of its dates, in small letters, and where they begin."""
    for match in _WORD.finditer(text, line.start, line.end):
        if not any(one.span.start <= match.start() < one.span.end for one in dates):
            yield match.group().casefold().replace("’", "'"), match.start()


def _date(match: re.Match[str]) -> PartialDate | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if "first" in parts:
        return _either_order(year, int(parts["first"]), int(parts["second"]))
    month = _month(parts["month"])
    return _valid(year, month, int(parts["day"])) if "day" in parts else PartialDate(year, month)


def _names_month(match: re.Match[str]) -> bool:
    """Whether what stands in the month's place is a number or the name of a month: “14 people 2020” is no date, “31 May 2020” is."""
    parts = match.groupdict()
    return "month" not in parts or parts["month"].isdigit() or bool(_month(parts["month"]))


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _months(os.environ.get(OVERLAY, "")).get(written.casefold(), 0)


def _either_order(year: int, first: int, second: int) -> PartialDate | None:
    dates = {one for one in (_valid(year, first, second), _valid(year, second, first)) if one}
    return dates.pop() if len(dates) == 1 else None


def _valid(year: int, month: int, day: int) -> PartialDate | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


@cache
def _months(overlay: str) -> dict[str, int]:
    return {name: row.number for row in load_table(DateTable, TABLE).months for name in row.names}


@cache
def _vocabulary(overlay: str) -> frozenset[str]:
    table = load_table(DateTable, TABLE)
    return frozenset((*table.weekdays, *table.published, *table.updated, *table.labels))
