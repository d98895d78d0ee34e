import os
from pathlib import Path

import pytest
from deltalake import DeltaTable

from onrecord.errors import DamagedRecord
from onrecord.store import Store, append, compact, compaction, export, verify, writer
from onrecord.store.head import read_head
from onrecord.store.view import open_view
from tests.store.reports import in_order, lines, make_report, make_reports


def age(folder: Path) -> None:
    for file in folder.rglob("*"):
        os.utime(file, (0, 0))


def files(store: Store) -> set[str]:
    return {file.name for file in (store.folder / "documents").rglob("*") if file.is_file()}


def counting(store: Store) -> set[str]:
    head = read_head(store.folder).table("documents")
    return {*head.files, *head.log}


def test_compaction_changes_nothing_that_is_on_record(kept: Store) -> None:
    compact(kept)
    assert (lines(export(kept)), verify(kept)) == (in_order(make_reports(12)), ())


def test_compaction_makes_one_file_of_many(kept: Store) -> None:
    before = open_view(kept).files
    compact(kept)
    found = [(len(before[name]), len(files)) for name, files in open_view(kept).files.items() if name not in ("failures", "judgements")]
    assert found == [(2, 1)] * 7


def test_compacting_twice_does_nothing_more(kept: Store) -> None:
    compact(kept)
    before = read_head(kept.folder)
    compact(kept)
    assert read_head(kept.folder) == before


def test_large_files_are_left_as_they_are(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "LARGE", 1)
    before = open_view(kept).files
    compact(kept)
    assert open_view(kept).files == before


def test_appending_compacts_after_a_number_of_commits(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "COMPACT_AFTER", 3)
    for number in range(20, 24):
        append(kept, [make_report(number)])
    assert len(open_view(kept).files["documents"]) < 6
    assert lines(export(kept)) == in_order([*make_reports(12), *map(make_report, range(20, 24))])


def test_files_that_no_longer_count_stay_for_those_who_are_reading(kept: Store) -> None:
    reading = export(kept)
    first = next(reading)
    age(kept.folder)
    compact(kept)
    assert lines([first, *reading]) == in_order(make_reports(12))


def test_files_that_stopped_counting_more_than_an_hour_ago_go(kept: Store) -> None:
    left = counting(kept)
    age(kept.folder)
    compact(kept)
    assert left <= files(kept)
    append(kept, [make_report(20)])
    age(kept.folder)
    compact(kept)
    assert left & files(kept) == left & counting(kept)


def test_a_damaged_file_is_not_written_again_under_a_new_digest(kept: Store) -> None:
    file = open_view(kept).files["documents"][0]
    flipped = bytearray(file.read_bytes())
    flipped[len(flipped) // 3] ^= 1
    file.write_bytes(flipped)
    before = read_head(kept.folder)
    with pytest.raises(DamagedRecord, match=file.name):
        compact(kept)
    assert read_head(kept.folder) == before


def test_what_others_put_into_the_folder_stays(kept: Store) -> None:
    (kept.folder / "documents" / "notes.txt").write_text("Ask Ida")
    age(kept.folder)
    compact(kept)
    assert "notes.txt" in files(kept)


def test_delta_lake_reads_a_compacted_table_on_its_own(kept: Store) -> None:
    compact(kept)
    found = DeltaTable(kept.folder / "documents").to_pyarrow_table(columns=["id"]).column("id").to_pylist()
    assert sorted(found) == sorted(record.document.id for record in make_reports(12))
