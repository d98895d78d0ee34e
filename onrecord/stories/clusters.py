"""Which reports tell of one story. What is found depends on the set of reports alone, not on their order or on how they came in."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.records import Evidence
from onrecord.stories.copies import CROWD, Shared, find_shared, is_copy
from onrecord.stories.grouping import group
from onrecord.stories.likeness import FAINT, FEATURES, MEASURES, NEAREST, Likeness, find_likeness
from onrecord.stories.profile import Profile
from onrecord.stories.sense import Sense

TOGETHER = 0.4
"""Mean sureness over all pairs of two groups from which on they are one story: .3 and .5 hardly differ on NeuS dev; where most reports
stand alone, higher is better."""

LEAST = 0.02
"""Pairs below this count as not linked."""

QUIET_DAYS, DAYS = 3, 10.0
"""Reports so many days apart still tell of one story as readily as those of one day; from then on the sureness falls by e every 10 days."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two reports of one story, by index, how surely they are, and what speaks for it."""

    left: int
    right: int
    score: float
    features: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Clusters:
    """`groups`: indexes of the reports of each story, in order of its first; `ties`: each report but one of a group with the one of the
    group that speaks most for it; `copies`: pairs that carry one text, by index.
    """

    groups: tuple[tuple[int, ...], ...]
    ties: tuple[Tie, ...]
    copies: Shared


def cluster(profiles: Sequence[Profile], sense: Sense) -> Clusters:
    """Every report in exactly one story. Profiles have to be in the order of their documents' ids, so that equal sets give equal
    results.
    """
    copies = is_copy(find_shared(profiles))
    likeness = find_likeness(profiles, copies.pairs)
    sure = _sureness(profiles, likeness, copies, sense)
    linked = sure >= LEAST
    links = zip(*likeness.pairs[linked].T.tolist(), sure[linked].tolist(), strict=True)
    groups = tuple(map(tuple, group(len(profiles), list(links), TOGETHER, reach=NEAREST // 2)))
    return Clusters(groups, tuple(_ties(groups, likeness, sure)), _all_copies(profiles, groups, copies))


def _all_copies(profiles: Sequence[Profile], groups: Sequence[Sequence[int]], copies: Shared) -> Shared:
    """The copies, with every pair of those stories that are larger than a crowd, of which only some were looked at."""
    large = [members for members in groups if len(members) > CROWD]
    found = [(members, is_copy(find_shared([profiles[one] for one in members], len(members)))) for members in large]
    pairs = [np.array(members, np.int64)[one.pairs] for members, one in found]
    shared = Shared(
        np.concatenate([copies.pairs, *pairs]),
        np.concatenate([copies.shingles, *(one.shingles for _, one in found)]),
        np.concatenate([copies.share, *(one.share for _, one in found)]),
    )
    return shared if found else copies


def _sureness(profiles: Sequence[Profile], likeness: Likeness, copies: Shared, sense: Sense) -> NDArray[np.float64]:
    """(p,) what the trees say; less for days between, and 1 for reports that carry one text and are of about one day."""
    days = np.array([np.nan if one.day is None else one.day for one in profiles])
    apart = np.nan_to_num(np.abs(days[likeness.pairs[:, 0]] - days[likeness.pairs[:, 1]]))
    near = likeness.columns[:, FEATURES.index("together")] >= FAINT
    sure = np.zeros(len(near))
    sure[near] = sense.sureness(likeness.columns[near])
    sure *= np.exp(-np.maximum(apart - QUIET_DAYS, 0) / DAYS)
    count = len(profiles)
    one_text = np.isin(likeness.pairs[:, 0] * count + likeness.pairs[:, 1], copies.pairs[:, 0] * count + copies.pairs[:, 1])
    return np.where(one_text & (apart <= QUIET_DAYS), 1.0, sure).round(4)


def _ties(groups: Sequence[Sequence[int]], likeness: Likeness, sure: NDArray[np.float64]) -> list[Tie]:
    """The surest pairs that hold each story together (Kruskal 1956)."""
    story = {one: turn for turn, members in enumerate(groups) for one in members}
    tree = {one: one for one in story}
    found = []
    for at in np.argsort(-sure, kind="stable").tolist():
        left, right = likeness.pairs[at].tolist()
        if story[left] == story[right] and _root(tree, left) != _root(tree, right):
            tree[_root(tree, right)] = _root(tree, left)
            found.append(Tie(left, right, float(sure[at]), _features(likeness.columns[at])))
    return found


def _root(tree: dict[int, int], one: int) -> int:
    while tree[one] != one:
        one = tree[one] = tree[tree[one]]
    return one


def _features(columns: NDArray[np.float64]) -> tuple[Evidence, ...]:
    """The measures themselves, without their comparison with the reports around."""
    return tuple(Evidence(f"stories: {name}", round(float(columns[FEATURES.index(name)]), 3)) for name in MEASURES[:-1])
