"""Judgements at rest: a table beside the reports that only grows. One is taken back by another, and nothing is rewritten."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.errors import DamagedRecord, JudgementError
from onrecord.records import Evidence, Judgement, Verdict, content_id
from onrecord.store import delta
from onrecord.store.compaction import COMPACT_AFTER, compacted
from onrecord.store.folder import Store
from onrecord.store.head import Head, write_head
from onrecord.store.sheets import JUDGEMENTS, PARTS, Row, judgement_of, row_of, schema_of
from onrecord.store.view import View, open_view, reading, rows_in, view_at
from onrecord.store.writer import writing

if TYPE_CHECKING:
    import pyarrow as pa

ANALYST = Evidence("analyst", 1.0)
"""What decides a judgement that somebody made; who it was stands in `by`."""

ENTITIES = next(sheet for sheet in PARTS if sheet.name == "entities")


def make_judgement(left: str, right: str, verdict: Verdict, by: str, why: str) -> Judgement:
    """What somebody judged of two entities. The order of the two says nothing. Raises `JudgementError` where who or why is blank."""
    first, second = sorted((left, right))
    return _sealed(Judgement("", first, second, verdict, _written(by, "who judged"), _written(why, "why"), ANALYST))


def make_revocation(revoked: Judgement, by: str, why: str) -> Judgement:
    """What takes a judgement back. Of the two entities it says nothing itself; taken back in its turn, it gives way to the first again."""
    author, ground = _written(by, "who judged"), _written(why, "why")
    return _sealed(Judgement("", revoked.left, revoked.right, Verdict.UNDECIDED, author, ground, ANALYST, revoked.id))


def judgement_id(judgement: Judgement) -> str:
    """The id that a judgement must have: made of all that it says, and of no clock, so that judging twice changes nothing."""
    evidence = (judgement.evidence.by, judgement.evidence.score.hex())
    said = (judgement.left, judgement.right, judgement.verdict, judgement.by, judgement.why)
    return content_id("judgement", *said, evidence, judgement.revokes)


def judge(store: Store, judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Puts judgements on record, all or none, and gives those that were not there yet; when it returns, they are on the disk.

    Raises `JudgementError` for an entity or a judgement that is not on record, `StoreError` and `DamagedRecord` as `append` does.
    """
    with writing(store.folder) as head:
        view = view_at(store.folder, head)
        held = {judgement.id for judgement in judgements_in(view)}
        fresh = {judgement.id: judgement for judgement in judgements if judgement.id not in held}
        _check_known(store, view, list(fresh.values()), held | fresh.keys())
        if fresh:
            _commit(store, head, list(fresh.values()))
    return tuple(fresh.values())


def judgements(store: Store) -> tuple[Judgement, ...]:
    """All judgements on record, those taken back included, in order of id. Raises `DamagedRecord` rather than give an altered one."""
    view = open_view(store)
    with reading(store.folder):
        return judgements_in(view)


def judgements_in(view: View) -> tuple[Judgement, ...]:
    """The judgements of a view; as `judgements`."""
    found = []
    for row in judgement_rows(view):
        judgement = undamaged(row)
        if judgement is None:
            raise DamagedRecord(f"{view.folder}: judgement {row['id']} does not agree with its id; run `onrecord verify`")
        found.append(judgement)
    return tuple(found)


def judgement_rows(view: View) -> list[Row]:
    """The rows of all judgements in order of id, as they are."""
    rows: list[Row] = rows_in(view, JUDGEMENTS).to_table().sort_by("id").to_pylist()
    return rows


def undamaged(row: Row) -> Judgement | None:
    """The judgement that this row holds; None where it does not agree with its id."""
    try:
        judgement = judgement_of(row)
    except ValueError:
        return None
    return judgement if judgement.id == judgement_id(judgement) else None


def in_force(found: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that count: those that no other takes back that counts itself. In order of id, without the revocations."""
    by_id = {judgement.id: judgement for judgement in sorted(found, key=lambda judgement: judgement.id)}
    standing = dict.fromkeys(by_id, True)
    for judgement in _last_word_first(by_id):
        if judgement.revokes in standing and standing[judgement.id]:
            standing[judgement.revokes] = False
    return tuple(judgement for judgement in by_id.values() if standing[judgement.id] and judgement.revokes is None)


def _last_word_first(by_id: dict[str, Judgement]) -> Iterator[Judgement]:
    """Every judgement after all that take it back; ids made of content leave no circles."""
    waiting = dict.fromkeys(by_id, 0)
    for judgement in by_id.values():
        if judgement.revokes in waiting:
            waiting[judgement.revokes] += 1
    ready = [one for one, revocations in waiting.items() if not revocations]
    while ready:
        judgement = by_id[ready.pop()]
        yield judgement
        if judgement.revokes in waiting:
            waiting[judgement.revokes] -= 1
            if not waiting[judgement.revokes]:
                ready.append(judgement.revokes)


def _sealed(draft: Judgement) -> Judgement:
    return Judgement(
        judgement_id(draft), draft.left, draft.right, draft.verdict, draft.by, draft.why, draft.evidence, revokes=draft.revokes
    )


def _written(said: str, what: str) -> str:
    kept = " ".join(said.split())
    if not kept:
        raise JudgementError(f"a judgement says {what}; this one leaves it blank")
    try:
        kept.encode()
    except UnicodeEncodeError:
        raise JudgementError(f"a judgement says {what}; {kept!a} is not valid text") from None
    return kept


def _check_known(store: Store, view: View, fresh: Sequence[Judgement], known: set[str]) -> None:
    entities = set(rows_in(view, ENTITIES).to_table(columns=["id"]).column("id").to_pylist()) if fresh else set()
    for judgement in fresh:
        if judgement.left == judgement.right:
            raise JudgementError(f"{store.folder}: a judgement is about two entities, and this one names {judgement.left} twice")
        for entity in (judgement.left, judgement.right):
            if entity not in entities:
                raise JudgementError(f"{store.folder}: there is no entity {entity!r} on record")
        if judgement.revokes is not None and judgement.revokes not in known:
            raise JudgementError(f"{store.folder}: there is no judgement {judgement.revokes!r} on record to take back")


def _commit(store: Store, head: Head, fresh: Sequence[Judgement]) -> None:
    ready = compacted(store.folder, head, after=COMPACT_AFTER)
    sealed = delta.commit(store.folder / JUDGEMENTS.name, ready.table(JUDGEMENTS.name), _table(fresh))
    write_head(store.folder, Head(ready.commits + 1, {**ready.tables, JUDGEMENTS.name: sealed}))


def _table(fresh: Sequence[Judgement]) -> "pa.Table":
    import pyarrow as pa

    rows = [row_of(judgement) for judgement in sorted(fresh, key=lambda judgement: judgement.id)]
    return pa.Table.from_pylist(rows, schema_of(JUDGEMENTS))
