"""Who did it and to whom: the words of an event's parties by the routes of its rule, and the entities that stand at those words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.extract.deeds.clauses import (
    COMPLEMENTS,
    agent_of,
    is_passive,
    is_time,
    modifiers_of,
    object_of,
    oblique_of,
    possessor_of,
    role_of,
    subject_of,
    through,
)
from onrecord.extract.deeds.matching import Match
from onrecord.extract.deeds.standing import Heads
from onrecord.extract.deeds.support import suffers, watches
from onrecord.extract.deeds.tree import Tree
from onrecord.records import Quad, RoleKind, Span

VERB_ACTOR = ("subject",)
VERB_RECIPIENT = ("object",)
NOUN_ACTOR = ("subject", "by", "possessor", "modifier", "between")
NOUN_RECIPIENT = ("object", "against", "on", "of", "to", "with", "for", "in")
GIVEN = ("indirect", "to", "object", "with", "between", "for", "from", "against", "on", "in")
"""Where the one stands to whom a promised, threatened or refused act is done."""
PLACING = ("at", "in", "on", "near", "inside", "outside")
_HIGHEST = 4
"""Steps up the tree within which a noun finds who does what it says."""

LEFT = frozenset(("det", "amod", "compound", "nmod:poss", "nummod", "nmod:desc", "flat", "det:predet", "advmod", "case", "punct"))


@dataclass(frozen=True, slots=True)
class Parties:
    """The words of those who act and of those who are acted on: the ends of each route in turn, of which the first that leads to somebody
    counts. `mutual`: all of them act. `subject` are the words of the clause's own subject, if that is whose act it is.
    """

    actor: tuple[Heads, ...]
    recipient: tuple[Heads, ...]
    mutual: bool = False
    subject: Heads = ()

    def words(self) -> frozenset[int]:
        """All words, whatever their route."""
        return frozenset(word for side in (self.actor, self.recipient) for heads in side for word in heads)


def find_parties(tree: Tree, match: Match) -> Parties:
    """The words of an event's parties, those joined by “and” all counted."""
    rule = match.row.rule if match.row else None
    verb = _is_clause(tree, match)
    acting = (rule.actor if rule else ()) or (VERB_ACTOR if verb else NOUN_ACTOR)
    suffering = (rule.recipient if rule else ()) or (VERB_RECIPIENT if verb else NOUN_RECIPIENT)
    own = next(_along(tree, match, ("subject",)), ()) if "subject" in acting else ()
    return Parties(tuple(_along(tree, match, acting)), tuple(_along(tree, match, suffering)), bool(rule and rule.reciprocal), own)


def noun_phrase(tree: Tree, head: int) -> Span:
    """A noun with what stands directly before it."""
    first = head
    left = sorted(one for child in tree.children(head, *LEFT) if child < head for one in tree.subtree(child))
    for one in reversed(left):
        if one != first - 1:
            break
        first = one
    while first < head and tree.relation(first) in ("case", "punct", "cc"):
        first += 1
    return Span(tree.span(first).start, tree.span(head).end)


def _is_clause(tree: Tree, match: Match) -> bool:
    part = match.row.part if match.row else ("verb" if tree.is_verb(match.word) else "noun")
    return part != "noun"


def _along(tree: Tree, match: Match, routes: Iterable[str]) -> Iterator[Heads]:
    """The words at the end of each route that leads anywhere, with what is joined to them; times and clauses are nobody."""
    for route in routes:
        for heads in _complements(tree, match.word) if route == "complement" else (list(_reached(tree, match, route)),):
            meant = [word for head in heads for one in tree.conjuncts(head) for word in through(tree, one)]
            found = dict.fromkeys(one for one in meant if one != match.word and not tree.is_verb(one) and not is_time(tree, one))
            if found:
                yield tuple(found)


def _reached(tree: Tree, match: Match, route: str) -> Iterator[int]:
    word, support = match.word, match.support
    clause = _is_clause(tree, match)
    if route == "subject":
        yield from _given(_subject(tree, match, clause=clause))
    elif route == "object":
        yield from _given(_object(tree, match, clause=clause))
    elif route == "indirect":
        yield from _indirect(tree, word)
    elif route == "possessor":
        yield from _given(possessor_of(tree, word))
    elif route == "modifier":
        yield from modifiers_of(tree, word)
    elif route == "clause":
        yield from _clause_subject(tree, word)
    else:
        yield from _behind(tree, word, support, route)
        for particle in match.row.rest if match.row else ():
            yield from (one for noun in oblique_of(tree, word, particle) for one in oblique_of(tree, noun, route))


