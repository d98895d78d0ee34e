"""Events as flat rows with our own columns: what `events` writes as CSV and `parquet` as a table."""

from collections.abc import Iterable, Iterator

from onrecord.exports.coded import Coded, coded_events, degrees, printed, sectors, sentence_of
from onrecord.exports.tabbed import joined
from onrecord.records import Auxiliary, Entity, Record

Value = str | int | float | bool | None

COLUMNS: dict[str, type] = {
    **dict.fromkeys(("event_id", "document_id", "document_uri", "outlet", "published", "type", "mode", "cameo", "quad"), str),
    **dict.fromkeys(("contexts", "actor", "actor_country", "actor_sector", "recipient", "recipient_country", "recipient_sector"), str),
    **dict.fromkeys((one.value for one in Auxiliary), bool),
    "certainty": float,
    **dict.fromkeys(("when", "place", "place_country"), str),
    **dict.fromkeys(("latitude", "longitude"), float),
    **dict.fromkeys(("trigger", "sentence", "condition", "statement_id", "vouchers"), str),
    **dict.fromkeys(("start", "end"), int),
    "evidence_by": str,
    "evidence_score": float,
}
"""The columns and what they hold. Several parties are joined by a semicolon; `start` and `end` are code points of the document's text."""


def event_rows(records: Iterable[Record]) -> Iterator[dict[str, Value]]:
    """One row an event, with all columns."""
    for coded in coded_events(records):
        yield dict(zip(COLUMNS, _cells(coded), strict=True))


def _cells(coded: Coded) -> list[Value]:
    event, record, article = coded.event, coded.record, coded.record.article
    return [
        *(event.id, record.document.id, record.document.uri),
        *((article.outlet, str(article.published or "") or None) if article else (None, None)),
        *(event.type.value, event.mode, event.cameo, event.quad.value, joined(event.contexts) or None),
        *_party(coded.actor),
        *_party(coded.recipient),
        *(one in event.auxiliary for one in Auxiliary),
        event.certainty,
        str(event.when or "") or None,
        *((coded.place.name, coded.place.country) if coded.place else (None, None)),
        *degrees(coded.place),
        *(printed(record, event.trigger) or None, sentence_of(coded) or None),
        (printed(record, event.condition) or None) if event.condition else None,
        *(event.statement, joined(coded.vouchers, " < ") or None),
        *(event.trigger.start, event.trigger.end, event.evidence.by, event.evidence.score),
    ]


def _party(entities: tuple[Entity, ...]) -> list[Value]:
    """Names, countries and sectors."""
    columns = ((one.name for one in entities), (one.country for one in entities), (sectors(one) for one in entities))
    return [joined(column) or None for column in columns]
