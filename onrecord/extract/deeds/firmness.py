"""How firmly an event stands: PLOVER's auxiliary modes, from the words around its predicate and from the network."""

import os
from collections.abc import Iterator
from functools import cache

from onrecord.extract.deeds.event_words import Governor, event_words
from onrecord.extract.deeds.tree import Tree, lemmas_of
from onrecord.knowledge import OVERLAY
from onrecord.records import Auxiliary

AUXILIARIES = ("aux", "aux:pass", "advmod", "det", "cc:preconj", "mark", "case")
NOMINAL = frozenset(("obj", "nsubj:pass", "nmod", "obl", "amod"))
GOVERNING = frozenset(("of", "for", "to", "against", "from", "on"))
FROM = frozenset(("to", "from", "of", "into", "against"))
_HIGHEST = 4
"""Steps up the tree within which a word still governs the predicate."""


def find_modes(tree: Tree, word: int, support: int | None) -> frozenset[Auxiliary]:
    """The auxiliary modes of a predicate, which a verb may carry, but for what dates say: those that the words around it give and those
    that the network sees. What fails is denied and no longer possible; what may come is possible, what will come is to come.
    """
    governed = {at: set(_governed(tree, at)) for at in (word, support) if at is not None}
    told: set[Auxiliary] = set()
    for at, modes in governed.items():
        told = _as_reported(tree, at, told | modes | set(_at_clause(tree, at)))
    for one in _describing(tree, word):
        told |= set(_rows("governors", "noun").get(one, ()))
        told |= {Auxiliary.HISTORICAL} if one in _background() else set()
    seen = set(tree.predicates[word].modes) if word in tree.predicates else set()
    if told & {Auxiliary.FUTURE, Auxiliary.NEGATION}:
        seen.discard(Auxiliary.HYPOTHETICAL)  # the network takes much that is planned or denied for possible
    if Auxiliary.NEGATION in governed[word]:
        return frozenset({Auxiliary.NEGATION} | ((told | seen) & {Auxiliary.HISTORICAL}))
    told |= seen
    if Auxiliary.HYPOTHETICAL in told:
        told.discard(Auxiliary.FUTURE)
    return frozenset(told)


def _as_reported(tree: Tree, word: int, told: set[Auxiliary]) -> set[Auxiliary]:
    """“Said it would recall its envoy” tells a plan; “would have folded” tells what did not happen."""
    forms = {tree.form(one) for one in tree.children(word, "aux", "aux:pass")}
    if "would" not in forms and "'d" not in forms:
        return told
    if "have" in forms:
        return told ^ {Auxiliary.NEGATION} | {Auxiliary.HYPOTHETICAL}
    above = tree.governor(word)
    reported = tree.relation(word) == "ccomp" and any(lemma in event_words().reporting for lemma in lemmas_of(tree, above))
    return told - {Auxiliary.HYPOTHETICAL} | {Auxiliary.FUTURE} if reported and not _under_condition(tree, word) else told


def _at_clause(tree: Tree, word: int) -> Iterator[Auxiliary]:
    """What auxiliaries and negations say: the word's own, those of its subject and object, or those of the verb that it is joined to."""
    rows = _rows("auxiliaries", "")
    own = [form for one in tree.children(word, *AUXILIARIES) if (form := tree.form(one)) and not _only(tree, one)]
    for party in tree.children(word, "nsubj", "nsubj:pass", "obj"):
        own += [tree.form(party)] if tree.token(party).part_of_speech in ("PRON", "DET") else []
        own += [form for one in tree.children(party, "det", "advmod", "cc:preconj") if (form := tree.form(one)) in _negating()]
    for form in own:
        yield from rows.get(form, ())
    if word > 1 and tree.form(word - 1) == "to" and tree.is_verb(word):  # “is due to visit”, however it is parsed
        yield from (mode for lemma in lemmas_of(tree, word - 2) for mode in _rows("governors", "infinitive").get(lemma, ()))
    if "Mood=Imp" in tree.token(word).features:
        yield Auxiliary.HYPOTHETICAL
    if _is_announced(tree, word):
        yield Auxiliary.FUTURE
    subject = tree.child(word, "nsubj", "nsubj:pass")
    if tree.relation(word) == "conj" and subject is None and not list(tree.children(word, "aux", "aux:pass")):
        above = tree.governor(word)
        if tree.is_verb(above) == tree.is_verb(word):
            yield from (one for one in _at_clause(tree, above) if one is not Auxiliary.NEGATION or _nor(tree, word))


