"""One Delta Lake table on disk: what is in it at a version, and one commit more.

Parquet files are written here and named by the SHA-256 of their bytes, so that each vouches for itself and the same rows give the
same file; Delta Lake's log says which of them count.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import DamagedRecord
from onrecord.store.head import Sealed, flush_folder

if TYPE_CHECKING:
    import pyarrow as pa
    from deltalake import CommitProperties, DeltaTable, PostCommitHookProperties

LOG = "_delta_log"
HINT = "_last_checkpoint"
MARK = "onrecord"
"""Key that every commit of ours carries in its commitInfo; one without it was made by another program."""

VERSION = re.compile(r"(\d{20})\.(?:json|checkpoint\.parquet)")
ROW_GROUP = 2048


def names_at(table: Path, version: int) -> tuple[str, ...]:
    """Names of the Parquet files of a version of a table as Delta Lake sees it, sorted. Raises `DeltaError` or `OSError`."""
    return tuple(sorted(_opened(table, version).get_add_actions().column("path").to_pylist())) if version >= 0 else ()


def check_log(table: Path, sealed: Sealed) -> None:
    """Raises `DamagedRecord` where a file of the log is not the one that was sealed: an empty one would lose rows without a word."""
    for name, digest in sealed.log.items():
        file = table / LOG / name
        if not file.exists() or digest_of_file(file) != digest:
            raise DamagedRecord(f"{file}: is missing or damaged; `onrecord verify` says what else is")


def read(file: Path, columns: Sequence[str] | None = None) -> "pa.Table":
    """The rows of one Parquet file of a table. Raises `DamagedRecord`, also for a whole file whose bytes are not those that were written:
    it may read as wrong rows without an error, and must not be written again under a new digest.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    # Without `partitioning=None` a folder called `a=b` anywhere above would become a column.
    try:
        if columns is None and digest_of_file(file) != file.stem:
            raise OSError(f"{file} does not agree with its name")
        return pq.read_table(file, columns=columns, partitioning=None)
    except (OSError, pa.ArrowException) as error:
        raise DamagedRecord(f"{file}: is missing or damaged; `onrecord verify` says what else is") from error


def commit(table: Path, sealed: Sealed, rows: "pa.Table", *, without: Sequence[str] = ()) -> Sealed:
    """Adds these rows and takes out the files `without`, in one commit; the table as it then is.

    Nobody reads the new version before the head names it. All of it is on the disk when this returns.
    """
    if sealed.version < 0:
        _create(table, rows.schema)
        sealed = Sealed(0, (), _digests(table, sealed))
    before, written = set(sealed.files), _written(table, rows)
    after = (before - {*without}) | written.keys()
    actions = [*(written[name] for name in after - before), *_removed(table, before - after)]
    if not actions:
        return sealed
    _opened(table).create_write_transaction(
        actions, "append", rows.schema, commit_properties=_marked(), post_commithook_properties=_no_hook()
    )
    return Sealed(sealed.version + 1, tuple(sorted(after)), _digests(table, sealed))


def checkpoint(table: Path, sealed: Sealed) -> Sealed:
    """Sums up the log in one file, so that what came before need not be read; the table as it then is.

    The hint that Delta Lake leaves beside it is optional by protocol and is removed: it is the only file that would change in place.
    """
    _opened(table).create_checkpoint()
    (table / LOG / HINT).unlink()
    digests = _digests(table, sealed)
    log = {name: digest for name, digest in digests.items() if version_of(name) == sealed.version}
    for name in digests.keys() - log.keys():
        os.utime(table / LOG / name)
    return replace(sealed, log=log)


def roll_back(table: Path, sealed: Sealed) -> None:
    """Takes away the log of commits that were never acknowledged, newest first, so that a crash in between leaves no gap."""
    (table / LOG / HINT).unlink(missing_ok=True)
    for file in reversed(unsealed(table, sealed)):
        file.unlink()


def unsealed(table: Path, sealed: Sealed) -> tuple[Path, ...]:
    """Log files of versions after the sealed one, in order of version."""
    return tuple(file for file in _log_files(table) if version_of(file.name) > sealed.version)


def is_ours(commit: Path) -> bool:
    """Whether onrecord made this commit. One that a power failure tore is taken for ours; a checkpoint is judged by its commit."""
    if commit.suffix != ".json":
        return True
    try:
        found = [json.loads(line) for line in commit.read_text(encoding="utf-8").splitlines()]
        return not found or any(MARK in action.get("commitInfo", {}) for action in found)
    except (ValueError, AttributeError):
        return True


def version_of(name: str) -> int:
    """The version that a log file belongs to; -1 for any other file."""
    matched = VERSION.fullmatch(name)
    return int(matched.group(1)) if matched else -1


def digest_of_file(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        digest = sha256()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _create(table: Path, schema: "pa.Schema") -> None:
    from deltalake import DeltaTable

    table.mkdir(exist_ok=True)
    DeltaTable.create(_address(table), schema, name=table.name, commit_properties=_marked(), post_commithook_properties=_no_hook())


def _opened(table: Path, version: int | None = None) -> "DeltaTable":
    from deltalake import DeltaTable

    return DeltaTable(_address(table), version=version)


def _address(table: Path) -> str:
    # A plain path would be read as a URL: `50%20` in a folder's name as a space.
    return table.absolute().as_uri()


def _written(table: Path, rows: "pa.Table") -> dict[str, Any]:
    """The rows' new file by name, as the log is to note it; nothing where there are no rows."""
    from deltalake.transaction import AddAction

    if not rows.num_rows:
        return {}
    name, size = _write_parquet(table, rows)
    return {name: AddAction(name, size, {}, 0, True, json.dumps({"numRecords": rows.num_rows}))}  # noqa: FBT003 (a field of the protocol)


def _removed(table: Path, names: Iterable[str]) -> Iterator[Any]:
    from deltalake.transaction import RemoveAction

    for name in sorted(names):
        os.utime(table / name)  # from now on it is kept for a while, for readers that began before
        yield RemoveAction(name, True, 0)  # noqa: FBT003 (a field of the protocol)


def _write_parquet(table: Path, rows: "pa.Table") -> tuple[str, int]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(rows, sink, compression="zstd", row_group_size=ROW_GROUP)
    written = sink.getvalue()
    name = sha256(written).hexdigest() + ".parquet"
    draft = table / f".{name}.new"
    with draft.open("wb") as file:
        file.write(written)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(table / name)
    flush_folder(table)
    return name, written.size


def _digests(table: Path, before: Sealed) -> dict[str, str]:
    log = dict(before.log)
    for file in _log_files(table):
        if file.name not in log and version_of(file.name) >= before.version:
            _flush(file)
            log[file.name] = digest_of_file(file)
    flush_folder(table / LOG)
    return log


def _log_files(table: Path) -> list[Path]:
    if not (table / LOG).is_dir():
        return []
    return sorted(file for file in (table / LOG).iterdir() if version_of(file.name) >= 0)


def _flush(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())


def _marked() -> "CommitProperties":
    from deltalake import CommitProperties

    return CommitProperties(custom_metadata={MARK: "1"}, max_commit_retries=0)


def _no_hook() -> "PostCommitHookProperties":
    from deltalake import PostCommitHookProperties

    return PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)
