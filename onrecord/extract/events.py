"""Who did what to whom, when, where, on whose word and how firmly: the events of a report."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.candidates import Deed, Deeds
from onrecord.extract.deeds.clauses import oblique_of
from onrecord.extract.deeds.contexts import contexts_of
from onrecord.extract.deeds.event_words import event_words
from onrecord.extract.deeds.firmness import find_modes
from onrecord.extract.deeds.matching import SURE, VERY_SURE
from onrecord.extract.deeds.rulings import Coded, rule_on
from onrecord.extract.deeds.settings import dated, place_at, times_at, when_of
from onrecord.extract.deeds.standing import Standing, open_standing, parties_at
from onrecord.extract.deeds.tables import codebook
from onrecord.extract.deeds.topics import topic_of
from onrecord.extract.deeds.tree import Tree, lemmas_of
from onrecord.extract.places import span_at
from onrecord.records import (
    Article,
    Auxiliary,
    Entity,
    EntityKind,
    Event,
    Evidence,
    Reason,
    Span,
    Stance,
    Statement,
    TimeExpression,
    Uncoded,
    content_id,
    overlap,
)

STATE = ("GOV", "MIL", "COP", "JUD", "LEG", "IGO", "REB", "SPY")
"""Sectors whose acts are political on any page."""
ARMED = ("OPP", "PTY", "UAF", "PRM")
"""Further sectors whose acts are taken for events where only the network says so."""


@dataclass(frozen=True, slots=True)
class Found:
    """The events of a report in order of position, and what looked like one and is not coded."""

    events: tuple[Event, ...]
    uncoded: tuple[Uncoded, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What an event is read against."""

    article: Article
    tree: Tree
    standing: Standing
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]


def find_events(
    article: Article, deeds: Deeds, statements: tuple[Statement, ...], entities: tuple[Entity, ...], times: tuple[TimeExpression, ...]
) -> Found:
    """Deeds with at least one party that the report names or describes are events; the others are told with the reason against them.

    Whoever only plans or wants to do something does not vouch for it: “Chad plans to sue” is the report's own word.
    """
    standing = open_standing(deeds.tree, entities)
    told = _Told(article, deeds.tree, standing, statements, times)
    topic = topic_of(deeds.tree.text, article) is not None
    made = {deed.match.word: _event(told, deed) for deed in deeds.found}
    against = {deed.match.word: _against(told, deed, made[deed.match.word], topic=topic) for deed in deeds.found}
    inside = frozenset(_swallowed(deeds.tree, [deed for deed in deeds.found if against[deed.match.word] is None], deeds.found))
    events, uncoded = [], []
    for deed in deeds.found:
        event, reason = made[deed.match.word], against[deed.match.word]
        if deed.match.word in inside and reason is not Reason.UNSURE:
            reason = Reason.WITHIN
        if event and reason is None:
            events.append(event)
        elif reason:
            uncoded.append(_uncoded(deeds.tree, deed, reason))
    events.sort(key=lambda one: (one.trigger, one.id))
    uncoded.sort(key=lambda one: (one.trigger, one.id))
    return Found(tuple(events), tuple(uncoded))


def _against(told: _Told, deed: Deed, event: Event | None, *, topic: bool) -> Reason | None:
    """Why a deed by itself is no event on record; None where it is one."""
    if deed.match.score < SURE:
        return Reason.UNSURE
    if told.tree.relation(deed.match.word) == "amod":
        return Reason.BACKGROUND
    if event is None:
        return Reason.NO_PARTY
    if deed.match.row is None and not _is_weighty(told.standing, event, deed.match.score):
        return Reason.UNSURE
    return Reason.TOPIC if topic and not _is_of_state(told.standing, event) else None


def _uncoded(tree: Tree, deed: Deed, reason: Reason) -> Uncoded:
    match, trigger = deed.match, tree.span(deed.match.word)
    identity = content_id("uncoded", tree.annotation.document, match.type, trigger, reason)
    return Uncoded(identity, trigger, match.type, reason, Evidence(match.by, match.score))


def _event(told: _Told, deed: Deed) -> Event | None:
    tree, match = told.tree, deed.match
    actor = parties_at(told.standing, deed.parties.actor)
    recipient = parties_at(told.standing, deed.parties.recipient, actor)
    if deed.parties.mutual:
        actor, recipient = (*actor, *recipient), ()
    trigger = tree.span(match.word)
    if not tree.is_verb(match.word):
        actor, recipient = (tuple(one for one in side if not _names(told.standing, one, trigger)) for side in (actor, recipient))
    if match.row and match.row.rule.states and not (_are_states(told.standing, actor) and _are_states(told.standing, recipient)):
        return None
    if (not actor and not recipient) or (deed.parties.subject and not actor and not _is_instrument(tree, deed)):
        return None
    statement = _around(trigger, tuple(one for one in told.statements if one.stance is Stance.SPEECH or one.speaker not in actor))
    times = times_at(tree, match.word, told.times)
    coded = rule_on(_coded(told, deed, times), codebook(), own_words=statement is not None and statement.speaker in actor)
    predicate = tree.predicates.get(match.word)
    return Event(
        id=content_id("event", tree.annotation.document, coded.type, trigger, actor, recipient),
        type=coded.type,
        quad=coded.quad,
        trigger=trigger,
        evidence=Evidence(match.by, match.score),
        mode=coded.mode,
        cameo=coded.cameo,
        actor=actor,
        recipient=recipient,
        place=place_at(told.standing, match.word, match.support, frozenset((*actor, *recipient))),
        when=when_of(times),
        auxiliary=tuple(one for one in Auxiliary if one in coded.auxiliary),
        certainty=predicate.certainty if predicate else None,
        condition=_condition(trigger, _around(trigger, told.statements)),
        statement=statement.id if statement else None,
        contexts=contexts_of(tree.text, span_at(tree.annotation.sentences, trigger.start) or trigger),
    )


