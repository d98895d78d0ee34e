"""The report within its page: what it is called, who printed it when, what belongs to it and what was set aside."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.evidence import Evidence
from onrecord.records.partial_date import PartialDate
from onrecord.records.span import Span


class AsideReason(StrEnum):
    """Why a stretch of the page is not the report."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    OUTLET = "outlet"
    DATELINE = "dateline"
    READING_TIME = "reading time"
    APPEAL = "appeal"
    AUTHOR_BOX = "author box"
    RELATED = "related"
    NAVIGATION = "navigation"
    CAPTION = "caption"
    CREDIT = "credit"
    LEGAL = "legal"
    COMMENT = "comment"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch that is set aside: labelled, never cut out."""

    span: Span
    reason: AsideReason
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Article:
    """The report within the page. `body` and `aside` are in order and share no character; the title line is in neither.

    `outlet` is a name, `published` a partial ISO date, `language` an ISO 639-1 code; None where nothing says.
    """

    title: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    outlet: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    body: tuple[Span, ...] = ()
    aside: tuple[Aside, ...] = ()
