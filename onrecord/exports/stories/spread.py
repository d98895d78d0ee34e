"""A comparison as the page shows it: plain values for the template, no logic left to decide there."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from onrecord.exports.sheets import title_of
from onrecord.exports.stories.differences import label_of
from onrecord.exports.stories.family import Branch, grow_tree
from onrecord.exports.stories.over_time import OverTime, lay_out_position
from onrecord.exports.stories.reports import (
    by_document,
    call,
    date_reports,
    first_and_last,
    language_of,
    name_reports,
    published,
)
from onrecord.exports.stories.side_by_side import SideBySide, lay_side_by_side
from onrecord.exports.stories.vouching import Vouching, lay_out_happening
from onrecord.exports.templates import web_address
from onrecord.records import Affair, Comparison, PartialDate, Record, Story


@dataclass(frozen=True, slots=True)
class Told:
    """One report in a list: when, by whom, under which title; `link` is its address where that is a web address."""

    published: PartialDate | None
    report: str
    title: str
    link: str | None
    uri: str
    language: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many differences of one kind a story has."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Spread:
    """One story of several reports; `differing` are the utterances with differences, `alike` those without."""

    anchor: str
    title: str
    language: str
    days: tuple[PartialDate, ...]
    origins: int
    counts: tuple[Count, ...]
    timeline: tuple[Told, ...]
    tree: tuple[Branch, ...]
    differing: tuple[SideBySide, ...]
    alike: tuple[SideBySide, ...]
    happenings: tuple[Vouching, ...]
    limitations: tuple[str, ...]

    @property
    def differences(self) -> int:
        """How many differences there are in all."""
        return sum(count.number for count in self.counts)


@dataclass(frozen=True, slots=True)
class Single:
    """A story of one report."""

    anchor: str
    told: Told


@dataclass(frozen=True, slots=True)
class Episode:
    """A story of an affair, and where it stands on the page."""

    anchor: str
    title: str
    days: tuple[PartialDate, ...]
    reports: int


@dataclass(frozen=True, slots=True)
class Run:
    """An affair: its stories of several reports, all its episodes, and what its speakers said over time; `steady` did not change."""

    anchor: str
    title: str
    spreads: tuple[Spread, ...]
    episodes: tuple[Episode, ...]
    shifting: tuple[OverTime, ...]
    steady: tuple[OverTime, ...]

    @property
    def runs_on(self) -> bool:
        """Whether there is more to show than its stories."""
        return bool(self.shifting or self.steady or len(self.episodes) > 1)


@dataclass(frozen=True, slots=True)
class Page:
    """The whole comparison; `failed` are reports that could not be read."""

    reports: int
    stories: int
    runs: tuple[Run, ...]
    singles: tuple[Single, ...]
    failed: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What every part of the page looks things up in: records by document, stories and their anchors by id."""

    records: Mapping[str, Record]
    stories: Mapping[str, Story]
    anchors: Mapping[str, str]


def make_page(comparison: Comparison) -> Page:
    """The page of a comparison: its stories in order, those of one affair together where the first of them stands."""
    stories = {story.id: story for story in comparison.stories}
    known = _Known(by_document(comparison), stories, {one: f"story-{number}" for number, one in enumerate(stories, 1)})
    runs = [_run(number, affair, known) for number, affair in enumerate(_affairs(comparison), 1)]
    return Page(
        len(comparison.records),
        len(stories),
        tuple(run for run in runs if run.spreads or run.runs_on),
        tuple(_single(story, known) for story in stories.values() if len(story.reports) == 1),
        tuple(record for record in comparison.records if record.article is None),
    )


def _affairs(comparison: Comparison) -> list[Affair]:
    """The affairs in the order of their first stories; a story without one is its own."""
    of = {story: affair for affair in comparison.affairs for story in affair.stories}
    found = [of.get(one.id, Affair(one.id, one.title, (one.id,), (), ())) for one in comparison.stories]
    return list({affair.id: affair for affair in found}.values())


def _run(number: int, affair: Affair, known: _Known) -> Run:
    stories = [known.stories[one] for one in affair.stories]
    reports = date_reports((document for story in stories for document in story.reports), known.records)
    anchor = f"affair-{number}"
    shifting_first = sorted(affair.positions, key=lambda one: not one.shifts)
    positions = [lay_out_position(at, one, reports, f"{anchor}-p{at}") for at, one in enumerate(shifting_first, 1)]
    return Run(
        anchor,
        affair.title,
        tuple(_spread(story, known) for story in stories if len(story.reports) > 1),
        tuple(_episode(story, known) for story in stories),
        tuple(one for one in positions if one.changes),
        tuple(one for one in positions if not one.changes),
    )


def _episode(story: Story, known: _Known) -> Episode:
    return Episode(known.anchors[story.id], story.title, _days(story, known), len(story.reports))


def _days(story: Story, known: _Known) -> tuple[PartialDate, ...]:
    return first_and_last([known.records[one] for one in story.reports])


def _single(story: Story, known: _Known) -> Single:
    return Single(known.anchors[story.id], _told(known.records[story.reports[0]], ""))


def _spread(story: Story, known: _Known) -> Spread:
    reports = name_reports(story.reports, known.records)
    anchor = known.anchors[story.id]
    differing_first = sorted(story.utterances, key=lambda one: not one.differences)
    laid = [lay_side_by_side(at, one, reports, f"{anchor}-u{at}") for at, one in enumerate(differing_first, 1)]
    return Spread(
        anchor,
        story.title,
        language_of(known.records[story.reports[0]]),
        _days(story, known),
        len(story.origins),
        _counts(story),
        tuple(_told(record, reports.names[document]) for document, record in reports.records.items()),
        grow_tree(story.origins, reports),
        tuple(one for one in laid if one.entries),
        tuple(one for one in laid if not one.entries),
        tuple(lay_out_happening(at, one, reports, f"{anchor}-e{at}") for at, one in enumerate(story.happenings, 1)),
        story.limitations,
    )


def _counts(story: Story) -> tuple[Count, ...]:
    """The kinds of differences of a story, the most frequent first."""
    differences = chain(*(one.differences for one in story.utterances), *(one.differences for one in story.happenings))
    found = Counter(map(label_of, differences))
    return tuple(Count(label, number) for label, number in sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _told(record: Record, name: str) -> Told:
    uri = record.document.uri
    return Told(published(record), name or call(record), title_of(record), web_address(uri), uri, language_of(record))
