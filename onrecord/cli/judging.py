"""Commands about who is who over all reports of a record: `entities`, `merge`, `split`, `revoke`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import choices
from onrecord.cli.answers import write_rows
from onrecord.cli.identities import SHORT, changes, columns_of, find_id, row_of, said
from onrecord.cli.terminal import ExitCode, on_terminal, open_output

if TYPE_CHECKING:
    from onrecord.records import Judgement
    from onrecord.store import Identity, Settlement, Store
    from onrecord.store.identity import Proposal

Entity = Annotated[str, typer.Argument(metavar="ID", help="An entity's id, or as much of its beginning as is unique.", show_default=False)]
Entities = Annotated[
    list[str], typer.Argument(metavar="ID ID [ID...]", help="Ids of entities, or as much of each as is unique.", show_default=False)
]
By = Annotated[str, typer.Option("--by", metavar="WHO", help="Who judges.", show_default=False)]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="On what ground.", show_default=False)]


@dataclass(frozen=True, slots=True)
class Desk:
    """A record as an analyst finds it: what is proposed, who is who now, and what every entity is called."""

    record: Path
    store: "Store"
    proposals: "Sequence[Proposal]"
    before: "Settlement"
    names: dict[str, str]


def entities(
    record: choices.Folder,
    *,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="person, organisation, place, group or other.")] = None,
    name: Annotated[str | None, typer.Option(metavar="TEXT", help="Only those that a report calls by these words.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Also say why the members of each are one.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most N identities.")] = None,
    to: choices.AnswerTo = None,
    output: choices.Output = None,
) -> int:
    """List who and what a record speaks of, over all its reports, those in most reports first.

    Entities of two reports are proposed as one where kind and name agree and nothing contradicts; what analysts judged wins over
    that (merge, split). A table shows the main columns, short ids and the beginning of long lists; csv and jsonl show all.

    Examples:
      onrecord entities --record my-record --kind person --limit 20
      onrecord entities --record my-record --name sennet --explain
      onrecord entities --record my-record --to csv -o who.csv

    Exit codes:
      0 fine   1 failed   2 usage

    """
    from onrecord.store import identities, open_store

    form = choices.choose_form(to, terminal=on_terminal(output))
    wanted = _wanted(kind, name)
    found = islice(filter(wanted, identities(open_store(record)).identities), limit)
    columns = columns_of(form, explain=explain)
    with open_output(output) as out:
        write_rows(columns, (row_of(identity, columns, form) for identity in found), form, out)
    return ExitCode.FINE


def _wanted(kind: str | None, name: str | None) -> "Callable[[Identity], bool]":
    from onrecord.records import EntityKind
    from onrecord.store.identity.names import fold

    if kind is not None and kind not in set(EntityKind):
        raise typer.BadParameter(f"{kind!r} is none of {', '.join(EntityKind)}", param_hint="--kind")
    words = set(fold(name or ""))
    if name is not None and not words:
        raise typer.BadParameter(f"{name!r} has no words", param_hint="--name")

    def wanted(identity: "Identity") -> bool:
        return kind in (None, identity.kind) and any(words <= {*fold(one)} for one in (identity.name, *identity.others))

    return wanted


def merge(ids: Entities, record: choices.Folder, by: By, why: Why) -> int:
    """Judge that entities of two or more reports are one.

    No report on record is rewritten: the judgement stands beside them and can be taken back (revoke). It joins all that is proposed
    as one with either. It has no effect while another judgement keeps the two apart.

    Examples:
      onrecord merge --record my-record 3fd9cf25 41058f96 --by "A. Borg" --why "her maiden name, see the register"

    Exit codes:
      0 on record   1 failed, nothing is recorded   2 usage

    """
    from onrecord.records import Verdict
    from onrecord.store import make_judgement

    if len(ids) < 2:
        raise typer.BadParameter("give two ids or more", param_hint="ID")
    desk = _desk(record)
    first, *rest = (find_id(given, desk.names, "entity", record) for given in ids)
    return _judge(desk, [make_judgement(first, other, Verdict.SAME, by, why) for other in rest])


def split(left: Entity, right: Entity, record: choices.Folder, by: By, why: Why) -> int:
    """Judge that two entities are not one.

    They are kept apart, also where other entities tie them together: of the two, the one whose tie is weaker leaves the identity, and
    takes along what is judged the same as it. No report on record is rewritten, and the judgement can be taken back (revoke).

    Examples:
      onrecord split --record my-record 3fd9cf25 41058f96 --by "A. Borg" --why "father and son"

    Exit codes:
      0 on record   1 failed, nothing is recorded   2 usage

    """
    from onrecord.records import Verdict
    from onrecord.store import make_judgement

    desk = _desk(record)
    first, second = (find_id(given, desk.names, "entity", record) for given in (left, right))
    return _judge(desk, [make_judgement(first, second, Verdict.DIFFERENT, by, why)])


def revoke(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="A judgement's id, or its unique beginning.", show_default=False)],
    record: choices.Folder,
    by: By,
    why: Why,
) -> int:
    """Take a judgement back: everything is as it was without it.

    The judgement stays on record, and so does this one, which can be taken back as well. The table judgements lists them all.

    Examples:
      onrecord revoke --record my-record 9b1c --by "A. Borg" --why "the register was wrong"
      onrecord sql --record my-record "SELECT * FROM judgements"

    Exit codes:
      0 on record   1 failed, nothing is recorded   2 usage

    """
    from onrecord.store import judgements, make_revocation

    desk = _desk(record)
    held = {one.id: one for one in judgements(desk.store)}
    found = find_id(judgement, {one.id: said(one, desk.names) for one in held.values()}, "judgement", record)
    return _judge(desk, [make_revocation(held[found], by, why)])


def _desk(record: Path) -> Desk:
    from onrecord.store import open_store
    from onrecord.store.identity import settle
    from onrecord.store.judging import in_force, judgements
    from onrecord.store.sightings import proposals

    store = open_store(record)
    proposed = proposals(store)
    before = settle(proposed, in_force(judgements(store)))
    return Desk(record, store, proposed, before, {member.id: member.name for group in proposed for member in group.members})


def _judge(desk: Desk, made: "Sequence[Judgement]") -> int:
    """Puts these on record, and says what that did."""
    from onrecord.exports.visible import visible_line
    from onrecord.store import judge, judgements
    from onrecord.store.identity import settle
    from onrecord.store.judging import in_force

    fresh = {judgement.id for judgement in judge(desk.store, made)}
    held = judgements(desk.store)
    after = settle(desk.proposals, in_force(held))
    lines = [f"{'recorded' if one.id in fresh else 'already on record'} {said(one, desk.names)}" for one in made]
    lines += _without_effect(desk, made, held, after)
    lines += list(changes(desk.before.identities, after.identities)) or ["no identity changed"]
    with open_output(None) as out:
        out.writelines(visible_line(line) + "\n" for line in lines)
    return ExitCode.FINE


def _without_effect(desk: Desk, made: "Sequence[Judgement]", held: "Iterable[Judgement]", after: "Settlement") -> list[str]:
    """Why some of these do not count."""
    ids = {judgement.id for judgement in made}
    taken_back = [one for one in held if one.revokes in ids]
    against = [one for one in after.overruled if one.judgement.id in ids]
    return [
        *(f"{one.revokes[:SHORT]} was taken back: {said(one, desk.names)}" for one in taken_back if one.revokes),
        *(f"{one.judgement.id[:SHORT]} has no effect: {said(one.by, desk.names)}" for one in against),
    ]