def _is_weighty(standing: Standing, event: Event, score: float) -> bool:
    """Whether what the network alone takes for an event may be one: a party is a country or of one known, or the network is very sure and
    both sides are there. It takes much of what private people do for violence.
    """
    parties = [standing.entities[one] for one in (*event.actor, *event.recipient)]
    political = any(one.country is not None and (one.sector in STATE + ARMED or one.kind is EntityKind.PLACE) for one in parties)
    return political or bool(score >= VERY_SURE and event.actor and event.recipient)


def _is_of_state(standing: Standing, event: Event) -> bool:
    """Whether somebody of a government, army, police, court or international body acts on somebody."""
    acting = any(standing.entities[one].sector in STATE for one in event.actor)
    return acting and bool(event.recipient)


def _names(standing: Standing, entity: str, trigger: Span) -> bool:
    """Whether an entity is mentioned by the very noun that tells of the event: “troop movement”."""
    return any(one.span.start <= trigger.start and trigger.end <= one.span.end for one in standing.entities[entity].mentions)


def _are_states(standing: Standing, entities: tuple[str, ...]) -> bool:
    """Whether all of these are countries, or of a government, army, police, court or international body."""
    found = [standing.entities[one] for one in entities]
    return bool(found) and all(one.sector in STATE or (one.kind is EntityKind.PLACE and one.country is not None) for one in found)


def _is_instrument(tree: Tree, deed: Deed) -> bool:
    """Whether a weapon or blow stands where the one who acts would: “a bomb killed two soldiers”. No other thing does anything."""
    return any(lemma in event_words().instruments for word in deed.parties.subject for lemma in lemmas_of(tree, word))


def _coded(told: _Told, deed: Deed, times: tuple[TimeExpression, ...]) -> Coded:
    """The type as the row has it, with the modes of words, network and dates together."""
    match, rule = deed.match, deed.match.row.rule if deed.match.row else None
    modes = dated(find_modes(told.tree, match.word, match.support), times, told.article.published)
    cameo = (rule.cameo if rule else None) or match.table.cameo
    return Coded(match.type, match.table.quad, rule.mode if rule else None, cameo, modes)


def _condition(trigger: Span, statement: Statement | None) -> Span | None:
    """The clause on which a statement hangs, for the events outside it."""
    clause = statement.condition if statement else None
    return None if clause is None or overlap(clause, trigger) else clause


def _around(trigger: Span, statements: tuple[Statement, ...]) -> Statement | None:
    """The innermost statement whose content holds a trigger."""
    holding = [
        (piece.end - piece.start, one.id, one) for one in statements for piece in one.content if piece.start <= trigger.start < piece.end
    ]
    return min(holding, key=lambda one: one[:2])[2] if holding else None


def _swallowed(tree: Tree, kept: list[Deed], found: tuple[Deed, ...]) -> Iterator[int]:
    """The words of what another event on record (`kept`) says already: “agreed to send aid”, or the noun of “provided assistance”."""
    verbs = {deed.match.word: deed for deed in kept}
    for noun in kept:
        verb = verbs.get(noun.match.support) if noun.match.support is not None else None
        if verb and verb.match.type is noun.match.type and tree.relation(noun.match.word) != "nsubj":
            fuller = verb.match.row is not None and bool(verb.match.row.rule.objects)
            whole = fuller or noun.match.row is None or tree.relation(noun.match.word) == "obl"
            yield noun.match.word if whole else verb.match.word
    for deed in kept:
        if deed.match.row and deed.match.row.rule.swallows:
            word = deed.match.word
            nouns = [one for preposition in ("for", "in", "on") for one in oblique_of(tree, word, preposition)]
            said = (*tree.children(word, "xcomp", "ccomp", "acl", "advcl", "obj"), *nouns)
            inside = {one for child in said for one in _chain(tree, child)}
            yield from (other.match.word for other in found if other.match.word in inside or other.match.support in inside)


def _chain(tree: Tree, word: int) -> Iterator[int]:
    """A verb with those joined to it and its own infinitives."""
    yield word
    for one in tree.children(word, "conj", "xcomp"):
        yield from _chain(tree, one)
