"""Invented records for the store: small, all different, every field of the contract in use somewhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from json import dumps
from random import Random

from onrecord.records import (
    Article,
    Aside,
    AsideReason,
    Auxiliary,
    Document,
    Entity,
    EntityKind,
    Event,
    EventType,
    Failure,
    Location,
    Mention,
    MentionForm,
    PartialDate,
    Quad,
    Reason,
    Record,
    Stage,
    Statement,
    StatementMode,
    TimeExpression,
    TimeKind,
    Uncoded,
    content_id,
    to_plain,
)
from tests.factory import EVIDENCE, FINGERPRINT, span_of

TEXT = "Ferry {number} to Sund\nThe line’s director Ida Brekke said “we sail 🚢 tomorrow, if the ice holds”.\nShare this page!\n"


def make_report(number: int, *, uri: str | None = None) -> Record:
    text = TEXT.format(number=number)
    document = _document(number, uri, text)
    speaker = Entity(
        content_id("entity", document.id),
        "Ida Brekke",
        EntityKind.PERSON,
        country="NOR",
        role="director",
        mentions=(Mention(span_of(text, "Ida Brekke"), MentionForm.NAME),),
        evidence=EVIDENCE,
        location=Location(59.9, 10.7, "town"),
    )
    statement = _statement(text, document.id, speaker.id)
    events = (_event(text, document.id, statement, speaker),)
    times = (TimeExpression(content_id("time", document.id), span_of(text, "tomorrow"), TimeKind.DATE, "2031-02-09", EVIDENCE),)
    seen = Uncoded(content_id("uncoded", document.id), span_of(text, "holds"), EventType.AGREE, Reason.NO_PARTY, EVIDENCE)
    return Record(document, FINGERPRINT, _article(text), (speaker,), (statement,), events, times, (seen,))


def make_failed(number: int, *, uri: str | None = None) -> Record:
    document = replace(_document(number, uri, ""), text=None, media_type=None)
    failure = Failure(content_id("failure", document.id), document.id, document.uri, Stage.READ, "LimitExceeded", "too large", "8 MiB")
    return Record(document, FINGERPRINT, failures=(failure,))


def make_reports(count: int) -> list[Record]:
    """That many reports, every seventh of which failed."""
    return [make_failed(number) if number % 7 == 6 else make_report(number) for number in range(count)]


def shuffled(records: Sequence[Record], seed: int) -> list[Record]:
    found = list(records)
    Random(seed).shuffle(found)
    return found


def batches(records: Sequence[Record], size: int) -> Iterator[Sequence[Record]]:
    return (records[start : start + size] for start in range(0, len(records), size))


def lines(records: Iterable[Record]) -> list[str]:
    return [dumps(to_plain(record)) for record in records]


def in_order(records: Iterable[Record]) -> list[str]:
    """What an export of these records must be, byte for byte."""
    return lines(sorted(records, key=lambda record: record.document.id))


def _document(number: int, uri: str | None, text: str) -> Document:
    digest = content_id("bytes", number) + "0" * 40
    return Document(content_id("document", digest), uri or f"ferries/{number}.txt", digest, "text/plain", text)


def _article(text: str) -> Article:
    appeal = Aside(span_of(text, "Share this page!"), AsideReason.APPEAL, EVIDENCE)
    title, second, _ = text.splitlines()
    body = (span_of(text, second),)
    return Article(span_of(text, title), outlet="Sund Courier", published=PartialDate(2031, 2), language="en", body=body, aside=(appeal,))


def _statement(text: str, document: str, speaker: str) -> Statement:
    content = (span_of(text, "we sail 🚢 tomorrow"), span_of(text, "if the ice holds"))
    return Statement(
        content_id("statement", document),
        StatementMode.DIRECT,
        content,
        EVIDENCE,
        cue=span_of(text, "said"),
        source=span_of(text, "The line’s director Ida Brekke"),
        speaker=speaker,
        condition=span_of(text, "if the ice holds"),
    )


def _event(text: str, document: str, statement: Statement, actor: Entity) -> Event:
    return Event(
        content_id("event", document),
        EventType.AGREE,
        Quad.VERBAL_COOPERATION,
        span_of(text, "sail"),
        EVIDENCE,
        cameo="030",
        actor=(actor.id,),
        when=PartialDate(2031, 2, 9),
        auxiliary=(Auxiliary.FUTURE, Auxiliary.HYPOTHETICAL),
        certainty=1.5,
        statement=statement.id,
        contexts=("economic",),
    )
