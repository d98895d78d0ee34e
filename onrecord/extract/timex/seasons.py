"""Seasons, quarters and holidays: the parts of a year that are no months."""

from datetime import date, timedelta

from onrecord.extract.timex.said import Match, lower, step_of, year_said
from onrecord.extract.timex.table import time_words
from onrecord.extract.timex.values import YEAR_MONTHS, Anchor, Meaning
from onrecord.records import TimeKind

SEASON_MONTHS = 3
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}


def season(match: Match, anchor: Anchor) -> Meaning | None:
    """A season by year; “spring” and “fall” alone are more often something else."""
    code, turn, known = time_words().seasons[lower(match, "season")], lower(match, "turn"), anchor.published
    if match["year"]:
        return Meaning(TimeKind.DATE, f"{match['year']}-{code}")
    if known is None or turn in ("", "the", "early", "late", "mid"):
        return None
    starts = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}[code]
    step, here = step_of(match, anchor), known.month or 12
    began = known.year - (here < starts)  # a winter is that of its December
    goes_on = (here - starts) % YEAR_MONTHS < SEASON_MONTHS
    this = began if goes_on else known.year
    year = this if step == 0 else began - goes_on if step < 0 else began + 1
    return Meaning(TimeKind.DATE, f"{year:04}-{code}")


def quarter(match: Match, anchor: Anchor) -> Meaning | None:
    """A quarter or half of a year; a quarter without its year is the last that is over, or the next ahead."""
    number, what = _QUARTERS[lower(match, "number")], lower(match, "what")
    year = year_said(match, anchor) or (anchor.published.year if anchor.published else None)
    if year is None or (what == "half" and (number > 2 or not match["year"])):
        return None
    known = anchor.published
    if what == "quarter" and not match["year"] and known and known.month and not anchor.ahead:
        year -= number * 3 >= known.month
    return Meaning(TimeKind.DATE, f"{year:04}-{'Q' if what == 'quarter' else 'H'}{number}")


def holiday(match: Match, anchor: Anchor) -> Meaning | None:
    """A day that returns each year: the last such, today counted, or the next ahead."""
    row = time_words().holidays[match["holiday"].replace("’", "'")]
    year, known = year_said(match, anchor), anchor.published
    if year is None and known is None:
        return Meaning(TimeKind.DATE, f"XXXX-{row.month:02}-{row.day:02}") if row.month else None
    if year is None and known is not None:
        step = step_of(match, anchor)
        years = [known.year + one for one in (-1, 0, 1)]
        here = date(known.year, known.month or 1, known.day or 1)
        days = [_feast(row.easter, one) if row.easter is not None else date(one, row.month, row.day) for one in years]
        before, after = [one for one in days if one <= here], [one for one in days if one > here]
        return Meaning(TimeKind.DATE, (after[0] if step > 0 or (step == 0 and anchor.ahead) else before[-1]).isoformat())
    day = _feast(row.easter, year or 0) if row.easter is not None else date(year or 0, row.month, row.day)
    return Meaning(TimeKind.DATE, day.isoformat())


def _feast(days: int, year: int) -> date:
    """A day counted from Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1) + timedelta(days)
