import json
from pathlib import Path

import pytest

from onrecord.errors import DamagedRecord, NotARecord, StoreError
from onrecord.store import Store, append, export, open_store, query
from onrecord.store.head import HEAD, _dumped
from onrecord.store.lock import LOCK
from tests.store.reports import make_report


def rewrite(store: Store, **entries: object) -> None:
    plain = json.loads((store.folder / HEAD).read_text())
    del plain["digest"]
    (store.folder / HEAD).write_bytes(_dumped({**plain, **entries}))


def test_a_folder_that_is_not_there_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="is not a record folder"):
        open_store(tmp_path / "nowhere")


def test_another_folder_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ida")
    with pytest.raises(NotARecord, match=HEAD):
        open_store(tmp_path)


def test_a_file_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ida")
    with pytest.raises(NotARecord, match="is not a record folder"):
        open_store(tmp_path / "letter.txt")


def test_a_record_is_not_made_out_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ida")
    with pytest.raises(NotARecord, match="is a file"):
        open_store(tmp_path / "letter.txt", create=True)


def test_a_record_is_not_made_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ida")
    with pytest.raises(NotARecord, match="is not empty"):
        open_store(tmp_path, create=True)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_record_is_made_in_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a" / "b", create=True)
    assert store == open_store(tmp_path / "a" / "b")


def test_making_a_record_again_keeps_what_is_in_it(kept: Store) -> None:
    before = list(export(kept))
    assert list(export(open_store(kept.folder, create=True))) == before


def test_what_a_killed_maker_left_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / LOCK).touch()
    (tmp_path / ".onrecord.json.new").write_text('{"format"')
    assert list(export(open_store(tmp_path, create=True))) == []


def test_a_newer_format_is_refused_by_name(empty: Store) -> None:
    rewrite(empty, format=3)
    with pytest.raises(StoreError, match="has format 3, and this version of onrecord knows formats 1 and 2"):
        open_store(empty.folder)


def test_records_with_other_fields_are_refused(empty: Store) -> None:
    rewrite(empty, shape="of another time")
    with pytest.raises(StoreError, match="have other fields"):
        open_store(empty.folder)


@pytest.mark.parametrize("written", [b"", b"[]", b"{}", b'{"format": 1}\n', b"\xff\xfe"], ids=repr)
def test_a_damaged_head_stops_reading_and_writing(empty: Store, written: bytes) -> None:
    (empty.folder / HEAD).write_bytes(written)
    store = open_store(empty.folder)
    with pytest.raises(DamagedRecord, match=HEAD):
        query(store, "SELECT 1")
    with pytest.raises(DamagedRecord, match=HEAD):
        append(store, [make_report(1)])


@pytest.mark.parametrize("name", ["ä =ö #1", "[a]* 50% off"])
def test_a_folder_may_have_an_odd_name(tmp_path: Path, name: str) -> None:
    store = open_store(tmp_path / name, create=True)
    append(store, [make_report(1)])
    assert list(export(store)) == [make_report(1)]


def test_a_name_that_delta_lake_cannot_open_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="percent sign"):
        open_store(tmp_path / "a%20b", create=True)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ida")
    with pytest.raises(StoreError, match=r"letter\.txt"):
        open_store(tmp_path / "letter.txt" / "record", create=True)
