"""The reports of a comparison as its formats name, date and quote them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.exports.sheets import dated
from onrecord.records import Comparison, PartialDate, Record, Span, words

MOST = 200
"""Characters of a quoted stretch after which it is cut."""

NOTHING = "nothing"
LEFT_OUT = "text left out"


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a report has in one place: its words where they are `quoted`, else what stands for them."""

    words: str
    quoted: bool
    language: str = ""


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports by document, and what each is called among its neighbours."""

    records: Mapping[str, Record]
    names: Mapping[str, str]


def by_document(comparison: Comparison) -> dict[str, Record]:
    """The records of a comparison by the id of their document, as its stories point to them."""
    return {record.document.id: record for record in comparison.records}


def name_reports(documents: Iterable[str], records: Mapping[str, Record]) -> Reports:
    """These reports by their outlets, or else addresses; two of one name get their place in the order behind it."""
    chosen = {one: records[one] for one in documents}
    plain = {one: call(record) for one, record in chosen.items()}
    times = Counter(plain.values())
    names = {one: name if times[name] == 1 else f"{name} ({place})" for place, (one, name) in enumerate(plain.items(), 1)}
    return Reports(chosen, names)


def date_reports(documents: Iterable[str], records: Mapping[str, Record]) -> Reports:
    """These reports by name and day of publication, for words of several days."""
    chosen = {one: records[one] for one in documents}
    told = {one: (call(record), dated(published(record))) for one, record in chosen.items()}
    return Reports(chosen, {one: ", ".join(part for part in parts if part) for one, parts in told.items()})


def call(record: Record) -> str:
    """What a report goes by: its outlet, or else its address."""
    return outlet_of(record) or record.document.uri


def outlet_of(record: Record) -> str | None:
    """Who printed it, where it says so."""
    return record.article.outlet if record.article else None


def published(record: Record) -> PartialDate | None:
    """When it was printed, where it says so."""
    return record.article.published if record.article else None


def language_of(record: Record) -> str:
    """The language of its words, as an attribute of the page; empty where it is not known."""
    return (record.article.language if record.article else None) or ""


def first_and_last(records: Sequence[Record]) -> tuple[PartialDate, ...]:
    """The first and the last day of these reports: two dates, one where they are the same, none where no report has one."""
    days = sorted(day for day in map(published, records) if day)
    return tuple(dict.fromkeys((days[0], days[-1]))) if days else ()


def quote(record: Record, span: Span | None) -> Quoted:
    """The words of a report at a span, cut where they are many."""
    if span is None:
        return Quoted(NOTHING, quoted=False)
    if record.document.text is None:
        return Quoted(LEFT_OUT, quoted=False)
    return Quoted(shorten(words(record.document.text, span)), quoted=True, language=language_of(record))


def shorten(stretch: str) -> str:
    """As one line of at most that many characters, cut between two words."""
    line = " ".join(stretch.split())
    return line if len(line) <= MOST else line[:MOST].rsplit(" ", 1)[0] + " …"
