"""The entities that stand at the words of a report: whoever a noun phrase means, or whose troops, missiles or officials it means."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.extract.deeds.clauses import modifiers_of, oblique_of, possessor_of
from onrecord.extract.deeds.tree import Tree
from onrecord.records import Entity, EntityKind, Span

Heads = tuple[int, ...]
"""Words at the end of one route from a predicate to a party."""


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
    officials these are. A list that is one group
    (“lawmakers and activists”) stands for its parts where not all of them are somebody by themselves.
    """
    words = tuple(words)
    found = [one for word in words for one in (_listed(standing, word) or (_owner(standing, word),))]
    group = _group(standing, words)
    met = tuple(dict.fromkeys(one for one in found if one is not None))
    told = any(standing.entities[one].country for one in met if one != group)
    return (group,) if group is not None and group in met and not told else met


def _group(standing: Standing, words: Heads) -> str | None:
    """The group in whose one mention several heads stand."""
    if len(words) <= 1:
        return None
    span = Span(standing.tree.span(min(words)).start, standing.tree.span(max(words)).end)
    around = [(one.end - one.start, owner) for one, owner in standing.mentions if _holds(one, span)]
    groups = [one for one in around if standing.entities[one[1]].kind is EntityKind.GROUP]
    return min(groups)[1] if groups else None


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
    owner = possessor_of(tree, word)
    owners = [*([owner] if owner is not None else []), *modifiers_of(tree, word), *tree.children(word, "appos"), *behind]
    found = (_mentioned(standing, owner) for owner in owners)
    return next((one for one in found if one is not None and standing.entities[one].kind is not EntityKind.OTHER), None)
