"""PLOVER events as JSON lines, with the data fields of the PLOVER manual (draft 0.8): one object an event."""

import json
from collections.abc import Iterable
from typing import TextIO

from onrecord.exports.coded import Coded, coded_events, printed, sectors, sentence_of
from onrecord.exports.export import Export
from onrecord.records import Entity, Record


def write(records: Iterable[Record], out: TextIO) -> None:
    """One line an event. `auxiliary` holds PLOVER's auxiliary modes; `vouchers` whoever says so, innermost first, before the publisher."""
    for coded in coded_events(records):
        out.write(json.dumps(_event(coded), ensure_ascii=True, separators=(",", ":")) + "\n")


def _event(coded: Coded) -> dict[str, object]:
    event, article = coded.event, coded.record.article
    return {
        "id": event.id,
        "date": str(coded.date or "") or None,
        "event": event.type.value,
        "mode": event.mode,
        "auxiliary": [one.value for one in event.auxiliary],
        "context": list(event.contexts),
        "actor": [_party(one) for one in coded.actor],
        "recipient": [_party(one) for one in coded.recipient],
        "location": _location(coded.place),
        "cameo": event.cameo,
        "quad": event.quad.value,
        "certainty": event.certainty,
        "text": printed(coded.record, event.trigger) or None,
        "sentence": sentence_of(coded) or None,
        "condition": printed(coded.record, event.condition) or None if event.condition else None,
        "vouchers": list(coded.vouchers),
        "publisher": article.outlet if article else None,
        "publication_date": str(article.published) if article and article.published else None,
        "language": article.language if article else None,
        "url": coded.record.document.uri,
        "document": coded.record.document.id,
        "span": [event.trigger.start, event.trigger.end],
        "coder": f"onrecord {coded.record.fingerprint.version}",
    }


def _party(entity: Entity) -> dict[str, object]:
    return {"name": entity.name, "country": entity.country, "sector": sectors(entity) or None, "role": entity.role, "entity": entity.id}


def _location(place: Entity | None) -> dict[str, object] | None:
    if place is None:
        return None
    where = place.location
    return {
        "name": place.name,
        "country": place.country,
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "precision": where.precision if where else None,
    }


EXPORT = Export("plover", ".plover.jsonl", "PLOVER events as JSON lines with the manual's data fields, one object an event", write)
