"""Dates that know only what was said: a year, a month of a year, or a day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date that carries its precision: `2022`, `2022-02` or `2022-02-24` (ISO 8601, reduced precision)."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def parse_partial_date(written: str) -> PartialDate:
    """Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Raises `ValueError` for anything else or for a day that no calendar has."""
    parts = written.split("-")
    widths = tuple(len(part) for part in parts)
    if widths not in ((4,), (4, 2), (4, 2, 2)) or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError(f"{written!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    numbers = [int(part) for part in parts]
    date(*([*numbers, 1, 1])[:3])
    return PartialDate(*numbers)
