"""What somebody decided about entities across reports: kept beside the record, revocable, never a rewrite."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.evidence import Evidence


class Verdict(StrEnum):
    """Whether two entities are one."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two entities of two reports are, or are not, one. `by` names who judged and `why` says on what ground;
    `revokes` names the judgement that this one takes back.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    by: str
    why: str
    evidence: Evidence
    revokes: str | None = None
