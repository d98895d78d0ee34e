"""Who and what a report speaks of."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.evidence import Evidence
from onrecord.records.span import Span


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    OTHER = "other"


class MentionForm(StrEnum):
    """How a mention refers: by name, by description, or by pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where the report speaks of an entity."""

    span: Span
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place lies: degrees north and east, and how near that is, such as `town` (its middle)."""

    latitude: float
    longitude: float
    precision: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or group of one report. An unnamed source (“military analysts”) is an entity too.

    `country` is ISO 3166-1 alpha-3, `sector` a PLOVER sector code (GOV, MIL, …), `role` the office as printed, `location`
    that of a town; None where the report and the tables do not say.
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    mentions: tuple[Mention, ...] = ()
    evidence: Evidence | None = None
    location: Location | None = None
