from collections.abc import Callable
from dataclasses import replace

import pyarrow as pa
import pytest

from onrecord.errors import DamagedRecord, JudgementError, StoreError
from onrecord.records import Judgement, Verdict
from onrecord.store import (
    Damage,
    Finding,
    Store,
    append,
    compact,
    delta,
    export,
    judge,
    judgements,
    make_judgement,
    make_revocation,
    query,
    verify,
    writer,
)
from onrecord.store.head import Head, read_head, write_head
from onrecord.store.judging import in_force
from tests.store.reports import in_order, lines, make_report, make_reports

FIRST, SECOND, THIRD = (make_report(number).entities[0].id for number in (0, 1, 2))
SAME = make_judgement(FIRST, SECOND, Verdict.SAME, "Ada", "both sail")
OTHER = make_judgement(FIRST, THIRD, Verdict.DIFFERENT, "Ada", "one is a cousin")
BACK = make_revocation(SAME, "Bo", "they do not")


def rewrite(store: Store, change: Callable[[pa.Table], pa.Table]) -> None:
    """Alters the table as somebody would who knows the format: Parquet, log and head all agree afterwards."""
    head = read_head(store.folder)
    before = head.table("judgements")
    rows = pa.concat_tables([delta.read(store.folder / "judgements" / name) for name in before.files])
    after = delta.commit(store.folder / "judgements", before, change(rows), without=before.files)
    write_head(store.folder, Head(head.commits, {**head.tables, "judgements": after}))


def say(verdict: str) -> Callable[[pa.Table], pa.Table]:
    return lambda rows: pa.Table.from_pylist([{**row, "verdict": verdict} for row in rows.to_pylist()], rows.schema)


def test_the_order_of_the_two_says_nothing() -> None:
    assert make_judgement(SECOND, FIRST, Verdict.SAME, "Ada", "both  sail ") == SAME


def test_every_part_of_a_judgement_is_in_its_id() -> None:
    others = [
        make_judgement(FIRST, THIRD, Verdict.SAME, "Ada", "both sail"),
        make_judgement(FIRST, SECOND, Verdict.DIFFERENT, "Ada", "both sail"),
        make_judgement(FIRST, SECOND, Verdict.SAME, "Bo", "both sail"),
        make_judgement(FIRST, SECOND, Verdict.SAME, "Ada", "both row"),
        make_revocation(SAME, "Ada", "both sail"),
    ]
    assert len({SAME.id, *(other.id for other in others)}) == 6


@pytest.mark.parametrize(("by", "why", "missing"), [(" ", "both sail", "who judged"), ("Ada", "", "why"), ("\udce9", "x", "valid text")])
def test_a_judgement_without_a_name_or_a_ground_is_refused(by: str, why: str, missing: str) -> None:
    with pytest.raises(JudgementError, match=missing):
        make_judgement(FIRST, SECOND, Verdict.SAME, by, why)


def test_what_is_judged_is_on_record(kept: Store) -> None:
    assert judge(kept, [SAME, OTHER]) == (SAME, OTHER)
    assert judge(kept, [BACK]) == (BACK,)
    assert judgements(kept) == tuple(sorted((SAME, OTHER, BACK), key=lambda one: one.id))
    assert verify(kept) == ()


def test_judging_leaves_the_reports_as_they_were(kept: Store) -> None:
    judge(kept, [SAME])
    assert lines(export(kept)) == in_order(make_reports(12))


def test_the_same_judgement_twice_changes_nothing(kept: Store) -> None:
    judge(kept, [SAME])
    before = read_head(kept.folder)
    assert (judge(kept, [SAME]), judge(kept, []), read_head(kept.folder)) == ((), (), before)


def test_reports_added_later_leave_the_judgements(kept: Store) -> None:
    judge(kept, [SAME])
    append(kept, [make_report(20)])
    compact(kept)
    assert (judgements(kept), verify(kept)) == ((SAME,), ())


def test_many_judgements_are_compacted(kept: Store) -> None:
    made = [make_judgement(FIRST, SECOND, Verdict.UNDECIDED, "Ada", f"ground {number}") for number in range(20)]
    for judgement in made:
        judge(kept, [judgement])
    assert len(read_head(kept.folder).table("judgements").files) < 20
    assert (set(judgements(kept)), verify(kept)) == (set(made), ())