def _indirect(tree: Tree, word: int) -> Iterator[int]:
    """Whoever is given something: “sent Haiti rice”, “was granted asylum”."""
    things = list(tree.children(word, "obj"))
    yield from tree.children(word, "iobj")
    yield from things[:-1]
    yield from tree.children(word, "nsubj:pass") if things else ()


def _given(word: int | None) -> Iterator[int]:
    if word is not None:
        yield word


def _subject(tree: Tree, match: Match, *, clause: bool) -> int | None:
    if clause:
        found = subject_of(tree, match.word)
        return found if found is not None or is_passive(tree, match.word) else role_of(tree, match.word, RoleKind.A0)
    if match.support is None or watches(tree, match.support):
        return _of_noun(tree, match.word, talking=match.table.quad is Quad.VERBAL_COOPERATION)
    return None if suffers(tree, match.support, match.word) else subject_of(tree, match.support)


def _of_noun(tree: Tree, noun: int, *, talking: bool) -> int | None:
    """Who does what a noun says that no verb carries: “Sudan is in talks”, “during a visit, the minister said”; in the last way only of
    meetings and the like (`talking`): whoever speaks of an attack need not attack.
    """
    own, above = tree.child(noun, "nsubj"), tree.governor(noun)
    if own is not None:
        return own
    told = role_of(tree, noun, RoleKind.A0)
    if told is not None and not tree.opens_with(told, PLACING, "case"):
        return told
    during = talking and tree.relation(noun) in ("obl", "nmod") and tree.opens_with(noun, ("during", "on", "in"), "case")
    at = above
    for _ in range(_HIGHEST if during else 0):
        if tree.is_verb(at):
            return subject_of(tree, at)
        at = tree.governor(at)
    return None


def _object(tree: Tree, match: Match, *, clause: bool) -> int | None:
    if clause:
        found = object_of(tree, match.word)
        if found is not None or tree.child(match.word, "obj") is not None:
            return found
        told = role_of(tree, match.word, RoleKind.A1)
        return told if told != subject_of(tree, match.word) and told in tree.under[match.word] and not _has_case(tree, told) else None
    if match.support is not None and suffers(tree, match.support, match.word):
        return subject_of(tree, match.support) if not is_passive(tree, match.support) else object_of(tree, match.support)
    return None


def _has_case(tree: Tree, word: int | None) -> bool:
    """Whether a preposition stands before a noun: then it is no object, whatever role it plays."""
    return word is not None and tree.child(word, "case") is not None


def _clause_subject(tree: Tree, word: int) -> Iterator[int]:
    """Whoever is to do what the complement says: “demanded that Russia leave”, “urged Russia to leave”."""
    for complement in tree.children(word, *COMPLEMENTS):
        subject = tree.child(complement, "nsubj", "nsubj:pass")
        if subject is not None:
            yield subject
            return


def _complements(tree: Tree, word: int) -> Iterator[list[int]]:
    """To whom is done what the complement says: “agreed to send Kenya aid”, “ready for talks with India”. One's own things are nobody."""
    nouns = [one for preposition in ("for", "in", "of") for one in oblique_of(tree, word, preposition)]
    said = (one for one in tree.children(word, *COMPLEMENTS) if tree.relation(one) != "advcl" or tree.is_infinitive(one))
    for complement in (*said, *nouns, *tree.children(word, "obj")):
        for route in GIVEN:
            yield [one for one in _given_to(tree, complement, route) if not _is_own(tree, one)]


def _is_own(tree: Tree, word: int) -> bool:
    """“Its troops”."""
    owner = possessor_of(tree, word)
    return owner is not None and tree.token(owner).part_of_speech == "PRON"


def _given_to(tree: Tree, complement: int, route: str) -> Iterator[int]:
    if route == "indirect":
        yield from _indirect(tree, complement)
    elif route == "object":
        yield from _given(object_of(tree, complement)) if tree.is_verb(complement) else ()
    else:
        yield from _behind(tree, complement, None, route)


def _behind(tree: Tree, word: int, support: int | None, preposition: str) -> Iterator[int]:
    """What stands behind a preposition: under the word, under the object of a verb, or under the verb that carries a noun."""
    yield from oblique_of(tree, word, preposition)
    if preposition == "by":
        yield from _given(agent_of(tree, word))
    for thing in tree.children(word, "obj", "nsubj:pass"):
        yield from oblique_of(tree, thing, preposition)
        yield from (one for said in tree.children(thing, "acl") for one in oblique_of(tree, said, preposition))
    if support is not None:
        yield from (one for one in oblique_of(tree, support, preposition) if one != word)
