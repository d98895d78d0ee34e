"""Where the data goes, and what a terminal shows."""

import json
import os
import pty
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest

from onrecord.cli import run
from tests.cli.reports import COMMAND, ROOT, TEXT, lines, write


def test_an_output_file_is_there_whole_or_not_at_all(report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = write(tmp_path / "out.jsonl", "what was there before")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", str(output))

    monkeypatch.setattr("onrecord.exports.jsonl.json_line", fail)
    assert run(["read", str(report), "-o", str(output)]) == 1
    assert output.read_text() == "what was there before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "report.txt"]


def test_a_device_may_be_the_output(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report), "-o", os.devnull]) == 0
    assert Path(os.devnull).is_char_device()


def test_an_output_in_a_missing_folder_is_one_line(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report), "-o", str(tmp_path / "no" / "out.csv")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_control_characters_of_a_name_do_not_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["read", str(tmp_path / "\x1b[2Jgone.txt")])
    assert "\x1b" not in capsys.readouterr().err


def test_standard_input_is_read() -> None:
    found = subprocess.run([*COMMAND, "read", "-"], input=TEXT, capture_output=True, text=True, cwd=ROOT)
    assert (found.returncode, lines(found.stdout)[0]["document"]["text"], found.stderr) == (0, TEXT, "")


def test_a_reader_that_has_seen_enough_ends_the_run_without_a_word(tmp_path: Path) -> None:
    rows = write(
        tmp_path / "rows.jsonl", "".join(json.dumps({"text": f"Report {number}\n" + "was said. " * 500}) + "\n" for number in range(60))
    )
    with subprocess.Popen([*COMMAND, "read", rows], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_the_output_does_not_depend_on_the_locale(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Schön\nsagte “Žofie”.\n")
    runs = [
        subprocess.run([*COMMAND, "read", path], capture_output=True, cwd=ROOT, env={**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0"})
        for locale in ("C", "C.UTF-8")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert "Žofie".encode() in runs[0].stdout


def test_ctrl_c_exits_130(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "This will HANG\n" + "x " * 5000)
    with subprocess.Popen(
        [*COMMAND, "read", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True
    ) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while not children.read_text():
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"onrecord: interrupted\n")


def test_on_a_terminal_there_is_a_table_in_colour_unless_that_is_refused(report: Path) -> None:
    shown, plain = (on_terminal(["read", str(report)], colour) for colour in ({}, {"NO_COLOR": "1"}))
    assert "Ferry stops" in shown
    assert "{" not in shown
    assert "\x1b[1m" in shown
    assert "\x1b[3" not in plain


def test_progress_goes_to_the_terminal_and_data_where_it_is_sent(report: Path, tmp_path: Path) -> None:
    killer = write(tmp_path / "killer.txt", "A KILL one")
    output = tmp_path / "out.jsonl"
    with output.open("wb") as file:
        shown = on_terminal(["read", str(report), str(killer)], {}, out=file.fileno())
    assert len(lines(output.read_text(encoding="utf-8"))) == 2
    assert "0:00:0" in shown
    assert "WorkerDied: the process that read it died: SIGKILL" in shown
    assert "schema" not in shown


def on_terminal(arguments: list[str], environment: dict[str, str], out: int | None = None) -> str:
    """What a run shows when its streams are one terminal, but for standard output where `out` says so."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "100", **environment}
    process = subprocess.Popen([*COMMAND, *arguments], stdin=theirs, stdout=out or theirs, stderr=theirs, cwd=ROOT, env=env)
    os.close(theirs)
    shown = b""
    while select.select([ours], [], [], 20)[0]:
        try:
            chunk = os.read(ours, 4096)
        except OSError:  # how Linux says that the other end is closed
            break
        shown += chunk
    process.wait()
    os.close(ours)
    return shown.decode()
