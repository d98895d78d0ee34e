"""One running story over many reports: origins, the same words, the same happenings, and what differs."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.event import EventType
from onrecord.records.evidence import Evidence
from onrecord.records.partial_date import PartialDate
from onrecord.records.record import Fingerprint, Record
from onrecord.records.span import Span

STORY_SCHEMA = "onrecord-story/1"


class DifferenceKind(StrEnum):
    """What differs between two reports of the same words or happening."""

    CONDITION = "condition"
    NEGATION = "negation"
    MODALITY = "modality"
    HEDGE = "hedge"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    SPEAKER = "speaker"
    SCOPE = "scope"
    WORDING = "wording"
    CUT = "cut"
    ADDED = "added"


class DifferenceHow(StrEnum):
    """How it differs, seen from left to right; left is the earlier or fuller report."""

    DROPPED = "dropped"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of one report. `span` is None where this report has nothing in that place."""

    document: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact about two reports, with offsets on both sides; never a verdict."""

    kind: DifferenceKind
    how: DifferenceHow
    left: Place
    right: Place
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class StatementReference:
    """One statement of one report."""

    document: str
    statement: str


@dataclass(frozen=True, slots=True)
class EventReference:
    """One event of one report."""

    document: str
    event: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two reports share: where they stand in the one, and where in the other."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that carries text of an earlier or fuller one, `of`: the passages that they share (left in `of`), what of that one it left
    out, and what it added. `share`: of runs of five words outside quotation marks, those that both have, of the one that has fewer, 0 to 1.
    """

    document: str
    of: str
    share: float
    passages: tuple[Passage, ...]
    left_out: tuple[Span, ...]
    added: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that a report names as where its text comes from, and the words that do."""

    agency: str
    place: Place


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that carry one and the same text: three papers with one agency report are one origin. `first` is the earliest, or of those
    of one day the agency's or the fullest. `copies` are the others, each with the report that it is nearest to: a tree.
    """

    id: str
    reports: tuple[str, ...]
    first: str
    evidence: Evidence
    copies: tuple[Copy, ...] = ()
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """The same words of one speaker in several reports, and what each kept, changed or dropped. `retold` are lines of further reports that
    carry them, in which no statement was found.
    """

    id: str
    speaker: str | None
    statements: tuple[StatementReference, ...]
    differences: tuple[Difference, ...] = ()
    retold: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """The same event in several reports, and how many independent origins vouch for it. Where they contradict each other, `differences`
    say in what.
    """

    id: str
    type: EventType
    events: tuple[EventReference, ...]
    independent_origins: int
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Two reports that hold a story together, and what speaks for it: words, names, meaning in common; `score` is how surely, 0 to 1."""

    left: str
    right: str
    score: float
    features: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One story: what several reports tell of one thing. `reports` are in order of publication; those without a date come last.

    `limitations` is never empty: it says what was compared and what could not be.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    utterances: tuple[Utterance, ...]
    happenings: tuple[Happening, ...]
    limitations: tuple[str, ...]
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """What somebody said on a topic, and when it was printed; None where the report does not say."""

    document: str
    statement: str
    published: PartialDate | None


@dataclass(frozen=True, slots=True)
class Position:
    """What one speaker said on one topic over time, in order of publication, and what changed from one day to the next. `topic` are
    words that the statements share, as one of them prints them.
    """

    id: str
    speaker: str
    topic: tuple[str, ...]
    stands: tuple[Stand, ...]
    shifts: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Two stories of one affair, by id, the earlier first, and what speaks for it."""

    left: str
    right: str
    features: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Affair:
    """A story that runs on: its episodes are stories, in order; with what its main speakers said over time."""

    id: str
    title: str
    stories: tuple[str, ...]
    links: tuple[StoryLink, ...]
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All stories found in a set of reports, with the records they point into. Every report that was read is in exactly one story, if only
    in one of its own; every story is in exactly one affair.
    """

    records: tuple[Record, ...]
    stories: tuple[Story, ...]
    affairs: tuple[Affair, ...] = ()
    fingerprint: Fingerprint | None = None
    schema: str = STORY_SCHEMA
