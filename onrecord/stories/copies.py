"""Which reports carry the same text: runs of words that two reports share, found whatever their order.

Words within quotation marks count little: two papers may quote one speech and have written every other word themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.stories.profile import Numbers, Profile

SHINGLE = 5
"""Words of a shingle (Broder 1997). Shorter ones are shared by chance, longer ones do not survive a light rewrite."""

CROWD = 24
"""Reports that share one shingle, above which each is paired only with its neighbours in the crowd: they are tied all the same, and a
passage that stands everywhere does not cost the square of everywhere."""

FEWEST = 8
"""Shingles that two reports must share to be looked at."""

COPIED = 0.12
"""Share of the shorter report's shingles from which on two reports are held to carry one text. With one word in four replaced 97 of 100
copies stay above it; of pairs of reports of one month that share less, most share a paragraph of background."""

_PRIME = np.uint64(1_000_003)
Pairs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shared:
    """What pairs of reports share. `pairs`: (p, 2) indexes, the smaller first; `shingles`: (p,) how many different ones they share outside
    quotation marks; `share`: (p,) of those of the report that has fewer.
    """

    pairs: Pairs
    shingles: NDArray[np.int64]
    share: NDArray[np.float64]


def find_shared(profiles: Sequence[Profile], crowd: int = CROWD) -> Shared:
    """All pairs of reports that share at least `FEWEST` shingles; of a shingle that more than `crowd` reports share only some pairs. Time
    grows with the words, and with the pairs that are found.
    """
    each = [_shingles(one) for one in profiles]
    numbers = np.concatenate([*each, np.zeros(0, np.uint64)])
    owners = np.repeat(np.arange(len(each)), [len(one) for one in each])
    order = np.lexsort((owners, numbers))
    numbers, owners = numbers[order], owners[order]
    fresh = np.r_[True, (numbers[1:] != numbers[:-1]) | (owners[1:] != owners[:-1])][: len(numbers)]
    numbers, owners = numbers[fresh], owners[fresh]
    sizes = np.bincount(owners, minlength=len(each))
    keys = _pair_keys(numbers, owners, len(each), crowd)
    found, counts = np.unique(keys, return_counts=True)
    found, counts = found[counts >= FEWEST], counts[counts >= FEWEST]
    pairs = np.stack([found // max(len(each), 1), found % max(len(each), 1)], 1)
    return Shared(pairs, counts, counts / np.maximum(np.minimum(sizes[pairs[:, 0]], sizes[pairs[:, 1]]), 1))


def is_copy(shared: Shared) -> Shared:
    """Those pairs that carry one text."""
    here = shared.share >= COPIED
    return Shared(shared.pairs[here], shared.shingles[here], shared.share[here])


def _shingles(profile: Profile) -> NDArray[np.uint64]:
    """The shingles of a report that lie outside quotation marks for the most part, as numbers."""
    words = profile.words
    if len(words) < SHINGLE:
        return np.zeros(0, np.uint64)
    quoted = np.convolve(profile.quoted, np.ones(SHINGLE, np.int64), "valid")
    return rolled(words)[2 * quoted < SHINGLE]


def rolled(words: Numbers) -> NDArray[np.uint64]:
    """(w - 4,) a number for each run of five words."""
    runs = len(words) - SHINGLE + 1
    found = np.zeros(max(runs, 0), np.uint64)
    for step in range(SHINGLE if runs > 0 else 0):
        found = found * _PRIME + words[step : step + runs].astype(np.uint64)
    return found ^ (found >> np.uint64(31))


def _pair_keys(numbers: NDArray[np.uint64], owners: NDArray[np.int64], reports: int, crowd: int) -> Pairs:
    """One key for each pair of reports and each shingle that both have: smaller index times `reports` plus the larger."""
    begins = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]]) if len(numbers) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[begins, len(numbers)])
    keys = [np.zeros(0, np.int64)]
    for step in range(1, min(crowd, int(sizes.max(initial=0)))):
        far = sizes <= crowd if step > 2 else sizes > 0
        firsts = _firsts(begins[far & (sizes > step)], sizes[far & (sizes > step)] - step)
        keys.append(owners[firsts] * reports + owners[firsts + step])
    return np.concatenate(keys)


def _firsts(begins: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """begin, begin + 1, … (count of them) for each, one after the other."""
    ends = np.cumsum(counts)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(begins - ends + counts, counts)
