"""One running story over many reports: origins, the same words, the same happenings, and what differs."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.event import EventType
from onrecord.records.evidence import Evidence
from onrecord.records.record import Record
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
class Origin:
    """Reports that carry one and the same text: three papers with one agency report are one origin. `first` is the earliest."""

    id: str
    reports: tuple[str, ...]
    first: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Utterance:
    """The same words of one speaker in several reports, and what each kept, changed or dropped."""

    id: str
    speaker: str | None
    statements: tuple[StatementReference, ...]
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """The same event in several reports, and how many independent origins vouch for it."""

    id: str
    type: EventType
    events: tuple[EventReference, ...]
    independent_origins: int
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One running story. `limitations` is never empty: it says what was compared and what could not be."""

    id: str
    title: str
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    utterances: tuple[Utterance, ...]
    happenings: tuple[Happening, ...]
    limitations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All stories found in a set of reports, with the records they point into."""

    records: tuple[Record, ...]
    stories: tuple[Story, ...]
    schema: str = STORY_SCHEMA
