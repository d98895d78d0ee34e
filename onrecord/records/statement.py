"""Who said what."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.evidence import Evidence, Ground
from onrecord.records.span import Span


class StatementMode(StrEnum):
    """How much of the content stands within quotation marks: all, none, or part of it."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """Whether somebody is reported to have said something, or to believe, wish, fear, plan or support it."""

    SPEECH = "speech"
    ATTITUDE = "attitude"


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that the report gives to somebody. Span boundaries follow PolNeAR (Newell et al. 2018); statements nest by `within`.

    `content` is one or several pieces, because a cue may interrupt it; quotation marks stay outside a direct piece. `cue` and
    `source` are None for a floating quotation. `speaker` is an entity's id. `condition` is the clause on which the content hangs.
    `stance` is what the cue tells of: speech, or an attitude. `grounds` say part by part what decided.
    """

    id: str
    mode: StatementMode
    content: tuple[Span, ...]
    evidence: Evidence
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None
    addressee: Span | None = None
    within: str | None = None
    negated: bool = False
    condition: Span | None = None
    stance: Stance = Stance.SPEECH
    grounds: tuple[Ground, ...] = ()
