"""What the model saw in a document: spans and scores, before any table has spoken."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.span import Span


class NameKind(StrEnum):
    """Kinds of names that the entity head tells apart."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    NORP = "NORP"
    TITLE = "TITLE"
    DATE = "DATE"
    EVENT = "EVENT"
    FAC = "FAC"
    MONEY = "MONEY"
    PRODUCT = "PRODUCT"
    MISC = "MISC"


@dataclass(frozen=True, slots=True)
class Name:
    """A name, title, nationality or date in the text. `score` is the mean probability of its words, 0 to 1."""

    span: Span
    kind: NameKind
    score: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as the model proposes it: PolNeAR's source, cue and content (Newell et al. 2018).

    `content` holds one or several pieces in order; `source` is None where none is printed; `score` runs from 0 to 1.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch within quotation marks; `span` leaves the marks out. `closed` is False where it ends only with its paragraph;
    `continues` says that it carries on the quotation of the paragraph before, which was not closed.
    """

    span: Span
    closed: bool
    continues: bool


@dataclass(frozen=True, slots=True)
class LineScore:
    """How surely a line is page furniture rather than the report: `furniture` runs from 0 to 1."""

    span: Span
    furniture: float


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that the model says of one document. Spans index the document's text; each tuple is in order of position."""

    document: str
    words: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
