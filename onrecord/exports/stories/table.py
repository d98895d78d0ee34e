"""Stories for the terminal: how many reports and origins each has, and what differs between its reports, one difference a line."""

from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from onrecord.exports.stories.differences import Found, find_differences, label_of
from onrecord.exports.stories.export import StoryExport
from onrecord.exports.stories.reports import Reports, by_document, first_and_last, name_reports, published, quote
from onrecord.exports.visible import visible_line
from onrecord.records import Comparison, Place, Record, Story

if TYPE_CHECKING:
    from rich.console import Console


_INDENT = "  "


def write(comparison: Comparison, out: TextIO) -> None:
    """A paragraph a story, as wide as the terminal; colour only on a terminal and without `NO_COLOR`.

    Stories of one report are counted, but for those in which a speaker's position changed since an earlier story.
    """
    from rich.console import Console

    console = Console(file=out, highlight=False, markup=False, emoji=False)
    records = by_document(comparison)
    found = {story: list(ones) for story, ones in groupby(find_differences(comparison), key=lambda one: one.story.id)}
    shown = [story for story in comparison.stories if len(story.reports) > 1 or story.id in found]
    for story in shown:
        _story(console, story, found.get(story.id, []), records)
    _rest(console, len(comparison.stories) - len(shown), sum(record.article is None for record in comparison.records))


def _story(console: "Console", story: Story, found: list[Found], records: Mapping[str, Record]) -> None:
    from rich.text import Text

    console.print(Text(visible_line(story.title), style="bold"))
    counts = (counted(len(story.reports), "report"), counted(len(story.origins), "origin"))
    days = " to ".join(str(day) for day in first_and_last([records[one] for one in story.reports]))
    console.print(Text(" · ".join(part for part in (", ".join(counts), days) if part), style="dim"))
    names = name_reports(story.reports, records)
    for one in found:
        _indented(console, _difference(one, names, records))
    if not found:
        _indented(console, "no differences found")
    console.print()


def _indented(console: "Console", told: str) -> None:
    from rich.text import Text

    for line in Text(visible_line(told)).wrap(console, max(console.width - len(_INDENT), 1), overflow="fold"):
        console.print(_INDENT, line, sep="")


def _rest(console: "Console", alone: int, failed: int) -> None:
    from rich.text import Text

    if alone:
        console.print(Text(f"{counted(alone, 'story', 'stories')} of one report"))
    if failed:
        console.print(Text(f"{counted(failed, 'report')} could not be read", style="red"))


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 report, 2 reports."""
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"


def _difference(found: Found, names: Reports, records: Mapping[str, Record]) -> str:
    one = found.difference
    over_time = found.part == "position"
    sides = (_side(place, names, records, dated=over_time) for place in (one.left, one.right))
    return f"{label_of(one)}{' over time' if over_time else ''} · {' → '.join(sides)}"


def _side(place: Place, names: Reports, records: Mapping[str, Record], *, dated: bool) -> str:
    """What a report has in a place. An earlier report of an affair may belong to another story, where it is known by its own name."""
    record = records[place.document]
    name = names.names.get(place.document) or name_reports([place.document], records).names[place.document]
    day = published(record) if dated else None
    said = quote(record, place.span)
    return f"{name}{f', {day}' if day else ''}: {f'“{said.words}”' if said.quoted else said.words}"


EXPORT = StoryExport("table", ".txt", "stories for the terminal: reports, origins, and one difference a line", write)
