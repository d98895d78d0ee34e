"""A record folder: opened, or made."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import DamagedRecord, NotARecord, StoreError
from onrecord.store.head import DRAFT, HEAD, Head, read_head, write_head
from onrecord.store.lock import LOCK, locked

ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
"""What Delta Lake takes for an encoded character in a path, whatever it is told."""


@dataclass(frozen=True, slots=True, order=True)
class Standing:
    """How good a record of a report is, the smaller the better: one that was read before one that failed, then by address.

    Two records of the same bytes are settled by it, so that it does not matter in which order they come.
    """

    failed: bool
    uri: str


@dataclass(frozen=True, slots=True)
class Store:
    """A record folder that is there and that this version of onrecord understands. Holds nothing open; share it between threads.

    `standings` is the writer's memory, kept from batch to batch: what is on record in each file of the table of documents.
    """

    folder: Path
    standings: dict[str, dict[str, Standing]] = field(default_factory=dict, repr=False, compare=False)


def open_store(folder: str | Path, *, create: bool = False) -> Store:
    """The record at this folder; with `create`, an empty or missing folder becomes one.

    Raises `NotARecord` for a folder that onrecord did not write, `StoreError` where it cannot be read or made or where another
    version wrote it.
    """
    path = Path(folder)
    if ESCAPE.search(str(path.absolute())):
        raise StoreError(f"{folder}: Delta Lake cannot open a folder whose path has a percent sign before two hexadecimal digits")
    if create and not (path / HEAD).exists():
        _make(path)
    with suppress(DamagedRecord):  # for `verify` to report, and for whoever reads or writes to be stopped by
        read_head(path)
    return Store(path)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        foreign = {file.name for file in folder.iterdir()} - {HEAD, DRAFT, LOCK}
        if foreign and not (folder / HEAD).exists():  # looked up again: another process may have made the record meanwhile
            raise NotARecord(f"{folder}: is not empty and has no {HEAD}; a new record needs a folder of its own")
        with locked(folder):
            if not (folder / HEAD).exists():
                write_head(folder, Head())
    except FileExistsError:
        raise NotARecord(f"{folder}: is a file, and a record is a folder") from None
    except OSError as error:
        raise StoreError(f"{folder}: cannot be made: {error.strerror}") from error
