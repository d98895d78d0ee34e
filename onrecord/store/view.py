"""What is on record at one moment: a reader's own view, which no writer blocks or changes."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import DamagedRecord
from onrecord.records import Record
from onrecord.store.delta import read
from onrecord.store.folder import Standing, Store
from onrecord.store.head import Head, Sealed, read_head
from onrecord.store.sheets import DOCUMENTS, SHEETS, TABLES, Row, Rows, Sheet, digest_of, record_of, schema_of

if TYPE_CHECKING:
    import pyarrow.dataset as ds

SLICE = 1024
"""Reports whose rows are held in memory together while a whole record is read."""


@dataclass(frozen=True, slots=True)
class View:
    """A record at one commit: the Parquet files that count, by name of their table."""

    folder: Path
    files: Mapping[str, tuple[Path, ...]]


def open_view(store: Store) -> View:
    """The record as it is now. Raises `NotARecord`, `DamagedRecord`, `StoreError` as `read_head` does."""
    return view_at(store.folder, read_head(store.folder))


def view_at(folder: Path, head: Head) -> View:
    """The record as this head has it."""
    return View(folder, {sheet.name: _files(folder / sheet.name, head.table(sheet.name)) for sheet in TABLES})


def export(store: Store) -> Iterator[Record]:
    """All records, in order of document id, as they are when the first one is asked for.

    Raises `DamagedRecord` rather than give altered rows.
    """
    view = open_view(store)
    with reading(store.folder):
        for report, rows in rows_by_report(view, report_ids(view, [DOCUMENTS])):
            if digest_of(rows) != rows[DOCUMENTS.name][0]["digest"]:
                raise DamagedRecord(f"{store.folder}: the rows of report {report} do not agree with their digest; run `onrecord verify`")
            yield record_of(rows)


def known(store: Store) -> dict[str, str]:
    """The address of every report on record that was read, by id; one that failed is not among them, so that it is tried again."""
    view = open_view(store)
    with reading(store.folder):
        held = [standings_in(file) for file in view.files[DOCUMENTS.name]]
    return {report: standing.uri for found in held for report, standing in found.items() if not standing.failed}


def standings_in(file: Path) -> dict[str, Standing]:
    """The reports in one file of the table of documents, by id."""
    found = read(file, columns=["id", "failed", "uri"])
    columns = (found.column(name).to_pylist() for name in ("id", "failed", "uri"))
    return {report: Standing(failed, uri) for report, failed, uri in zip(*columns, strict=True)}


def report_ids(view: View, sheets: Iterable[Sheet]) -> list[str]:
    """Ids of all reports that have rows in these tables, sorted."""
    import pyarrow.compute as pc

    found: set[str] = set()
    for sheet in sheets:
        column = rows_in(view, sheet).to_table(columns=[sheet.key]).column(sheet.key)
        found.update(pc.unique(column).to_pylist())
    return sorted(found)


def rows_by_report(view: View, ids: list[str]) -> Iterator[tuple[str, Rows]]:
    """Every one of these reports (`ids` sorted) with all its rows. Memory: the rows of `SLICE` reports."""
    for start in range(0, len(ids), SLICE):
        wanted = ids[start : start + SLICE]
        sheets = {sheet.name: _grouped(view, sheet, wanted[0], wanted[-1]) for sheet in SHEETS}
        for report in wanted:
            yield report, {name: grouped.get(report, []) for name, grouped in sheets.items()}


def rows_in(view: View, sheet: Sheet) -> "ds.Dataset":
    """The rows of one table, unread."""
    import pyarrow.dataset as ds

    schema = schema_of(sheet)
    files = [str(file) for file in view.files[sheet.name]]
    return ds.dataset(files, schema=schema, format="parquet") if files else ds.dataset(schema.empty_table())


def first_line(error: Exception) -> str:
    """What an error says, without the traces that Delta Lake adds."""
    return str(error).split("\n", 1)[0]


def _files(table: Path, sealed: Sealed) -> tuple[Path, ...]:
    return tuple(table / name for name in sealed.files)


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Turns what goes wrong while reading tables into `DamagedRecord`."""
    import pyarrow as pa

    try:
        yield
    except (OSError, pa.ArrowException) as error:
        raise DamagedRecord(f"{folder}: cannot be read, `onrecord verify` says what is damaged: {first_line(error)}") from error


def _grouped(view: View, sheet: Sheet, first: str, last: str) -> dict[str, list[Row]]:
    import pyarrow.compute as pc

    key = pc.field(sheet.key)
    found: dict[str, list[Row]] = {}
    for row in rows_in(view, sheet).to_table(filter=(key >= first) & (key <= last)).to_pylist():
        found.setdefault(row[sheet.key], []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row.get("position", 0))
    return found
