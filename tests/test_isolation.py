"""A worker that hangs, runs wild or dies costs its own report and nothing else."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import LimitExceeded, Unreadable, WorkerDied
from onrecord.isolation import AHEAD, Lost, default_workers, run
from onrecord.isolation import pool as pool_module
from tests.errands import MEBIBYTE, SHORT, Errand, die, obey, rest


def outcomes(*uris: str, workers: int = 1) -> list[object]:
    return list(run(obey, [Errand(uri) for uri in uris], workers=workers, warm=rest, memory=64 * MEBIBYTE))


def test_results_come_in_the_order_of_the_tasks() -> None:
    errands = [Errand("number", number) for number in range(20)]
    assert list(run(obey, errands, workers=2, warm=rest, memory=None)) == [f"number {number}" for number in range(20)]


def test_no_task_starts_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "_started", None)
    assert outcomes() == []


def test_an_error_comes_out_in_its_place_without_a_worker() -> None:
    error = Unreadable("gone.txt", "no such file")
    assert list(run(obey, [Errand("a"), error, Errand("b")], workers=1, warm=rest, memory=None)) == ["a 0", error, "b 0"]


def test_one_worker_reads_report_after_report() -> None:
    assert len(set(outcomes("process", "process", "process"))) == 1


@pytest.mark.parametrize(
    ("harm", "message", "limit"),
    [
        ("kill", "the process that read it died: SIGKILL", None),
        ("segfault", "the process that read it died: SIGSEGV", None),
        ("raise", "the process that read it died: exit status 1", None),
    ],
)
def test_a_death_costs_one_report(harm: str, message: str, limit: str | None) -> None:
    first, lost, last = outcomes("first", harm, "last")
    assert (first, last) == ("first 0", "last 0")
    assert isinstance(lost, Lost)
    assert (lost.task, lost.stage, type(lost.error)) == (Errand(harm), "parse", WorkerDied)
    assert (lost.error.uri, lost.error.message, lost.error.limit) == (harm, message, limit)


def test_a_report_that_takes_too_long_breaks_the_wall_limit() -> None:
    _, lost, last = outcomes("first", "hang", "last")
    assert last == "last 0"
    assert isinstance(lost, Lost)
    assert (type(lost.error), lost.error.message, lost.error.limit) == (
        LimitExceeded,
        f"took longer than {SHORT} s",
        f"wall seconds {SHORT}",
    )


def test_a_report_that_takes_too_much_memory_breaks_that_limit() -> None:
    _, lost, last = outcomes("first", "devour", "last")
    assert last == "last 0"
    assert isinstance(lost, Lost)
    assert (type(lost.error), lost.error.limit) == (LimitExceeded, f"memory bytes {64 * MEBIBYTE}")


def test_all_harm_at_once_loses_nothing_else() -> None:
    uris = ["a", "kill", "b", "segfault", "hang", "c", "raise", "d", "devour", "e"]
    found = outcomes(*uris, workers=2)
    assert [one.task.uri if isinstance(one, Lost) else one for one in found] == [uri if len(uri) > 1 else f"{uri} 0" for uri in uris]


def test_a_spawned_worker_does_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "_may_fork", lambda: False)
    first, lost, last = outcomes("first", "kill", "last")
    assert (first, isinstance(lost, Lost), last) == ("first 0", True, "last 0")


def test_a_worker_that_cannot_start_stops_the_run() -> None:
    with pytest.raises(WorkerDied, match="cannot be started: exit status 3"):
        list(run(obey, [Errand("a")], workers=1, warm=die, memory=None))


def test_tasks_are_taken_only_as_far_ahead_as_allowed() -> None:
    taken: list[int] = []

    def errands() -> Iterator[Errand]:
        for number in range(100):
            taken.append(number)
            yield Errand("number", number)

    results = run(obey, errands(), workers=1, warm=rest, memory=None)
    next(results)
    assert len(taken) == AHEAD
    results.close()


def test_leaving_the_results_ends_the_workers() -> None:
    results = run(obey, [Errand("process"), Errand("hang")], workers=1, warm=rest, memory=None)
    worker = int(str(next(results)))
    results.close()
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_workers_print_nothing_to_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    outcomes("print")
    assert capfd.readouterr().out == ""


def test_there_is_at_least_one_worker_and_at_most_one_for_each_processor() -> None:
    assert 1 <= default_workers(MEBIBYTE) <= (os.cpu_count() or 1)


PARENT = """
import os, signal, sys, time
from tests.errands import Errand, obey, rest
from onrecord.isolation import run
results = run(obey, [Errand("process"), Errand("process"), Errand({what!r})], workers=2, warm=rest, memory=None)
print(next(results), next(results), flush=True)
{end}
next(results)
"""


@pytest.mark.parametrize("what", ["idle", "hang"])
def test_a_killed_parent_leaves_no_worker_behind(what: str) -> None:
    script = PARENT.format(what=what, end="time.sleep(0.2); os.kill(os.getpid(), signal.SIGKILL)")
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=Path(__file__).parent.parent)
    workers = {int(word) for word in found.stdout.split()}
    assert workers
    assert gone(workers, within=10.0), found.stderr


def gone(processes: set[int], within: float) -> bool:
    limit = time.monotonic() + within
    while time.monotonic() < limit:
        if not any(Path(f"/proc/{process}").exists() for process in processes):
            return True
        time.sleep(0.05)
    return False


UNGUARDED = """
from onrecord.isolation import pool, run
from tests.errands import Errand, obey, rest
pool._may_fork = lambda: False
print(*run(obey, [Errand("a"), Errand("b")], workers=1, warm=rest, memory=None))
"""


def test_a_script_without_a_main_guard_may_spawn_workers(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(UNGUARDED)
    root = Path(__file__).parent.parent
    found = subprocess.run([sys.executable, script], capture_output=True, text=True, cwd=root, env={**os.environ, "PYTHONPATH": str(root)})
    assert (found.stdout, found.stderr) == ("a 0 b 0\n", "")


def test_ctrl_c_ends_parent_and_workers_without_a_word_from_the_workers() -> None:
    script = PARENT.format(what="hang", end="os.killpg(0, signal.SIGINT)")
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=Path(__file__).parent.parent, start_new_session=True
    )
    assert found.stderr.count("Traceback") == 1
    assert gone({int(word) for word in found.stdout.split()}, within=2.0)
