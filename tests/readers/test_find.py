import gzip
import os
import pickle
import sys
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.errors import EmptyReport, InputError, LimitExceeded, UnknownFormat, Unreadable
from onrecord.readers import Item, ReadOptions
from onrecord.readers.limits import RAW_BYTES
from tests.readers.reading import found, seen

REPORT = b"The ferry stays in port, Ada Borg said.\n"


def write(folder: Path, *names: str, payload: bytes = REPORT) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(payload)


def test_a_file_is_one_item_with_its_bytes(tmp_path: Path) -> None:
    write(tmp_path, "ferry.txt")
    assert found(tmp_path / "ferry.txt") == [Item(f"{tmp_path.as_posix()}/ferry.txt", "text", REPORT)]


def test_items_survive_pickling(tmp_path: Path) -> None:
    write(tmp_path, "ferry.txt")
    items = found(tmp_path / "ferry.txt")
    assert pickle.loads(pickle.dumps(items)) == items


def test_a_folder_is_read_with_its_subfolders_in_order_of_name_without_hidden_files(tmp_path: Path) -> None:
    write(tmp_path, "c.txt", "b/z.txt", "b/a.txt", "a.txt", ".hidden.txt", ".git/x.txt", "b.txt")
    assert seen(tmp_path) == ["a.txt", "a.txt", "z.txt", "b.txt", "c.txt"]


def test_what_no_reader_takes_in_a_folder_is_an_error_in_its_place(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "c.txt")
    write(tmp_path, "b.pdf", payload=b"%PDF-1.7\n\0\0")
    assert seen(tmp_path) == ["a.txt", "UnknownFormat", "c.txt"]


def test_an_empty_folder_is_no_bare_empty_result(tmp_path: Path) -> None:
    (one,) = found(tmp_path)
    assert isinstance(one, EmptyReport)


def test_links_in_a_circle_are_entered_once(tmp_path: Path) -> None:
    write(tmp_path, "a/ferry.txt")
    (tmp_path / "a/back").symlink_to(tmp_path)
    (tmp_path / "a/self").symlink_to(tmp_path / "a")
    assert seen(tmp_path) == ["ferry.txt"]
    assert seen(f"{tmp_path}/**/*.txt") == ["ferry.txt"]


def test_a_link_to_nowhere_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    assert seen(tmp_path) == ["Unreadable"]


def test_a_pipe_in_a_folder_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert seen(tmp_path) == ["Unreadable"]


def test_very_deep_folders_are_read(tmp_path: Path) -> None:
    write(tmp_path, "/".join(["d"] * 400) + "/ferry.txt")
    assert seen(tmp_path) == ["ferry.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_folder_that_may_not_be_listed_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "a/ferry.txt", "b.txt")
    (tmp_path / "a").chmod(0)
    kinds = seen(tmp_path)
    (tmp_path / "a").chmod(0o700)
    assert kinds == ["Unreadable", "b.txt"]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["a.txt", "c.txt"]),
        ("[bc]*", ["d.txt", "c.txt"]),
        ("**/*.txt", ["a.txt", "d.txt", "c.txt"]),
        ("?/*", ["d.txt"]),
        ("b/**", ["d.txt"]),
        ("*.html", ["Unreadable"]),
        (".*", [".e.txt"]),
    ],
)
def test_a_pattern_stands_for_its_files_in_order_of_name(tmp_path: Path, pattern: str, names: list[str]) -> None:
    write(tmp_path, "c.txt", "a.txt", "b/d.txt", ".e.txt")
    assert seen(f"{tmp_path}/{pattern}") == names


def test_a_file_named_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    write(tmp_path, "what[1].txt", "what1.txt")
    assert seen(tmp_path / "what[1].txt") == ["what[1].txt"]


def test_paths_keep_their_order(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    assert seen(tmp_path / "b.txt", tmp_path / "gone.txt", tmp_path / "a.txt") == ["b.txt", "Unreadable", "a.txt"]


@pytest.mark.parametrize("path", ["no/such/file.txt", "bad\0name", ""])
def test_what_does_not_exist_is_an_error_that_names_it(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (one,) = found(path)
    assert isinstance(one, InputError)


def test_a_missing_file_says_so() -> None:
    (one,) = found("no/such/file.txt")
    assert (type(one), str(one)) == (Unreadable, "no/such/file.txt: no such file or directory")


def test_a_name_that_is_not_unicode_can_be_written(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(REPORT)
    (one,) = found(tmp_path)
    assert one.uri.rpartition("/")[2] == r"caf\xe9.txt"


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=BytesIO(gzip.compress(REPORT))))
    assert found("-") == [Item("-", "text", REPORT)]


def test_empty_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=BytesIO()))
    assert seen("-") == ["EmptyReport"]


def test_a_forced_reader_takes_what_it_would_not_recognise(tmp_path: Path) -> None:
    write(tmp_path, "table.csv")
    assert seen(tmp_path / "table.csv") == ["UnknownFormat"]
    assert seen(tmp_path / "table.csv", options=ReadOptions(reader="text")) == ["table.csv"]


def test_an_unknown_reader_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (one,) = found(tmp_path / "a.txt", options=ReadOptions(reader="docx"))
    assert isinstance(one, UnknownFormat)
    assert "'docx'; there are html, jsonl, text" in str(one)


def test_a_file_over_the_limit_is_refused_whatever_it_is(tmp_path: Path) -> None:
    write(tmp_path, "long.txt", payload=b"x" * (RAW_BYTES.most + 1))
    (one,) = found(tmp_path / "long.txt")
    assert isinstance(one, LimitExceeded)
    assert one.limit == "raw bytes 8388608"


def test_an_endless_device_is_read_up_to_the_limit() -> None:
    assert seen("/dev/zero") == ["UnknownFormat"]
    assert seen("/dev/zero", options=ReadOptions(reader="text")) == ["LimitExceeded"]
