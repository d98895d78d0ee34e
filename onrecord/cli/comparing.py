"""Commands that lay reports beside each other: `compare`, `stories`."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import choices
from onrecord.cli.answers import Form, write_rows
from onrecord.cli.identities import SHORT, find_id
from onrecord.cli.terminal import ExitCode, on_terminal, open_output, tell, watched, watching
from onrecord.errors import StoreError

if TYPE_CHECKING:
    from onrecord.exports.stories.export import StoryExport
    from onrecord.records import Comparison, Record
    from onrecord.store import Store
    from onrecord.stories.compare import Sorting
    from onrecord.stories.profile import Profile

PROFILES = "profiles"
"""The shelf on which a record keeps what its reports are compared by."""

COLUMNS = ("id", "title", "reports", "origins", "first", "last", "outlets", "affair", "documents")
TABLE_COLUMNS = ("id", "title", "reports", "origins", "first", "last", "outlets")
LISTS, IN_FULL = ("csv", "jsonl"), ("json", "html")

Dated = Annotated[
    list[str] | None,
    typer.Option("--published", metavar="[FILE=]DATE", help="Publication date of all reports, or of one file; give it as often as needed."),
]
To = Annotated[str | None, typer.Option(metavar="FORMAT", help="table, json, csv or html.")]
ListTo = Annotated[
    str | None,
    typer.Option(
        "--to", metavar="FORMAT", help="Of the list: table, csv, jsonl; of stories in full: json, html, and with --story also table, csv."
    ),
]


def compare(
    paths: choices.Paths,
    *,
    to: To = None,
    output: choices.Output = None,
    published: Dated = None,
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
    """Compare reports: which tell of one story, who copied whom, and what each kept, changed, left out and added.

    The same words of one speaker are laid beside each other, and what differs is told with the characters on both sides: a condition
    dropped, “could” that became “will”, a number, a quotation cut short. Facts, never a verdict. Needs no record folder.

    Examples:
      onrecord compare monday/*.html                        a summary on a terminal
      onrecord compare monday/ -o monday.html               a page to look at
      onrecord compare a.txt b.txt --to json > stories.json
      onrecord compare a.txt b.txt --published a.txt=2023-01-31 --published b.txt=2023-02-17

    Exit codes:
      0 fine   1 nothing could be read   2 usage   3 some reports failed   130 interrupted

    """
    from onrecord.comparison import compare_read, read_dated, without_text
    from onrecord.pipeline import Options

    general, single = _dates(published)
    asked = choices.read_options(general, outlet, language, reader, fields, encoding)
    terminal = on_terminal(output)
    export = _export(to, output, terminal=terminal)
    options = Options(asked, jobs, limit=limit, exact=exact)
    with watching(quiet=quiet, data_on_terminal=False, total=limit) as watch, closing(read_dated(paths, options, single)) as records:
        held = list(watched(watch, _checked(records) if single else records))
    if not held:
        tell(f"{', '.join(paths)}: no reports found")
    compared = compare_read(held, exact=exact)
    with open_output(output) as out:
        export.write(without_text(compared) if no_text else compared, out)
    if not quiet:
        tell(f"{watch.seen} reports, {watch.failed} failed, {_counted(compared)}")
    return watch.code


def _checked(records: "Iterable[Record]") -> "Iterator[Record]":
    """The same records; a date that was told of a file that is not there is an error of usage."""
    try:
        yield from records
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from None


def _counted(compared: "Comparison") -> str:
    several = [story for story in compared.stories if len(story.reports) > 1]
    differences = sum(len(utterance.differences) for story in several for utterance in story.utterances)
    stories, told = "story" if len(several) == 1 else "stories", "difference" if differences == 1 else "differences"
    return f"{len(several)} {stories} of several reports, {differences} {told} in what is said"


def _dates(written: Iterable[str] | None) -> tuple[str | None, dict[str, str]]:
    """The date of all reports, and those of single files. Refuses what is no date."""
    from onrecord.pipeline import as_date

    general, single = None, {}
    for one in written or ():
        name, equals, day = one.rpartition("=")
        try:
            as_date(day)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--published") from None
        if equals:
            single[name] = day
        else:
            general = day
    return general, single


def _export(to: str | None, output: str | None, *, terminal: bool) -> "StoryExport":
    from onrecord.exports.stories.export import find_story_exports

    exports = find_story_exports()
    if to is None:
        fitting = [export.name for export in exports.values() if Path(output or "").name.endswith(export.suffix)]
        to = fitting[0] if fitting else "table" if terminal else "json"
    if to not in exports:
        raise typer.BadParameter(f"{to!r} is none of {', '.join(exports)}", param_hint="--to")
    return exports[to]


@dataclass(frozen=True, slots=True)
class _Archive:
    """A record as it is compared: its profiles by document, sorted into stories."""

    store: "Store"
    profiles: "Mapping[str, Profile]"
    sorting: "Sorting"


def stories(
    record: choices.Folder,
    *,
    story: Annotated[str | None, typer.Option(metavar="ID", help="One story in full, with the episodes of its affair.")] = None,
    least: Annotated[int, typer.Option("--least", min=1, metavar="N", help="Stories of at least N reports.")] = 2,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Stories with a report of this day or later.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most N stories.")] = None,
    to: ListTo = None,
    output: choices.Output = None,
) -> int:
    """List the stories of a record, those of most reports first; or compare the reports of one.

    A report that is added joins a story or opens one; what was compared before is kept and not done again. Which story a report is in
    depends on the reports on record alone, not on the order in which they came. What analysts judged (merge, split) holds here too.

    Examples:
      onrecord stories --record my-record --since 2023-02-01
      onrecord stories --record my-record --to csv -o stories.csv
      onrecord stories --record my-record --story 3f2a -o story.html
      onrecord stories --record my-record --to json -o all.json     all stories in full

    Exit codes:
      0 fine   1 failed   2 usage

    """
    from onrecord.store import open_store

    if story == "":
        raise typer.BadParameter("give the id of a story, or as much of its beginning as is unique", param_hint="--story")
    day, suffix = _day(since), Path(output or "").suffix.removeprefix(".")
    in_full = story is not None or to in IN_FULL or (to is None and suffix in IN_FULL)
    export = _export(to, output, terminal=on_terminal(output)) if in_full else None
    form = (
        choices.choose_form(suffix if to is None and suffix in LISTS else to, terminal=on_terminal(output)) if not in_full else Form.TABLE
    )
    archive = _sorted(open_store(record, create=False))
    turns = [turn for turn in _by_size(archive) if _fits(archive, turn, least, day)][:limit]
    if story is not None:
        turns = [_find(archive, story, record)]
    with open_output(output) as out:
        if export:
            export.write(_compared(archive, turns), out)
        else:
            columns = TABLE_COLUMNS if form is Form.TABLE else COLUMNS
            write_rows(columns, (_row(archive, turn, columns) for turn in turns), form, out)
    return ExitCode.FINE


def _day(since: str | None) -> int | None:
    from onrecord.pipeline import as_date

    try:
        told = as_date(since)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--since") from None
    return date(told.year, told.month or 1, told.day or 1).toordinal() if told else None


def _sorted(store: "Store") -> _Archive:
    """The stories of a record; only reports that were not there before are looked at."""
    from onrecord.comparison import known, story_fingerprint
    from onrecord.store import digests, read_shelf, records_of, write_shelf
    from onrecord.stories.compare import sort_reports
    from onrecord.stories.keeping import profile_of, row_of
    from onrecord.stories.profile import make_profiles

    sense, made = known().sense, story_fingerprint()
    made_by, made_from = f"{made.version} {made.weights}", digests(store)
    kept = [row for row in read_shelf(store, PROFILES, made_by) if made_from.get(row["document"]) == row["made_from"]]
    missing = made_from.keys() - {row["document"] for row in kept}
    profiles = make_profiles(records_of(store, sorted(missing)), sense) if missing else ()
    fresh = [row_of(one) | {"made_from": made_from[one.document]} for one in profiles]
    rows = sorted((*kept, *fresh), key=lambda row: str(row["document"]))
    if fresh:
        try:
            write_shelf(store, PROFILES, made_by, rows)
        except StoreError as error:
            tell(f"{error}; the next time will take as long")
    held = {one.document: one for one in map(profile_of, rows)}
    return _Archive(store, held, sort_reports(list(held.values()), sense))


def _by_size(archive: _Archive) -> list[int]:
    told = archive.sorting.stories
    return sorted(range(len(told)), key=lambda turn: (-len(told[turn]), told[turn]))


def _fits(archive: _Archive, turn: int, least: int, day: int | None) -> bool:
    documents = archive.sorting.stories[turn]
    days = [archive.profiles[one].day for one in documents]
    return len(documents) >= least and (day is None or any(one is not None and one >= day for one in days))


def _find(archive: _Archive, given: str, record: Path) -> int:
    from onrecord.stories.compare import story_id

    names = {story_id(documents[0]): archive.profiles[documents[0]].title for documents in archive.sorting.stories}
    return list(names).index(find_id(given, names, "story", record))


def _row(archive: _Archive, turn: int, columns: Iterable[str]) -> list[object]:
    from onrecord.records import content_id
    from onrecord.stories.compare import story_id
    from onrecord.stories.origins import trace

    documents = archive.sorting.stories[turn]
    members = [archive.profiles[one] for one in documents]
    days = [one.day for one in members if one.day is not None]
    outlets = sorted({one.outlet for one in members if one.outlet})
    episodes = sorted(story_id(archive.sorting.stories[one][0]) for one in archive.sorting.affairs.of(turn))
    table = "documents" not in columns
    cells: dict[str, object] = {
        "id": story_id(documents[0])[: SHORT if table else None],
        "title": members[0].title,
        "reports": len(members),
        "origins": len(set(trace(documents, archive.sorting.shares)[0].values())),
        "first": date.fromordinal(min(days)).isoformat() if days else None,
        "last": date.fromordinal(max(days)).isoformat() if days else None,
        "outlets": ", ".join(outlets) if table else outlets,
        "affair": content_id("affair", *episodes),
        "documents": list(documents),
    }
    return [cells[column] for column in columns]


def _compared(archive: _Archive, turns: Iterable[int]) -> "Comparison":
    """These stories in full, with the other episodes of their affairs."""
    from onrecord.comparison import known, story_fingerprint
    from onrecord.records import Comparison
    from onrecord.store import identities, records_of
    from onrecord.stories.compare import by_size, compare_affair

    wanted = set(turns)
    told, affairs = archive.sorting.stories, archive.sorting.affairs.groups
    chosen = [turn for turn, members in enumerate(affairs) if wanted & set(members)]
    documents = [one for turn in chosen for story in affairs[turn] for one in told[story]]
    records = {record.document.id: record for record in records_of(archive.store, documents)}
    persons = {member.id: identity.id for identity in identities(archive.store).identities for member in identity.members}
    sense = known(persons)
    compared = [compare_affair(archive.sorting, turn, records, sense) for turn in chosen]
    stories = by_size([story for one in compared for story in one.stories])
    return Comparison(tuple(records.values()), stories, tuple(one.affair for one in compared), story_fingerprint())
