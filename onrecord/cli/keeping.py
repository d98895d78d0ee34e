"""Commands over a record folder: `add`, `sql`, `verify`."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import choices
from onrecord.cli.answers import write_rows
from onrecord.cli.terminal import ExitCode, Watch, count, on_terminal, open_output, tell, watched, watching
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.readers import Item
    from onrecord.records import Record

BATCH = 64
"""Reports that are put on record together: a commit costs some 10 ms, and a killed run repeats at most this many."""


@dataclass(slots=True)
class Tally:
    """What became of the reports that a run has seen; every report is counted once."""

    stored: int = 0
    duplicates: int = 0
    failed: int = 0

    def __str__(self) -> str:
        seen = self.stored + self.duplicates + self.failed
        return f"{seen} seen = {self.stored} stored + {self.duplicates} duplicates + {self.failed} failed"


def add(
    paths: choices.Paths,
    record: choices.Folder,
    *,
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
    """Read reports and keep them in a record folder.

    Run it again after an interruption or with more reports: what is on record is not read again, and nothing is stored twice.
    Reports that failed are tried again. To read what is on record anew, such as with --exact, give another folder.

    Examples:
      onrecord add archive/ --record my-record
      onrecord add today.jsonl.gz --record my-record --jobs 4

    Exit codes:
      0 fine   1 failed   2 usage   3 some reports failed, the rest is on record   130 interrupted

    """
    from onrecord.pipeline import Options, find_reports, read_items
    from onrecord.store import append, known, open_store

    asked = choices.read_options(published, outlet, language, reader, fields, encoding)
    options = Options(asked, jobs, keep_text=not no_text, limit=limit, exact=exact)
    store = open_store(record, create=True)
    tally = Tally()
    with watching(quiet=quiet, data_on_terminal=False, total=limit) as watch:
        fresh = _fresh(find_reports(paths, options), known(store), tally, watch)
        with closing(read_items(fresh, options)) as records:
            for batch in _batches(watched(watch, records)):
                added = append(store, batch)
                tally.stored += added.stored
                tally.duplicates += added.duplicates
                tally.failed += added.failed
    tell(f"{record}: {tally}")
    return watch.code


def _fresh(reports: "Iterable[Item | InputError]", held: Mapping[str, str], tally: Tally, watch: Watch) -> "Iterator[Item | InputError]":
    """The reports that are to be read: those on record are counted as duplicates, unless this address is the one that is to stay."""
    from onrecord.pipeline import document_id

    for report in reports:
        address = None if isinstance(report, InputError) else held.get(document_id(report))
        if address is not None and address <= report.uri:
            tally.duplicates += 1
            count(watch)
        else:
            yield report


def _batches(records: "Iterator[Record]") -> "Iterator[list[Record]]":
    while batch := list(islice(records, BATCH)):
        yield batch


def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SQL question, as DuckDB understands it.", show_default=False)],
    record: choices.Folder,
    to: choices.AnswerTo = None,
    output: choices.Output = None,
) -> int:
    """Ask a record a question in SQL.

    Tables: documents, articles, entities, statements, events, times, uncoded, failures, judgements.
    Views: quotes (who said what, in words), acts (who did what to whom), mentions, identities (which entities are one).
    Macro: words(text, span).

    Examples:
      onrecord sql --record my-record "SELECT speaker, words, condition FROM quotes"
      onrecord sql --record my-record "SELECT speaker, count(*) FROM quotes GROUP BY speaker" --to csv
      onrecord sql --record my-record "SELECT actor, type, recipient, voucher FROM acts WHERE list_contains(auxiliary, 'negation')"

    Exit codes:
      0 fine   1 failed   2 usage

    """
    from onrecord import store

    form = choices.choose_form(to, terminal=on_terminal(output))
    answer = store.query(store.open_store(record, create=False), query)
    with open_output(output) as out:
        write_rows(answer.columns, answer.rows, form, out)
    return ExitCode.FINE


def verify(record: choices.Folder) -> int:
    """Recompute every digest of a record and list what was altered, is missing, or is not ours.

    Exit codes:
      0 nothing found   1 findings, one a line on standard output   2 usage

    """
    from onrecord import store
    from onrecord.exports.visible import visible_line

    findings = store.verify(store.open_store(record, create=False))
    with open_output(None) as out:
        for finding in findings:
            out.write(visible_line(str(finding)) + "\n")
    tell(f"{record}: {len(findings)} findings" if findings else f"{record}: nothing altered, missing or extra")
    return ExitCode.FAILED if findings else ExitCode.FINE
