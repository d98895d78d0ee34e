"""`add`, `sql`, `verify`: what is kept, what is counted, and what a question gives."""

import json
from pathlib import Path

import pytest

from onrecord.cli import run
from onrecord.store import export, open_store
from tests.cli.reports import TEXT, lines, write


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(3):
        write(folder / f"{number}.txt", f"Report {number}\nIt was said.\n")
    return folder


def add(paths: list[Path], record: Path, *more: str) -> int:
    return run(["add", *map(str, paths), "--record", str(record), *more])


def last_line(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert out == ""
    return err.splitlines()[-1]


def test_every_report_is_counted_once(archive: Path, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(archive / "copy.txt", "Report 0\nIt was said.\n")
    write(archive / "killer.txt", "A KILL one\n")
    assert add([archive, archive / "gone.txt"], record) == 3
    assert last_line(capsys) == f"onrecord: {record}: 6 seen = 3 stored + 1 duplicates + 2 failed"


def test_what_is_on_record_is_not_read_again(
    archive: Path, record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert add([archive], record) == 0
    monkeypatch.setattr("onrecord.isolation.pool._started", None)
    assert add([archive], record) == 0
    assert last_line(capsys) == f"onrecord: {record}: 3 seen = 0 stored + 3 duplicates + 0 failed"


def precisions(record: Path) -> list[str]:
    return [found.fingerprint.precision for found in export(open_store(record, create=False))]


def test_what_is_computed_exactly_is_on_record_as_such(tmp_path: Path, record: Path) -> None:
    assert add([write(tmp_path / "report.txt", "EXACTLY\nas it was said.\n")], record, "--exact") == 0
    assert precisions(record) == ["fp32"]


def test_what_is_on_record_is_not_read_again_to_be_exact(archive: Path, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add([archive], record) == 0
    assert add([archive], record, "--exact") == 0
    assert last_line(capsys) == f"onrecord: {record}: 3 seen = 0 stored + 3 duplicates + 0 failed"
    assert precisions(record) == ["int8"] * 3


def test_a_report_that_failed_is_tried_again(archive: Path, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(archive / "killer.txt", "A KILL one\n")
    assert add([archive], record) == 3
    assert add([archive], record) == 3
    assert last_line(capsys) == f"onrecord: {record}: 4 seen = 0 stored + 3 duplicates + 1 failed"


@pytest.mark.parametrize("order", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_of_two_copies_the_same_one_stays_in_whatever_order_they_come(order: tuple[str, str], tmp_path: Path, record: Path) -> None:
    for name in order:
        assert add([write(tmp_path / name, TEXT)], record) == 0
    assert [found.document.uri for found in export(open_store(record, create=False))] == [str(tmp_path / "a.txt")]


def test_more_reports_than_a_batch_are_all_stored(tmp_path: Path, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(json.dumps({"text": f"Report {number}\nIt was said.\n"}) + "\n" for number in range(70))
    assert add([write(tmp_path / "rows.jsonl", rows)], record) == 0
    assert last_line(capsys) == f"onrecord: {record}: 70 seen = 70 stored + 0 duplicates + 0 failed"


def test_a_folder_that_is_no_record_is_refused_in_one_line(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add([archive], archive) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


QUESTION = "SELECT uri, length(text) AS size, counts.statements AS said, NULL AS nothing FROM documents ORDER BY uri LIMIT 1"


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("csv", "uri,size,said,nothing\r\n{uri},22,2,\r\n"),
        ("jsonl", '{{"uri":"{uri}","size":22,"said":2,"nothing":null}}\n'),
    ],
)
def test_an_answer_is_data_on_standard_output(
    form: str, written: str, archive: Path, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add([archive], record)
    capsys.readouterr()
    assert run(["sql", "--record", str(record), QUESTION, "--to", form]) == 0
    assert capsys.readouterr() == (written.format(uri=archive / "0.txt"), "")


def test_an_answer_as_a_table_has_its_columns(archive: Path, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add([archive], record)
    assert run(["sql", "--record", str(record), "SELECT count(*) AS reports FROM documents", "--to", "table"]) == 0
    assert capsys.readouterr().out.split()[::2] == ["reports", "3"]


def test_spans_dates_and_lists_of_an_answer_are_plain_json(archive: Path, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add([archive], record)
    question = "SELECT content, DATE '2023-02-16' AS day, 1.5::DECIMAL(3, 1) AS exact, 'nan'::DOUBLE AS odd FROM statements LIMIT 1"
    assert run(["sql", "--record", str(record), question]) == 0
    assert lines(capsys.readouterr().out) == [{"content": [{"start": 0, "end": 8}], "day": "2023-02-16", "exact": "1.5", "odd": None}]


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(archive: Path, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add([archive], record)
    capsys.readouterr()
    assert run(["sql", "--record", str(record), "SELECT '=1+1' AS cell", "--to", "csv"]) == 0
    assert capsys.readouterr().out == "cell\r\n'=1+1\r\n"


def test_a_question_that_is_no_sql_is_one_line(archive: Path, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add([archive], record)
    capsys.readouterr()
    assert run(["sql", "--record", str(record), "SELEKT"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_a_sound_record_verifies(archive: Path, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add([archive], record)
    capsys.readouterr()
    assert run(["verify", "--record", str(record)]) == 0
    assert capsys.readouterr() == ("", f"onrecord: {record}: nothing altered, missing or extra\n")


def test_a_damaged_record_exits_1_with_a_line_for_each_finding(archive: Path, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add([archive], record)
    capsys.readouterr()
    damaged = next((record / "documents").rglob("*.parquet"))
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"x")
    assert run(["verify", "--record", str(record)]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("altered: ")
    assert err == f"onrecord: {record}: {out.count(chr(10))} findings\n"
