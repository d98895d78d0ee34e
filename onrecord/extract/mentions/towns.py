"""Towns: in which country one of a name lies, and where.

The table is made from GeoNames (CC BY 4.0) by `scripts/towns`: one line a town and name, the largest of a name first.
"""

import os
from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from onrecord.knowledge import OVERLAY, table_lines

TOWNS = "places/towns.tsv"
LARGE = 300
"""Inhabitants in thousands of a town that its name tells by itself, without a model that takes the word for a place."""
_OUTRIGHT = 4
"""How many times as large as the next namesake abroad a town must be, to be meant where the report says nothing of a country."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its country as ISO 3166-1 alpha-3, degrees north and east, inhabitants in thousands."""

    name: str
    country: str
    latitude: float
    longitude: float
    inhabitants: int


def find_town(name: str, countries: Set[str] = frozenset()) -> Town | None:
    """The town that a name means in a report that speaks of these countries: one of theirs, or else the one that is by far the largest."""
    rows = _towns(os.environ.get(OVERLAY, "")).get(name)
    if rows is None:
        return None
    towns = [_town(name, row) for row in rows]
    own = next((one for one in towns if one.country in countries), None)
    sure = len(towns) == 1 or towns[0].inhabitants >= _OUTRIGHT * towns[1].inhabitants
    return own or (towns[0] if sure else None)


def large_town(name: str) -> str | None:
    """The country of a town that its name tells by itself."""
    town = find_town(name)
    return town.country if town and town.inhabitants >= LARGE else None


def _town(name: str, row: str) -> Town:
    country, latitude, longitude, inhabitants = row.split("\t")
    return Town(name, country, float(latitude), float(longitude), int(inhabitants))


@cache
def _towns(overlay: str) -> dict[str, tuple[str, ...]]:
    """Lines without their names, by name; `overlay` only tells tables apart."""
    found: dict[str, tuple[str, ...]] = {}
    for line in table_lines(TOWNS):
        name, _, row = line.partition("\t")
        found[name] = (*found.get(name, ()), row)
    return found
