"""Events as a Parquet table, one row an event: for pandas, polars, R's arrow and DuckDB."""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from onrecord.errors import ExportError
from onrecord.exports.event_rows import COLUMNS, event_rows
from onrecord.exports.export import Export
from onrecord.records import Record

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 10_000
"""Rows of a group, which are held in memory at a time."""


def write(records: Iterable[Record], out: TextIO) -> None:
    """A table with the columns of `events`. Equal events give equal bytes. Raises `ExportError` for an output that takes text only."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    target = getattr(out, "buffer", None)
    if target is None:
        raise ExportError("Parquet is no text: write it to a file (--output events.parquet)")
    schema, rows = _schema(), event_rows(records)
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        while group := list(islice(rows, ROWS)):
            writer.write_table(pa.Table.from_pylist(group, schema))


def _schema() -> "pa.Schema":
    import pyarrow as pa

    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    return pa.schema([pa.field(name, types[kind]) for name, kind in COLUMNS.items()])


EXPORT = Export("parquet", ".parquet", "a Parquet table, one row an event, for pandas, R, polars and DuckDB", write, binary=True)
