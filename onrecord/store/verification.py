"""Whether what is on record is what was put there: every file, report and judgement is held against its digest."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from onrecord.errors import DamagedRecord
from onrecord.store import delta
from onrecord.store.folder import Store
from onrecord.store.head import HEAD, Head, Sealed, read_head
from onrecord.store.judging import judgement_rows, undamaged
from onrecord.store.sheets import DOCUMENTS, PARTS, SHEETS, TABLES, Rows, digest_of
from onrecord.store.view import View, report_ids, rows_by_report


class Damage(StrEnum):
    """What is wrong."""

    MISSING = "missing"
    ALTERED = "altered"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of damage: in a file (its path within the record folder), in the rows of a report (its document's id), or in a
    judgement (its id).
    """

    damage: Damage
    message: str
    file: str | None = None
    document: str | None = None
    judgement: str | None = None

    def __str__(self) -> str:
        return f"{self.damage}: {self.file or self.document or self.judgement}: {self.message}"


def verify(store: Store) -> tuple[Finding, ...]:
    """Everything that is damaged, files first, judgements last; empty when all is well. Reads the whole record, and changes nothing.

    A damaged Parquet file is not decoded, since it may read as wrong rows without an error: the reports whose rows were in it are
    found by what they miss. Raises `NotARecord`, or `StoreError` where another version of onrecord wrote the record.
    """
    try:
        head = read_head(store.folder)
    except DamagedRecord as error:
        return (Finding(Damage.ALTERED, str(error), file=HEAD),)
    return tuple(_check(store.folder, head))


def _check(folder: Path, head: Head) -> Iterator[Finding]:
    sound = {}
    for sheet in TABLES:
        table, sealed = folder / sheet.name, head.table(sheet.name)
        yield from _check_log(table, sealed)
        files = {table / name: list(_check_file(table / name, Path(name).stem)) for name in sealed.files}
        yield from (finding for findings in files.values() for finding in findings)
        sound[sheet.name] = tuple(file for file, findings in files.items() if not findings)
    view = View(folder, sound)
    for report, rows in rows_by_report(view, report_ids(view, SHEETS)):
        yield from _check_report(report, rows)
    yield from _check_judgements(view)


def _check_log(table: Path, sealed: Sealed) -> Iterator[Finding]:
    damage = [finding for name, digest in sorted(sealed.log.items()) for finding in _check_file(table / delta.LOG / name, digest)]
    yield from damage
    if not damage and not _agrees(table, sealed):
        yield Finding(Damage.ALTERED, f"Delta Lake sees other files than {HEAD} names", file=f"{table.name}/{delta.LOG}")
    for file in delta.unsealed(table, sealed):
        if not delta.is_ours(file):
            yield Finding(Damage.EXTRA, "a change to the table that another program made; it does not count", file=_within(file, 3))


def _agrees(table: Path, sealed: Sealed) -> bool:
    from deltalake.exceptions import DeltaError

    try:
        return delta.names_at(table, sealed.version) == sealed.files
    except (DeltaError, OSError):
        return False


def _check_file(file: Path, digest: str) -> Iterator[Finding]:
    depth = 3 if file.parent.name == delta.LOG else 2
    try:
        if delta.digest_of_file(file) != digest:
            yield Finding(Damage.ALTERED, "the bytes are not those that were written", file=_within(file, depth))
    except FileNotFoundError:
        yield Finding(Damage.MISSING, "the file is not there", file=_within(file, depth))
    except OSError as error:
        yield Finding(Damage.ALTERED, f"the file cannot be read: {error.strerror}", file=_within(file, depth))


def _within(file: Path, depth: int) -> str:
    return "/".join(file.parts[-depth:])


def _check_report(report: str, rows: Rows) -> Iterator[Finding]:
    documents = rows[DOCUMENTS.name]
    if len(documents) != 1:
        damage = Damage.EXTRA if documents else Damage.MISSING
        yield Finding(damage, f"documents: {len(documents)} rows instead of one", document=report)
        return
    counts = {sheet.name: (len(rows[sheet.name]), documents[0]["counts"][sheet.name]) for sheet in PARTS}
    wrong = {name: pair for name, pair in counts.items() if pair[0] != pair[1]}
    for name, (found, wanted) in wrong.items():
        damage = Damage.MISSING if found < wanted else Damage.EXTRA
        yield Finding(damage, f"{name}: {found} rows, and {wanted} were put on record", document=report)
    if not wrong and digest_of(rows) != documents[0]["digest"]:
        yield Finding(Damage.ALTERED, "its rows do not agree with their digest", document=report)


def _check_judgements(view: View) -> Iterator[Finding]:
    rows = judgement_rows(view)
    times = Counter(row["id"] for row in rows)
    for row in rows:
        if undamaged(row) is None:
            yield Finding(Damage.ALTERED, "what it says does not agree with its id", judgement=row["id"])
        if row["revokes"] is not None and row["revokes"] not in times:
            yield Finding(Damage.MISSING, f"{row['id']} takes it back, and it is not there", judgement=row["revokes"])
    for repeated, count in times.items():
        if count > 1:
            yield Finding(Damage.EXTRA, f"{count} rows instead of one", judgement=repeated)
