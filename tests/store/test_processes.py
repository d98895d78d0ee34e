import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from onrecord.store import Added, Store, append, export, judgements, open_store, query, verify
from onrecord.store.lock import locked
from tests.store.analyst import REPORTS, neighbours
from tests.store.appender import COUNT
from tests.store.reports import in_order, lines, make_report, make_reports, shuffled

ROOT = Path(__file__).parents[2]


def start(folder: Path, seed: int, writer: str = "appender") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"tests.store.{writer}", str(folder), str(seed)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def finish(writer: subprocess.Popen[str]) -> list[list[str]]:
    """What it acknowledged: for every batch how many were stored, and how many it has seen."""
    said, _ = writer.communicate(timeout=120)
    return [line.split() for line in said.splitlines()[1:]]


def test_two_processes_store_every_report_once(tmp_path: Path) -> None:
    writers = [start(tmp_path / "record", seed) for seed in (1, 2)]
    stored = sum(int(batch[0]) for writer in writers for batch in finish(writer))
    store = open_store(tmp_path / "record")
    read = [record for record in make_reports(COUNT) if not record.failures]
    assert (stored, lines(export(store)), verify(store)) == (len(read), in_order(make_reports(COUNT)), ())


def test_two_analysts_beside_a_writer_record_every_judgement_once(tmp_path: Path) -> None:
    store = open_store(tmp_path / "record", create=True)
    append(store, [make_report(number) for number in range(REPORTS)])
    writer = start(store.folder, 1)
    analysts = [start(store.folder, seed, "analyst") for seed in (2, 3)]
    recorded = sum(int(new) for analyst in analysts for (new,) in finish(analyst))
    finish(writer)
    assert (recorded, {*judgements(store)}) == (REPORTS - 1, {*neighbours()})
    assert (lines(export(store)), verify(store)) == (in_order(make_reports(COUNT)), ())


def test_a_killed_writer_loses_nothing_and_leaves_no_half_report(tmp_path: Path) -> None:
    folder, moments = tmp_path / "record", Random(4)
    whole = set(lines(make_reports(COUNT)))
    for seed in range(4):
        writer = start(folder, seed)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(moments.uniform(0.02, 0.4))
        writer.kill()
        seen = max((int(batch[1]) for batch in finish(writer)), default=0)
        found = set(lines(export(open_store(folder))))
        assert set(lines(shuffled(make_reports(COUNT), seed)[:seen])) <= found <= whole
    finish(start(folder, 9))
    store = open_store(folder)
    assert (lines(export(store)), verify(store)) == (in_order(make_reports(COUNT)), ())


def test_threads_store_every_report_once(empty: Store) -> None:
    batch = [make_report(number) for number in range(3)]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: append(empty, batch), range(4)))
    assert sorted(found, key=lambda added: added.stored) == [*[Added(duplicates=3)] * 3, Added(stored=3)]


def test_readers_do_not_wait_for_a_writer(kept: Store) -> None:
    with locked(kept.folder):
        assert query(kept, "SELECT count(*) FROM documents").rows == ((12,),)
        assert lines(export(kept)) == in_order(make_reports(12))


def test_a_reader_sees_the_record_as_it_was_when_it_began(kept: Store) -> None:
    reading = export(kept)
    first = next(reading)
    append(kept, [make_report(20)])
    assert lines([first, *reading]) == in_order(make_reports(12))
