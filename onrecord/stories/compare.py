"""From records to stories: the order of the steps, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.records import Affair, Comparison, Fingerprint, Record, Story, StoryLink, Tie, content_id
from onrecord.stories.affairs import Affairs, find_affairs
from onrecord.stories.clusters import Clusters, cluster
from onrecord.stories.happenings import find_happenings
from onrecord.stories.limits import limitations_of
from onrecord.stories.origins import Shares, find_origins
from onrecord.stories.persons import find_persons
from onrecord.stories.positions import find_positions
from onrecord.stories.profile import Profile, make_profiles, order_of, title_of
from onrecord.stories.reports import Report, lay_out
from onrecord.stories.sense import Sense
from onrecord.stories.utterances import find_utterances


@dataclass(frozen=True, slots=True)
class Sorting:
    """Reports sorted into stories and affairs. `stories`: the documents of each story, in order of publication; `order`: of every document
    its place in time; `shares`: pairs of documents that carry one text, with the share of it; `ties`: what holds each story together.
    """

    stories: tuple[tuple[str, ...], ...]
    affairs: Affairs
    order: Mapping[str, int]
    shares: Shares
    ties: Mapping[int, tuple[Tie, ...]]


@dataclass(frozen=True, slots=True)
class Known:
    """What the comparison is told: what words mean, and which entities are settled to be one (as `find_persons` takes them)."""

    sense: Sense
    persons: Mapping[str, str] | None = None


def compare_records(records: Sequence[Record], known: Known, fingerprint: Fingerprint | None = None) -> Comparison:
    """All stories of these records, whatever their order. Records that failed are in no story; of two records of the same bytes that of the
    smaller address is.
    """
    ordered = sorted(records, key=lambda record: (record.document.id, record.document.uri))
    held = {record.document.id: record for record in reversed(ordered) if record.article and not record.failures}
    sorting = sort_reports(make_profiles([held[one] for one in sorted(held)], known.sense), known.sense)
    compared = [compare_affair(sorting, turn, held, known) for turn in range(len(sorting.affairs.groups))]
    stories = [story for one in compared for story in one.stories]
    return Comparison(tuple(ordered), by_size(stories), tuple(one.affair for one in compared), fingerprint)


def sort_reports(profiles: Sequence[Profile], sense: Sense) -> Sorting:
    """Reports, given by their profiles, sorted into stories and affairs."""
    ordered = sorted(profiles, key=lambda one: one.document)
    documents = [one.document for one in ordered]
    clusters = cluster(ordered, sense)
    affairs = find_affairs([[ordered[one] for one in members] for members in clusters.groups])
    order = {one.document: turn for turn, one in enumerate(sorted(ordered, key=order_of))}
    stories = (sorted((documents[one] for one in members), key=order.__getitem__) for members in clusters.groups)
    pairs = zip(clusters.copies.pairs.tolist(), clusters.copies.share.tolist(), strict=True)
    shares = {(documents[left], documents[right]): share for (left, right), share in pairs}
    return Sorting(tuple(map(tuple, stories)), affairs, order, shares, _ties(documents, clusters))


def _ties(documents: Sequence[str], clusters: Clusters) -> dict[int, tuple[Tie, ...]]:
    story = {one: turn for turn, members in enumerate(clusters.groups) for one in members}
    found: dict[int, tuple[Tie, ...]] = {}
    for one in clusters.ties:
        tie = Tie(documents[one.left], documents[one.right], one.score, one.features)
        found[story[one.left]] = (*found.get(story[one.left], ()), tie)
    return found


def story_id(first: str) -> str:
    """The id of the story whose first report is this document: it stays while reports join later in time."""
    return content_id("story", first)


@dataclass(frozen=True, slots=True)
class Compared:
    """An affair with its stories."""

    affair: Affair
    stories: tuple[Story, ...]


def compare_affair(sorting: Sorting, turn: int, records: Mapping[str, Record], known: Known) -> Compared:
    """The stories of one affair, compared, and what its speakers said over time. `records`: at least those of the affair, by document."""
    told = sorting.stories
    members = sorting.affairs.groups[turn]
    ordered = [records[one] for one in sorted((one for story in members for one in told[story]), key=sorting.order.__getitem__)]
    who = find_persons(ordered, known.persons)
    reports = {record.document.id: lay_out(record, who, known.sense) for record in ordered}
    stories = {one: _story([reports[document] for document in told[one]], sorting, one, known) for one in members}
    first = sorted(stories.values(), key=lambda story: sorting.order[story.reports[0]])
    links = (StoryLink(stories[one.left].id, stories[one.right].id, one.features) for one in sorting.affairs.links if one.left in stories)
    ids = tuple(story.id for story in first)
    positions = find_positions(list(reports.values()), known.sense) if len(ordered) > 1 else ()
    order = {one: at for at, one in enumerate(ids)}
    straight = (one if order[one.left] < order[one.right] else StoryLink(one.right, one.left, one.features) for one in links)
    return Compared(Affair(content_id("affair", *sorted(ids)), first[0].title, ids, tuple(straight), positions), tuple(first))


def _story(reports: Sequence[Report], sorting: Sorting, turn: int, known: Known) -> Story:
    records = [report.record for report in reports]
    ids = tuple(report.id for report in reports)
    origins = find_origins(records, sorting.shares)
    several = len(reports) > 1
    return Story(
        story_id(ids[0]),
        title_of(records[0]),
        ids,
        origins,
        find_utterances(reports, known.sense) if several else (),
        find_happenings(reports, origins, known.sense) if several else (),
        limitations_of(records),
        sorting.ties.get(turn, ()),
    )


def by_size(stories: Sequence[Story]) -> tuple[Story, ...]:
    """Stories, those of most reports first."""
    return tuple(sorted(stories, key=lambda story: (-len(story.reports), story.id)))
