"""The options that commands share, and what they mean to the pipeline."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.answers import Form

if TYPE_CHECKING:
    from onrecord.exports import Export
    from onrecord.exports.selection import Selection
    from onrecord.readers import ReadOptions

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, patterns such as archive/*.html, or - for standard input.", show_default=False),
]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="Publication date of all reports: YYYY, YYYY-MM or YYYY-MM-DD.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Name of the outlet of all reports.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="Language of all reports, ISO 639-1, such as en.")]
Reader = Annotated[str | None, typer.Option("--from", metavar="READER", help="Read as this format; `onrecord formats` lists them.")]
Fields = Annotated[list[str] | None, typer.Option("--field", metavar="ROLE=COLUMN", help="Which key of a row is what: text=body.")]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="Character encoding of all reports, such as latin-1.")]
Jobs = Annotated[int | None, typer.Option(min=1, metavar="N", help="Worker processes. [default: one a processor]")]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help="Stop after N reports.")]
Exact = Annotated[bool, typer.Option("--exact", help="Compute in 32-bit floating point, not eight bits: slower, for what you cite.")]
Explain = Annotated[bool, typer.Option("--explain", help="Say of each statement and event what decided its parts: short for --to explain.")]
SpeechOnly = Annotated[bool, typer.Option("--speech-only", help="Leave out attitudes: what is believed, wished or feared, not said.")]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without", metavar="MODE", help="Leave out events of this auxiliary mode: historical, future, hypothetical or negation."
    ),
]
Collapse = Annotated[bool, typer.Option("--collapse", help="Leave out events within what another event says, as PETRARCH did.")]
OnceADay = Annotated[bool, typer.Option("--once-a-day", help="Keep one event a day of the same type and parties.")]
NoText = Annotated[bool, typer.Option("--no-text", help="Leave the text out; spans, digests and ids stay.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no messages about single reports.")]
To = Annotated[str | None, typer.Option(metavar="FORMAT", help="Format of the output; `onrecord formats` lists them.")]
AnswerTo = Annotated[str | None, typer.Option("--to", metavar="FORMAT", help="table, csv or jsonl.")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output.")]
Folder = Annotated[Path, typer.Option("--record", metavar="DIR", help="The folder of the record.", show_default=False)]


def read_options(
    published: str | None,
    outlet: str | None,
    language: str | None,
    reader: str | None,
    fields: list[str] | None,
    encoding: str | None,
) -> "ReadOptions":
    """What the user says about the reports. Refuses a date that is none, and a field without a column."""
    from onrecord.pipeline import as_date
    from onrecord.readers import ReadOptions

    try:
        date = as_date(published)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from None
    return ReadOptions(date, outlet, language, tuple(_field(one) for one in fields or ()), reader, encoding)


def _field(written: str) -> tuple[str, str]:
    role, equals, column = written.partition("=")
    if not (role and equals and column):
        raise typer.BadParameter(f"{written!r} is not ROLE=COLUMN", param_hint="--field")
    return role, column


def choose_export(to: str | None, output: str | None, *, terminal: bool) -> "Export":
    """The export asked for; else the one whose suffix the output file has; else a table on a terminal and JSON lines elsewhere."""
    from onrecord.exports import find_exports

    exports = find_exports()
    if to is None:
        fitting = [export for export in exports.values() if Path(output or "").name.endswith(export.suffix)]
        longest = max(fitting, key=lambda export: len(export.suffix), default=None)
        to = longest.name if longest else "table" if terminal else "jsonl"
    if to not in exports:
        raise typer.BadParameter(f"{to!r} is none of {', '.join(exports)}", param_hint="--to")
    return exports[to]


def choose_selection(without: list[str] | None, *, collapse: bool, once_a_day: bool) -> "Selection":
    """Which events are written. Refuses a mode that is none."""
    from onrecord.exports.selection import Selection
    from onrecord.records import Auxiliary

    modes = [one.value for one in Auxiliary]
    if wrong := [one for one in without or () if one not in modes]:
        raise typer.BadParameter(f"{wrong[0]!r} is none of {', '.join(modes)}", param_hint="--without")
    return Selection(frozenset(map(Auxiliary, without or ())), collapse, once_a_day)


def choose_form(to: str | None, *, terminal: bool) -> Form:
    """The form of an answer asked for; else a table on a terminal and JSON lines elsewhere."""
    if to is None:
        return Form.TABLE if terminal else Form.JSONL
    if to not in set(Form):
        raise typer.BadParameter(f"{to!r} is none of {', '.join(Form)}", param_hint="--to")
    return Form(to)
