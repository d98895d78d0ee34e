"""Shared by the corpora of coreference: mentions of any source as gold of the heads ANTECEDENT and NOMINALS."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.records import MentionForm, NominalKind, Span, overlap, words
from training.corpora.example import Pair, Tagged, TagGold

PRONOUNS = frozenset(
    (
        *("he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself"),
        *("they", "them", "their", "theirs", "themselves", "themself"),
        *("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"),
        *("you", "your", "yours", "yourself", "yourselves"),
    )
)
"""Personal, possessive and reflexive pronouns: the ones that the head resolves."""
_REACH = 200
"""Words within which another mention counts as an antecedent."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a referent. `anchors` are the words that stand for it: a name's own words, a description's head noun, each part of a
    coordination. `kind` is None for what is neither a person, an organisation nor a place.
    """

    span: Span
    head: Span
    anchors: tuple[Span, ...]
    cluster: str
    form: MentionForm
    kind: NominalKind | None


def antecedents(text: str, mentions: Iterable[Mention], cut: Sequence[Span], *, exhaustive: bool = False) -> tuple[Pair, ...]:
    """From each pronoun and each description of a person, organisation or place to the other mentions of its cluster within reach.

    A pronoun prefers what stands before it; a description only has what stands before. Whoever has none points to itself, and where the
    source is `exhaustive`, marking all noun phrases, so does a pronoun that is no mention (“it rained”). `cut` are the words of the text.
    """
    known = _by_head(mentions)
    clusters = defaultdict(list)
    for one in known.values():
        clusters[one.cluster].append(one)
    starts = [word.start for word in cut]
    pairs = [pair for one in known.values() if _resolves(text, one) for pair in _pairs(one, clusters[one.cluster], starts)]
    empty = [word for word in cut if exhaustive and words(text, word).casefold() in PRONOUNS and word not in known]
    return (*pairs, *(Pair(word, word) for word in empty))


def nominals(mentions: Iterable[Mention]) -> TagGold:
    """Descriptions of persons, organisations and places, from their first word to the head noun; of nested ones the outermost."""
    found: list[Tagged] = []
    tagged = (Tagged(Span(one.span.start, one.head.end), (one.kind,)) for one in mentions if one.kind and one.form is MentionForm.NOMINAL)
    for one in sorted(tagged, key=lambda tag: (tag.span.start, -tag.span.end)):
        if not found or found[-1].span.end <= one.span.start:
            found.append(one)
    return TagGold(tuple(found))


def _by_head(mentions: Iterable[Mention]) -> dict[Span, Mention]:
    """One mention for each head and set of anchors: the shortest phrase says best what the word stands for."""
    ordered = sorted(mentions, key=lambda one: (one.head.start, len(one.anchors), one.span.end - one.span.start))
    known: dict[Span, Mention] = {}
    for one in ordered:
        known.setdefault(one.head if len(one.anchors) == 1 else one.span, one)
    return known


def _resolves(text: str, mention: Mention) -> bool:
    if len(mention.anchors) > 1 or mention.form is MentionForm.NAME:
        return False
    if mention.form is MentionForm.PRONOUN:
        return words(text, mention.head).casefold() in PRONOUNS
    return mention.kind is not None


def _pairs(mention: Mention, cluster: Sequence[Mention], starts: Sequence[int]) -> Iterator[Pair]:
    others = [one for one in cluster if not _touch(one, mention) and _distance(one, mention, starts) <= _REACH]
    before = [one for one in others if one.head.start < mention.head.start]
    chosen = before or (others if mention.form is MentionForm.PRONOUN else [])
    yield from (Pair(mention.head, anchor) for one in chosen for anchor in one.anchors)
    if not chosen:
        yield Pair(mention.head, mention.head)


def _touch(one: Mention, mention: Mention) -> bool:
    return any(overlap(anchor, mention.head) for anchor in one.anchors)


def _distance(one: Mention, mention: Mention, starts: Sequence[int]) -> int:
    return abs(bisect_right(starts, one.head.start) - bisect_right(starts, mention.head.start))
