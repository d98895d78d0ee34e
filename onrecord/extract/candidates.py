"""Who did what to whom, before it is known who is who: the predicates that tell of events, and the words of their parties."""

from dataclasses import dataclass

from onrecord.extract.deeds.clauses import oblique_of, possessor_of
from onrecord.extract.deeds.matching import Match, find_matches
from onrecord.extract.deeds.participants import Parties, find_parties, noun_phrase
from onrecord.extract.deeds.tables import codebook
from onrecord.extract.deeds.tree import Tree, grow_tree
from onrecord.records import Annotation, Document, Span


@dataclass(frozen=True, slots=True)
class Deed:
    """One event on its way: the predicate with its row, and the words of its parties."""

    match: Match
    parties: Parties


@dataclass(frozen=True, slots=True)
class Deeds:
    """All events of a report on their way, in order, with the trees that they stand in."""

    tree: Tree
    found: tuple[Deed, ...]


def find_deeds(document: Document, annotation: Annotation) -> Deeds:
    """The events that tables and network see in a report. Raises `KnowledgeError`."""
    tree = grow_tree(document.text or "", annotation)
    return Deeds(tree, tuple(Deed(match, find_parties(tree, match)) for match in find_matches(tree, codebook())))


def acting(deeds: Deeds) -> tuple[Span, ...]:
    """The noun phrases of all parties and of those whose they are, in order: descriptions among them are somebody though nobody names
    them (“police”, “gunmen”).
    """
    tree = deeds.tree
    words = {word for deed in deeds.found for word in deed.parties.words()}
    owners = {owner for word in words for owner in (possessor_of(tree, word), *oblique_of(tree, word, "of")) if owner is not None}
    return tuple(noun_phrase(tree, word) for word in sorted(words | owners))
