"""GDELT 2.0's event table (codebook V2.0, 2015): its sixty-one columns, tab-separated without a header, one row a pair."""

from collections.abc import Iterable
from typing import TextIO

from onrecord.exports.coded import GOLDSTEIN_SCALE, QUAD_NUMBERS, Coded, coded_events, degrees, sectors
from onrecord.exports.csv import Cell
from onrecord.exports.export import Export
from onrecord.exports.icews import pairs
from onrecord.exports.tabbed import fitted, write_row
from onrecord.records import Entity, PartialDate, Record

_ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    *(
        "IsRootEvent",
        "EventCode",
        "EventBaseCode",
        "EventRootCode",
        "QuadClass",
        "GoldsteinScale",
        "NumMentions",
        "NumSources",
        "NumArticles",
    ),
    "AvgTone",
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
_CITY, _COUNTRY = 4, 1
"""GDELT's kinds of places: a world city, a country."""
_MONTH_SHARE, _DAY_SHARE = 30, 365
_BASE = 3
"""Digits of a CAMEO code that make its base code."""


def write(records: Iterable[Record], out: TextIO) -> None:
    """One row a pair, without a header as GDELT has none. Event ids are onrecord's; tone, ethnic and religious codes are unknown here."""
    for coded in coded_events(records):
        for source, target in pairs(coded):
            write_row(out, fitted(_row(coded, source, target), COLUMNS))


def _row(coded: Coded, source: Entity | None, target: Entity | None) -> list[Cell]:
    event, place = coded.event, coded.place
    code = event.cameo or ""
    root = code[:2]
    added = coded.record.article.published if coded.record.article else None
    return [
        *(event.id, *_dates(coded.date), *_actor(source), *_actor(target)),
        *(int(event.statement is None), code, code[:_BASE], root, QUAD_NUMBERS[event.quad], GOLDSTEIN_SCALE[event.type], 1, 1, 1, None),
        *([None] * 2 * len(_GEO)),
        *_where(place),
        *(_compact(added), coded.record.document.uri),
    ]


def _dates(date: PartialDate | None) -> list[Cell]:
    """Day, month and year as numbers, and the year with a fraction; parts that are not known are empty."""
    if date is None:
        return [None] * 4
    month = f"{date.year:04}{date.month:02}" if date.month else None
    fraction = f"{date.year + ((date.month - 1) * _MONTH_SHARE + (date.day or 1)) / _DAY_SHARE:.4f}" if date.month else None
    return [_compact(date) if date.day else None, month, date.year, fraction]


def _compact(date: PartialDate | None) -> str | None:
    return str(date).replace("-", "") if date else None


def _actor(entity: Entity | None) -> list[Cell]:
    """CAMEO's actor code (country and sector), name, country, and the sector as the first type."""
    if entity is None:
        return [None] * len(_ACTOR)
    code, sector = entity.country or "", sectors(entity)
    return [f"{code}{sector}", entity.name, entity.country, None, None, None, None, sector, None, None]


def _where(place: Entity | None) -> list[Cell]:
    if place is None:
        return [None] * len(_GEO)
    return [
        _CITY if place.location else _COUNTRY,
        place.name,
        place.country,
        None,
        None,
        *degrees(place),
        None,
    ]


EXPORT = Export("gdelt", ".gdelt.tsv", "GDELT 2.0's sixty-one event columns, tab-separated without a header, one row a pair", write)
