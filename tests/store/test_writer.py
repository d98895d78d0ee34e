import errno
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from onrecord.errors import DamagedRecord, StoreError
from onrecord.records import Failure, Record, Stage, content_id
from onrecord.store import Added, Store, append, compact, delta, export, known, open_store, verify, writer
from onrecord.store.head import read_head
from tests.store.reports import batches, in_order, lines, make_failed, make_report, make_reports, shuffled


def stop_at(call: int, work: Callable[..., object], error: BaseException, *, done: bool = False) -> Callable[..., object]:
    """`work`, but its call of this number (from 1) raises, with its work done or not."""
    calls = iter(range(1, 1000))

    def stopped(*arguments: object, **options: object) -> object:
        last = next(calls) == call
        found = work(*arguments, **options) if done or not last else None
        if last:
            raise error
        return found

    return stopped


def add_all(store: Store, records: Sequence[Record], size: int) -> Added:
    found = [append(store, batch) for batch in batches(records, size)]
    return Added(sum(one.stored for one in found), sum(one.duplicates for one in found), sum(one.failed for one in found))


def test_every_record_of_a_batch_is_counted_once(empty: Store) -> None:
    batch = [make_report(1), make_report(2), make_report(1), make_failed(3)]
    assert append(empty, batch) == Added(stored=2, duplicates=1, failed=1)


def test_what_is_put_on_record_is_exported_in_order_of_id(empty: Store) -> None:
    records = make_reports(8)
    append(empty, records)
    assert lines(export(empty)) == in_order(records)


def test_nothing_to_add_changes_nothing(kept: Store) -> None:
    before = read_head(kept.folder)
    assert (append(kept, []), read_head(kept.folder)) == (Added(), before)


def test_a_second_time_everything_is_a_duplicate(kept: Store) -> None:
    before = (read_head(kept.folder), lines(export(kept)))
    read = [record for record in make_reports(12) if not record.failures]
    assert append(kept, read) == Added(duplicates=11)
    assert (read_head(kept.folder), lines(export(kept))) == before


def test_order_and_batches_and_repetition_do_not_matter(tmp_path: Path) -> None:
    records = make_reports(12)
    exports = []
    for seed, size in ((1, 3), (2, 16), (3, 6)):
        store = open_store(tmp_path / str(seed), create=True)
        add_all(store, shuffled([*records, *records], seed), size)
        exports.append(lines(export(store)))
    assert exports == [in_order(records)] * 3


def test_a_changed_report_at_the_same_address_is_a_new_version(empty: Store) -> None:
    versions = [make_report(1, uri="ferries.html"), make_report(2, uri="ferries.html")]
    assert add_all(empty, versions, 1) == Added(stored=2)
    assert lines(export(empty)) == in_order(versions)


def test_of_one_report_at_two_addresses_the_smaller_address_stays(tmp_path: Path) -> None:
    copies = [make_report(1, uri="b.txt"), make_report(1, uri="a.txt")]
    stores = [open_store(tmp_path / str(number), create=True) for number in range(2)]
    counts = [add_all(stores[0], copies, 1), add_all(stores[1], copies[::-1], 1)]
    assert counts == [Added(stored=1, duplicates=1)] * 2
    assert [list(export(store)) for store in stores] == [[copies[1]]] * 2


def test_a_failure_gives_way_to_a_report_that_was_read(kept: Store) -> None:
    assert append(kept, [make_report(6)]) == Added(stored=1)
    assert lines(export(kept)) == in_order([make_report(6) if record == make_failed(6) else record for record in make_reports(12)])
    assert verify(kept) == ()


def test_a_report_that_was_read_does_not_give_way_to_a_failure(kept: Store) -> None:
    assert append(kept, [make_failed(1)]) == Added(duplicates=1)
    assert lines(export(kept)) == in_order(make_reports(12))


def test_a_report_that_fails_again_counts_as_failed_and_stays_as_it_was(kept: Store) -> None:
    assert append(kept, [make_failed(6)]) == Added(failed=1)
    assert lines(export(kept)) == in_order(make_reports(12))


