"""POLECAT's tab files (Halterman, Bagozzi, Beger, Schrodt and Scarborough 2023): its forty columns, one row an event."""

from collections.abc import Iterable
from typing import TextIO

from onrecord.exports.coded import GOLDSTEIN_SCALE, Coded, coded_events, day, degrees, sectors
from onrecord.exports.csv import Cell
from onrecord.exports.export import Export
from onrecord.exports.tabbed import fitted, joined, write_row
from onrecord.records import Entity, EntityKind, Record

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *(
        "Actor Name",
        "Actor Country",
        "Actor COW",
        "Primary Actor Sector",
        "Actor Sectors",
        "Actor Title",
        "Actor Name Raw",
        "Wikipedia Actor ID",
    ),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title"),
    *("Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    *(
        "GeoNames ID",
        "Raw Placename",
        "Feature Type",
        "Source",
        "Publication Date",
        "Story People",
        "Story Organizations",
        "Story Locations",
    ),
    *("Language", "Version"),
)


def write(records: Iterable[Record], out: TextIO) -> None:
    """A header, then one row an event. Dates without a day, COW numbers, Wikipedia's and GeoNames' ids are unknown here and empty."""
    write_row(out, COLUMNS)
    for coded in coded_events(records):
        write_row(out, fitted(_row(coded), COLUMNS))


def _row(coded: Coded) -> list[Cell]:
    event, article = coded.event, coded.record.article
    quad = event.quad.value.upper()
    return [
        *(event.id, day(coded.date), event.type.value, event.mode, GOLDSTEIN_SCALE[event.type], quad, joined(event.contexts)),
        *_party(coded.actor),
        *_party(coded.recipient),
        *_place(coded.place),
        article.outlet if article else None,
        day(article.published) if article else None,
        *(_named(coded.record, kind) for kind in (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)),
        article.language if article else None,
        f"onrecord {coded.record.fingerprint.version}",
    ]


def _party(entities: tuple[Entity, ...]) -> list[Cell]:
    """Name, country, COW number, first sector, all sectors, title, name as printed, Wikipedia's id."""
    codes = [sectors(one) for one in entities]
    names = joined(one.name for one in entities)
    first = next((code for code in codes if code), None)
    return [names, joined(one.country for one in entities), None, first, joined(codes), joined(one.role for one in entities), names, None]


def _place(place: Entity | None) -> list[Cell]:
    """Place name, city, district, province, country, latitude, longitude, GeoNames id, raw place name, feature type."""
    if place is None:
        return [None] * 10
    where = place.location
    city = place.name if where else None
    return [place.name, city, None, None, place.country, *degrees(place), None, place.name, where.precision if where else None]


def _named(record: Record, kind: EntityKind) -> str:
    return joined(one.name for one in record.entities if one.kind is kind)


EXPORT = Export("polecat", ".polecat.tsv", "POLECAT's forty columns, tab-separated, one row an event", write)
