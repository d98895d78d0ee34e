"""Who did what to whom: types, modes and auxiliary modes are those of PLOVER (manual draft 0.8, 2021)."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.evidence import Evidence
from onrecord.records.partial_date import PartialDate
from onrecord.records.span import Span


class EventType(StrEnum):
    """PLOVER's sixteen event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Quad(StrEnum):
    """The four quadrants of verbal and material cooperation and conflict."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


class Auxiliary(StrEnum):
    """PLOVER's auxiliary modes: how far the event is from having just happened."""

    HISTORICAL = "historical"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that somebody did, would do or did not do. Who vouches for it is derived from `statement`.

    `actor` and `recipient` hold entity ids; `certainty` runs from -3 (certainly did not) to +3 (certainly did), in the eyes of the
    innermost voucher, as in the UW and UDS factuality sets. `contexts` are PLOVER's: what the event is about.
    """

    id: str
    type: EventType
    quad: Quad
    trigger: Span
    evidence: Evidence
    mode: str | None = None
    cameo: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str | None = None
    when: PartialDate | None = None
    auxiliary: tuple[Auxiliary, ...] = ()
    certainty: float | None = None
    condition: Span | None = None
    statement: str | None = None
    contexts: tuple[str, ...] = ()


class Reason(StrEnum):
    """Why something that looks like an event is not coded as one."""

    NO_PARTY = "no party is named or described"
    WITHIN = "part of what another event says"
    TOPIC = "a page of sport, shows, weather or markets"
    BACKGROUND = "a participle before its noun"
    UNSURE = "no row of a table, and the network is not sure"


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A predicate that was taken for an event of this type, by what and how surely, and why it is not on record as one."""

    id: str
    trigger: Span
    type: EventType
    reason: Reason
    evidence: Evidence
