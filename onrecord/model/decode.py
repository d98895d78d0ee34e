"""The network's scores as spans and links. Shapes: w words of one window, l labels."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.tasks import BY_NAME, OUTSIDE, Head

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words `start` to `stop` of the window are a `kind`; `score` is the mean probability of their labels."""

    kind: str
    start: int
    stop: int
    score: float


def decode_tags(scores: Scores, labels: tuple[str, ...]) -> tuple[Tagged, ...]:
    """The spans of each word's best label in (w, l). Where these make no legal path (I- follows only B- or I- of its kind), the best legal
    path through the stretch up to the next two words outside takes their place.
    """
    probabilities = log_softmax(scores)
    path = probabilities.argmax(1)
    legal = _legal(labels)
    outside = labels.index(OUTSIDE)
    for begin, stop in _illegal_stretches(path, legal, outside):
        path[begin:stop] = _best_path(probabilities[begin:stop], legal, outside)
    chosen = np.exp(probabilities[np.arange(len(path)), path])
    return tuple(_spans(path, chosen, labels))


def log_softmax(scores: Scores) -> Scores:
    """Log probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    found: Scores = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return found


def asking_words(head: Head, scores: dict[str, Scores]) -> NDArray[np.int64]:
    """(p,): the words that ask for what a head of roles gives, in order: those whose best label in its parent is one of its askers."""
    asks = np.array([label in head.askers for label in BY_NAME[head.of].labels])
    return np.flatnonzero(asks[scores[head.of].argmax(1)])


def _legal(labels: tuple[str, ...]) -> NDArray[np.bool_]:
    """(l, l): whether the second label may follow the first."""
    return np.array([[not to.startswith("I-") or (at != OUTSIDE and at[2:] == to[2:]) for to in labels] for at in labels])


def _illegal_stretches(path: NDArray[np.int64], legal: NDArray[np.bool_], outside: int) -> list[tuple[int, int]]:
    """The stretches, parted by two words or more that are outside, in which the path takes an illegal step."""
    before = np.append(outside, path[:-1])
    wrong = np.flatnonzero(~legal[before, path])
    if not len(wrong):
        return []
    parted = np.flatnonzero((path == outside) & (before == outside))
    bounds = np.concatenate(([0], parted, [len(path)]))
    after = np.searchsorted(bounds, wrong, side="right")
    return sorted({(int(bounds[one - 1]), int(bounds[one])) for one in after})


def _best_path(probabilities: Scores, legal: NDArray[np.bool_], outside: int) -> NDArray[np.int64]:
    """Viterbi: the path of the highest sum that takes legal steps only."""
    steps = np.where(legal, 0.0, -np.inf)
    total = probabilities[0] + steps[outside]
    back = np.zeros(probabilities.shape, np.int64)
    for place in range(1, len(probabilities)):
        reached = total[:, None] + steps
        back[place] = reached.argmax(0)
        total = reached.max(0) + probabilities[place]
    path = np.empty(len(probabilities), np.int64)
    path[-1] = total.argmax()
    for place in range(len(path) - 1, 0, -1):
        path[place - 1] = back[place, path[place]]
    return path


def _spans(path: NDArray[np.int64], chosen: Scores, labels: tuple[str, ...]) -> list[Tagged]:
    starts = np.flatnonzero(np.array([one.startswith("B-") for one in labels])[path])
    goes_on = np.array([one.startswith("I-") for one in labels])[path]
    breaks = np.append(np.flatnonzero(~goes_on), len(path))
    stops = breaks[np.searchsorted(breaks, starts, side="right")]
    sums = np.append(0.0, np.cumsum(chosen, dtype=np.float64))
    means = (sums[stops] - sums[starts]) / np.maximum(1, stops - starts)
    kinds = [labels[one][2:] for one in path[starts]]
    return list(map(Tagged, kinds, starts.tolist(), stops.tolist(), means.tolist()))