def test_known_are_reports_that_were_read(kept: Store) -> None:
    assert known(kept) == {record.document.id: record.document.uri for record in make_reports(12) if not record.failures}


def test_half_a_surrogate_pair_is_refused_by_name_and_the_rest_is_stored(empty: Store) -> None:
    broken = make_report(1, uri="caf\udce9.txt")
    document = replace(broken.document, uri="caf\\udce9.txt", media_type=None, text=None)
    reason = "its address or its text holds half of a surrogate pair, which no UTF-8 file can hold"
    failure = Failure(content_id("failure", document.id, Stage.STORE), document.id, document.uri, Stage.STORE, "StoreError", reason)
    assert append(empty, [broken, make_report(2)]) == Added(stored=1, failed=1)
    assert lines(export(empty)) == in_order([Record(document, broken.fingerprint, failures=(failure,)), make_report(2)])


@pytest.mark.parametrize(("call", "done"), [(1, False), (1, True), (3, True), (5, False), (6, True)])
def test_a_writer_that_dies_between_tables_leaves_nothing_half_stored(
    kept: Store, monkeypatch: pytest.MonkeyPatch, call: int, done: bool
) -> None:
    batch = [make_report(20), make_failed(21), make_report(6)]
    with monkeypatch.context() as patch:
        patch.setattr(delta, "commit", stop_at(call, delta.commit, KeyboardInterrupt(), done=done))
        with pytest.raises(KeyboardInterrupt):
            append(kept, batch)
    assert lines(export(kept)) == in_order(make_reports(12))
    assert append(kept, batch) == Added(stored=2, failed=1)
    assert lines(export(kept)) == in_order([*(one for one in make_reports(12) if one != make_failed(6)), *batch])
    assert verify(kept) == ()


def test_a_writer_that_dies_before_the_head_leaves_nothing(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(writer, "write_head", stop_at(1, writer.write_head, KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            append(kept, [make_report(20)])
    assert (lines(export(kept)), verify(kept)) == (in_order(make_reports(12)), ())
    assert append(kept, [make_report(20)]) == Added(stored=1)


@pytest.mark.parametrize("step", ["commit", "checkpoint"])
def test_a_compaction_that_dies_changes_nothing(kept: Store, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    append(kept, [make_report(20)])
    before = lines(export(kept))
    with monkeypatch.context() as patch:
        patch.setattr(delta, step, stop_at(3, getattr(delta, step), KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            compact(kept)
    assert (lines(export(kept)), verify(kept)) == (before, ())
    compact(kept)
    assert (lines(export(kept)), verify(kept)) == (before, ())


def test_a_full_disk_is_named_and_a_second_run_makes_up_for_it(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    with monkeypatch.context() as patch:
        patch.setattr(delta.os, "fsync", stop_at(4, partial(int), full))
        with pytest.raises(StoreError, match=f"{kept.folder}: cannot be written: .*No space left"):
            append(kept, [make_report(20)])
    append(kept, [make_report(20)])
    assert lines(export(kept)) == in_order([*make_reports(12), make_report(20)])


def test_a_record_that_cannot_be_written_is_named(kept: Store) -> None:
    lock = kept.folder / "onrecord.lock"
    lock.unlink()
    lock.mkdir()
    with pytest.raises(StoreError, match=f"{kept.folder}: cannot be written"):
        append(kept, [make_report(20)])


def test_what_another_program_wrote_into_a_table_stops_the_next_batch(kept: Store) -> None:
    from deltalake import DeltaTable

    DeltaTable(kept.folder / "statements").delete("negated = false")
    with pytest.raises(DamagedRecord, match=r"statements.*is a change that another program made"):
        append(kept, [make_report(20)])
    assert lines(export(kept)) == in_order(make_reports(12))


def test_nothing_is_added_to_a_damaged_log(kept: Store) -> None:
    log = max((kept.folder / "events" / "_delta_log").glob("*.json"))
    log.write_bytes(b"")
    with pytest.raises(DamagedRecord, match=log.name):
        append(kept, [make_report(20)])
