"""Comma-separated values (RFC 4180), one row a statement, for spreadsheets and statistics programs."""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from onrecord.exports.export import Export
from onrecord.exports.visible import visible
from onrecord.records import Entity, Record, Span, Statement, hull, to_plain, words

COLUMNS = (
    "document_uri",
    "document_id",
    "outlet",
    "published",
    "statement_id",
    "within",
    "speaker",
    "speaker_country",
    "speaker_role",
    "mode",
    "negated",
    "stance",
    "words",
    "cue",
    "source",
    "addressee",
    "condition",
    "start",
    "end",
    "content_spans",
    "cue_span",
    "source_span",
    "addressee_span",
    "condition_span",
    "evidence_by",
    "evidence_score",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
Cell = str | int | float | None


def write(records: Iterable[Record], out: TextIO) -> None:
    """A header, then one row a statement; a report without statements has no row.

    `start` and `end` cover the whole content, `…_span` columns are JSON; all are code points of the document's text, end exclusive.
    `words` joins the pieces of an interrupted content with " … ". A cell that a spreadsheet would run as a formula gets an apostrophe
    in front; control characters are replaced by their pictures. Empty means unknown.
    """
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for record in records:
        writer.writerows([safe_cell(cell) for cell in row] for row in _rows(record))


def _rows(record: Record) -> Iterator[list[Cell]]:
    speakers = {entity.id: entity for entity in record.entities}
    outlet = record.article.outlet if record.article else None
    published = str(record.article.published or "") if record.article else None
    report: list[Cell] = [record.document.uri, record.document.id, outlet, published]
    for statement in record.statements:
        speaker = speakers.get(statement.speaker or "")
        yield [*report, *_who(statement, speaker), *_what(record.document.text, statement), *_where(statement)]


def _who(statement: Statement, speaker: Entity | None) -> list[Cell]:
    known = [speaker.name, speaker.country, speaker.role] if speaker else [None, None, None]
    told = [statement.mode.value, "true" if statement.negated else "false", statement.stance.value]
    return [statement.id, statement.within, *known, *told]


def _what(text: str | None, statement: Statement) -> list[Cell]:
    said = " … ".join(words(text, piece) for piece in statement.content) if text is not None else None
    parts = (statement.cue, statement.source, statement.addressee, statement.condition)
    return [said, *(words(text, part) if text is not None and part else None for part in parts)]


def _where(statement: Statement) -> list[Cell]:
    whole = hull(statement.content) if statement.content else None
    parts = (statement.cue, statement.source, statement.addressee, statement.condition)
    edges: list[Cell] = [whole.start, whole.end] if whole else [None, None]
    return [*edges, *(_span(part) for part in (statement.content, *parts)), statement.evidence.by, statement.evidence.score]


def _span(span: Span | tuple[Span, ...] | None) -> str | None:
    return json.dumps(to_plain(span), separators=(",", ":")) if span else None


def safe_cell(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs and that commands no terminal; everything else is as it was."""
    if not isinstance(cell, str):
        return cell
    # Spreadsheets look for a formula behind leading blanks too.
    runs = cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)
    return "'" + visible(cell) if runs else visible(cell)


EXPORT = Export("csv", ".csv", "comma-separated values, one row a statement; start and end are code points, end exclusive", write)
