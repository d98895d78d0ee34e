"""Stories that run on: which stories are episodes of one affair, by who is in them, what they speak of, and when."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.records import Evidence
from onrecord.stories.grouping import group
from onrecord.stories.profile import Bag, Profile, dots

LINKED = 0.5
"""Sureness from which on two stories are episodes of one affair."""

CENTRE = 6
"""Reports that stand for a story: its first."""

STRONGEST = 8
"""Names of a story by which others are looked up: those that weigh most."""

CROWD = 60
"""Stories that share a name, above which it says nothing: it is in the news every day."""

NAMES_WEIGHT, TERMS_WEIGHT, MEANING_WEIGHT = 0.35, 0.3, 0.35
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


def find_affairs(stories: Sequence[Sequence[Profile]]) -> Affairs:
    """Every story in exactly one affair. Only stories that name somebody or some place in common are compared."""
    bags = [_names(one) for one in stories]
    found: dict[tuple[int, int], EpisodeLink] = {}
    links = []
    for left, right in _meeting(bags):
        features = _features(stories[left], stories[right])
        sure = float(1 / (1 + np.exp(-(_likeness(features) - SURE) / HALF)))
        if sure >= LINKED:
            found[left, right] = EpisodeLink(left, right, features)
            links.append((left, right, round(sure, 4)))
    groups = tuple(map(tuple, group(len(stories), links, LINKED / 2)))
    story = {one: turn for turn, members in enumerate(groups) for one in members}
    return Affairs(groups, tuple(link for (left, right), link in sorted(found.items()) if story[left] == story[right]))


def _names(profiles: Sequence[Profile]) -> Bag:
    return max((one.names for one in profiles[:CENTRE]), key=lambda bag: len(bag.numbers))


def _meeting(bags: Sequence[Bag]) -> list[tuple[int, int]]:
    """Pairs of stories that share two of their strongest names."""
    stories: dict[int, list[int]] = {}
    for turn, bag in enumerate(bags):
        for at in np.argsort(-bag.weights, kind="stable")[:STRONGEST].tolist():
            stories.setdefault(int(bag.numbers[at]), []).append(turn)
    counts: dict[tuple[int, int], int] = {}
    for members in stories.values():
        for at, left in enumerate(members if len(members) <= CROWD else ()):
            for right in members[at + 1 :]:
                counts[left, right] = counts.get((left, right), 0) + 1
    return sorted(pair for pair, count in counts.items() if count > 1)


def _features(left: Sequence[Profile], right: Sequence[Profile]) -> tuple[Evidence, ...]:
    """What two stories have in common: of their first reports the most that any two have."""
    names = max(float(dots(one.names, [other.names for other in right[:CENTRE]]).max()) for one in left[:CENTRE])
    terms = max(float(dots(one.terms, [other.terms for other in right[:CENTRE]]).max()) for one in left[:CENTRE])
    meaning = max(float(one.vector @ other.vector) for one in left[:CENTRE] for other in right[:CENTRE])
    return tuple(
        Evidence(f"stories: {name}", round(value, 3)) for name, value in (("names", names), ("words", terms), ("meaning", meaning))
    )


def _likeness(features: Sequence[Evidence]) -> float:
    return sum(one.score * weight for one, weight in zip(features, (NAMES_WEIGHT, TERMS_WEIGHT, MEANING_WEIGHT), strict=True))
