"""Nouns built by hand, in words rather than offsets."""

from typing import Any

from onrecord.records import (
    Annotation,
    Attribution,
    Document,
    Entity,
    EntityKind,
    Event,
    EventType,
    Evidence,
    Fingerprint,
    Mention,
    MentionForm,
    Name,
    NameKind,
    Quad,
    Quotation,
    Record,
    Span,
    Statement,
    StatementMode,
    content_id,
)
from onrecord.store.identity import Sighting

EVIDENCE = Evidence("test", 1.0)
FINGERPRINT = Fingerprint("0", "tables", "weights", "int8")


def make_document(text: str, uri: str = "report.txt") -> Document:
    return Document(id=content_id("document", text), uri=uri, sha256="0" * 64, media_type="text/plain", text=text)


def span_of(text: str, words: str, after: str = "") -> Span:
    """Where `words` stand, after the phrase `after`; refuses words that are not there or stand there twice."""
    start = text.index(after) + len(after) if after else 0
    found = text.index(words, start)
    if not after and text.find(words, found + 1) >= 0:
        raise ValueError(f"{words!r} stands more than once; say after which phrase")
    return Span(found, found + len(words))


def make_name(text: str, words: str, kind: NameKind = NameKind.PERSON, after: str = "") -> Name:
    return Name(span_of(text, words, after), kind, 1.0)


def make_attribution(text: str, cue: str, content: str | list[str], source: str | None = None, after: str = "") -> Attribution:
    pieces = [content] if isinstance(content, str) else content
    return Attribution(
        span_of(text, source, after) if source else None,
        span_of(text, cue, after),
        tuple(span_of(text, piece, after) for piece in pieces),
        1.0,
    )


def make_annotation(
    text: str,
    names: tuple[Name, ...] = (),
    attributions: tuple[Attribution, ...] = (),
    sentences: tuple[Span, ...] = (),
    *,
    quotations: tuple[Quotation, ...] = (),
) -> Annotation:
    words = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        words.append(Span(at, at + len(word)))
        at += len(word)
    return Annotation(content_id("document", text), tuple(words), sentences or (Span(0, len(text)),), quotations, names, attributions)


def make_entity(text: str, name: str, mentions: list[str], kind: EntityKind = EntityKind.PERSON) -> Entity:
    found = tuple(Mention(span_of(text, words), MentionForm.NAME) for words in mentions)
    return Entity(content_id("entity", name), name, kind, mentions=found, evidence=EVIDENCE)


def make_statement(text: str, content: str, *, cue: str | None = None, source: str | None = None, speaker: str | None = None) -> Statement:
    return Statement(
        content_id("statement", content),
        StatementMode.INDIRECT,
        (span_of(text, content),),
        EVIDENCE,
        cue=span_of(text, cue) if cue else None,
        source=span_of(text, source) if source else None,
        speaker=speaker,
    )


def make_event(
    text: str, trigger: str, type_: EventType, *, actor: tuple[str, ...] = (), recipient: tuple[str, ...] = (), **told: Any
) -> Event:
    """An event at these words of a text; `actor` and `recipient` are entity ids."""
    identity = content_id("event", text, trigger)
    return Event(identity, type_, Quad.VERBAL_COOPERATION, span_of(text, trigger), EVIDENCE, actor=actor, recipient=recipient, **told)


def make_record(text: str, entities: tuple[Entity, ...] = (), statements: tuple[Statement, ...] = ()) -> Record:
    return Record(make_document(text), FINGERPRINT, entities=entities, statements=statements)


def make_sighting(report: str, name: str, kind: EntityKind = EntityKind.PERSON, **traits: str | int | bool | None) -> Sighting:
    """An entity as that report knows it; its id is readable."""
    return Sighting(report, f"{name}@{report}", name, kind, **traits)  # type: ignore[arg-type]
