"""`read`, `demo`, `formats`: data on standard output, everything else on standard error."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.cli import run
from onrecord.cli.reading import _speech_of
from onrecord.records import Stance
from tests import fake_sense
from tests.cli.reports import TEXT, lines, write
from tests.factory import make_record, make_statement


def test_one_report_is_one_json_line_on_standard_output(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report)]) == 0
    out, err = capsys.readouterr()
    (record,) = lines(out)
    assert record["schema"] == "onrecord/1"
    assert record["document"]["uri"] == str(report)
    assert err == ""


def test_a_folder_is_read_and_summed_up_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.txt", TEXT)
    assert run(["read", str(tmp_path), "--to", "jsonl"]) == 0
    out, err = capsys.readouterr()
    assert len(lines(out)) == 2
    assert err == "onrecord: 2 reports, 0 failed\n"


def test_some_failures_exit_3_and_the_rest_is_written(tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    killer = write(tmp_path / "killer.txt", "A KILL one\n")
    assert run(["read", str(killer), str(report)]) == 3
    out, err = capsys.readouterr()
    assert [len(record["failures"]) for record in lines(out)] == [1, 0]
    assert err == f"onrecord: {killer}: WorkerDied: the process that read it died: SIGKILL\nonrecord: 2 reports, 1 failed\n"


def test_nothing_but_failures_exits_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(tmp_path / "gone.txt")]) == 1
    out, err = capsys.readouterr()
    assert len(lines(out)) == 1
    assert err.startswith(f"onrecord: {tmp_path / 'gone.txt'}: Unreadable: ")


def test_quiet_says_nothing_of_single_reports(tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(tmp_path / "gone.txt"), str(report), "--quiet"]) == 3
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("form", ["csv", "html", "jsonl", "table"])
def test_every_export_can_be_asked_for(form: str, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report), "--to", form]) == 0
    assert "The ferry will stop" in capsys.readouterr().out


def test_the_suffix_of_the_output_file_says_the_format(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "out.csv"
    assert run(["read", str(report), "-o", str(output)]) == 0
    assert capsys.readouterr() == ("", "")
    with output.open(newline="", encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 2


def test_what_the_user_says_reaches_the_record(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report), "--published", "2023-02", "--outlet", "The Lantern", "--no-text"]) == 0
    (record,) = lines(capsys.readouterr().out)
    article, document = record["article"], record["document"]
    assert (article["published"], article["outlet"], document["text"]) == ("2023-02", "The Lantern", None)


@pytest.mark.parametrize(("more", "code", "precision"), [([], 1, "int8"), (["--exact"], 0, "fp32")])
def test_a_report_is_computed_exactly_on_request(
    more: list[str], code: int, precision: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(write(tmp_path / "report.txt", "EXACTLY\nas it was said.\n")), *more]) == code
    (record,) = lines(capsys.readouterr().out)
    assert (len(record["failures"]), record["fingerprint"]["precision"]) == (code, precision)


def test_fields_and_limit_reach_the_reader(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = write(tmp_path / "rows.jsonl", "".join(json.dumps({"k": f"Report {number}\nwas said.\n"}) + "\n" for number in range(3)))
    assert run(["read", str(rows), "--field", "text=k", "--limit", "2"]) == 0
    assert [record["document"]["text"] for record in lines(capsys.readouterr().out)] == [
        "Report 0\nwas said.\n",
        "Report 1\nwas said.\n",
    ]


def test_the_formats_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["formats"]) == 0
    listed = {tuple(line.split()[:2]) for line in capsys.readouterr().out.splitlines()}
    assert {("read", "text"), ("read", "jsonl"), ("write", "csv"), ("write", "jsonl"), ("write", "table")} <= listed


def test_the_demo_writes_two_pages_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_sense.install(monkeypatch)
    assert run(["demo", "--into", str(tmp_path / "here")]) == 0
    page, comparison = tmp_path / "here" / "demo.html", tmp_path / "here" / "comparison.html"
    assert all(one.read_text(encoding="utf-8").startswith("<!") for one in (page, comparison))
    assert capsys.readouterr().out.endswith(f"page: {page}\ncomparison: {comparison}\n")


def test_explain_says_what_decided_instead_of_the_usual_output(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report), "--explain"]) == 0
    assert "found by" in capsys.readouterr().out


def test_speech_only_leaves_out_attitudes_and_what_stood_within_one_moves_out() -> None:
    nested = (("a", None, Stance.SPEECH), ("b", "a", Stance.ATTITUDE), ("c", "b", Stance.ATTITUDE), ("d", "c", Stance.SPEECH))
    said = [replace(make_statement(TEXT, "ferry"), id=name, within=within, stance=stance) for name, within, stance in nested]
    found = _speech_of(make_record(TEXT, (), tuple(said)))
    assert [(one.id, one.within) for one in found.statements] == [("a", None), ("d", "a")]
