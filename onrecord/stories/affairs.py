"""Stories that run on: which stories are episodes of one affair, by who is in them and what they speak of."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.records import Evidence
from onrecord.stories.grouping import group
from onrecord.stories.profile import Bag, Bags, Profile, Weights, in_common, pack

LINKED = 0.5
"""Sureness from which on two stories are episodes of one affair."""

CENTRE = 6
"""Reports that stand for a story: its first."""

STRONGEST = 8
"""Names of a story by which others are looked up: those that weigh most."""

CROWD = 60
"""Stories that share a name, above which each is compared with `NEAR` others that bear it: a name that is in the news every day says
little, and must not cost the square of every day."""

NEAR = 12

FEATURES, WEIGHTS = ("names", "words", "meaning"), np.array([0.35, 0.3, 0.35])
SURE, HALF = 0.45, 0.1
"""Likeness at which two stories are as surely one affair as not, and how much more of it makes the odds e times larger."""


@dataclass(frozen=True, slots=True)
class EpisodeLink:
    """Two stories of one affair, by index, and what speaks for it."""

    left: int
    right: int
    features: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Affairs:
    """`groups`: indexes of the stories of each affair, in order of its first; `links` between them."""

    groups: tuple[tuple[int, ...], ...]
    links: tuple[EpisodeLink, ...]

    def of(self, story: int) -> tuple[int, ...]:
        """The affair of a story."""
        return next(members for members in self.groups if story in members)


def find_affairs(stories: Sequence[Sequence[Profile]]) -> Affairs:
    """Every story in exactly one affair. Only stories that share two words of names are compared."""
    found: dict[tuple[int, int], EpisodeLink] = {}
    links = []
    laid = _laid(stories)
    for left, others in _meeting([_names(one) for one in stories]):
        likeness = _likeness(laid, left, others)
        sure = 1 / (1 + np.exp(-(likeness @ WEIGHTS - SURE) / HALF))
        for right, alike, score in zip(others, likeness.tolist(), sure.tolist(), strict=True):
            if score >= LINKED:
                features = tuple(Evidence(f"stories: {name}", round(one, 3)) for name, one in zip(FEATURES, alike, strict=True))
                found[left, right] = EpisodeLink(left, right, features)
                links.append((left, right, round(score, 4)))
    groups = tuple(map(tuple, group(len(stories), links, LINKED / 2, reach=NEAR)))
    story = {one: turn for turn, members in enumerate(groups) for one in members}
    return Affairs(groups, tuple(link for (left, right), link in sorted(found.items()) if story[left] == story[right]))


def _names(profiles: Sequence[Profile]) -> Bag:
    return max((one.names for one in profiles[:CENTRE]), key=lambda bag: len(bag.numbers))


def _meeting(bags: Sequence[Bag]) -> list[tuple[int, list[int]]]:
    """For each story those after it with which it shares two of their strongest names."""
    stories: dict[int, list[int]] = {}
    for turn, bag in enumerate(bags):
        for at in np.argsort(-bag.weights, kind="stable")[:STRONGEST].tolist():
            stories.setdefault(int(bag.numbers[at]), []).append(turn)
    counts: dict[int, dict[int, int]] = {}
    for members in stories.values():
        far = len(members) if len(members) <= CROWD else NEAR
        for at, left in enumerate(members):
            for right in members[at + 1 : at + 1 + far]:
                row = counts.setdefault(left, {})
                row[right] = row.get(right, 0) + 1
    met = ((left, sorted(right for right, count in row.items() if count > 1)) for left, row in sorted(counts.items()))
    return [(left, others) for left, others in met if others]


@dataclass(frozen=True, slots=True)
class _Stories:
    """The first reports of all stories, laid end to end: `begins`: (n + 1,) where those of each story start."""

    names: Bags
    terms: Bags
    vectors: Weights
    begins: NDArray[np.int64]


def _laid(stories: Sequence[Sequence[Profile]]) -> _Stories:
    flat = [profile for one in stories for profile in one[:CENTRE]]
    vectors = np.stack([one.vector for one in flat]) if flat else np.zeros((0, 1), np.float32)
    begins = np.cumsum([0, *(len(one[:CENTRE]) for one in stories)])
    return _Stories(pack([one.names for one in flat]), pack([one.terms for one in flat]), vectors, begins)


def _likeness(laid: _Stories, left: int, others: Sequence[int]) -> NDArray[np.float64]:
    """(n, `FEATURES`) what a story has in common with each of others: of their first reports the most that any two have."""
    asked = np.concatenate([np.arange(laid.begins[one], laid.begins[one + 1]) for one in others])
    starts = np.cumsum([0, *(int(laid.begins[one + 1] - laid.begins[one]) for one in others[:-1])])
    rows = [
        np.stack([in_common(laid.names, one, asked), in_common(laid.terms, one, asked), laid.vectors[asked] @ laid.vectors[one]], 1)
        for one in range(int(laid.begins[left]), int(laid.begins[left + 1]))
    ]
    return np.maximum.reduceat(np.max(rows, axis=0).astype(np.float64), starts, axis=0)
