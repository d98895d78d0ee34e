"""Events as other projects' rows want them: who with country and sectors, when by day, where, in which sentence, on whose word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.records import Entity, EntityKind, Event, PartialDate, Record, Span, Statement, words

GOLDSTEIN_SCALE = {
    "AGREE": 3.4,
    "CONSULT": 1.0,
    "SUPPORT": 3.5,
    "CONCEDE": 5.0,
    "COOPERATE": 6.4,
    "AID": 7.4,
    "RETREAT": 7.0,
    "REQUEST": -1.0,
    "ACCUSE": -2.0,
    "REJECT": -4.0,
    "THREATEN": -5.8,
    "PROTEST": -6.5,
    "SANCTION": -5.6,
    "MOBILIZE": -7.2,
    "COERCE": -7.0,
    "ASSAULT": -9.0,
}
"""Goldstein's (1992) weights of the CAMEO roots, as PLOVER's types take them over: what tab files call intensity."""

ENDS = ("\n", ". ", "! ", "? ")
"""What ends a sentence."""

QUAD_NUMBERS = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}


@dataclass(frozen=True, slots=True)
class Coded:
    """One event with what its row needs: the report, the sentence's number from 1, and whoever vouches, from the innermost speaker out."""

    record: Record
    event: Event
    actor: tuple[Entity, ...]
    recipient: tuple[Entity, ...]
    place: Entity | None
    sentence: int
    vouchers: tuple[str, ...]

    @property
    def date(self) -> PartialDate | None:
        """The day that the report tells, or else that of publication."""
        return self.event.when or (self.record.article.published if self.record.article else None)


def coded_events(records: Iterable[Record]) -> Iterator[Coded]:
    """All events of these records in order."""
    for record in records:
        entities = {one.id: one for one in record.entities}
        statements = {one.id: one for one in record.statements}
        for event in record.events:
            yield Coded(
                record,
                event,
                tuple(entities[one] for one in event.actor if one in entities),
                tuple(entities[one] for one in event.recipient if one in entities),
                entities.get(event.place or ""),
                _sentence(record, event.trigger),
                tuple(_vouchers(event, statements, entities)),
            )


def printed(record: Record, span: Span) -> str:
    """The words of a span; empty where the record keeps no text."""
    return " ".join(words(record.document.text, span).split()) if record.document.text is not None else ""


def sentence_of(coded: Coded) -> str:
    """The sentence around an event's predicate, up to the next full stop or line end; empty where the record keeps no text."""
    text = coded.record.document.text
    if text is None:
        return ""
    start = max(text.rfind(mark, 0, coded.event.trigger.start) + len(mark) for mark in ENDS)
    ends = [at for mark in ENDS if (at := text.find(mark, coded.event.trigger.end)) >= 0]
    return " ".join(text[start : min(ends, default=len(text))].split())


def day(date: PartialDate | None) -> str:
    """YYYY-MM-DD where the day is known, else empty: these formats know no coarser dates."""
    return str(date) if date and date.day else ""


def sectors(entity: Entity) -> str:
    """An actor's sector, or that of a country as such: its government."""
    return entity.sector or ("GOV" if entity.kind is EntityKind.PLACE and entity.country else "")


def degrees(place: Entity | None) -> tuple[float | None, float | None]:
    """Latitude and longitude, as far as they are known."""
    where = place.location if place else None
    return (where.latitude, where.longitude) if where else (None, None)


def _sentence(record: Record, trigger: Span) -> int:
    text = record.document.text or ""
    start = record.article.body[0].start if record.article and record.article.body else 0
    passage = text[start : trigger.start]
    return 1 + sum(passage.count(mark) for mark in ENDS)


def _vouchers(event: Event, statements: dict[str, Statement], entities: dict[str, Entity]) -> Iterator[str]:
    """The speakers of the statement that an event stands in, of the one around that, and so on."""
    at = event.statement
    while at in statements:
        speaker = entities.get(statements[at].speaker or "")
        yield speaker.name if speaker else ""
        at = statements[at].within
