"""TIMEX3 values as spans of days, so that “Monday” and “3 March” can be the same day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\w:]*)?$")
_MONTH = re.compile(r"^[\dX]{4}-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$")
_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "H1": (1, 6), "H2": (7, 12)}
_MONTHS |= {f"Q{turn}": (3 * turn - 2, 3 * turn) for turn in range(1, 5)}


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day, both counted."""

    first: date
    last: date


def days_of(value: str) -> Days | None:
    """The days that a value stands for; None for one that names none, such as a duration or PAST_REF."""
    try:
        return _week(value) or _season(value) or _date(value)
    except ValueError:
        return None


def may_agree(left: str, right: str) -> bool | None:
    """Whether two values can mean the same time; where one of them names no day, None, but for equal values and for two different
    months.
    """
    one, other = days_of(left), days_of(right)
    if one is None or other is None:
        months = [match[1] for match in map(_MONTH.search, (left, right)) if match]
        return False if len(set(months)) == 2 else True if left == right else None
    return one.first <= other.last and other.first <= one.last


def _date(value: str) -> Days | None:
    match = _DATE.match(value)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if day:
        return Days(date(year, month, day), date(year, month, day))
    if month:
        return _between(year, month, month)
    return _between(year, 1, 12)


def _week(value: str) -> Days | None:
    match = _WEEK.match(value)
    if match is None:
        return None
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return Days(monday + timedelta(5 if match[3] else 0), monday + timedelta(6))


def _season(value: str) -> Days | None:
    match = _SEASON.match(value)
    if match is None:
        return None
    if match[2] == "WI":
        return Days(date(int(match[1]), 12, 1), date(int(match[1]) + 1, 2, 28))
    return _between(int(match[1]), *_MONTHS[match[2]])


def _between(year: int, first: int, last: int) -> Days:
    return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
