"""What the clause around a time expression looks at: “met on Monday”, “meets on Monday”, “will meet on Monday”."""

from bisect import bisect_left
from enum import StrEnum

from onrecord.extract.deeds.tree import Tree
from onrecord.records import Span

WILL = frozenset(("will", "'ll", "shall", "wo"))
MAY = frozenset(("would", "could", "can", "may", "might", "should", "must"))
PLANNED = frozenset(
    (
        "due",
        "set",
        "scheduled",
        "expected",
        "plan",
        "plans",
        "planned",
        "planning",
        "hopes",
        "wants",
        "intends",
        "going",
        "likely",
        "about",
        "promise",
        "promised",
        "agree",
        "agreed",
        "vow",
        "vowed",
        "vows",
        "pledge",
        "pledged",
        "decided",
        "decide",
        "intend",
        "intended",
        "arranged",
        "ready",
        "preparing",
        "prepared",
        "promises",
        "agrees",
        "pledges",
    )
)
UNTIL = frozenset(("until", "till", "by"))
PAST_TENSE = "VerbForm=Fin|Mood=Ind|Tense=Past"
_HIGHEST = 5


class Tense(StrEnum):
    """Where a clause looks."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


def tense_at(tree: Tree, span: Span) -> Tense:
    """The tense of the clause in which an expression stands; past where there is no tree or verb. “Until Friday” looks ahead."""
    annotation = tree.annotation
    at = bisect_left(annotation.words, span.start, key=lambda word: word.start)
    if at >= len(annotation.tokens):
        return Tense.PAST
    last = max(at, bisect_left(annotation.words, span.end, key=lambda word: word.start) - 1)
    inside = set(range(at, last + 1))
    word = next((one for one in sorted(inside) if tree.governor(one) not in inside), at)
    if tree.opens_with(word, UNTIL, "case", "mark"):
        return Tense.PRESENT
    for _ in range(_HIGHEST):
        if _is_clause(tree, word) and (word not in inside or tree.child(word, "cop") is not None):
            return _tense_of(tree, word)
        word = tree.governor(word)
    return Tense.PAST


def _is_clause(tree: Tree, word: int) -> bool:
    return tree.is_verb(word) or tree.child(word, "cop") is not None


def _tense_of(tree: Tree, verb: int, depth: int = 0) -> Tense:
    """The tense of a clause; an infinitive looks ahead where it is planned, and else where its governor looks."""
    helping = list(tree.children(verb, "aux", "aux:pass", "cop"))
    forms = {tree.form(one) for one in helping}
    if forms & WILL:
        return Tense.FUTURE
    if forms & MAY:
        return Tense.PRESENT
    features = [tree.token(one).features for one in (verb, *helping)]
    if PAST_TENSE in features or forms & {"had", "was", "were", "did"}:
        return Tense.PAST
    above = tree.governor(verb)
    deeper = above != verb and depth < _HIGHEST
    if deeper and tree.is_infinitive(verb):
        return Tense.FUTURE if tree.form(above) in PLANNED else _tense_of(tree, above, depth + 1)
    if deeper and not helping and tree.relation(verb) in ("conj", "xcomp", "advcl", "acl") and "VerbForm=Fin" not in features[0]:
        return _tense_of(tree, above, depth + 1)
    present = any("Tense=Pres" in one and "VerbForm=Fin" in one for one in features)
    return Tense.PRESENT if present and not forms & {"have", "has", "'ve"} else Tense.PAST
