"""The one file that says what is on record: `onrecord.json`, at the top of a record folder.

It names, for every table, the version that counts, the Parquet files of that version, each named by its SHA-256, and the SHA-256 of
each file of the table's log. A commit is the renaming of this file: what tables hold beyond it was never acknowledged, and nobody
reads it.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from onrecord.errors import DamagedRecord, NotARecord, StoreError
from onrecord.store.sheets import JUDGEMENTS, SHEETS, TABLES, shape

HEAD = "onrecord.json"
DRAFT = ".onrecord.json.new"
FORMATS = {1: SHEETS, 2: TABLES}
"""Versions of the folder's layout, and the tables that each may hold. A change that an older onrecord would misread raises it: the
first judgement makes format 2 of a folder, because a version that knows only format 1 would drop the table of judgements as it adds.
"""


@dataclass(frozen=True, slots=True)
class Sealed:
    """One table as it counts: its version (-1: not yet made), the names of its Parquet files, sorted, and the SHA-256 of each file of
    Delta Lake's log that makes this version, by name.
    """

    version: int = -1
    files: tuple[str, ...] = ()
    log: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """What is on record: how many commits were made, and every table by name."""

    commits: int = 0
    tables: Mapping[str, Sealed] = field(default_factory=dict)

    def table(self, name: str) -> Sealed:
        """The table of this name; version -1 where nothing was ever written into it."""
        return self.tables.get(name, Sealed())


def read_head(folder: Path) -> Head:
    """What is on record in this folder. Raises `NotARecord`, `DamagedRecord`, or `StoreError` for one that another version wrote."""
    try:
        written = (folder / HEAD).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise NotARecord(f"{folder}: is not a record folder: it has no {HEAD}") from None
    except OSError as error:
        raise StoreError(f"{folder}: cannot be read: {error.strerror}") from error
    plain = _undamaged(folder / HEAD, written)
    if plain["format"] not in FORMATS:
        known = " and ".join(map(str, FORMATS))
        raise StoreError(f"{folder}: has format {plain['format']}, and this version of onrecord knows formats {known}")
    if plain["shape"] != shape(FORMATS[plain["format"]]):
        raise StoreError(f"{folder}: the records of this version of onrecord have other fields; read the reports into a new folder")
    return Head(plain["commits"], {name: Sealed(one["version"], tuple(one["files"]), one["log"]) for name, one in plain["tables"].items()})


def write_head(folder: Path, head: Head) -> None:
    """Makes this head the one that counts, at once and for good: written beside, flushed to the disk, renamed."""
    draft = folder / DRAFT
    with draft.open("wb") as file:
        file.write(_written(head))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / HEAD)
    flush_folder(folder)


def flush_folder(folder: Path) -> None:
    """Puts the names in a folder on the disk, where the system lets one (Windows does not)."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _undamaged(file: Path, written: bytes) -> dict[str, Any]:
    """The head's content. Its digest is checked first and whatever the format, so that a flipped bit is not taken for another format."""
    try:
        plain: dict[str, Any] = json.loads(written)
        plain.pop("digest")
        undamaged = _dumped(plain) == written
    except (ValueError, KeyError, TypeError, AttributeError):
        undamaged = False
    if not undamaged:
        raise DamagedRecord(f"{file}: is damaged: it does not agree with its own digest")
    return plain


def _written(head: Head) -> bytes:
    tables = {name: {"version": one.version, "files": list(one.files), "log": dict(one.log)} for name, one in head.tables.items()}
    layout = 2 if JUDGEMENTS.name in tables else 1
    return _dumped({"format": layout, "shape": shape(FORMATS[layout]), "commits": head.commits, "tables": tables})


def _dumped(plain: dict[str, Any]) -> bytes:
    digest = sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
    return json.dumps({**plain, "digest": digest}, sort_keys=True, indent=1).encode() + b"\n"
