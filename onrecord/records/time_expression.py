"""When, in the words of a report."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.evidence import Evidence
from onrecord.records.span import Span


class TimeKind(StrEnum):
    """TIMEX3's types of time expressions."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch that says when, how long or how often. `value` is TIMEX3's (ISO 8601 and its extensions: 2023-02-13, 2022-02, 2023-W08,
    2014-SU, P3W, PAST_REF); parts that neither the report nor its date of publication tells are X.
    """

    id: str
    span: Span
    type: TimeKind
    value: str
    evidence: Evidence
