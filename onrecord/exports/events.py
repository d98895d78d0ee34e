"""Events as comma-separated values, one row an event, for spreadsheets and statistics programs."""

import csv
from collections.abc import Iterable
from typing import TextIO

from onrecord.exports.csv import safe_cell
from onrecord.exports.event_rows import COLUMNS, Value, event_rows
from onrecord.exports.export import Export
from onrecord.records import Record


def write(records: Iterable[Record], out: TextIO) -> None:
    """A header, then one row an event. Truth is `true` or `false`, unknown is empty; no cell is a formula."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in event_rows(records):
        writer.writerow([_cell(value) for value in row.values()])


def _cell(value: Value) -> str | int | float | None:
    return str(value).lower() if isinstance(value, bool) else safe_cell(value)


EXPORT = Export("events", ".events.csv", "comma-separated values, one row an event", write)
