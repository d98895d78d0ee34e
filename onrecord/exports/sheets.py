"""One report as the page shows it: plain values for the template, no logic left to decide there."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.exports.happenings import Happenings, make_happenings
from onrecord.exports.passages import Part, Passage, cut_passages
from onrecord.records import Entity, PartialDate, Record, Span, Statement, words

_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f\\\"<>]+", re.IGNORECASE)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Not `calendar`, whose names follow the locale."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the report on a card, and what they are."""

    name: str
    part: Part
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """Another statement of the same report."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Card:
    """One statement in the margin. `anchor` is its id on the page; with "-words" behind it, the place in the text. `said` are its words;
    `voice` is the id of the list of all that its speaker says.
    """

    number: int
    anchor: str
    statement: Statement
    speaker: Entity | None
    said: str
    condition: str | None
    printed: tuple[Quoted, ...]
    within: Link | None
    voice: str


@dataclass(frozen=True, slots=True)
class Cast:
    """An entity with all that it says; `voice` is the id of that list on the page."""

    entity: Entity
    voice: str
    said: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report. `link` is its address where that is a web address; `loose` are cards that no passage has (no text, no words)."""

    number: int
    anchor: str
    record: Record
    title: str
    byline: str | None
    link: str | None
    passages: tuple[Passage, ...]
    cards: tuple[Card, ...]
    loose: tuple[Card, ...]
    cast: tuple[Cast, ...]
    happenings: Happenings


def make_sheets(records: tuple[Record, ...]) -> Iterator[Sheet]:
    """The sheets of a page, one after the other. An id that two of its reports share gets the report's number in front."""
    times = Counter(name for record in records for name in _ids(record))
    for number, record in enumerate(records, 1):
        anchors = {name: name if times[name] == 1 else f"{number}-{name}" for name in _ids(record)}
        yield _sheet(number, record, anchors)


def title_of(record: Record) -> str:
    """The printed title, or else the address."""
    title = record.article.title if record.article else None
    return words(record.document.text, title) if title and record.document.text is not None else record.document.uri


def dated(day: PartialDate | None) -> str:
    """The date as a person writes it: 12 March 2025, March 2025 or 2025; nothing for none."""
    if day is None:
        return ""
    return " ".join([str(day.day)] * (day.day > 0) + [_MONTHS[day.month - 1]] * (day.month > 0) + [f"{day.year:04d}"])


def _ids(record: Record) -> Iterable[str]:
    return record.document.id, *(statement.id for statement in record.statements)


def _sheet(number: int, record: Record, anchors: dict[str, str]) -> Sheet:
    statements = tuple(sorted(record.statements, key=_place))
    cards = _cards(record, statements, anchors, number)
    text = record.document.text
    passages = cut_passages(text, record.article, statements) if text is not None else ()
    noted = {number for passage in passages for number in passage.noted}
    byline = record.article.byline if record.article else None
    return Sheet(
        number=number,
        anchor=anchors[record.document.id],
        record=record,
        title=title_of(record),
        byline=_words(text, byline) if byline else None,
        link=record.document.uri if _WEB_ADDRESS.fullmatch(record.document.uri) else None,
        passages=passages,
        cards=cards,
        loose=tuple(card for card in cards if card.number not in noted),
        cast=_cast(record, cards, number),
        happenings=make_happenings(record, {one.id: place for place, one in enumerate(statements, 1)}),
    )


def _place(statement: Statement) -> tuple[int, int]:
    spans = statement.content or tuple(span for span in (statement.cue, statement.source) if span)
    return (spans[0].start, -spans[-1].end) if spans else (0, 0)


def _cards(record: Record, statements: tuple[Statement, ...], anchors: dict[str, str], report: int) -> tuple[Card, ...]:
    speakers = {entity.id: entity for entity in record.entities}
    links = {one.id: Link(number, anchors[one.id]) for number, one in enumerate(statements, 1)}
    text = record.document.text
    return tuple(
        Card(
            number=number,
            anchor=anchors[one.id],
            statement=one,
            speaker=speakers.get(one.speaker or ""),
            said=" … ".join(_words(text, piece) for piece in one.content),
            condition=_words(text, one.condition) if one.condition else None,
            printed=tuple(_printed(text, one)),
            within=links.get(one.within or ""),
            voice=_voice(report, one.speaker or ""),
        )
        for number, one in enumerate(statements, 1)
    )


def _printed(text: str | None, statement: Statement) -> Iterator[Quoted]:
    if statement.source:
        yield Quoted("source", Part.SOURCE, _words(text, statement.source))
    if statement.cue:
        yield Quoted("cue", Part.CUE, _words(text, statement.cue))
    if statement.addressee:
        yield Quoted("to", Part.ADDRESSEE, _words(text, statement.addressee))


def _cast(record: Record, cards: tuple[Card, ...], report: int) -> tuple[Cast, ...]:
    said: dict[str, list[Card]] = {}
    for card in cards:
        said.setdefault(card.statement.speaker or "", []).append(card)
    by_mentions = sorted(record.entities, key=lambda entity: -len(entity.mentions))
    return tuple(Cast(entity, _voice(report, entity.id), tuple(said.get(entity.id, ()))) for entity in by_mentions)


def _voice(report: int, entity: str) -> str:
    """A report that stands on the page twice has its entities twice."""
    return f"voice-{report}-{entity}"


def _words(text: str | None, span: Span) -> str:
    return f"characters {span.start} to {span.end}" if text is None else words(text, span)
