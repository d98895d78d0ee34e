"""Commands that read: `read`, `demo`, `formats`."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import choices
from onrecord.cli.answers import Form, write_rows
from onrecord.cli.terminal import ExitCode, Watch, on_terminal, open_output, tell, watched, watching

if TYPE_CHECKING:
    from onrecord.records import Record


def read(
    paths: choices.Paths,
    *,
    to: choices.To = None,
    output: choices.Output = None,
    explain: choices.Explain = False,
    speech_only: choices.SpeechOnly = False,
    without: choices.Without = None,
    collapse: choices.Collapse = False,
    once_a_day: choices.OnceADay = False,
    published: choices.Published = None,
    outlet: choices.Outlet = None,
    language: choices.Language = None,
    reader: choices.Reader = None,
    fields: choices.Fields = None,
    encoding: choices.Encoding = None,
    jobs: choices.Jobs = None,
    limit: choices.Limit = None,
    exact: choices.Exact = False,
    no_text: choices.NoText = False,
    quiet: choices.Quiet = False,
) -> int:
    """Read reports and write who said what, and who did what to whom.

    Writes a table on a terminal and JSON lines elsewhere. Spans are [start, end) in code points of the text. A report that cannot
    be read is written as a record with a failure, and the rest is read.

    Examples:
      onrecord read report.html
      onrecord read archive/ --to jsonl > statements.jsonl
      onrecord read dump.jsonl --field text=body --field title=headline -o out.csv
      onrecord read report.html --explain               why each statement is on record, part by part
      onrecord read report.html --exact --to jsonl      for a result that you cite
      onrecord read archive/ --to polecat > events.tsv  events as POLECAT has them; also plover, icews, gdelt
      onrecord read archive/ -o events.parquet --without negation --without hypothetical
      curl -s https://example.org/news | onrecord read - --to table

    Exit codes:
      0 fine   1 nothing could be read   2 usage   3 some reports failed   130 interrupted

    """
    from onrecord.exports.selection import select_events
    from onrecord.pipeline import Options, read_many

    asked = choices.read_options(published, outlet, language, reader, fields, encoding)
    terminal = on_terminal(output)
    export = choices.choose_export("explain" if explain else to, output, terminal=terminal)
    selection = choices.choose_selection(without, collapse=collapse, once_a_day=once_a_day)
    options = Options(asked, jobs, keep_text=not no_text, limit=limit, exact=exact)
    with (
        watching(quiet=quiet, data_on_terminal=terminal, total=limit) as watch,
        open_output(output) as out,
        closing(read_many(paths, options)) as records,
    ):
        seen = watched(watch, records)
        export.write(select_events(map(_speech_of, seen) if speech_only else seen, selection), out)
        out.flush()
        _sum_up(watch, paths)
    return watch.code


def _speech_of(record: "Record") -> "Record":
    """The record without its attitudes; what stood within one stands within what that stood in."""
    from onrecord.records import Stance

    around = {one.id: one.within for one in record.statements if one.stance is Stance.ATTITUDE}

    def outside(within: str | None) -> str | None:
        while within in around:
            within = around[within]
        return within

    kept = (replace(one, within=outside(one.within)) for one in record.statements if one.id not in around)
    return replace(record, statements=tuple(kept))


def _sum_up(watch: Watch, paths: list[str]) -> None:
    if not watch.seen:
        tell(f"{', '.join(paths)}: no reports found", watch.progress)
    elif watch.seen > 1 and not watch.quiet:
        tell(f"{watch.seen} reports, {watch.failed} failed", watch.progress)


def demo(
    into: Annotated[Path | None, typer.Option(metavar="DIR", help="Where the pages go. [default: a new temporary folder]")] = None,
) -> int:
    """Read the three short reports that come with onrecord, and write a page about them and one that compares them.

    The reports are invented. All three tell of one promise; one of them leaves out its condition.

    Example:
      onrecord demo --into here

    """
    from onrecord.comparison import compare_read
    from onrecord.demo import demo_paths
    from onrecord.exports import find_exports
    from onrecord.exports.stories.export import find_story_exports
    from onrecord.pipeline import read_many

    folder = into or Path(mkdtemp(prefix="onrecord-demo-"))
    folder.mkdir(parents=True, exist_ok=True)
    page, comparison = folder / "demo.html", folder / "comparison.html"
    with watching(quiet=False, data_on_terminal=True) as watch:
        records = list(watched(watch, read_many(demo_paths())))
    with open_output(str(page)) as out:
        find_exports()["html"].write(records, out)
    with open_output(str(comparison)) as out:
        find_story_exports()["html"].write(compare_read(records), out)
    with open_output(None) as out:
        write_rows(("report", "statements", "speakers", "with a condition"), map(_summary, records), Form.TABLE, out)
        out.write(f"page: {page}\ncomparison: {comparison}\n")
    return watch.code


def _summary(record: "Record") -> tuple[object, ...]:
    from onrecord.records import words

    text, title = record.document.text, record.article and record.article.title
    name = words(text, title) if text and title else Path(record.document.uri).name
    speakers = {statement.speaker for statement in record.statements if statement.speaker}
    conditions = sum(statement.condition is not None for statement in record.statements)
    return name, len(record.statements), len(speakers), conditions


def formats() -> int:
    """List what can be read (--from) and what can be written (--to)."""
    from onrecord.exports import find_exports
    from onrecord.exports.stories.export import find_story_exports
    from onrecord.readers import readers

    taken = [("read", reader.name, " ".join(reader.suffixes), reader.description) for reader in readers().values()]
    given = [("write", export.name, export.suffix, export.description) for export in find_exports().values()]
    given += [("compare", export.name, export.suffix, export.description) for export in find_story_exports().values()]
    with open_output(None) as out:
        write_rows(("", "format", "suffixes", "what it is"), [*taken, *given], Form.TABLE, out)
    return ExitCode.FINE
