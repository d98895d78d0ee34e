"""Who is who within one story, where a last name means one person more surely than in an archive."""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.records import Entity, EntityKind, MentionForm, Record, Span
from onrecord.stories.wording import find_words


def find_persons(records: Sequence[Record], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """For every entity of these reports a key that it shares with those that are the same. `known`: keys that are settled already, such
    as by an analyst; they win. Names are one where their words are equal, and a person's also where the words of one name are part of
    only one longer name. What has no name is one with nothing.
    """
    settled = known or {}
    named = [(entity, _words(entity)) for record in records for entity in record.entities if is_named(entity)]
    longest = {words for entity, words in named if entity.kind is EntityKind.PERSON and words}
    found = {entity.id: entity.id for record in records for entity in record.entities}
    for entity, words in named:
        if not words:
            continue
        whole = _only_longer(words, longest) if entity.kind is EntityKind.PERSON else words
        found[entity.id] = " ".join((entity.kind.value, *sorted(whole)))
    spread = {found[entity]: settled[entity] for entity in sorted(found) if entity in settled}
    return {entity: settled.get(entity, spread.get(key, key)) for entity, key in found.items()}


def is_named(entity: Entity) -> bool:
    """Whether the report calls an entity by a name."""
    return any(mention.form is MentionForm.NAME for mention in entity.mentions)


def _words(entity: Entity) -> frozenset[str]:
    return frozenset(word.form for word in find_words(entity.name, Span(0, len(entity.name)))) - {"the"}


def _only_longer(words: frozenset[str], names: Iterable[frozenset[str]]) -> frozenset[str]:
    """The one longest name that holds these words; the words themselves where several do or none."""
    longer = [name for name in names if words < name]
    widest = [name for name in longer if not any(name < other for other in longer)]
    return widest[0] if len(widest) == 1 else words
