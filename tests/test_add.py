"""`onrecord add` may be killed at any moment: what it acknowledged stays, and running it again ends where an undisturbed run ends."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from onrecord.records import Record
from onrecord.store import export, open_store
from tests import weights
from tests.cli.reports import COMMAND, ROOT

WHOLE = pytest.param(weights.COMMAND, 70, id="with the model", marks=weights.NEEDED)
STAND_INS = pytest.param(COMMAND, 140, id="with stand-ins")


def write_rows(path: Path, count: int) -> Path:
    rows = ({"text": f"Ferry {number} stops\n\nThe ferry will stop at {number}, Ansa Brandtner said.\n"} for number in range(count))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def start(command: list[str], rows: Path, record: Path) -> subprocess.Popen[bytes]:
    arguments = [*command, "add", str(rows), "--record", str(record), "--jobs", "2", "--quiet"]
    return subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True)


def finish(command: list[str], rows: Path, record: Path) -> str:
    with start(command, rows, record) as process:
        err = process.communicate()[1].decode()
        assert process.returncode == 0, err
    return err


def kill_after_first_commit(command: list[str], rows: Path, record: Path) -> None:
    with start(command, rows, record) as process:
        while process.poll() is None and not stored(record):
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL, "it was done before it could be killed"


def stored(record: Path) -> int:
    """Commits that the record acknowledges, read without the store's help."""
    head = record / "onrecord.json"
    commits: int = json.loads(head.read_text())["commits"] if head.exists() else 0
    return commits


def kept(record: Path) -> list[Record]:
    return list(export(open_store(record, create=False)))


@pytest.mark.parametrize(("command", "count"), [STAND_INS, WHOLE])
def test_a_killed_run_and_its_rerun_equal_an_undisturbed_one(command: list[str], count: int, tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", count)
    kill_after_first_commit(command, rows, tmp_path / "killed")
    acknowledged = {record.document.id for record in kept(tmp_path / "killed")}
    told = finish(command, rows, tmp_path / "killed")
    finish(command, rows, tmp_path / "undisturbed")
    assert 0 < len(acknowledged) < count
    assert f"{count} seen = {count - len(acknowledged)} stored + {len(acknowledged)} duplicates + 0 failed" in told
    assert kept(tmp_path / "killed") == kept(tmp_path / "undisturbed")
