"""Keeps a record folder quick to open: many small files become one, a long log gets a summary, what no longer counts goes in time."""

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.store import delta
from onrecord.store.head import Head, Sealed, write_head
from onrecord.store.sheets import TABLES, Sheet

if TYPE_CHECKING:
    import pyarrow as pa

COMPACT_AFTER = 16
"""Log files of a table after which it is compacted: each one made opening the table 0.7 ms slower."""

LARGE = 16 << 20
"""Bytes from which a Parquet file is left as it is; 16 MiB hold some 10,000 reports with their texts."""

KEPT = 3600.0
"""Seconds that a file stays after it stopped counting, for readers that began before."""

DROPPED = frozenset({".parquet", ".json", ".new", ".tmp"})
"""What such files end in; anything else in the folder is not ours to remove."""


def compacted(folder: Path, head: Head, *, after: int = 2) -> Head:
    """The record with every table compacted whose log has more than `after` files. Only for the holder of the lock.

    Rows are sorted by report, which makes reading one report or a run of them cheap. Nothing of what is on record changes.
    """
    due = [sheet for sheet in TABLES if len(head.table(sheet.name).log) > after]
    if not due:
        return head
    tables = {sheet.name: _compacted(folder / sheet.name, head.table(sheet.name), sheet) for sheet in due}
    new = Head(head.commits + 1, {**head.tables, **tables})
    write_head(folder, new)
    for sheet in due:
        _sweep(folder / sheet.name, new.table(sheet.name))
    return new


def _compacted(table: Path, sealed: Sealed, sheet: Sheet) -> Sealed:
    small = [name for name in sealed.files if (table / name).stat().st_size < LARGE]
    if len(small) > 1:
        sealed = delta.commit(table, sealed, _sorted(table, small, sheet), without=small)
    return delta.checkpoint(table, sealed)


def _sorted(table: Path, names: list[str], sheet: Sheet) -> "pa.Table":
    import pyarrow as pa

    rows = pa.concat_tables([delta.read(table / name) for name in names])
    return rows.sort_by([(column, "ascending") for column in sheet.order])


def _sweep(table: Path, sealed: Sealed) -> None:
    needed = {*sealed.files, *sealed.log}
    oldest = time.time() - KEPT
    for file in [*table.iterdir(), *(table / delta.LOG).iterdir()]:
        if file.suffix in DROPPED and file.name not in needed and file.stat().st_mtime < oldest:
            with suppress(OSError):
                file.unlink()
