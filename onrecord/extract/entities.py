"""Who and what a report speaks of: names, descriptions and pronouns gathered into entities."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.extract.mentions.bodies import group_bodies
from onrecord.extract.mentions.callings import find_callings
from onrecord.extract.mentions.countries import open_atlas
from onrecord.extract.mentions.discourse import Link
from onrecord.extract.mentions.expressions import find_expressions
from onrecord.extract.mentions.lexicon import load_lexicon
from onrecord.extract.mentions.names import NamePhrase, find_names
from onrecord.extract.mentions.nominals import open_cast
from onrecord.extract.mentions.offices import Page
from onrecord.extract.mentions.persons import group_persons
from onrecord.extract.mentions.referents import Referent
from onrecord.extract.mentions.resolution import Turn, resolve
from onrecord.extract.mentions.settling import settle_countries
from onrecord.extract.mentions.sources import Source, read_acting, read_source
from onrecord.extract.mentions.wording import Stretch, read_wording, stretch_of
from onrecord.records import (
    Annotation,
    Article,
    Document,
    Entity,
    EntityKind,
    Evidence,
    Mention,
    MentionForm,
    NameKind,
    NominalKind,
    Span,
    Statement,
    content_id,
    overlap,
)

_UNNAMED_SCORE = 0.7
"""How surely a description that no name stands behind is somebody of its own."""


def find_entities(
    document: Document, annotation: Annotation, article: Article, statements: tuple[Statement, ...], acting: tuple[Span, ...] = ()
) -> tuple[Entity, ...]:
    """One entity for each person, organisation, place and group of the report, in order of first mention.

    Every statement's source span is a mention of exactly one entity, but for “I” and “we” within quotation marks, which the speaker
    stage reads. `acting` are the noun phrases of those who do something or to whom it is done: descriptions among them (“police”) are
    entities too. No two mentions have the same span. Names come from the annotation; countries, offices and sectors from the tables.
    """
    wording = read_wording(document, annotation, article, statements)
    page = Page(wording, load_lexicon(), open_atlas(wording))
    speaking = _speaking(statements)
    phrases = find_names(page, annotation, tuple(speaking))
    referents = group_persons(page, (one for one in phrases if one.kind is NameKind.PERSON))
    referents += group_bodies(page, (one for one in phrases if one.kind is not NameKind.PERSON))
    cast = open_cast(referents, find_callings(page, referents))
    people = frozenset(stretch_of(wording, one.span).last - 1 for one in annotation.nominals if one.kind is not NominalKind.PLACE)
    resolve(page, cast, _turns(page, phrases, referents, speaking, _Acting(acting, people)), dict(_links(page, annotation)))
    settle_countries(cast.referents)
    return _entities(document, cast.referents)


def _links(page: Page, annotation: Annotation) -> Iterator[tuple[int, Link]]:
    """What the network takes pronouns and descriptions to mean, by the word at their head."""
    for one in annotation.antecedents:
        if one.meant:
            yield stretch_of(page.wording, one.mention).last - 1, Link(stretch_of(page.wording, one.meant).last - 1, one.score)


def _speaking(statements: tuple[Statement, ...]) -> dict[Span, tuple[int, ...]]:
    """The statements of each source span, by index."""
    found: dict[Span, tuple[int, ...]] = {}
    for number, statement in enumerate(statements):
        if statement.source:
            found[statement.source] = (*found.get(statement.source, ()), number)
    return found


@dataclass(frozen=True, slots=True)
class _Acting:
    """The noun phrases of those who act or are acted on, and the words at which the network sees people or bodies described."""

    phrases: tuple[Span, ...]
    people: frozenset[int]


def _turns(
    page: Page,
    phrases: tuple[NamePhrase, ...],
    referents: list[Referent],
    speaking: dict[Span, tuple[int, ...]],
    acting: _Acting,
) -> list[Turn]:
    """Everything that refers, with the referents of names filled in. A source takes the place of what stands at its head."""
    owners = {phrase.core: referent for referent in referents for phrase in referent.phrases}
    names = {at: phrase for phrase in phrases for at in range(phrase.whole.first, phrase.whole.last)}
    owned = {at: phrase for at, phrase in names.items() if phrase.core in owners}
    sources = {span: read_source(page, span, owned) for span in speaking}
    heads = {source.expression.head for source in sources.values() if source.expression and not source.name}
    voices = {source.name.core for source in sources.values() if source.name}
    unvoiced = [phrase for phrase in phrases if phrase.core in owners and phrase.core not in voices]
    turns = [Turn(phrase.whole, referent=owners[phrase.core]) for phrase in unvoiced]
    peoples = frozenset(at for at, phrase in names.items() if phrase.kind is NameKind.NORP and phrase.known is None)
    named = {at: phrase.whole for at, phrase in names.items()}
    acts = {
        said.head: said for span in acting.phrases if (said := read_acting(page, span, owned, acting.people)) and said.head not in heads
    }
    told = {said.head: said for said in find_expressions(page, named, peoples) if said.head not in heads}
    told |= {head: replace(said, acts=True) if (said := told.get(head)) else one for head, one in acts.items()}
    turns += [Turn(Stretch(said.head, said.head + 1), said) for said in told.values()]
    return turns + [_source_turn(source, owners, speaking) for source in sources.values() if source.name or source.expression]


def _source_turn(source: Source, owners: dict[Span, Referent], speaking: dict[Span, tuple[int, ...]]) -> Turn:
    """A source on its way. The span of a name at its head gives way to the source's own; a country that speaks is its government."""
    statements = speaking[source.span]
    if source.name is None:
        head = source.expression.head if source.expression else 0
        return Turn(Stretch(head, head + 1), source.expression, speaks=statements)
    referent = owners[source.name.core]
    if overlap(source.name.span, source.span) and source.name.span not in speaking:
        referent.mentions.pop(source.name.span, None)
    referent.mentions[source.span] = MentionForm.NAME
    if referent.kind is EntityKind.PLACE and referent.country:
        referent.sector = "GOV"
    return Turn(source.name.whole, referent=referent, speaks=statements, described=source.expression)


