"""An utterance as a table: one column a report that carries it, its words in it, and what differs marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.exports.stories.excerpts import SAID, Excerpt, Part, cut_excerpt
from onrecord.exports.stories.listing import Listed, Listing, Missing, list_differences
from onrecord.exports.stories.reports import Reports, published
from onrecord.records import PartialDate, Record, Span, Statement, Utterance, words


@dataclass(frozen=True, slots=True)
class Column:
    """One report. `speakers` are those to whom it gives the words; `retold`: to nobody."""

    report: str
    published: PartialDate | None
    speakers: str
    retold: bool
    excerpt: Excerpt
    missing: tuple[Missing, ...]
    language: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One utterance. `lacking`: whether some report leaves out what another has."""

    number: int
    anchor: str
    speaker: str | None
    columns: tuple[Column, ...]
    entries: tuple[Listed, ...]
    lacking: bool


def lay_side_by_side(number: int, utterance: Utterance, reports: Reports, anchor: str) -> SideBySide:
    """The table of an utterance: its reports in order of time."""
    listing = list_differences(utterance.differences, reports, anchor)
    touched = {one.document for one in utterance.statements} | {one.document for one in utterance.retold}
    touched |= {place.document for one in utterance.differences for place in (one.left, one.right)}
    columns = tuple(_column(document, utterance, reports, listing) for document in reports.records if document in touched)
    return SideBySide(number, anchor, utterance.speaker, columns, listing.entries, bool(listing.missing))


def _column(document: str, utterance: Utterance, reports: Reports, listing: Listing) -> Column:
    record = reports.records[document]
    wanted = {one.statement for one in utterance.statements if one.document == document}
    statements = [one for one in record.statements if one.id in wanted]
    retold = [place.span for place in utterance.retold if place.document == document and place.span]
    excerpt = cut_excerpt(record, parts_of(statements, retold), listing.marks.get(document, ()))
    return Column(
        reports.names[document],
        published(record),
        ", ".join(dict.fromkeys(_speaker(record, one) for one in statements)),
        not statements,
        excerpt,
        listing.missing.get(document, ()),
        excerpt.language,
    )


def parts_of(statements: Sequence[Statement], retold: Sequence[Span] = ()) -> list[Part]:
    """What of a report is shown of these statements: their words, and who says them how."""
    said = [Part(piece, SAID) for one in statements for piece in one.content]
    around = [Part(span) for one in statements for span in (one.source, one.cue) if span]
    return [*said, *(Part(span, SAID) for span in retold), *around]


def _speaker(record: Record, statement: Statement) -> str:
    """Whom the report means, by the name that it gives; as printed where nobody was found."""
    names = [entity.name for entity in record.entities if entity.id == statement.speaker]
    printed = words(record.document.text, statement.source) if statement.source and record.document.text is not None else "speaker unknown"
    return names[0] if names else printed
