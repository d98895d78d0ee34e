"""Values of time expressions: TIMEX3's writing of days, weeks, months and years, counted from the day of publication."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.extract.timex.table import Unit, time_words
from onrecord.extract.timex.tense import Tense
from onrecord.records import PartialDate, TimeKind

YEAR_MONTHS, WEEK_DAYS, QUARTER_MONTHS = 12, 7, 3
_CENTURY, _DECADE = 100, 10


@dataclass(frozen=True, slots=True)
class Anchor:
    """From where a value is counted: the day of publication as far as it is known, the tense of the clause, and the date that the sentence
    has told before.
    """

    published: PartialDate | None
    tense: Tense = Tense.PAST
    told: PartialDate | None = None

    @property
    def ahead(self) -> bool:
        """Whether a day without a year or week is one to come: “meets on Monday” as well as “will meet on Monday”."""
        return self.tense is not Tense.PAST

    @property
    def day(self) -> date | None:
        """The day itself, where year, month and day are known."""
        known = self.published
        return date(known.year, known.month, known.day) if known and known.day else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """A type and a value."""

    type: TimeKind
    value: str


def date_of(value: str) -> PartialDate | None:
    """The date that a value begins with, as far as it is known: a week or a season is its month or year; None for lengths and the like."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d))?", value)
    if found is None:
        return None
    year, month, day, week = found.groups()
    if week:
        middle = date.fromisocalendar(int(year), int(week), 4)
        whole = {date.fromisocalendar(int(year), int(week), one).month for one in (1, 7)}
        return PartialDate(middle.year, middle.month if len(whole) == 1 else 0)
    return PartialDate(int(year), int(month or 0), int(day or 0))


def on_day(value: str, part: str) -> Meaning:
    """A day, or a part of it."""
    code = time_words().parts.get(part, "") if part else ""
    return Meaning(TimeKind.TIME, f"{value}T{code}") if code else Meaning(TimeKind.DATE, value)


def weekday_date(number: int, anchor: Anchor, step: int = 0, *, ahead: bool | None = None) -> date | None:
    """The day of a weekday: the last such day, today counted, or the next one after today; `step` counts “last” and “next”."""
    today = anchor.day
    if today is None:
        return None
    back = (today.isoweekday() - number) % WEEK_DAYS
    forward = (number - today.isoweekday()) % WEEK_DAYS or WEEK_DAYS
    if step < 0:
        return today - timedelta(back or WEEK_DAYS)
    looks = anchor.ahead if ahead is None else ahead
    return today + timedelta(forward) if step > 0 or looks else today - timedelta(back)


def unit_away(unit: Unit, step: int, anchor: Anchor, *, past_night: bool = False) -> Meaning | None:
    """The week, month, year … that lies so many away from that of publication."""
    known, today = anchor.published, anchor.day
    if known is None:
        return None
    if unit.code == "Y":
        return Meaning(TimeKind.DATE, _year_value(known.year + step * unit.times, unit.times))
    if unit.code in ("M", "Q") and known.month:
        months = known.year * YEAR_MONTHS + known.month - 1 + step * (3 if unit.code == "Q" else 1)
        year, month = divmod(months, YEAR_MONTHS)
        return Meaning(TimeKind.DATE, f"{year:04}-Q{month // 3 + 1}" if unit.code == "Q" else f"{year:04}-{month + 1:02}")
    if today is None:
        return None
    if unit.code in ("W", "WE"):
        return Meaning(TimeKind.DATE, _week_value(today + timedelta(step * WEEK_DAYS * unit.times), "-WE" if unit.code == "WE" else ""))
    return on_day((today + timedelta(step)).isoformat(), "night" if past_night else "")


def _year_value(year: int, times: int) -> str:
    return {1: f"{year:04}", 10: f"{year // 10:03}", 100: f"{year // 100:02}"}[times]


def _week_value(day: date, end: str = "") -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}{end}"


def nearest_year(month: int, day: int, anchor: Anchor) -> int | None:
    """The year of a day or month that is told without one: the next such ahead, else the last such, today counted."""
    known = anchor.published
    if known is None:
        return None
    here = (known.month, known.day) if day else (known.month, 0)
    there = (month, day)
    if not known.month or (not known.day and day and known.month == month):
        return known.year
    if anchor.ahead:
        return known.year + (there < here)
    return known.year - (there > here)