def _entities(document: Document, referents: list[Referent]) -> tuple[Entity, ...]:
    """The referents as entities. Of two that claim one span the one that named it first keeps it."""
    taken: set[Span] = set()
    found: list[Entity] = []
    for referent in referents:
        mentions = tuple(Mention(span, form) for span, form in sorted(referent.mentions.items()) if span not in taken)
        taken.update(mention.span for mention in mentions)
        if mentions:
            found.append(_entity(document, referent, mentions))
    return tuple(sorted(found, key=lambda entity: (entity.mentions[0].span.start, -entity.mentions[0].span.end)))


def _entity(document: Document, referent: Referent, mentions: tuple[Mention, ...]) -> Entity:
    return Entity(
        id=content_id("entity", document.id, referent.kind, mentions[0].span),
        name=_name(referent),
        kind=referent.kind,
        country=referent.country,
        sector=referent.sector,
        role=_lowered(referent.role) if referent.role else None,
        mentions=mentions,
        evidence=_evidence(referent),
        location=referent.location,
    )


def _evidence(referent: Referent) -> Evidence:
    """The table rows that spoke, or the model's head where none did; the score is that of the names."""
    scores = [phrase.score for phrase in referent.phrases]
    score = round(referent.surely * sum(scores) / len(scores), 4) if scores else _UNNAMED_SCORE
    return Evidence("; ".join(dict.fromkeys(referent.by)) or ("model:names" if scores else "sources"), score)


def _name(referent: Referent) -> str:
    """A table's name, or the fullest name printed, in small letters where all were printed in capitals."""
    if referent.label or not referent.phrases:
        return referent.label or ""
    written = [" ".join(phrase.written.split()) for phrase in referent.phrases]
    fullest = max(written, key=lambda name: (len(name.split()), not name.isupper(), len(name)))
    return _lowered(fullest) if referent.kind is EntityKind.PERSON else fullest


def _lowered(name: str) -> str:
    """“ALEXANDER LUKASHENKO” as “Alexander Lukashenko”; initials and short forms stay."""
    return " ".join(_lowered_word(word) if len(word) > 2 and word.isupper() and "." not in word else word for word in name.split())


def _lowered_word(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
