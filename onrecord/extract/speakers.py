"""Whose words they are: the entity that a source names, or, where no source is printed, whom the discourse leaves speaking."""

from dataclasses import dataclass, replace

from onrecord.records import Article, Document, Entity, EntityKind, Span, Statement, contains, overlap

_SPEAKING = (EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANISATION)


def name_speakers(
    document: Document, article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...]
) -> tuple[Statement, ...]:
    """The statements with their speakers. Statements must be in order of position."""
    discourse = _Discourse(document.text or "", article.body, entities)
    named: list[Statement] = []
    for statement in statements:
        speaker = _by_source(statement, entities) if statement.source else _by_discourse(statement, named, discourse)
        named.append(replace(statement, speaker=speaker))
    return tuple(named)


@dataclass(frozen=True, slots=True)
class _Discourse:
    """What a floating quotation is judged by."""

    text: str
    paragraphs: tuple[Span, ...]
    entities: tuple[Entity, ...]


def _by_source(statement: Statement, entities: tuple[Entity, ...]) -> str | None:
    """The entity with the mention that fits the source best: most shared characters, then fewest others."""
    source = statement.source
    if source is None:
        return None
    fits = [
        (overlap(mention.span, source), -(mention.span.end - mention.span.start), entity.id)
        for entity in entities
        for mention in entity.mentions
        if overlap(mention.span, source)
    ]
    return max(fits)[2] if fits else None


def _by_discourse(statement: Statement, before: list[Statement], discourse: _Discourse) -> str | None:
    """Without a source: the speaker of the same sentence or paragraph, else the subject of the words before it in the paragraph, else
    the last speaker of the paragraph before. A paragraph without any of these breaks the chain.
    """
    here = statement.content[0]
    place = next((index for index, one in enumerate(discourse.paragraphs) if overlap(one, here)), None)
    if place is None:
        return None
    paragraph = discourse.paragraphs[place]
    led_in = _subject(Span(paragraph.start, here.start), discourse, before)
    if led_in:
        return led_in
    for earlier in (place - 1, place - 2):
        if earlier < 0:
            return None
        found = _last_speaker(discourse.paragraphs[earlier], before) or _subject(discourse.paragraphs[earlier], discourse, before)
        if found:
            return found
    return None


def _subject(stretch: Span, discourse: _Discourse, before: list[Statement]) -> str | None:
    """Who acts in the last sentence of a stretch: the speaker of a statement there, else the first person or group outside quotations."""
    spoken = _last_speaker(stretch, before)
    if spoken:
        return spoken
    quoted = [piece for one in before for piece in one.content]
    mentions = sorted(
        (mention.span.start, entity.kind is not EntityKind.PERSON, entity.id)
        for entity in discourse.entities
        if entity.kind in _SPEAKING
        for mention in entity.mentions
        if contains(stretch, mention.span) and not any(contains(piece, mention.span) for piece in quoted)
    )
    people = [one for one in mentions if not one[1]]
    chosen = people or mentions
    return chosen[0][2] if chosen else None


def _last_speaker(stretch: Span, before: list[Statement]) -> str | None:
    spoken = [one for one in before if one.speaker and any(contains(stretch, piece) for piece in one.content)]
    return spoken[-1].speaker if spoken else None
