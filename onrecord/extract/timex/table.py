"""The table of time words, and what is looked up in it."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.knowledge import OVERLAY, load_table

TABLE = "lang/en/times.toml"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A month, weekday or number with its names."""

    number: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A length of time: TIMEX3's letter, how many of it, and whether it is shorter than a day."""

    name: str
    code: str
    times: int = 1
    time: bool = False
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A part of the day or a season with its code."""

    code: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of the year: a month and day, or days after Easter Sunday."""

    name: str
    month: int = 0
    day: int = 0
    easter: int | None = None


@dataclass(frozen=True, slots=True)
class Valued:
    """Expressions that always have the same value."""

    value: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeTable:
    """The shape of `lang/en/times.toml`."""

    months: tuple[Numbered, ...]
    weekdays: tuple[Numbered, ...]
    units: tuple[Unit, ...]
    numbers: tuple[Numbered, ...]
    uncounted: tuple[str, ...]
    about: tuple[str, ...]
    parts: tuple[Coded, ...]
    seasons: tuple[Coded, ...]
    holidays: tuple[Holiday, ...]
    vague: tuple[Valued, ...]
    bygone: tuple[str, ...]
    names: tuple[str, ...]
    often: tuple[Valued, ...]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Every word of the table by its name, lower case but for months, weekdays and holidays."""

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, Unit]
    numbers: dict[str, int]
    parts: dict[str, str]
    seasons: dict[str, str]
    holidays: dict[str, Holiday]
    vague: dict[str, str]
    often: dict[str, str]
    uncounted: tuple[str, ...]
    about: tuple[str, ...]
    bygone: tuple[str, ...]
    names: tuple[str, ...]


def time_words() -> TimeWords:
    """The table in force. Raises `KnowledgeError`."""
    return _time_words(os.environ.get(OVERLAY, ""))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these phrases, the longest first; blanks stand for white space, apostrophes for straight and curly ones."""
    written = (re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in sorted(words, key=lambda word: (-len(word), word)))
    return f"(?:{'|'.join(written)})"


@cache
def _time_words(overlay: str) -> TimeWords:
    table = load_table(TimeTable, TABLE)
    units = {unit.name: unit for unit in table.units} | {unit.plural or f"{unit.name}s": unit for unit in table.units}
    return TimeWords(
        {name: row.number for row in table.months for name in row.names},
        {name: row.number for row in table.weekdays for name in row.names},
        units,
        {name: row.number for row in table.numbers for name in row.names},
        {name: row.code for row in table.parts for name in row.names},
        {name: row.code for row in table.seasons for name in row.names},
        {row.name: row for row in table.holidays},
        {name: row.value for row in table.vague for name in row.names},
        {name: row.value for row in table.often for name in row.names},
        table.uncounted,
        table.about,
        table.bygone,
        table.names,
    )
