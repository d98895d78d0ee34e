"""`read` with a choice of events: `--without`, `--collapse`, `--once-a-day`, and the formats of events."""

import csv
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow.parquet as pq
import pytest

from onrecord.cli import run
from onrecord.records import Auxiliary, Event, EventType, Evidence, Quad, Span, content_id
from tests import fake_rooms
from tests.cli.reports import TEXT, write

MODES = tuple(one.value for one in Auxiliary)
HEADERS = {"events": 1, "polecat": 1, "icews": 1, "gdelt": 0, "plover": 0}


def found_events(article: object, deeds: object, statements: tuple[Any, ...], entities: tuple[Any, ...], times: object) -> SimpleNamespace:
    """A meeting told twice, and a request in each mode, all by the same entity."""
    told = [(), (), *((one,) for one in Auxiliary)]
    events = tuple(
        Event(
            content_id("event", str(number)),
            EventType.CONSULT if number < 2 else EventType.REQUEST,
            Quad.VERBAL_COOPERATION,
            Span(number, number + 1),
            Evidence("test", 1.0),
            actor=(entities[0].id,),
            auxiliary=modes,
        )
        for number, modes in enumerate(told)
    )
    return SimpleNamespace(events=events, uncoded=())


@pytest.fixture
def eventful(report: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report in which the stand-ins find events."""
    monkeypatch.setattr(fake_rooms, "find_events", found_events)
    return report


def modes_read(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[list[str]]:
    assert run(["read", *arguments, "--to", "plover"]) == 0
    return [json.loads(line)["auxiliary"] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("wrong", ["negated", "NEGATION", "", "negation,future"])
def test_a_mode_that_there_is_not_is_a_usage_error(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "a", "--without", wrong]) == 2
    message = f"Invalid value for --without: {wrong!r} is none of historical, future, hypothetical, negation (see: onrecord read --help)"
    assert capsys.readouterr() == ("", f"onrecord: {message}\n")


def test_one_wrong_mode_among_right_ones_is_refused(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report), "--without", "future", "--without", "past"]) == 2
    assert "'past' is none of" in capsys.readouterr().err


def test_without_needs_a_mode(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "a", "--without"]) == 2
    assert "--without" in capsys.readouterr().err


def test_the_help_tells_of_each_option_and_names_the_modes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "--help"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert all(option in page for option in ("--without", "--collapse", "--once-a-day"))
    assert all(mode in page for mode in MODES)


@pytest.mark.parametrize("form", HEADERS)
def test_a_report_without_events_is_a_header_at_most(form: str, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report), "--to", form, "--without", "negation", "--collapse", "--once-a-day"]) == 0
    out, err = capsys.readouterr()
    assert (len(out.splitlines()), err) == (HEADERS[form], "")


@pytest.mark.parametrize("mode", MODES)
def test_events_of_a_mode_are_left_out(mode: str, eventful: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert modes_read(capsys, str(eventful), "--without", mode) == [[], [], *([one] for one in MODES if one != mode)]


def test_modes_may_be_named_one_after_the_other(eventful: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [word for mode in MODES for word in ("--without", mode)]
    assert modes_read(capsys, str(eventful), *asked) == [[], []]


def test_one_a_day_is_kept_over_all_reports(eventful: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = write(tmp_path / "other.txt", TEXT)
    assert len(modes_read(capsys, str(eventful), str(other))) == 12
    assert modes_read(capsys, str(eventful), str(other), "--once-a-day") == [[], ["historical"]]


def test_what_is_left_out_of_events_leaves_statements_alone(eventful: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(eventful), "--to", "jsonl", "--without", "future"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (len(record["statements"]), len(record["events"])) == (2, 5)


def test_the_longest_suffix_of_the_output_file_says_the_format(eventful: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.events.csv"
    assert run(["read", str(eventful), "-o", str(output), "--without", "negation"]) == 0
    with output.open(newline="", encoding="utf-8") as file:
        assert [row["type"] for row in csv.DictReader(file)] == ["CONSULT"] * 2 + ["REQUEST"] * 3


@pytest.mark.parametrize(("suffix", "columns"), [(".gdelt.tsv", 61), (".icews.tsv", 20), (".polecat.tsv", 40)])
def test_a_tab_file_of_another_project_has_its_columns(suffix: str, columns: int, eventful: Path, tmp_path: Path) -> None:
    output = tmp_path / f"out{suffix}"
    assert run(["read", str(eventful), "-o", str(output)]) == 0
    assert {line.count("\t") + 1 for line in output.read_text(encoding="utf-8").splitlines()} == {columns}


def test_a_parquet_file_is_written_whole(eventful: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    assert run(["read", str(eventful), "-o", str(output), "--without", "hypothetical"]) == 0
    assert pq.read_table(output).column("hypothetical").to_pylist() == [False] * 5
