"""What pairs of reports have in common, and how that compares with what each has in common with the reports around it.

Reports of one affair are all alike; those of one story in it are more alike than the rest. So a pair's likeness is also given less the mean
likeness of each report's nearest, next and further neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.stories.profile import Profile, in_common, pack

NEAREST = 28
"""Reports that each one is compared with at most, besides those that have it among their own nearest."""

WINDOW_DAYS = 45
"""Two reports whose dates are known and further apart tell of two stories, though perhaps of one affair."""

BLOCK = 1024
"""Reports that are compared with all others in one step: 60 MB for 15,000 reports."""

FAINT = 0.3
"""Mean of words, lead and meaning in common below which two reports are not looked at further: what the trees say there comes to three
hundredths of all that they say (NeuS dev, ECB+ dev, news of one month)."""

CLOSE = 10
"""Neighbours that count when it is asked how many two reports share."""

MEASURES = ("words", "lead", "names", "meaning", "together")
BANDS = ((0, 5), (0, 10), (10, 20), (20, 40))
FEATURES = (
    *(
        f"{measure}{over}"
        for measure in MEASURES
        for over in ("", *(f" over {low}-{high} {end}" for low, high in BANDS for end in ("max", "min")))
    ),
    "shared neighbours",
)
"""The columns. `words`, `lead`, `names`: what the bags have in common; `meaning`: cosine of the vectors; `together`: the mean of words,
lead and meaning; `over a-b max`: less the mean over the neighbours of ranks a to b, of that report of the two for which it is larger."""

USUAL = dict(zip(MEASURES, (0.1, 0.07, 0.12, 0.55, 0.24), strict=True))
"""The mean over the further neighbours (ranks 10 to 40) of reports in the news of one month and in NeuS dev: what a neighbour that is
not there counts as, so that two reports by themselves are not one story for want of others."""

Indexes = NDArray[np.int64]
Columns = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Likeness:
    """`pairs`: (p, 2) indexes, the smaller first, each pair once, sorted; `columns`: (p, `FEATURES`)."""

    pairs: Indexes
    columns: Columns


@dataclass(frozen=True, slots=True)
class _Ranking:
    """The neighbours of every report, the most alike first. `owners`, `others`, `alike`, `ranks`: (2p,); `count`: reports; `usual`: what a
    neighbour that is not there counts as.
    """

    owners: Indexes
    others: Indexes
    alike: Columns
    ranks: Indexes
    count: int
    usual: float

    def mean(self, low: int, high: int) -> Columns:
        """(count,) the mean over the neighbours of these ranks; one that is not there counts as usual."""
        here = (self.ranks >= low) & (self.ranks < high)
        missing = high - low - np.bincount(self.owners[here], minlength=self.count)
        return (np.bincount(self.owners[here], self.alike[here], self.count) + missing * self.usual) / (high - low)


def find_likeness(profiles: Sequence[Profile], tied: Indexes) -> Likeness:
    """The likeness of all pairs worth comparing: each report with its nearest in meaning among those published about the same time, and the
    `tied` pairs, (t, 2), that something else speaks for.
    """
    count = max(len(profiles), 1)
    nearest = [np.minimum(row, near) * count + np.maximum(row, near) for row, near in enumerate(_nearest(profiles))]
    keys = np.unique(np.concatenate([*nearest, tied[:, 0] * count + tied[:, 1]]))
    pairs = np.stack([keys // count, keys % count], 1)
    measures = _measures(profiles, pairs)
    rankings = [_ranked(pairs, measure, count, usual) for measure, usual in zip(measures.T, USUAL.values(), strict=True)]
    columns = [_contrasts(pairs, measure, ranking) for measure, ranking in zip(measures.T, rankings, strict=True)]
    return Likeness(pairs, np.hstack([*columns, _shared(pairs, rankings[-1], measures[:, -1] >= FAINT)[:, None]]))


def _nearest(profiles: Sequence[Profile]) -> list[Indexes]:
    """For each report the indexes of the nearest others."""
    if not profiles:
        return []
    vectors = np.stack([one.vector for one in profiles])
    days = np.array([np.nan if one.day is None else one.day for one in profiles])
    most, found = min(NEAREST, len(profiles) - 1), []
    for begin in range(0, len(profiles), BLOCK):
        here = slice(begin, begin + BLOCK)
        alike = vectors[here] @ vectors.T
        alike[np.abs(days[here, None] - days[None]) > WINDOW_DAYS] = -1  # with an unknown day no comparison is true
        alike[np.arange(len(alike)), np.arange(begin, begin + len(alike))] = -1
        best = np.argpartition(-alike, most - 1, axis=1)[:, :most] if most else np.zeros((len(alike), 0), np.int64)
        found += [row[alike[at, row] > 0] for at, row in enumerate(best)]
    return found


def _measures(profiles: Sequence[Profile], pairs: Indexes) -> Columns:
    """(p, `MEASURES`)."""
    found = np.zeros((len(pairs), len(MEASURES)))
    kinds = [pack([one.terms for one in profiles]), pack([one.lead for one in profiles]), pack([one.names for one in profiles])]
    vectors = np.stack([one.vector for one in profiles]) if profiles else np.zeros((0, 1), np.float32)
    bounds = np.flatnonzero(np.r_[True, pairs[1:, 0] != pairs[:-1, 0], True]) if len(pairs) else np.zeros(0, np.int64)
    for begin, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        asking, asked = int(pairs[begin, 0]), pairs[begin:end, 1]
        for column, bags in enumerate(kinds):
            found[begin:end, column] = in_common(bags, asking, asked)
        found[begin:end, 3] = np.clip(vectors[asked] @ vectors[asking], 0, 1)
    found[:, 4] = (found[:, 0] + found[:, 1] + found[:, 3]) / 3
    return found.round(5)


def _contrasts(pairs: Indexes, measure: Columns, ranking: _Ranking) -> Columns:
    """A measure as it is, and over each band of neighbours."""
    columns = [measure]
    for low, high in BANDS:
        around = ranking.mean(low, high)[pairs]
        columns += [measure - around.max(1), measure - around.min(1)]
    return np.stack(columns, 1)


def _ranked(pairs: Indexes, measure: Columns, count: int, usual: float) -> _Ranking:
    owners, others, alike = pairs.T.ravel(), pairs[:, ::-1].T.ravel(), np.r_[measure, measure]
    order = np.lexsort((others, -alike, owners))
    owners = owners[order]
    begins = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]]) if len(order) else np.zeros(0, np.int64)
    ranks = np.arange(len(order)) - np.repeat(begins, np.diff(np.r_[begins, len(order)]))
    return _Ranking(owners, others[order], alike[order], ranks, count, usual)


def _shared(pairs: Indexes, ranking: _Ranking, asked: NDArray[np.bool_]) -> Columns:
    """(p,) how much of their close neighbours the two of each pair that is asked for share: of each neighbour the smaller likeness, less
    what is usual further off.
    """
    usual = ranking.mean(*BANDS[2])
    close: list[dict[int, float]] = [{} for _ in range(ranking.count)]
    for at in np.flatnonzero(ranking.ranks < CLOSE).tolist():
        owner = int(ranking.owners[at])
        close[owner][int(ranking.others[at])] = max(float(ranking.alike[at] - usual[owner]), 0.0)
    found = np.zeros(len(pairs))
    for at in np.flatnonzero(asked).tolist():
        left, right = int(pairs[at, 0]), int(pairs[at, 1])
        found[at] = sum(min(close[left][one], close[right][one]) for one in sorted(close[left].keys() & close[right].keys()))
    return found.round(5)
