"""A speaker's position as a table: one row a date, the words of that day, and what changed since the day before."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord.exports.stories.excerpts import Excerpt, cut_excerpt
from onrecord.exports.stories.listing import Listed, Listing, list_differences
from onrecord.exports.stories.reports import Reports, call
from onrecord.exports.stories.side_by_side import parts_of
from onrecord.records import PartialDate, Position, Record


@dataclass(frozen=True, slots=True)
class Printed:
    """What one report gives the speaker."""

    report: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Day:
    """All that was printed on one date, and what had changed by then."""

    published: PartialDate | None
    printed: tuple[Printed, ...]
    changed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class OverTime:
    """One position: who, on what, and day by day."""

    number: int
    anchor: str
    speaker: str
    topic: str
    days: tuple[Day, ...]
    changes: int


def lay_out_position(number: int, position: Position, reports: Reports, anchor: str) -> OverTime:
    """The table of a position."""
    listing = list_differences(position.shifts, reports, anchor)
    days = tuple(_days(position, reports, listing))
    return OverTime(number, anchor, position.speaker, ", ".join(position.topic), days, len(listing.entries))


def _days(position: Position, reports: Reports, listing: Listing) -> Iterator[Day]:
    """Stands of one date lie together; what changed stands with the date of the later report."""
    dates = {stand.document: stand.published for stand in position.stands}
    for day, stands in groupby(position.stands, key=lambda stand: stand.published):
        said: dict[str, list[str]] = {}
        for stand in stands:
            said.setdefault(stand.document, []).append(stand.statement)
        printed = tuple(_printed(reports.records[document], wanted, listing) for document, wanted in said.items())
        yield Day(day, printed, tuple(one for one in listing.entries if dates[one.right[0].side.document] == day))


def _printed(record: Record, wanted: list[str], listing: Listing) -> Printed:
    statements = [one for one in record.statements if one.id in wanted]
    return Printed(call(record), cut_excerpt(record, parts_of(statements), listing.marks.get(record.document.id, ())))
