"""Verbs that say little themselves and carry an event noun: “hold talks”, “carry out an attack”, “engage in exercises”."""

import os
from functools import cache

from onrecord.extract.deeds.event_words import SupportVerb, event_words
from onrecord.extract.deeds.tree import Tree, lemmas_of
from onrecord.knowledge import OVERLAY


def support_of(tree: Tree, noun: int) -> int | None:
    """The verb that carries an event noun, or None: the noun is its object, its subject, or stands behind its preposition."""
    verb, relation = tree.governor(noun), tree.relation(noun)
    if relation == "conj":
        verb, relation = tree.governor(verb), tree.relation(verb)
    if verb == noun or not tree.is_verb(verb):
        return None
    if relation == "nsubj" and any(lemma in event_words().carriers for lemma in lemmas_of(tree, verb)):
        return verb
    row = _rows_of(tree, verb)
    if relation in ("obj", "nsubj:pass"):
        return verb if any(one.preposition == "" for one in row) else None
    cases = {tree.form(one) for one in tree.children(noun, "case")}
    return verb if relation == "obl" and any(one.preposition in cases for one in row) else None


def watches(tree: Tree, verb: int) -> bool:
    """Whether the subject of a support verb has no part in what the noun says."""
    return any(one.watches for one in _rows_of(tree, verb))


def suffers(tree: Tree, verb: int, noun: int) -> bool:
    """Whether the subject of a support verb is the one to whom it is done."""
    cases = {tree.form(one) for one in tree.children(noun, "case")} | {""}
    return any(one.suffers and one.preposition in cases for one in _rows_of(tree, verb))


def _rows_of(tree: Tree, verb: int) -> tuple[SupportVerb, ...]:
    rows = _verbs(os.environ.get(OVERLAY, ""))
    return next((rows[lemma] for lemma in lemmas_of(tree, verb) if lemma in rows), ())


@cache
def _verbs(overlay: str) -> dict[str, tuple[SupportVerb, ...]]:
    found: dict[str, tuple[SupportVerb, ...]] = {}
    for row in event_words().support:
        found[row.name] = (*found.get(row.name, ()), row)
    return found