def _only(tree: Tree, word: int) -> bool:
    """“Not only”."""
    return tree.form(word) == "not" and word + 1 < len(tree.annotation.tokens) and tree.form(word + 1) in ("only", "just", "least")


def _nor(tree: Tree, word: int) -> bool:
    return tree.opens_with(word, ("or", "nor"), "cc")


def _is_announced(tree: Tree, word: int) -> bool:
    """A headline's “Emperor to tour Japan”, or “are to be balloted”."""
    above = tree.governor(word)
    return tree.is_infinitive(word) and (tree.relation(word) == "root" or tree.token(above).lemma == "be") and above <= word


def _governed(tree: Tree, word: int) -> Iterator[Auxiliary]:
    """What the words above say, up to the end of the clause: “agreed to send”, “a threat of attack”, “if it attacks”."""
    at = word
    for _ in range(_HIGHEST):
        relation, above = tree.relation(at), tree.governor(at)
        marks = [tree.form(one) for one in tree.children(at, "mark", "advmod")]
        yield from (mode for mark in marks for mode in _rows("markers", "").get(mark, ()))
        if _under_condition(tree, at):
            yield Auxiliary.HYPOTHETICAL
        if above == at:
            return
        if relation == "conj":
            at = above
            continue
        kind = _kind(tree, at, relation)
        if not kind:
            return
        yield from (mode for name in _names(tree, above) for mode in _rows("governors", kind).get(name, ()))
        if kind == "clause":
            return
        if kind == "infinitive":
            yield from (one for one in _at_clause(tree, above) if tree.relation(at) == "xcomp")
        at = above


def _under_condition(tree: Tree, word: int) -> bool:
    return any(tree.opens_with(child, ("if", "unless"), "mark") for child in tree.children(word, "advcl"))


def _kind(tree: Tree, word: int, relation: str) -> str:
    """How a word hangs on its governor: as an infinitive or gerund, a clause, a noun; empty where the governor says nothing of it."""
    marks = {tree.form(one) for one in tree.children(word, "mark", "case")}
    if relation == "ccomp":
        return "infinitive" if "to" in marks else "clause"
    if relation in ("xcomp", "acl", "advcl"):
        own_object = tree.is_verb(word) and relation == "advcl" and "to" in marks
        return "" if own_object else "infinitive" if relation == "xcomp" or marks & FROM else ""
    if relation in ("obl", "nmod"):
        return "noun" if marks & GOVERNING else ""
    return "noun" if relation in NOMINAL else ""


def _names(tree: Tree, word: int) -> Iterator[str]:
    """The lemmas of a governor, alone and with its particle: “call”, “call off”."""
    particles = [tree.form(one) for one in tree.children(word, "compound:prt")]
    for lemma in lemmas_of(tree, word):
        yield lemma
        yield from (f"{lemma} {particle}" for particle in particles)


def _describing(tree: Tree, word: int) -> Iterator[str]:
    return (tree.form(one) for one in tree.children(word, "amod", "advmod", "compound"))


def _rows(part: str, kind: str) -> dict[str, tuple[Auxiliary, ...]]:
    return _filed(part, kind, os.environ.get(OVERLAY, ""))


@cache
def _filed(part: str, kind: str, overlay: str) -> dict[str, tuple[Auxiliary, ...]]:
    rows: tuple[Governor, ...] = getattr(event_words(), part)
    filed: dict[str, tuple[Auxiliary, ...]] = {}
    for row in rows:
        for word in row.words if not kind or kind in row.of else ():
            filed[word] = (*filed.get(word, ()), *map(Auxiliary, row.modes))
    return filed


def _negating() -> frozenset[str]:
    return frozenset(word for word, modes in _rows("auxiliaries", "").items() if Auxiliary.NEGATION in modes)


def _background() -> frozenset[str]:
    return frozenset(event_words().background)
