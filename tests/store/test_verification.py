from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from onrecord.errors import DamagedRecord
from onrecord.store import Damage, Finding, Store, append, delta, export, open_store, verify
from onrecord.store.head import HEAD, Head, read_head, write_head
from onrecord.store.view import open_view
from tests.store.reports import make_report

REPORT = make_report(1).document.id


def flip(file: Path, bit: int) -> None:
    written = bytearray(file.read_bytes())
    written[bit // 8] ^= 1 << bit % 8
    file.write_bytes(written)


def rewrite(store: Store, table: str, change: Callable[[pa.Table], pa.Table]) -> None:
    """Alters a table as somebody would who knows the format: Parquet, log and head all agree afterwards."""
    folder = store.folder / table
    head = read_head(store.folder)
    before = head.table(table)
    rows = pa.concat_tables([delta.read(folder / name) for name in before.files])
    after = delta.commit(folder, before, change(rows), without=before.files)
    write_head(store.folder, Head(head.commits, {**head.tables, table: after}))


def other(name: str, rows: pa.Table, value: object) -> pa.Table:
    """The rows with another value in this column of the report's first row."""
    found = rows.to_pylist()
    next(row for row in found if REPORT in row.values())[name] = value
    return pa.Table.from_pylist(found, rows.schema)


def test_a_sound_record_has_no_findings(kept: Store) -> None:
    assert verify(kept) == ()


def test_a_record_without_reports_has_no_findings(empty: Store) -> None:
    assert verify(empty) == ()


@pytest.mark.parametrize("where", [0.02, 0.4, 0.75, 0.98])
@pytest.mark.parametrize("table", ["documents", "statements", "failures"])
def test_one_flipped_bit_in_a_parquet_file_is_found(kept: Store, table: str, where: float) -> None:
    file = open_view(kept).files[table][0]
    flip(file, int(file.stat().st_size * 8 * where))
    wanted = Finding(Damage.ALTERED, "the bytes are not those that were written", file=f"{table}/{file.name}")
    assert wanted in verify(kept)


@pytest.mark.parametrize("where", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("pattern", ["*.json", "*.checkpoint.parquet"])
def test_one_flipped_bit_in_a_log_is_found(kept: Store, pattern: str, where: float) -> None:
    sealed = read_head(kept.folder).table("events").log
    name = next(name for name in sealed if Path(name).match(pattern))
    file = kept.folder / "events" / "_delta_log" / name
    flip(file, int(file.stat().st_size * 8 * where))
    wanted = Finding(Damage.ALTERED, "the bytes are not those that were written", file=f"events/_delta_log/{name}")
    assert verify(kept) == (wanted,)


@pytest.mark.parametrize("where", [0.01, 0.3, 0.6, 0.99])
def test_one_flipped_bit_in_the_head_is_found(kept: Store, where: float) -> None:
    flip(kept.folder / HEAD, int((kept.folder / HEAD).stat().st_size * 8 * where))
    assert [(finding.damage, finding.file) for finding in verify(open_store(kept.folder))] == [(Damage.ALTERED, HEAD)]


def test_a_missing_parquet_file_names_the_reports_that_were_in_it(kept: Store) -> None:
    file = next(file for file in open_view(kept).files["events"] if REPORT in delta.read(file).column("document").to_pylist())
    reports = delta.read(file).column("document").to_pylist()
    file.unlink()
    assert verify(kept) == (
        Finding(Damage.MISSING, "the file is not there", file=f"events/{file.name}"),
        *(Finding(Damage.MISSING, "events: 0 rows, and 1 were put on record", document=report) for report in sorted(reports)),
    )


def test_a_missing_log_file_is_found(kept: Store) -> None:
    name = max(read_head(kept.folder).table("events").log)
    (kept.folder / "events" / "_delta_log" / name).unlink()
    assert verify(kept) == (Finding(Damage.MISSING, "the file is not there", file=f"events/_delta_log/{name}"),)


def test_a_missing_table_is_found(kept: Store) -> None:
    (kept.folder / "events").rename(kept.folder / "elsewhere")
    found = {(finding.damage, finding.file.split("/")[0]) for finding in verify(kept) if finding.file}
    assert found == {(Damage.MISSING, "events")}


@pytest.mark.parametrize(("table", "column", "value"), [("documents", "uri", "b.txt"), ("statements", "negated", True)])
def test_an_altered_row_is_found(kept: Store, table: str, column: str, value: object) -> None:
    rewrite(kept, table, lambda rows: other(column, rows, value))
    assert verify(kept) == (Finding(Damage.ALTERED, "its rows do not agree with their digest", document=REPORT),)


def test_a_missing_row_is_found(kept: Store) -> None:
    rewrite(kept, "statements", lambda rows: rows.filter(pa.compute.field("document") != REPORT))
    assert verify(kept) == (Finding(Damage.MISSING, "statements: 0 rows, and 1 were put on record", document=REPORT),)


def test_an_extra_row_is_found(kept: Store) -> None:
    rewrite(kept, "statements", lambda rows: pa.concat_tables([rows, rows.filter(pa.compute.field("document") == REPORT)]))
    assert verify(kept) == (Finding(Damage.EXTRA, "statements: 2 rows, and 1 were put on record", document=REPORT),)


def test_rows_without_a_document_are_found(kept: Store) -> None:
    rewrite(kept, "documents", lambda rows: rows.filter(pa.compute.field("id") != REPORT))
    assert verify(kept) == (Finding(Damage.MISSING, "documents: 0 rows instead of one", document=REPORT),)


def test_a_document_that_stands_there_twice_is_found(kept: Store) -> None:
    rewrite(kept, "documents", lambda rows: pa.concat_tables([rows, rows.filter(pa.compute.field("id") == REPORT)]))
    assert verify(kept) == (Finding(Damage.EXTRA, "documents: 2 rows instead of one", document=REPORT),)


def test_rows_that_another_program_added_are_found(kept: Store) -> None:
    table = kept.folder / "failures"
    write_deltalake(table, DeltaTable(table).to_pyarrow_table(), mode="append")
    (finding,) = verify(kept)
    message = "a change to the table that another program made; it does not count"
    assert finding == Finding(Damage.EXTRA, message, file=finding.file)
    assert str(finding.file).startswith("failures/_delta_log/")


def test_what_a_killed_writer_left_is_no_damage(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.store.writer.write_head", killed)
    with pytest.raises(KeyboardInterrupt):
        append(kept, [make_report(20)])
    assert verify(kept) == ()


@pytest.mark.parametrize("torn", [b"", b'{"add":', b"\0" * 90], ids=repr)
def test_a_commit_that_a_power_failure_tore_is_no_damage(kept: Store, torn: bytes) -> None:
    version = read_head(kept.folder).table("documents").version + 1
    (kept.folder / "documents" / "_delta_log" / f"{version:020}.json").write_bytes(torn)
    assert verify(kept) == ()
    append(kept, [make_report(20)])
    assert verify(kept) == ()


def test_altered_rows_are_not_exported(kept: Store) -> None:
    rewrite(kept, "statements", lambda rows: other("negated", rows, True))
    with pytest.raises(DamagedRecord, match=REPORT):
        list(export(kept))


def test_a_finding_says_what_and_where() -> None:
    found = [Finding(Damage.MISSING, "the file is not there", file="a/b"), Finding(Damage.EXTRA, "twice", document="c")]
    assert [str(finding) for finding in found] == ["missing: a/b: the file is not there", "extra: c: twice"]


def test_delta_lake_must_see_the_files_that_count(kept: Store) -> None:
    head = read_head(kept.folder)
    other = replace(head.table("events"), files=head.table("events").files[:1])
    write_head(kept.folder, Head(head.commits, {**head.tables, "events": other}))
    assert Finding(Damage.ALTERED, "Delta Lake sees other files than onrecord.json names", file="events/_delta_log") in verify(kept)
