"""For each statement and event what the record rests on: the words, and part by part what decided and how surely."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from onrecord.exports.coded import Coded, coded_events
from onrecord.exports.export import Export
from onrecord.exports.visible import visible_line, words_at
from onrecord.records import Entity, Record, Statement, Uncoded

WIDTH = 10
"""Characters of the column of names."""


def write(records: Iterable[Record], out: TextIO) -> None:
    """A block a statement and an event, and a line for what looked like an event and is none. Scores run from 0 to 1; a table row is
    named by its file, which an overlay folder may replace.
    """
    for record in records:
        out.write(f"{visible_line(record.document.uri)}\n")
        for failure in record.failures:
            out.write(f"  {visible_line(f'failed at {failure.stage}: {failure.reason}: {failure.message}')}\n")
        speakers = {entity.id: entity.name for entity in record.entities}
        numbers = {one.id: number for number, one in enumerate(record.statements, 1)}
        for number, statement in enumerate(record.statements, 1):
            out.write(f"\n  statement {number}\n")
            out.writelines(f"    {name:<{WIDTH}}{visible_line(line)}\n" for name, line in _lines(record, statement, speakers, numbers))
        for number, event in enumerate(coded_events([record]), 1):
            out.write(f"\n  event {number}\n")
            out.writelines(f"    {name:<{WIDTH}}{visible_line(line)}\n" for name, line in _event_lines(event, numbers))
        if record.uncoded:
            out.write("\n  seen and not coded\n")
        out.writelines(f"    {visible_line(_seen(record, one))}\n" for one in record.uncoded)
        out.write("\n")


def _event_lines(coded: Coded, numbers: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Each part of an event that is told."""
    event, record = coded.event, coded.record
    mode = f" · {event.mode}" if event.mode else ""
    parts = {
        "type": f"{event.type}{mode} · CAMEO {event.cameo}",
        "words": words_at(record, event.trigger),
        "actor": ", ".join(_party(one) for one in coded.actor),
        "recipient": ", ".join(_party(one) for one in coded.recipient),
        "when": str(event.when or ""),
        "where": coded.place.name if coded.place else "",
        "auxiliary": ", ".join(event.auxiliary),
        "certainty": "" if event.certainty is None else f"{event.certainty:+.2f} of 3",
        "condition": words_at(record, event.condition),
        "context": ", ".join(event.contexts),
        "within": f"statement {numbers[event.statement]}" if event.statement in numbers else "",
        "found by": f"{event.evidence.by} {event.evidence.score:.2f}",
    }
    yield from ((name, part) for name, part in parts.items() if part)


def _party(entity: Entity) -> str:
    return f"{entity.name} ({'.'.join(part for part in (entity.country, entity.sector) if part) or 'unknown'})"


def _seen(record: Record, one: Uncoded) -> str:
    return f"{words_at(record, one.trigger)}: {one.type}? {one.reason} ← {one.evidence.by} {one.evidence.score:.2f}"


def _lines(record: Record, statement: Statement, speakers: dict[str, str], numbers: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Each part of the statement as printed, with what decided. The names of entities and the numbers of statements are by id."""
    content = " … ".join(words_at(record, piece) for piece in statement.content)
    parts = {
        "speaker": speakers.get(statement.speaker or "", "nobody is named"),
        "source": words_at(record, statement.source),
        "cue": words_at(record, statement.cue),
        "content": content,
        "condition": words_at(record, statement.condition),
        "negated": "yes" if statement.negated else "",
        "stance": statement.stance.value,
    }
    grounds = {one.of: one for one in statement.grounds}
    for name, part in parts.items():
        why = grounds.get(name)
        if part:
            yield name, f"{part} ← {why.by} {why.score:.2f}" if why else part
    yield "mode", statement.mode.value
    if statement.within:
        yield "within", f"statement {numbers[statement.within]}"
    yield "found by", f"{statement.evidence.by} {statement.evidence.score:.2f}"


EXPORT = Export("explain", ".explain", "each statement and event with what decided its parts, and how surely", write)
