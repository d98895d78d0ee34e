"""Whose words they are: the entity that a source names, or, where no source is printed, whom the discourse leaves speaking."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.records import Article, Entity, EntityKind, Ground, Mention, MentionForm, Span, Statement, contains, overlap

PARAGRAPHS_BACK = 2
"""How many paragraphs a speaker without a new cue may go on."""

LONGEST_STATEMENT = 5000
"""Characters; a statement that begins further back has nothing to say about who speaks here."""

SURE = {MentionForm.NAME: 0.95, MentionForm.NOMINAL: 0.9, MentionForm.PRONOUN: 0.85}
FLOATING = 0.7
_SPEAKING = (EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANISATION)


def name_speakers(article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...]) -> tuple[Statement, ...]:
    """The statements with their speakers and why it is they. Statements must be in order of position."""
    mentioned = sorted((_Mentioned(mention, one) for one in entities for mention in one.mentions), key=lambda one: one.span)
    discourse = _Discourse(article.body, mentioned, max((one.span.end - one.span.start for one in mentioned), default=0))
    named: list[Statement] = []
    for statement in statements:
        found = _by_source(statement.source, discourse) if statement.source else _by_discourse(statement, named, discourse)
        grounds = (*statement.grounds, Ground("speaker", found.by, found.score)) if found else statement.grounds
        named.append(replace(statement, speaker=found.entity if found else None, grounds=grounds))
    return tuple(named)


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who speaks, by id; what decided it, and how surely."""

    entity: str
    by: str
    score: float


@dataclass(frozen=True, slots=True)
class _Mentioned:
    """A mention with its entity."""

    mention: Mention
    entity: Entity

    @property
    def span(self) -> Span:
        return self.mention.span


@dataclass(frozen=True, slots=True)
class _Discourse:
    """What a statement without a source is judged by: paragraphs and mentions in order; no mention is longer than `longest`."""

    paragraphs: tuple[Span, ...]
    mentioned: list[_Mentioned]
    longest: int

    def within(self, stretch: Span) -> list[_Mentioned]:
        """Mentions that share a character with a stretch, in order."""
        first = bisect_left(self.mentioned, stretch.start - self.longest, key=lambda one: one.span.start)
        last = bisect_left(self.mentioned, stretch.end, key=lambda one: one.span.start)
        return [one for one in self.mentioned[first:last] if overlap(one.span, stretch)]


def _by_source(source: Span, discourse: _Discourse) -> _Speaker | None:
    """The entity with the mention that fits the source best: most shared characters, then fewest others."""
    near = discourse.within(source)
    if not near:
        return None
    best = max(near, key=lambda one: (overlap(one.span, source), one.span.start - one.span.end, one.entity.id))
    return _Speaker(best.entity.id, f"source: {best.mention.form}", SURE[best.mention.form])


def _by_discourse(statement: Statement, before: list[Statement], discourse: _Discourse) -> _Speaker | None:
    """Without a source: the speaker of the same sentence or paragraph, else the subject of the words before it in the paragraph, else
    the last speaker or subject of one of the two paragraphs before. Without any of these, nobody.
    """
    here = statement.content[0]
    place = bisect_right(discourse.paragraphs, here.start, key=lambda one: one.start) - 1
    if place < 0:
        return None
    led_in = Span(discourse.paragraphs[place].start, here.start)
    for back, stretch in enumerate((led_in, *reversed(discourse.paragraphs[max(0, place - PARAGRAPHS_BACK) : place]))):
        where = "same paragraph" if not back else f"{back} paragraphs before" if back > 1 else "paragraph before"
        spoke = _last_speaker(stretch, before)
        found = spoke or _subject(stretch, discourse, before)
        if found:
            by = f"floating: speaker of the {where}" if spoke else f"floating: subject of the {where}"
            return _Speaker(found, by, FLOATING)
    return None


def _subject(stretch: Span, discourse: _Discourse, before: list[Statement]) -> str | None:
    """Who acts in a stretch: the first person outside quotations, else the first group or organisation."""
    quoted = [piece for one in _recent(stretch, before) for piece in one.content]
    acting = [
        one.entity
        for one in discourse.within(stretch)
        if one.entity.kind in _SPEAKING and contains(stretch, one.span) and not any(contains(piece, one.span) for piece in quoted)
    ]
    people = [one for one in acting if one.kind is EntityKind.PERSON]
    return next((one.id for one in people or acting), None)


def _last_speaker(stretch: Span, before: list[Statement]) -> str | None:
    spoken = (one for one in _recent(stretch, before) if one.speaker and any(contains(stretch, piece) for piece in one.content))
    return next((one.speaker for one in spoken), None)


def _recent(stretch: Span, before: list[Statement]) -> Iterator[Statement]:
    """Statements from the last one back to the first that may touch a stretch."""
    for one in reversed(before):
        if one.content[0].start < stretch.start - LONGEST_STATEMENT:
            return
        yield one
