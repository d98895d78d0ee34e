"""Events as one line of words each, and trees planted by hand."""

from onrecord.extract.deeds.tree import Tree, grow_tree
from onrecord.records import Annotation, Event, Predicate, Record, Span, Token, words
from tests.quality.plover import read_sentence


def told(text: str) -> list[str]:
    """The events of a sentence as types and triggers: “AID sent”."""
    record = read_sentence(text)
    return [f"{one.type} {trigger_of(record, one)}" for one in record.events]


def uncoded(text: str) -> list[str]:
    """What a sentence has that is not coded, and why: “ASSAULT attacked NO_PARTY”."""
    record = read_sentence(text)
    return [f"{one.type} {words(record.document.text or '', one.trigger)} {one.reason.name}" for one in record.uncoded]


def parties(text: str, trigger: str) -> str:
    """Who does what the trigger says, and to whom: “Kenya, Togo → Ghana”."""
    record = read_sentence(text)
    event = event_at(record, trigger)
    return f"{names_of(record, event.actor)} → {names_of(record, event.recipient)}"


def modes(text: str, trigger: str) -> list[str]:
    """The auxiliary modes of the event at a trigger."""
    return [mode.value for mode in event_at(read_sentence(text), trigger).auxiliary]


def event_at(record: Record, trigger: str) -> Event:
    """The event at these words."""
    (found,) = [one for one in record.events if trigger_of(record, one) == trigger]
    return found


def trigger_of(record: Record, event: Event) -> str:
    """The words that tell of an event."""
    return words(record.document.text or "", event.trigger)


def names_of(record: Record, entities: tuple[str, ...]) -> str:
    """The names of entities, in their order."""
    names = {one.id: one.name for one in record.entities}
    return ", ".join(names[one] for one in entities)


def plant(*rows: str, predicates: tuple[Predicate, ...] = ()) -> Tree:
    """One sentence, a word a row: “form lemma PART relation governor features”. Governors count from 0; the root has its own number."""
    spans, tokens, at = [], [], 0
    for row in rows:
        form, lemma, part, relation, governor, *features = row.split()
        spans.append(Span(at, at + len(form)))
        tokens.append(Token(part, "".join(features), lemma, int(governor), relation))
        at += len(form) + 1
    text = " ".join(row.split()[0] for row in rows)
    return grow_tree(text, Annotation("report", tuple(spans), (Span(0, len(text)),), tokens=tuple(tokens), predicates=predicates))
