"""The shelf: what can be made anew, kept beside the record and no part of it; and the records that it is made from."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.errors import DamagedRecord, StoreError
from onrecord.records import Record, to_plain
from onrecord.store import Store, append, compact, digests, export, open_store, read_shelf, records_of, verify, write_shelf
from onrecord.store.shelf import DIGEST, Row
from onrecord.store.view import open_view
from tests.store.reports import make_failed, make_report
from tests.store.test_verification import other, rewrite

MADE_BY = "0.1.0 weights"
ROWS: list[Row] = [
    {"document": "b", "title": "Ferry 🚢 to Sund", "day": 738000, "words": b"\x00\xff", "outlet": None},
    {"document": "a", "title": "", "day": None, "words": b"", "outlet": None},
]


@pytest.fixture
def shelf(empty: Store) -> Path:
    """The file of a shelf with rows."""
    before = {*empty.folder.iterdir()}
    write_shelf(empty, "profiles", MADE_BY, ROWS)
    (file,) = {*empty.folder.iterdir()} - before
    return file


def test_rows_come_back_as_they_were_and_in_their_order(empty: Store, shelf: Path) -> None:
    assert read_shelf(empty, "profiles", MADE_BY) == ROWS


def test_a_shelf_that_was_never_written_has_no_rows(empty: Store) -> None:
    assert read_shelf(empty, "profiles", MADE_BY) == []


def test_a_shelf_that_was_deleted_has_no_rows(empty: Store, shelf: Path) -> None:
    shelf.unlink()
    assert read_shelf(empty, "profiles", MADE_BY) == []


@pytest.mark.parametrize("asked", ["0.1.0 other weights", "0.1.0", "0.1.0 weight", "", "0.1.0 weights and more"])
def test_rows_that_something_else_made_do_not_count(asked: str, empty: Store, shelf: Path) -> None:
    assert read_shelf(empty, "profiles", asked) == []


def test_an_empty_shelf_may_be_written(empty: Store) -> None:
    write_shelf(empty, "profiles", MADE_BY, [])
    assert read_shelf(empty, "profiles", MADE_BY) == []


def test_rows_take_the_place_of_those_that_were_there(empty: Store, shelf: Path) -> None:
    write_shelf(empty, "profiles", "1.0 weights", ROWS[1:])
    assert (read_shelf(empty, "profiles", MADE_BY), read_shelf(empty, "profiles", "1.0 weights")) == ([], ROWS[1:])


def test_two_shelves_hold_rows_of_their_own(empty: Store, shelf: Path) -> None:
    write_shelf(empty, "towns", MADE_BY, [{"town": "Aske"}])
    assert (read_shelf(empty, "profiles", MADE_BY), read_shelf(empty, "towns", MADE_BY)) == (ROWS, [{"town": "Aske"}])


def test_writing_leaves_one_file_and_nothing_else(empty: Store, shelf: Path) -> None:
    before = {*empty.folder.iterdir()}
    write_shelf(empty, "profiles", MADE_BY, ROWS)
    assert {*empty.folder.iterdir()} == before


def test_equal_rows_give_equal_bytes(empty: Store, shelf: Path) -> None:
    before = shelf.read_bytes()
    write_shelf(empty, "profiles", MADE_BY, ROWS)
    assert shelf.read_bytes() == before


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "nothing in it": lambda written: b"",
    "its first half": lambda written: written[: len(written) // 2],
    "its last half": lambda written: written[len(written) // 2 :],
    "one byte short": lambda written: written[:-1],
    "zeros": lambda written: bytes(len(written)),
    "one bit flipped": lambda written: written[:-3] + bytes([written[-3] ^ 1]) + written[-2:],
    "one bit of its digest flipped": lambda written: bytes([written[0] ^ 1]) + written[1:],
    "no digest": lambda written: written[DIGEST:],
    "text": lambda written: b"document,title\r\nb,Ferry\r\n",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_shelf_that_cannot_be_read_has_no_rows_and_may_be_written_again(
    damage: Callable[[bytes], bytes], empty: Store, shelf: Path
) -> None:
    shelf.write_bytes(damage(shelf.read_bytes()))
    assert read_shelf(empty, "profiles", MADE_BY) == []
    write_shelf(empty, "profiles", MADE_BY, ROWS)
    assert read_shelf(empty, "profiles", MADE_BY) == ROWS


def as_shelf(written: bytes) -> bytes:
    return sha256(written).digest() + written


def parquet(rows: list[Row]) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows), sink)
    return bytes(sink.getvalue().to_pybytes())


def test_a_shelf_is_a_digest_and_parquet(empty: Store, shelf: Path) -> None:
    written = shelf.read_bytes()
    assert (shelf.name, written) == ("profiles.shelf", as_shelf(written[DIGEST:]))
    assert pq.read_table(pa.BufferReader(written[DIGEST:])).to_pylist() == ROWS


@pytest.mark.parametrize("foreign", [parquet(ROWS), as_shelf(parquet(ROWS)), as_shelf(b""), as_shelf(b"PAR1PAR1"), as_shelf(b"profiles")])
def test_a_file_that_something_else_wrote_has_no_rows(foreign: bytes, empty: Store, shelf: Path) -> None:
    shelf.write_bytes(foreign)
    assert read_shelf(empty, "profiles", MADE_BY) == []


def test_two_processes_that_write_at_once_do_not_share_a_draft(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts: list[Path] = []
    replace_file = Path.replace

    def replaced(draft: Path, target: Path) -> Path:
        drafts.append(draft)
        return replace_file(draft, target)

    monkeypatch.setattr(Path, "replace", replaced)
    for process in (11, 12):
        monkeypatch.setattr("os.getpid", lambda process=process: process)
        write_shelf(empty, "profiles", MADE_BY, ROWS)
    assert (len({*drafts}), {draft.parent for draft in drafts}) == (2, {empty.folder})


def test_a_shelf_that_cannot_be_written_is_told_and_leaves_no_draft(empty: Store, shelf: Path) -> None:
    shelf.unlink()
    shelf.mkdir()
    before = {*empty.folder.iterdir()}
    with pytest.raises(StoreError, match=r"profiles.*: cannot be written: "):
        write_shelf(empty, "profiles", MADE_BY, ROWS)
    assert {*empty.folder.iterdir()} == before


def test_a_shelf_in_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = Store(tmp_path / "gone")
    assert read_shelf(gone, "profiles", MADE_BY) == []
    with pytest.raises(StoreError, match="cannot be written: "):
        write_shelf(gone, "profiles", MADE_BY, ROWS)


@pytest.mark.parametrize("whole", [True, False], ids=["sound", "damaged"])
def test_a_shelf_is_no_part_of_the_record(whole: bool, kept: Store) -> None:
    before = [to_plain(record) for record in export(kept)]
    write_shelf(kept, "profiles", MADE_BY, ROWS)
    if not whole:
        next(kept.folder.glob("profiles*")).write_bytes(b"PAR1")
    assert verify(kept) == ()
    assert [to_plain(record) for record in export(open_store(kept.folder, create=True))] == before


def test_the_record_may_grow_and_be_compacted_beside_a_shelf(kept: Store) -> None:
    write_shelf(kept, "profiles", MADE_BY, ROWS)
    append(kept, [make_report(40)])
    compact(kept)
    assert (verify(kept), read_shelf(kept, "profiles", MADE_BY)) == ((), ROWS)


def test_every_report_that_was_read_has_a_digest(kept: Store) -> None:
    found = digests(kept)
    assert found.keys() == {record.document.id for record in export(kept) if not record.failures}
    assert len(set(found.values())) == len(found)


def test_a_record_without_reports_has_no_digests(empty: Store) -> None:
    assert digests(empty) == {}


def held(folder: Path, *records: Record) -> dict[str, str]:
    """The digests of a record folder that holds these."""
    store = open_store(folder, create=True)
    append(store, records)
    return digests(store)


def test_the_same_record_has_the_same_digest_wherever_it_is_kept(kept: Store, tmp_path: Path) -> None:
    one, other = make_report(1), make_report(2)
    alone = held(tmp_path / "a", one)
    assert alone[one.document.id] == held(tmp_path / "b", other, one)[one.document.id] == digests(kept)[one.document.id]


def test_another_record_of_the_same_report_has_another_digest(tmp_path: Path) -> None:
    report = make_report(1)
    assert report.article
    one, other = held(tmp_path / "a", report), held(tmp_path / "b", replace(report, article=replace(report.article, outlet="Aske Post")))
    assert (one.keys() == other.keys(), one == other) == (True, False)


def test_digests_outlast_compaction(kept: Store) -> None:
    before = digests(kept)
    compact(kept)
    assert digests(kept) == before


def test_digests_of_a_damaged_table_are_damage(kept: Store) -> None:
    for file in open_view(kept).files["documents"]:
        file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(DamagedRecord, match="onrecord verify"):
        digests(kept)


def test_records_come_in_order_of_id_whatever_was_asked_first(kept: Store) -> None:
    wanted = [make_report(number).document.id for number in (1, 5, 8)]
    Random(7).shuffle(wanted)
    assert [record.document.id for record in records_of(kept, wanted)] == sorted(wanted)


def test_records_are_those_that_an_export_gives(kept: Store) -> None:
    everything = list(export(kept))
    assert list(records_of(kept, [record.document.id for record in everything])) == everything


def test_a_record_that_is_asked_for_alone_is_whole(kept: Store) -> None:
    (found,) = records_of(kept, [make_report(8).document.id])
    assert to_plain(found) == to_plain(make_report(8))


def test_a_report_that_failed_is_a_record_too(kept: Store) -> None:
    (found,) = records_of(kept, [make_failed(6).document.id])
    assert to_plain(found) == to_plain(make_failed(6))


@pytest.mark.parametrize("strangers", [[], ["0" * 24], ["f" * 24, "", "nobody"]])
def test_what_is_not_on_record_is_left_out(strangers: list[str], kept: Store) -> None:
    held = make_report(3).document.id
    assert [record.document.id for record in records_of(kept, [*strangers, held])] == [held]
    assert list(records_of(kept, strangers)) == []


def test_a_record_without_reports_gives_none(empty: Store) -> None:
    assert list(records_of(empty, [make_report(1).document.id])) == []


def test_altered_rows_are_refused(kept: Store) -> None:
    rewrite(kept, "documents", lambda rows: other("uri", rows, "b.txt"))
    report = make_report(1).document.id
    with pytest.raises(DamagedRecord, match=rf"the rows of report {report} do not agree with their digest; run `onrecord verify`"):
        list(records_of(kept, [report]))


def test_damage_to_one_report_does_not_keep_another_back(kept: Store) -> None:
    rewrite(kept, "documents", lambda rows: other("uri", rows, "b.txt"))
    (found,) = records_of(kept, [make_report(2).document.id])
    assert to_plain(found) == to_plain(make_report(2))


def test_a_damaged_table_is_damage(kept: Store) -> None:
    for file in open_view(kept).files["statements"]:
        file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(DamagedRecord, match="onrecord verify"):
        list(records_of(kept, [make_report(1).document.id]))
