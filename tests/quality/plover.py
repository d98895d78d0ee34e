"""PLOVER's tables by their own examples: each sentence must give the event that its row says, and a near miss none of the type."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.deeds.tables import Example, TypeTable
from onrecord.pipeline import read
from onrecord.records import Entity, Event, Record, words

LEAD = "News of the day.\n\n"
"""What makes a lone sentence a report's body: a line before it."""


@dataclass(frozen=True, slots=True)
class Case:
    """One example or near miss, and what is wrong with what was read; empty where all is right."""

    rule: str
    text: str
    wrong: str


def read_sentence(text: str) -> Record:
    """A sentence as the body of a report."""
    return read(f"{LEAD}{text}\n")


def cases(table: TypeTable) -> Iterator[Case]:
    """All examples and near misses of a table, read."""
    for rule in table.rules:
        for example in rule.examples:
            yield Case(rule.name, example.text, wrong_with(table, rule.mode, example))
    for miss in table.near_misses:
        record = read_sentence(miss.text)
        found = [shown(record, one) for one in record.events if one.type is table.type]
        yield Case("near misses", miss.text, f"gives {'; '.join(found)}" if found else "")


def wrong_with(table: TypeTable, mode: str | None, example: Example) -> str:
    """What is wrong with the event that an example gives."""
    record = read_sentence(example.text)
    at = [one for one in record.events if words(record.document.text or "", one.trigger).lower() == example.word.lower()]
    if not at:
        return f"no event at {example.word!r}; events: {'; '.join(shown(record, one) for one in record.events) or 'none'}"
    one = next((event for event in at if event.type is table.type), at[0])
    wrong = [f"is {one.type} {one.mode}"] if one.type is not table.type or one.mode != mode else []
    for role, given, wanted in (("actor", one.actor, example.actor), ("recipient", one.recipient, example.recipient)):
        if not _same(record, given, wanted):
            wrong.append(f"{role} is {_names(record, given)}, not {list(wanted)}")
    return "; ".join(wrong)


def _same(record: Record, given: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    entities = {one.id: one for one in record.entities}
    return len(given) == len(wanted) and all(any(_is_called(record, entities[one], name) for one in given) for name in wanted)


def _is_called(record: Record, entity: Entity, name: str) -> bool:
    text = record.document.text or ""
    return name in entity.name or any(name in words(text, one.span) for one in entity.mentions)


def _names(record: Record, given: tuple[str, ...]) -> list[str]:
    return [one.name for one in record.entities if one.id in given]


def shown(record: Record, one: Event) -> str:
    return f"{one.type} {words(record.document.text or '', one.trigger)} {_names(record, one.actor)} → {_names(record, one.recipient)}"
