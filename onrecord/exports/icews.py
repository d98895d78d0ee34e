"""ICEWS' tab files (Boschee et al. 2015): its twenty columns, one row for each pair of an actor and a recipient."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import TextIO

from onrecord.exports.coded import GOLDSTEIN_SCALE, Coded, coded_events, day, degrees, sectors
from onrecord.exports.csv import Cell
from onrecord.exports.export import Export
from onrecord.exports.tabbed import fitted, write_row
from onrecord.records import Entity, Record

COLUMNS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity"),
    *("Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)


def write(records: Iterable[Record], out: TextIO) -> None:
    """A header, then one row a pair; of parties without another side (“Peru and Chile met”) each with each other. Unknown is empty."""
    write_row(out, COLUMNS)
    for coded in coded_events(records):
        for source, target in pairs(coded):
            write_row(out, fitted(_row(coded, source, target), COLUMNS))


def pairs(coded: Coded) -> Iterator[tuple[Entity | None, Entity | None]]:
    """Source and target of each dyad."""
    if coded.recipient or len(coded.actor) < 2:
        yield from product(coded.actor or (None,), coded.recipient or (None,))
    else:
        yield from ((one, other) for one, other in product(coded.actor, coded.actor) if one is not other)


def _row(coded: Coded, source: Entity | None, target: Entity | None) -> list[Cell]:
    event, place = coded.event, coded.place
    return [
        *(event.id, day(coded.date), *_party(source)),
        " ".join(part for part in (event.type.value.capitalize(), event.mode) if part),
        *(event.cameo, GOLDSTEIN_SCALE[event.type], *_party(target)),
        *(coded.record.document.id, coded.sentence, coded.record.article.outlet if coded.record.article else None),
        *(place.name if place and place.location else None, None, None, place.country if place else None),
        *degrees(place),
    ]


def _party(entity: Entity | None) -> list[Cell]:
    """Name, sectors, country."""
    return [entity.name, sectors(entity), entity.country] if entity else [None] * 3


EXPORT = Export("icews", ".icews.tsv", "ICEWS' twenty columns, tab-separated, one row a pair of actor and recipient", write)
