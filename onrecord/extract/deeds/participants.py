"""Who did it and to whom: the words of an event's parties by the routes of its rule, and the entities that stand at those words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.extract.deeds.clauses import (
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
from onrecord.extract.deeds.support import suffers, watches
from onrecord.extract.deeds.tree import Tree
from onrecord.records import Entity, EntityKind, RoleKind, Span

VERB_ACTOR = ("subject",)
VERB_RECIPIENT = ("object",)
NOUN_ACTOR = ("subject", "by", "possessor", "modifier", "between")
NOUN_RECIPIENT = ("object", "against", "on", "of", "to", "with", "for", "in")
COMPLEMENTS = ("xcomp", "ccomp", "acl", "advcl")
GIVEN = ("indirect", "to", "object", "with", "between", "for", "from", "against", "on", "in")
"""Where the one stands to whom a promised, threatened or refused act is done."""
_HIGHEST = 4
"""Steps up the tree within which a noun finds who does what it says."""

LEFT = frozenset(("det", "amod", "compound", "nmod:poss", "nummod", "nmod:desc", "flat", "det:predet", "advmod", "case", "punct"))


Heads = tuple[int, ...]


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
        return _of_noun(tree, match.word)
    return None if suffers(tree, match.support, match.word) else subject_of(tree, match.support)


def _of_noun(tree: Tree, noun: int) -> int | None:
    """Who does what a noun says that no verb carries: “Sudan is in talks”, “during a visit, the minister said”."""
    own, above = tree.child(noun, "nsubj"), tree.governor(noun)
    if own is not None:
        return own
    told = role_of(tree, noun, RoleKind.A0)
    if told is not None:
        return told
    during = tree.relation(noun) in ("obl", "nmod") and any(tree.form(one) in ("during", "on", "in") for one in tree.children(noun, "case"))
    at = above
    for _ in range(_HIGHEST if during else 0):
        if tree.is_verb(at) and (found := subject_of(tree, at)) is not None:
            return found
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
    for complement in (*tree.children(word, *COMPLEMENTS), *nouns, *tree.children(word, "obj")):
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


@dataclass(frozen=True, slots=True)
class Standing:
    """The entities of a report, and their mentions in order of position, the longer first; no mention is longer than `longest`."""

    tree: Tree
    entities: Mapping[str, Entity]
    mentions: tuple[tuple[Span, str], ...]
    longest: int


def open_standing(tree: Tree, entities: Iterable[Entity]) -> Standing:
    """The entities by where they stand."""
    by_id = {one.id: one for one in entities}
    mentions = sorted(((mention.span, one.id) for one in by_id.values() for mention in one.mentions), key=_place)
    return Standing(tree, by_id, tuple(mentions), max((span.end - span.start for span, _ in mentions), default=0))


def parties_at(standing: Standing, alternatives: Iterable[Heads], others: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The entities at the end of the first route that leads to any but `others`, who stand on the other side."""
    for heads in alternatives:
        acting = [word for word in heads if not _is_scene(standing, word)]
        found = tuple(one for one in entities_at(standing, acting) if one not in others)
        if found:
            return found
    return ()


def _is_scene(standing: Standing, word: int) -> bool:
    """Whether a town stands before a noun and only says where: “the Mumbai attacks”."""
    entity = _mentioned(standing, word) if standing.tree.relation(word) in ("compound", "amod", "nmod:desc") else None
    return entity is not None and standing.entities[entity].location is not None


def entities_at(standing: Standing, words: Iterable[int]) -> tuple[str, ...]:
    """The entities that noun phrases with these heads stand for, each once, in order: those mentioned there, or whose troops, missiles or
    officials these are.
    """
    found = [one for word in words for one in (_listed(standing, word) or (_owner(standing, word),))]
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _listed(standing: Standing, word: int) -> tuple[str, ...]:
    """The entity mentioned at a word, with those of its kind in a list that an “and” closes: “Chad, Angola and Eritrea”."""
    first = _mentioned(standing, word)
    if first is None:
        return ()
    text, kind, found = standing.tree.text, standing.entities[first].kind, [first]
    place = next(at for at, (span, owner) in enumerate(standing.mentions) if owner == first and _holds(span, standing.tree.span(word)))
    end, closed = standing.mentions[place][0].end, False
    for span, owner in standing.mentions[place + 1 :]:
        between = text[end : span.start].strip()
        if closed or between not in (",", "and", ", and") or standing.entities[owner].kind is not kind:
            break
        found.append(owner)
        end, closed = span.end, between != ","
    return tuple(found) if closed else (first,)


def _holds(whole: Span, part: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _place(mention: tuple[Span, str]) -> tuple[int, int]:
    return mention[0].start, -mention[0].end


def _mentioned(standing: Standing, word: int) -> str | None:
    """The entity of the shortest mention that holds a word."""
    span = standing.tree.span(word)
    first = bisect_left(standing.mentions, span.end - standing.longest, key=lambda one: one[0].start)
    last = bisect_right(standing.mentions, span.start, key=lambda one: one[0].start)
    around = [(one.end - one.start, owner) for one, owner in standing.mentions[first:last] if span.end <= one.end]
    return min(around)[1] if around else None


def _owner(standing: Standing, word: int) -> str | None:
    """“Its troops”, “Russian missiles”, “the government of Kenya”: the entity that a noun belongs to."""
    tree = standing.tree
    behind = (one for preposition in ("of", "from", "in") for one in oblique_of(tree, word, preposition))
    owners = [*_given(possessor_of(tree, word)), *modifiers_of(tree, word), *tree.children(word, "appos"), *behind]
    found = (_mentioned(standing, owner) for owner in owners)
    return next((one for one in found if one is not None and standing.entities[one].kind is not EntityKind.OTHER), None)
