"""“I”, “we” and “you” within quotation marks: the speaker and the one spoken to."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.mentions.lexicon_tables import PRONOUNS, FirstPerson, PronounTable
from onrecord.extract.places import touched
from onrecord.knowledge import load_table
from onrecord.records import Annotation, Document, Entity, EntityKind, Mention, MentionForm, Span, Statement, contains, overlap, words


def add_spoken(
    document: Document, annotation: Annotation, statements: tuple[Statement, ...], entities: tuple[Entity, ...]
) -> tuple[Entity, ...]:
    """The entities with the first and second person of what is quoted among their mentions: “I” of a person who speaks, “we” of whoever
    speaks, “you” of the one whom the statement names as spoken to. Ids stay.
    """
    text = document.text or ""
    table = load_table(PronounTable, PRONOUNS).first_person
    by_id = {one.id: one for one in entities}
    more: dict[str, list[Mention]] = defaultdict(list)
    for statement, word in _quoted(annotation, statements):
        written = words(text, word)
        shouted = len(written) > 1 and written.isupper()  # “US” is not “us”
        meant = None if shouted else _meant(table, written.lower(), statement, by_id, entities)
        if meant:
            more[meant].append(Mention(word, MentionForm.PRONOUN))
    return tuple(replace(one, mentions=_joined(one, more[one.id])) if one.id in more else one for one in entities)


def _joined(entity: Entity, more: list[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted({*entity.mentions, *more}))


def _quoted(annotation: Annotation, statements: tuple[Statement, ...]) -> Iterator[tuple[Statement, Span]]:
    """The words within quotation marks, each with the innermost statement that it belongs to."""
    pieces = sorted(((piece, one) for one in statements for piece in one.content), key=lambda pair: pair[0].start - pair[0].end)
    owner: dict[Span, Statement] = {}
    for piece, statement in pieces:
        for quotation in touched(annotation.quotations, piece, lambda one: one.span):
            first = bisect_left(annotation.words, max(piece.start, quotation.span.start), key=lambda one: one.start)
            stop = bisect_right(annotation.words, min(piece.end, quotation.span.end), key=lambda one: one.end)
            owner |= dict.fromkeys(annotation.words[first:stop], statement)
    yield from ((statement, word) for word, statement in sorted(owner.items()))


def _meant(table: FirstPerson, word: str, statement: Statement, by_id: dict[str, Entity], entities: tuple[Entity, ...]) -> str | None:
    """The id of the entity that a word of the first or second person means in a statement."""
    if word in table.second:
        return _spoken_to(statement, entities)
    speaker = by_id.get(statement.speaker or "")
    if speaker is None or word not in table.words:
        return None
    return speaker.id if word in table.plural or speaker.kind is EntityKind.PERSON else None


def _spoken_to(statement: Statement, entities: tuple[Entity, ...]) -> str | None:
    """Who is named in the words for whom a statement is told to: the mention that has most of them."""
    at = statement.addressee
    if at is None:
        return None
    fits = [(overlap(one.span, at), entity.id) for entity in entities for one in entity.mentions if contains(at, one.span)]
    return max(fits)[1] if fits else None
