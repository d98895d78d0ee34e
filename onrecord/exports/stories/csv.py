"""Comma-separated values (RFC 4180), one row a difference, for spreadsheets and statistics programs."""

import csv
from collections.abc import Mapping
from typing import TextIO

from onrecord.exports.csv import Cell, safe_cell
from onrecord.exports.stories.differences import Found, find_differences
from onrecord.exports.stories.export import StoryExport
from onrecord.exports.stories.reports import by_document, outlet_of, published
from onrecord.records import Comparison, Place, Record, words

_SIDE = ("outlet", "date", "document", "start", "end", "words")
COLUMNS = (
    *("story_id", "story_title", "part", "part_id", "speaker", "kind", "how"),
    *(f"left_{name}" for name in _SIDE),
    *(f"right_{name}" for name in _SIDE),
    *("evidence_by", "evidence_score"),
)


def write(comparison: Comparison, out: TextIO) -> None:
    """A header, then one row a difference of an utterance, a happening or a position, story by story; `part` says of which.

    A position's row stands with the story of its later report. `start` and `end` are code points of that document's text, end exclusive;
    they are empty where a report has nothing in that place. A cell that a spreadsheet would run as a formula gets an apostrophe in
    front; control characters are replaced by their pictures.
    """
    records = by_document(comparison)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe_cell(cell) for cell in _row(found, records)] for found in find_differences(comparison))


def _row(found: Found, records: Mapping[str, Record]) -> list[Cell]:
    one = found.difference
    told: list[Cell] = [found.story.id, found.story.title, found.part, found.id, found.speaker, one.kind.value, one.how.value]
    sides = (*_side(one.left, records[one.left.document]), *_side(one.right, records[one.right.document]))
    return [*told, *sides, one.evidence.by, one.evidence.score]


def _side(place: Place, record: Record) -> list[Cell]:
    day, span, text = published(record), place.span, record.document.text
    where: list[Cell] = [span.start, span.end] if span else [None, None]
    return [outlet_of(record), str(day) if day else None, place.document, *where, words(text, span) if span and text is not None else None]


EXPORT = StoryExport("csv", ".csv", "comma-separated values, one row a difference between two reports", write)
