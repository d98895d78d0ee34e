"""The differences of an utterance, a happening or a position as a numbered list, with where each is marked and where it is missing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.exports.stories.differences import label_of
from onrecord.exports.stories.excerpts import Mark, Note
from onrecord.exports.stories.reports import Quoted, Reports, quote
from onrecord.records import Difference, DifferenceHow, Evidence, Place


@dataclass(frozen=True, slots=True)
class Side:
    """One report in a difference: what it is called, and what it has in that place."""

    document: str
    report: str
    said: Quoted


@dataclass(frozen=True, slots=True)
class Against:
    """The later report of a difference, and what decided that they differ, how surely."""

    side: Side
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry: words of one report, against what each of those reports has that differ from it in the same way."""

    note: Note
    left: Side
    right: tuple[Against, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """What a report does not have, in the words of the one that has it."""

    note: Note
    said: Quoted


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries; `marks` and `missing` by document."""

    entries: tuple[Listed, ...]
    marks: Mapping[str, tuple[Mark, ...]]
    missing: Mapping[str, tuple[Missing, ...]]


def list_differences(differences: Sequence[Difference], reports: Reports, anchor: str) -> Listing:
    """The differences in order, numbered from 1; `anchor` begins the ids of their entries on the page."""
    entries = []
    marks: dict[str, dict[Mark, None]] = defaultdict(dict)
    missing: dict[str, list[Missing]] = defaultdict(list)
    for number, alike in enumerate(_alike(differences), 1):
        first = alike[0]
        entry = _entry(Note(number, f"{anchor}-d{number}", first.kind.value, label_of(first)), alike, reports)
        entries.append(entry)
        if first.left.span:
            marks[first.left.document][Mark(first.left.span, _seen_from_left(entry, first))] = None
        for place in (one.right for one in alike):
            if place.span:
                marks[place.document][Mark(place.span, entry.note)] = None
            else:
                missing[place.document].append(Missing(entry.note, entry.left.said))
    told = {document: tuple(found) for document, found in marks.items()}
    return Listing(tuple(entries), told, {document: tuple(found) for document, found in missing.items()})


def _entry(note: Note, alike: Sequence[Difference], reports: Reports) -> Listed:
    against = tuple(Against(_side(one.right, reports), one.evidence) for one in alike)
    return Listed(note, _side(alike[0].left, reports), against)


def _seen_from_left(entry: Listed, difference: Difference) -> Note:
    """The note at words that others dropped, which are there: it says where they are not."""
    if difference.how is not DifferenceHow.DROPPED:
        return entry.note
    names = list(dict.fromkeys(one.side.report for one in entry.right))
    return replace(entry.note, label=f"{entry.note.label} in {names[0] if len(names) == 1 else f'{len(names)} reports'}")


def _alike(differences: Sequence[Difference]) -> list[list[Difference]]:
    """Those that tell the same of the same words of a report lie together; what only the later one has stands alone."""
    groups: dict[object, list[Difference]] = defaultdict(list)
    for place, one in enumerate(differences):
        groups[(one.kind, one.how, one.left) if one.left.span else place].append(one)
    return list(groups.values())


def _side(place: Place, reports: Reports) -> Side:
    return Side(place.document, reports.names[place.document], quote(reports.records[place.document], place.span))
