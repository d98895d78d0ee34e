"""A happening as a table: one row a report that tells of it, with its sentence, and in what the reports contradict each other."""

from dataclasses import dataclass

from onrecord.exports.stories.excerpts import TRIGGER, Excerpt, Part, cut_excerpt, sentence_around
from onrecord.exports.stories.listing import Listed, Listing, list_differences
from onrecord.exports.stories.reports import Reports, published
from onrecord.records import EventReference, Happening, PartialDate


@dataclass(frozen=True, slots=True)
class Telling:
    """The event as one report has it. `firmness` says where it is not told as having just happened; `when` is the day that it names."""

    report: str
    published: PartialDate | None
    excerpt: Excerpt
    firmness: str
    when: PartialDate | None


@dataclass(frozen=True, slots=True)
class Vouching:
    """One happening: its type, how many independent origins vouch for it, and what each report says."""

    number: int
    anchor: str
    type: str
    origins: int
    tellings: tuple[Telling, ...]
    entries: tuple[Listed, ...]


def lay_out_happening(number: int, happening: Happening, reports: Reports, anchor: str) -> Vouching:
    """The table of a happening: its reports as the comparison orders them."""
    listing = list_differences(happening.differences, reports, anchor)
    tellings = tuple(_telling(one, reports, listing) for one in happening.events)
    return Vouching(number, anchor, happening.type.value, happening.independent_origins, tellings, listing.entries)


def _telling(reference: EventReference, reports: Reports, listing: Listing) -> Telling:
    record = reports.records[reference.document]
    event = next(one for one in record.events if one.id == reference.event)
    around = [Part(sentence_around(record.document.text, event.trigger))] if record.document.text is not None else []
    marks = listing.marks.get(reference.document, ())
    excerpt = cut_excerpt(record, [Part(event.trigger, TRIGGER), *around], marks)
    return Telling(reports.names[reference.document], published(record), excerpt, ", ".join(event.auxiliary), event.when)
