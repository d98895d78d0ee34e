"""What each form of time expression means on a day of publication."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from onrecord.extract.timex.said import Match, lower, step_of, year_said
from onrecord.extract.timex.seasons import holiday, quarter, season
from onrecord.extract.timex.table import Unit, time_words
from onrecord.extract.timex.tense import Tense
from onrecord.extract.timex.values import (
    WEEK_DAYS,
    Anchor,
    Meaning,
    nearest_year,
    on_day,
    unit_away,
    weekday_date,
)
from onrecord.records import TimeKind

_AGO = ("ago", "earlier", "before", "previously")
_AWAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1, "overnight": 0}
_AWAY |= {"the day before yesterday": -2, "the day after tomorrow": 2}
_LATE_HOUR = 12
_HALVES = {"hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}


def mean(form: str, match: Match, anchor: Anchor) -> Meaning | None:
    """What a match of a form means, or None where it means no time: a day that no calendar has, a year that is a number."""
    try:
        return _READINGS[form](match, anchor)
    except (ValueError, OverflowError):
        return None


def _month_of(match: Match) -> int:
    written = match["month"]
    return int(written) if written.isdigit() else time_words().months[written]


def _iso(match: Match, anchor: Anchor) -> Meaning:
    return Meaning(TimeKind.DATE, date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat())


def _day(match: Match, anchor: Anchor) -> Meaning | None:
    year = year_said(match, anchor)
    month, day = _month_of(match), int(match["day"])
    if year is None:
        year = nearest_year(month, day, anchor)
    if year is None:
        date(2000, month, day)
        return on_day(f"XXXX-{month:02}-{day:02}", lower(match, "part"))
    return on_day(date(year, month, day).isoformat(), lower(match, "part"))


def _days(match: Match, anchor: Anchor) -> Meaning | None:
    month, first, last = _month_of(match), int(match["day"]), int(match["last"])
    year = year_said(match, anchor) or nearest_year(month, first, anchor)
    if year is None or first >= last:
        return None
    return Meaning(TimeKind.DATE, f"{date(year, month, first).isoformat()}/{date(year, month, last).isoformat()}")


def _weekday(match: Match, anchor: Anchor) -> Meaning | None:
    number, turn = time_words().weekdays[match["weekday"]], lower(match, "turn")
    if turn in ("every", "each") or (match["many"] and turn in ("", "on")):
        return Meaning(TimeKind.SET, f"XXXX-WXX-{number}")
    day = weekday_date(number, anchor, step_of(match, anchor))
    value = day.isoformat() if day else f"XXXX-WXX-{number}"
    part = lower(match, "part") or ("the early hours" if lower(match, "hours").startswith("the early hours") else "")
    return on_day(value, part)


def _weekdays(match: Match, anchor: Anchor) -> Meaning | None:
    first = weekday_date(time_words().weekdays[match["weekday"]], anchor)
    if first is None:
        return None
    span = (time_words().weekdays[match["last"]] - time_words().weekdays[match["weekday"]]) % WEEK_DAYS or WEEK_DAYS
    if anchor.day and not anchor.ahead and first + timedelta(span) > anchor.day:
        first -= timedelta(WEEK_DAYS)
    return Meaning(TimeKind.DATE, f"{first.isoformat()}/{(first + timedelta(span)).isoformat()}")


def _years(match: Match, anchor: Anchor) -> Meaning | None:
    first, last = match["year"], match["last"]
    last = f"{first[:2]}{last}" if len(last) == 2 else last
    return Meaning(TimeKind.DATE, f"{first}/{last}") if int(first) < int(last) else None


def _month_year(match: Match, anchor: Anchor) -> Meaning | None:
    year = year_said(match, anchor)
    return Meaning(TimeKind.DATE, f"{year:04}-{_month_of(match):02}") if year else None


def _month(match: Match, anchor: Anchor) -> Meaning | None:
    month, known = _month_of(match), anchor.published
    if known is None:
        return Meaning(TimeKind.DATE, f"XXXX-{month:02}")
    step = step_of(match, anchor)
    if step < 0:
        year = known.year - (month >= (known.month or 1))
    elif step > 0:
        year = known.year + (month <= (known.month or 12))
    else:
        year = known.year if match["turn"] else nearest_year(month, 0, anchor) or known.year
    return Meaning(TimeKind.DATE, f"{year:04}-{month:02}")


def _named_day(match: Match, anchor: Anchor) -> Meaning | None:
    named, today = lower(match, "named"), anchor.day
    away = _AWAY[named]
    if today is None:
        return Meaning(TimeKind.DATE, "PRESENT_REF") if named == "today" else None
    part = lower(match, "part") or ("night" if named in ("tonight", "last night", "overnight") else "")
    return on_day((today + timedelta(away)).isoformat(), part)


def _this_part(match: Match, anchor: Anchor) -> Meaning | None:
    return on_day(anchor.day.isoformat(), lower(match, "part")) if anchor.day else None


def _turn_of_unit(match: Match, anchor: Anchor) -> Meaning | None:
    """“Last week”, “this month”, “later this year”, “the end of next month”; “the past year” is a length of time."""
    unit, turn = time_words().units[lower(match, "unit")], lower(match, "turn")
    if turn in ("the past", "the last", "the next", "past", "the coming", "coming") and turn.startswith("the") and unit.code != "WE":
        return Meaning(TimeKind.DURATION, f"P{'T' if unit.time else ''}{unit.times}{unit.code}")
    if turn == "the same" or unit.time:
        return None
    if anchor.told and turn in ("the following", "following", "the previous", "previous", "the next"):
        anchor = replace(anchor, published=anchor.told)
    return unit_away(unit, step_of(match, anchor), anchor, past_night=lower(match, "unit") == "night")


def _edge_of_unit(match: Match, anchor: Anchor) -> Meaning | None:
    return unit_away(time_words().units[lower(match, "unit")], 0, anchor)


def _number(match: Match) -> float | None:
    written = lower(match, "number")
    if written in time_words().numbers:
        return time_words().numbers[written]
    return float(written) if re.fullmatch(r"[\d.]+", written) else None


def _ago(match: Match, anchor: Anchor) -> Meaning | None:
    way = lower(match, "way")
    base = replace(anchor, published=anchor.told) if anchor.told and way not in ("ago", "from now", "hence") else anchor
    return _counted(match, base, -1 if way in _AGO else 1)


def _in_units(match: Match, anchor: Anchor) -> Meaning | None:
    return _counted(match, anchor, 1) if anchor.tense is Tense.FUTURE else _duration(match, anchor)


def _counted(match: Match, anchor: Anchor, way: int) -> Meaning | None:
    """So many units from publication, no finer than the unit: two months ago is a month."""
    unit, number = time_words().units[lower(match, "unit")], _number(match)
    if number is None or anchor.published is None:
        return Meaning(TimeKind.DATE, "PAST_REF" if way < 0 else "FUTURE_REF")
    if unit.time:
        return Meaning(TimeKind.TIME, "PAST_REF" if way < 0 else "FUTURE_REF")
    if unit.code == "Y" and unit.times > 1:
        return Meaning(TimeKind.DATE, f"{anchor.published.year + way * int(number * unit.times):04}")
    if unit.code == "WE":
        return None
    away = unit_away(Unit(unit.name, unit.code), way * int(number) * unit.times, anchor)
    return away or Meaning(TimeKind.DATE, "PAST_REF" if way < 0 else "FUTURE_REF")


def _duration(match: Match, anchor: Anchor) -> Meaning | None:
    unit, number = time_words().units[lower(match, "unit")], _number(match)
    single = lower(match, "number") in ("a", "an")
    if single and unit.name in ("second", "quarter"):  # another one, a fourth of something
        return None
    if number is None or (single and lower(match, "unit") != unit.name):  # “a weeks-long strike”
        return Meaning(TimeKind.DURATION, f"P{'T' if unit.time else ''}X{unit.code}")
    size = number * unit.times
    written = f"{size:g}"
    return Meaning(TimeKind.DURATION, f"P{'T' if unit.time else ''}{written}{unit.code}")


def _half(match: Match, anchor: Anchor) -> Meaning | None:
    value = _HALVES.get(lower(match, "unit"))
    return Meaning(TimeKind.DURATION, value) if value else None


def _decade(match: Match, anchor: Anchor) -> Meaning:
    return Meaning(TimeKind.DATE, match["year"][:3])


def _short_decade(match: Match, anchor: Anchor) -> Meaning:
    return Meaning(TimeKind.DATE, f"{'20' if match['year'][0] in '012' else '19'}{match['year'][0]}")


def _often(match: Match, anchor: Anchor) -> Meaning:
    return Meaning(TimeKind.SET, time_words().often[lower(match, "often")])


def _every_weekday(match: Match, anchor: Anchor) -> Meaning:
    return Meaning(TimeKind.SET, f"XXXX-WXX-{time_words().weekdays[match['weekday']]}")


def _clock(match: Match, anchor: Anchor) -> Meaning | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not 1 <= hour <= _LATE_HOUR:
        return None
    hour = hour % _LATE_HOUR + _LATE_HOUR * match["half"].lower().startswith("p")
    return _at(f"{hour:02}:{minute:02}", match, anchor)


def _clock_of_24(match: Match, anchor: Anchor) -> Meaning:
    return _at(f"{int(match['hour']):02}:{match['minute']}{'Z' if match['zone'] else ''}", match, anchor)


def _noon(match: Match, anchor: Anchor) -> Meaning:
    return _at("24:00" if lower(match, "noon") == "midnight" else "12:00", match, anchor)


def _at(clock: str, match: Match, anchor: Anchor) -> Meaning:
    """A time of the day that is named with it, or of that of publication."""
    day = anchor.day
    if match["weekday"]:
        day = weekday_date(time_words().weekdays[match["weekday"]], anchor)
    elif match["named"] and day:
        day += timedelta(_AWAY[lower(match, "named")])
    unknown = f"XXXX-WXX-{time_words().weekdays[match['weekday']]}" if match["weekday"] else "XXXX-XX-XX"
    return Meaning(TimeKind.TIME, f"{day.isoformat() if day else unknown}T{clock}")


def _year(match: Match, anchor: Anchor) -> Meaning:
    return Meaning(TimeKind.DATE, match["year"])


def _vague(match: Match, anchor: Anchor) -> Meaning:
    return Meaning(TimeKind.DATE, time_words().vague[lower(match, "vague")])


def _bygone(match: Match, anchor: Anchor) -> Meaning:
    return Meaning(TimeKind.DATE, "PAST_REF")


def _name(match: Match, anchor: Anchor) -> None:
    """No time: it only keeps others away from its words."""


_READINGS: dict[str, Callable[[Match, Anchor], Meaning | None]] = {
    "iso": _iso,
    "day": _day,
    "month day": _day,
    "days": _days,
    "days, day first": _days,
    "weekdays": _weekdays,
    "years": _years,
    "year-year": _years,
    "month year": _month_year,
    "month": _month,
    "weekday": _weekday,
    "named day": _named_day,
    "this part": _this_part,
    "turn of unit": _turn_of_unit,
    "edge of unit": _edge_of_unit,
    "ago": _ago,
    "in units": _in_units,
    "duration": _duration,
    "half": _half,
    "decade": _decade,
    "short decade": _short_decade,
    "season": season,
    "quarter": quarter,
    "holiday": holiday,
    "often": _often,
    "every weekday": _every_weekday,
    "clock": _clock,
    "clock of 24": _clock_of_24,
    "noon": _noon,
    "year": _year,
    "vague": _vague,
    "bygone": _bygone,
    "name": _name,
}
