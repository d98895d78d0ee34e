"""When and where: the time expressions and places that stand in an event's clause."""

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.extract.deeds.clauses import oblique_of
from onrecord.extract.deeds.standing import Standing, entities_at
from onrecord.extract.deeds.tree import Tree
from onrecord.extract.timex.values import date_of
from onrecord.records import Auxiliary, EntityKind, PartialDate, RoleKind, TimeExpression, TimeKind

PLACES = ("in", "at", "near", "outside", "inside", "across", "throughout", "from", "on", "around", "over", "off")
NOMINAL = frozenset(
    (
        "obj",
        "obl",
        "nmod",
        "nsubj",
        "nsubj:pass",
        "nmod:poss",
        "compound",
        "obl:agent",
        "appos",
        "iobj",
        "amod",
        "conj",
        "obl:unmarked",
        "nmod:unmarked",
        "nummod",
        "flat",
        "det",
        "advmod",
        "dep",
        "nmod:desc",
    )
)
_FARTHEST = 8
_OLD_DAYS = 35
"""Days before publication from which on what happened is background. PLOVER's “historical” sets no figure; event data are coded day by day,
and what is told as news is of this month or the last days of the one before."""
_DAYS_A_YEAR, _DAYS_A_MONTH = 365, 31


def times_at(tree: Tree, word: int, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """The dates that say when an event was: those under its noun, else those of its clause, else those before it in a joined clause."""
    dated = [(one, _head(tree, one)) for one in times if one.type in (TimeKind.DATE, TimeKind.TIME)]
    within = set(tree.subtree(word)) if not tree.is_verb(word) else set()
    own = tuple(one for one, at in dated if at in within and _clause(tree, at) in (_clause(tree, word), word))
    if own:
        return own
    clause = _clause(tree, word)
    found = tuple(one for one, at in dated if _clause(tree, at) == clause)
    while not found and tree.relation(clause) in ("conj", "xcomp") and tree.governor(clause) != clause:
        clause = _clause(tree, tree.governor(clause))
        found = tuple(one for one, at in dated if _clause(tree, at) == clause and at < word)
    return found or tuple(one for one, at in dated if at == tree.governor(clause))  # “in 1979, when he announced …”


def when_of(times: tuple[TimeExpression, ...]) -> PartialDate | None:
    """The first date that is known, the finest of them."""
    dates = [date for one in times if (date := date_of(one.value))]
    return max(dates, key=lambda one: (one.month > 0) + (one.day > 0), default=None)


def dated(modes: frozenset[Auxiliary], times: tuple[TimeExpression, ...], published: PartialDate | None) -> frozenset[Auxiliary]:
    """The modes of an event with what its dates say: background, or still to come."""
    if is_background(times, published):
        return modes - {Auxiliary.FUTURE} | {Auxiliary.HISTORICAL}
    possible = Auxiliary.HYPOTHETICAL in modes
    return modes | {Auxiliary.FUTURE} if lies_ahead(times, published) and not possible else modes


def lies_ahead(times: tuple[TimeExpression, ...], published: PartialDate | None) -> bool:
    """Whether an event's dates come after the report: “buys three ships in 2029”."""
    dates = [date for one in times if (date := date_of(one.value))]
    return (
        bool(dates)
        and published is not None
        and all(_begins(one) > _begins(published) and one.year >= published.year and _days(one) > _days(published) for one in dates)
    )


def is_background(times: tuple[TimeExpression, ...], published: PartialDate | None) -> bool:
    """Whether an event's dates lie well before the report: more than a month, or in an earlier year where only years are known."""
    if any(one.value == "PAST_REF" and one.evidence.by.endswith((": ago", ": bygone")) for one in times):
        return True
    dates = [date for one in times if (date := date_of(one.value) or _decade(one.value))]
    if not dates:
        return False
    if published is None:
        return all(not one.month for one in dates)
    return all(_days(published) - _days(one) > _OLD_DAYS for one in dates)


def _decade(value: str) -> PartialDate | None:
    """The last year of a decade: “the 1990s”."""
    return PartialDate(int(f"{value}9")) if len(value) == len("199") and value.isdigit() else None


def _begins(one: PartialDate) -> int:
    """Days since the year 0 at which a date begins."""
    return one.year * _DAYS_A_YEAR + (one.month or 1) * _DAYS_A_MONTH + (one.day or 1)


def _days(one: PartialDate) -> int:
    """Days since the year 0, near enough; a year or month alone counts to its end."""
    return one.year * _DAYS_A_YEAR + (one.month or 12) * _DAYS_A_MONTH - _DAYS_A_MONTH + (one.day or _DAYS_A_MONTH)


def place_at(standing: Standing, word: int, support: int | None, parties: frozenset[str]) -> str | None:
    """The place in which an event was: what the network takes for its place, or what stands behind “in”, “at” and the like."""
    tree = standing.tree
    words = [one.word for one in (tree.predicates[word].roles if word in tree.predicates else ()) if one.kind is RoleKind.PLACE]
    words += [found for at in (word, support) if at is not None for found in _behind(tree, at)]
    found = (one for one in entities_at(standing, words) if standing.entities[one].kind is EntityKind.PLACE and one not in parties)
    return next(found, None)


def _behind(tree: Tree, word: int) -> Iterator[int]:
    for preposition in PLACES:
        yield from oblique_of(tree, word, preposition)
        for thing in tree.children(word, "obj"):
            yield from oblique_of(tree, thing, preposition)


def _head(tree: Tree, time: TimeExpression) -> int:
    """The word of an expression that the rest of the sentence governs."""
    words = tree.annotation.words
    first = bisect_left(words, time.span.start, key=lambda word: word.start)
    last = max(first + 1, bisect_left(words, time.span.end, key=lambda word: word.start))
    inside = range(first, min(last, len(words)))
    return next((one for one in inside if tree.governor(one) not in inside), first if first < len(words) else len(words) - 1)


def _clause(tree: Tree, word: int) -> int:
    """The verb, or predicate noun or adjective, in whose clause a word stands."""
    for _ in range(_FARTHEST):
        if tree.is_verb(word) or tree.child(word, "cop") is not None or tree.relation(word) not in NOMINAL or tree.governor(word) == word:
            return word
        word = tree.governor(word)
    return word
