"""What was read: the exact text, and what its format says about it."""

from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.records.partial_date import PartialDate
from onrecord.records.span import Span


class BlockKind(StrEnum):
    """What the layout says a stretch of text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    QUOTATION = "quotation"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the layout (a line of plain text, an HTML block element). Blocks are in order and do not overlap."""

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Hints:
    """What the file itself says of the report, before anybody reads its text: metadata, mark-up, columns of a table.

    `body` is None where the format says nothing about it (plain text), else the blocks that an extractor took for the report.
    `title` and `byline` are spans of the document's text, because the record shows only characters that are there.
    """

    title: Span | None = None
    byline: Span | None = None
    outlet: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    body: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it came. `text` is exact: every offset of the record indexes it, in code points.

    `id` is made of `sha256` (of the bytes) alone, so that the same file has the same id wherever it lies. `text` is None only in
    the record of a report that could not be read, or where the user asked for the text to be left out.
    """

    id: str
    uri: str
    sha256: str | None
    media_type: str | None
    text: str | None
    blocks: tuple[Block, ...] = field(default=(), metadata={"contract": False})
    hints: Hints = field(default=Hints(), metadata={"contract": False})
