"""Puts records into a record folder, whole batches at a time.

A batch is written into all tables first, documents last, and counts from the moment that the head names the new versions. A writer
that dies before that leaves commits that nobody reads; the next one takes them away. A lock keeps writers from each other; readers
need none. So a batch is on record wholly or not at all, and an acknowledged one stays.
"""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import DamagedRecord, StoreError
from onrecord.records import Document, Failure, Record, Stage, content_id
from onrecord.store import delta
from onrecord.store.compaction import COMPACT_AFTER, compacted
from onrecord.store.folder import Standing, Store
from onrecord.store.head import Head, Sealed, read_head, write_head
from onrecord.store.lock import locked
from onrecord.store.sheets import DOCUMENTS, SHEETS, TABLES, Rows, Sheet, rows_of, schema_of
from onrecord.store.view import first_line, standings_in

if TYPE_CHECKING:
    import pyarrow as pa

SURROGATE = "its address or its text holds half of a surrogate pair, which no UTF-8 file can hold"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a batch; every record is counted once.

    `stored` were put on record, or took the place of an earlier failure; `duplicates` were on record already; `failed` are reports
    that could not be read, now or before, and whose failure is on record.
    """

    stored: int = 0
    duplicates: int = 0
    failed: int = 0


def append(store: Store, records: Sequence[Record]) -> Added:
    """Puts a batch on record, wholly or not at all; when it returns, the batch is on the disk.

    A report is known by its document's id. One that was read is never replaced by one that failed, but the other way round. Of two
    records of the same bytes at two addresses the one with the smaller address stays, so that the order does not matter.
    Raises `StoreError` (no room, no permission: the message names the folder) and `DamagedRecord`; then nothing was added.
    """
    with writing(store.folder) as head:
        held = _held(store, head.table(DOCUMENTS.name))
        chosen, added = _chosen(map(_storable, records), held)
        if chosen:
            replaced = [report for report in chosen if report in held]
            ready = compacted(store.folder, head, after=COMPACT_AFTER)
            write_head(store.folder, _committed(store.folder, ready, chosen, replaced))
    return added


def compact(store: Store) -> None:
    """Makes one file of the small ones of every table, and removes files that have not counted for an hour. `append` does it in time."""
    with writing(store.folder) as head:
        compacted(store.folder, head)


@contextmanager
def writing(folder: Path) -> Iterator[Head]:
    """The record as it is while nobody else writes; what a writer that died left is gone. Turns what goes wrong into `StoreError`."""
    import pyarrow as pa
    from deltalake.exceptions import DeltaError

    try:
        with locked(folder):
            head = read_head(folder)
            for sheet in TABLES:
                delta.check_log(folder / sheet.name, head.table(sheet.name))
                _roll_back(folder / sheet.name, head.table(sheet.name))
            yield head
    except (OSError, DeltaError, pa.ArrowException) as error:
        raise StoreError(f"{folder}: cannot be written: {first_line(error)}") from error


def _roll_back(table: Path, sealed: Sealed) -> None:
    for file in delta.unsealed(table, sealed):
        if not delta.is_ours(file):
            raise DamagedRecord(f"{file}: is a change that another program made; nothing was added")
    delta.roll_back(table, sealed)


def _held(store: Store, documents: Sealed) -> Mapping[str, Standing]:
    for name in store.standings.keys() - {*documents.files}:
        del store.standings[name]
    for name in {*documents.files} - store.standings.keys():
        store.standings[name] = standings_in(store.folder / DOCUMENTS.name / name)
    return ChainMap(*store.standings.values())


def _storable(record: Record) -> Rows:
    try:
        return rows_of(record)
    except UnicodeEncodeError:
        return rows_of(_refused(record))


def _refused(record: Record) -> Record:
    document = Document(record.document.id, _printable(record.document.uri), record.document.sha256, None, None)
    earlier = (replace(one, uri=_printable(one.uri), message=_printable(one.message)) for one in record.failures)
    refusal = content_id("failure", document.id, Stage.STORE)
    failure = Failure(refusal, document.id, document.uri, Stage.STORE, StoreError.__name__, SURROGATE)
    return Record(document, record.fingerprint, failures=(*earlier, failure))


def _printable(written: str) -> str:
    return written.encode("utf-8", "backslashreplace").decode()


def _chosen(reports: Iterable[Rows], held: Mapping[str, Standing]) -> tuple[dict[str, Rows], Added]:
    chosen: dict[str, Rows] = {}
    fates = dict.fromkeys(("stored", "duplicates", "failed"), 0)
    for rows in reports:
        report, mine = _standing(rows)
        best = _standing(chosen[report])[1] if report in chosen else held.get(report)
        fates[_fate(mine, best)] += 1
        if best is None or mine < best:
            chosen[report] = rows
    return chosen, Added(**fates)


def _standing(rows: Rows) -> tuple[str, Standing]:
    (document,) = rows[DOCUMENTS.name]
    return document["id"], Standing(document["failed"], document["uri"])


def _fate(mine: Standing, best: Standing | None) -> str:
    if best is not None and not best.failed:
        return "duplicates"
    return "failed" if mine.failed else "stored"


def _committed(folder: Path, head: Head, chosen: Mapping[str, Rows], replaced: Sequence[str]) -> Head:
    import pyarrow as pa

    tables = {}
    for sheet in SHEETS:
        table, sealed = folder / sheet.name, head.table(sheet.name)
        rows = pa.Table.from_pylist([row for report in chosen.values() for row in report[sheet.name]], schema_of(sheet))
        gone, left = _without(table, sealed, sheet, replaced)
        tables[sheet.name] = delta.commit(table, sealed, pa.concat_tables([*left, rows]), without=gone)
    return Head(head.commits + 1, {**head.tables, **tables})


def _without(table: Path, sealed: Sealed, sheet: Sheet, reports: Sequence[str]) -> tuple[list[str], list["pa.Table"]]:
    """The files that hold rows of these reports, and what is left of each without them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    gone, left = [], []
    for name in sealed.files if reports else ():
        theirs = pc.is_in(delta.read(table / name, columns=[sheet.key]).column(sheet.key), pa.array(reports))
        if pc.any(theirs).as_py():
            gone.append(name)
            left.append(delta.read(table / name).filter(pc.invert(theirs)))
    return gone, left
