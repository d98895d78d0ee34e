"""Tables for the terminal: who said what, and who did what to whom, report by report."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from onrecord.exports.coded import Coded, coded_events
from onrecord.exports.export import Export
from onrecord.exports.visible import visible_line, words_at
from onrecord.records import Failure, Record, Stance, Statement, StatementMode

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


def write(records: Iterable[Record], out: TextIO) -> None:
    """One table a report, as wide as the terminal; colour only on a terminal and without `NO_COLOR`. Failures are listed."""
    from rich.console import Console

    console = Console(file=out, highlight=False, markup=False, emoji=False)
    for record in records:
        _report(console, record)


def _report(console: "Console", record: Record) -> None:
    from rich.text import Text

    console.print(Text(_title(record), style="bold"))
    for failure in record.failures:
        console.print(Text(f"  {_failure(failure)}", style="red"))
    if record.statements:
        console.print(_table(record))
    if record.events:
        console.print(_events(record))
    if not record.failures and not record.statements and not record.events:
        console.print(Text("  no statements or events found"))
    console.print()


def _title(record: Record) -> str:
    article = record.article
    if article is None:
        return visible_line(record.document.uri)
    title = words_at(record, article.title) or record.document.uri
    parts = (title, article.outlet, str(article.published or ""))
    return " · ".join(visible_line(part) for part in parts if part)


def _failure(failure: Failure) -> str:
    limit = f" (limit: {failure.limit})" if failure.limit else ""
    return visible_line(f"failed at {failure.stage}: {failure.reason}: {failure.message}{limit}")


def _table(record: Record) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    table.add_column("speaker", ratio=3, style="bold", overflow="fold")
    table.add_column("mode", width=len(StatementMode.INDIRECT) + 1, style="dim")
    table.add_column("words", ratio=8, overflow="fold")
    table.add_column("condition", ratio=4, style="yellow", overflow="fold")
    speakers = {entity.id: entity.name for entity in record.entities}
    for statement in record.statements:
        cells = (
            speakers.get(statement.speaker or "", "?"),
            _mode(statement),
            _said(record, statement),
            words_at(record, statement.condition),
        )
        table.add_row(*(Text(visible_line(cell)) for cell in cells))
    return table


def _events(record: Record) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    table.add_column("event", width=len("COOPERATE"), style="bold")
    table.add_column("who", ratio=4, overflow="fold")
    table.add_column("to whom", ratio=4, overflow="fold")
    table.add_column("words", ratio=3, overflow="fold")
    table.add_column("when, where", ratio=3, overflow="fold")
    table.add_column("how firmly, on whose word", ratio=5, style="yellow", overflow="fold")
    for one in coded_events([record]):
        cells = (
            one.event.type.value,
            ", ".join(entity.name for entity in one.actor),
            ", ".join(entity.name for entity in one.recipient),
            words_at(record, one.event.trigger),
            ", ".join(part for part in (str(one.event.when or ""), one.place.name if one.place else "") if part),
            _firmness(one),
        )
        table.add_row(*(Text(visible_line(cell)) for cell in cells))
    return table


def _firmness(coded: Coded) -> str:
    vouched = f"says {' < '.join(name or '?' for name in coded.vouchers)}" if coded.vouchers else ""
    return " · ".join(part for part in (", ".join(coded.event.auxiliary), vouched) if part)


def _mode(statement: Statement) -> str:
    told = [statement.mode.value, *(["negated"] if statement.negated else []), *([] if statement.stance is Stance.SPEECH else ["attitude"])]
    return ", ".join(told)


def _said(record: Record, statement: Statement) -> str:
    return " … ".join(words_at(record, piece) for piece in statement.content)


EXPORT = Export("table", ".txt", "tables for the terminal: who said what, who did what to whom", write)
