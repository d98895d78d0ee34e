"""What can be made anew from the record, kept beside it: a file that anybody may delete, and that is not part of the record."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from onrecord.errors import DamagedRecord, StoreError
from onrecord.records import Record
from onrecord.store.folder import Store
from onrecord.store.sheets import DOCUMENTS, digest_of, record_of
from onrecord.store.view import open_view, reading, rows_by_report, rows_in

DIGEST = 32
"""Bytes at the beginning of the file: SHA-256 of the rest."""

KEY = b"made by"
"""Under this name a shelf says what made its rows; rows that something else made are made anew."""

Row = dict[str, Any]
"""Cells by column: strings, whole numbers, bytes, None. All rows of a shelf have the same columns."""


def read_shelf(store: Store, name: str, made_by: str) -> list[Row]:
    """The rows of a shelf; none where it is not there, is damaged, or was made by something else."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with suppress(OSError, pa.ArrowException, UnicodeDecodeError):
        written = _path(store, name).read_bytes()
        if sha256(written[DIGEST:]).digest() != written[:DIGEST]:
            return []
        table = pq.read_table(pa.BufferReader(written[DIGEST:]))
        if (table.schema.metadata or {}).get(KEY) == made_by.encode():
            rows: list[Row] = table.to_pylist()
            return rows
    return []


def write_shelf(store: Store, name: str, made_by: str, rows: Sequence[Row]) -> None:
    """Puts rows on a shelf in place of what was there: whole or not at all. Raises `StoreError` where the folder cannot be written."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = _path(store, name)
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    table = pa.Table.from_pylist(list(rows)).replace_schema_metadata({KEY: made_by.encode()})
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink)
    written = sink.getvalue().to_pybytes()
    try:
        draft.write_bytes(sha256(written).digest() + written)
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise StoreError(f"{path}: cannot be written: {error.strerror or error}") from error


def digests(store: Store) -> dict[str, str]:
    """For every report on record that was read the digest of its rows, by document: another digest is another record of it."""
    view = open_view(store)
    with reading(store.folder):
        table = rows_in(view, DOCUMENTS).to_table(columns=["id", "digest", "failed"])
    columns = (table.column(name).to_pylist() for name in ("id", "digest", "failed"))
    return {report: digest for report, digest, failed in zip(*columns, strict=True) if not failed}


def records_of(store: Store, documents: Sequence[str]) -> Iterator[Record]:
    """The records of these documents, in order of id; one that is not on record is left out. Raises `DamagedRecord` rather than give
    altered rows.
    """
    view = open_view(store)
    with reading(store.folder):
        for report, rows in rows_by_report(view, sorted(documents)):
            if not rows[DOCUMENTS.name]:
                continue
            if digest_of(rows) != rows[DOCUMENTS.name][0]["digest"]:
                raise DamagedRecord(f"{store.folder}: the rows of report {report} do not agree with their digest; run `onrecord verify`")
            yield record_of(rows)


def _path(store: Store, name: str) -> Path:
    return store.folder / f"{name}.shelf"
