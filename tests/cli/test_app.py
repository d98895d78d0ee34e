"""The command line as a whole: usage, help, version, exit codes."""

import os
import subprocess
import sys

import pytest

from onrecord import __version__
from onrecord.cli import run
from tests.cli.reports import ROOT


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["frobnicate"], "No such command 'frobnicate'. (see: onrecord --help)"),
        (["read"], "Missing argument 'PATH'. (see: onrecord read --help)"),
        (["read", "a", "--to", "doc"], "Invalid value for --to: 'doc' is none of csv, events, explain, gdelt, html, icews, jsonl, parquet, plover, polecat, table (see: onrecord read --help)"),  # noqa: E501
        (["read", "a", "--field", "text"], "Invalid value for --field: 'text' is not ROLE=COLUMN (see: onrecord read --help)"),
        (["sql", "--record", "r", "--to", "x", "q"], "Invalid value for --to: 'x' is none of table, csv, jsonl (see: onrecord sql --help)"),
        (["add", "a"], "Missing option '--record'. (see: onrecord add --help)"),
    ],
)  # fmt: skip
def test_a_usage_error_is_one_line_and_exits_2(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr() == ("", f"onrecord: {message}\n")


def test_a_date_that_is_none_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "a", "--published", "May"]) == 2
    assert "Invalid value for --published: 'May' is not YYYY, YYYY-MM or YYYY-MM-DD" in capsys.readouterr().err


def test_an_option_that_there_is_not_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "a", "--nonsense"]) == 2
    assert capsys.readouterr().err.startswith("onrecord: No such option: --nonsense")


def test_a_number_that_is_too_small_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "a", "--jobs", "0"]) == 2
    assert capsys.readouterr().err.startswith("onrecord: Invalid value for '--jobs': ")


def test_no_command_shows_the_help_and_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Usage: onrecord")


@pytest.mark.parametrize("command", ["read", "add", "sql", "verify", "entities", "merge", "split", "revoke", "demo", "formats"])
def test_every_command_s_help_says_what_it_is_for(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"Usage: onrecord {command} ")
    assert out.split("\n\n")[1].strip()


@pytest.mark.parametrize("command", [[], ["read"], ["add"], ["sql"], ["verify"], ["entities"], ["merge"], ["split"], ["revoke"]])
def test_the_help_lists_exit_codes(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command, "--help"]) == 0
    assert "Exit codes:\n    0 " in capsys.readouterr().out


def test_the_version_says_what_makes_the_records(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    name, tables, weights, precision = capsys.readouterr().out.splitlines()
    assert (name, weights, precision) == (f"onrecord {__version__}", "weights weights", "precision int8, with --exact fp32")
    assert len(tables.removeprefix("tables ")) == 64


def test_help_is_fast() -> None:
    """Measured in processor time of the child, which a busy machine disturbs least; the bound leaves room for slow ones."""
    before = os.times().children_user
    subprocess.run([sys.executable, "-m", "onrecord", "--help"], capture_output=True, check=True, cwd=ROOT)
    assert os.times().children_user - before < 0.6


def test_help_loads_no_room() -> None:
    script = "import sys; from onrecord.cli import run; run(['--help']); print(*sorted(sys.modules), file=sys.stderr)"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    rooms = {"onrecord.records", "onrecord.exports", "onrecord.pipeline", "onrecord.store", "rich", "numpy"}
    assert rooms & set(found.stderr.split()) == set()