@pytest.mark.parametrize(
    ("judgement", "message"),
    [
        (make_judgement(FIRST, "nobody", Verdict.SAME, "Ada", "x"), "there is no entity 'nobody' on record"),
        (make_judgement(FIRST, FIRST, Verdict.SAME, "Ada", "x"), f"names {FIRST} twice"),
        (BACK, f"there is no judgement '{SAME.id}' on record to take back"),
    ],
)
def test_what_is_not_on_record_cannot_be_judged(kept: Store, judgement: Judgement, message: str) -> None:
    before = read_head(kept.folder)
    with pytest.raises(JudgementError, match=message):
        judge(kept, [OTHER, judgement])
    assert read_head(kept.folder) == before


def test_a_folder_without_judgements_keeps_the_format_that_older_versions_read(kept: Store) -> None:
    assert b'"format": 1' in (kept.folder / "onrecord.json").read_bytes()
    assert judgements(kept) == ()
    judge(kept, [SAME])
    assert b'"format": 2' in (kept.folder / "onrecord.json").read_bytes()


def test_a_judge_who_dies_before_the_head_leaves_nothing(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("onrecord.store.judging.write_head", killed)
        with pytest.raises(KeyboardInterrupt):
            judge(kept, [SAME])
    assert (judgements(kept), verify(kept)) == ((), ())
    assert judge(kept, [SAME]) == (SAME,)
    assert (judgements(kept), verify(kept)) == ((SAME,), ())


def test_a_full_disk_is_named(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(delta.os, "fsync", full)
    with pytest.raises(StoreError, match=f"{kept.folder}: cannot be written: .*No space left"):
        judge(kept, [SAME])


@pytest.mark.parametrize("verdict", ["different", "perhaps"])
def test_an_altered_judgement_is_found_and_not_given(kept: Store, verdict: str) -> None:
    judge(kept, [SAME])
    rewrite(kept, say(verdict))
    assert verify(kept) == (Finding(Damage.ALTERED, "what it says does not agree with its id", judgement=SAME.id),)
    with pytest.raises(DamagedRecord, match=SAME.id):
        judgements(kept)


def test_a_judgement_that_was_taken_back_and_is_missing_is_found(kept: Store) -> None:
    judge(kept, [SAME, BACK])
    rewrite(kept, lambda rows: rows.filter(pa.compute.field("id") != SAME.id))
    assert verify(kept) == (Finding(Damage.MISSING, f"{BACK.id} takes it back, and it is not there", judgement=SAME.id),)


def test_a_judgement_that_stands_there_twice_is_found(kept: Store) -> None:
    judge(kept, [SAME])
    rewrite(kept, lambda rows: pa.concat_tables([rows, rows]))
    assert verify(kept) == (Finding(Damage.EXTRA, "2 rows instead of one", judgement=SAME.id),)


def test_one_flipped_bit_in_the_table_of_judgements_is_found(kept: Store) -> None:
    judge(kept, [SAME])
    (file,) = (kept.folder / "judgements").glob("*.parquet")
    written = bytearray(file.read_bytes())
    written[len(written) // 2] ^= 1
    file.write_bytes(written)
    wanted = Finding(Damage.ALTERED, "the bytes are not those that were written", file=f"judgements/{file.name}")
    assert verify(kept) == (wanted,)


def test_in_force_is_what_nobody_takes_back() -> None:
    again = make_revocation(BACK, "Ada", "they do")
    assert in_force([SAME, OTHER]) == tuple(sorted((SAME, OTHER), key=lambda one: one.id))
    assert in_force([BACK, SAME]) == ()
    assert in_force([BACK, again, SAME]) == (SAME,)
    assert in_force([make_revocation(again, "Bo", "no"), BACK, again, SAME]) == ()


def test_a_long_row_of_revocations_is_followed_to_its_end() -> None:
    chain = [SAME]
    for number in range(3000):
        chain.append(make_revocation(chain[-1], "Ada", str(number)))
    assert in_force(chain) == (SAME,)


def test_judgements_are_a_table_of_questions(kept: Store) -> None:
    judge(kept, [SAME])
    assert query(kept, "SELECT * FROM judgements").columns == ("id", "left", "right", "verdict", "by", "why", "evidence", "revokes")
    assert query(kept, 'SELECT "left", "right", verdict, "by", why, revokes FROM judgements').rows == (
        (SAME.left, SAME.right, "same", "Ada", "both sail", None),
    )


def test_a_score_is_sealed_too() -> None:
    from onrecord.store.judging import judgement_id

    assert judgement_id(replace(SAME, evidence=replace(SAME.evidence, score=0.5))) != SAME.id


def test_writing_reports_and_judgements_takes_turns(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "COMPACT_AFTER", 3)
    for number in range(20, 24):
        append(kept, [make_report(number)])
        judge(kept, [make_judgement(FIRST, make_report(number).entities[0].id, Verdict.SAME, "Ada", "both sail")])
    assert (len(judgements(kept)), verify(kept)) == (4, ())
