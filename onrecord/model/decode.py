"""The network's scores as spans and links. Shapes: w words of one window, l labels."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.tasks import OUTSIDE

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words `start` to `stop` of the window are a `kind`; `score` is the mean probability of their labels."""

    kind: str
    start: int
    stop: int
    score: float


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution in words of the window; `source` is None where none is printed."""

    source: Tagged | None
    cue: Tagged
    content: tuple[Tagged, ...]
    score: float


def decode_tags(scores: Scores, labels: tuple[str, ...]) -> tuple[Tagged, ...]:
    """The spans of the best legal path through (w, l): I- follows only B- or I- of its kind."""
    probabilities = log_softmax(scores)
    path = probabilities.argmax(1)
    legal = _legal(labels)
    if not legal[np.append(labels.index(OUTSIDE), path[:-1]), path].all():
        path = _best_path(probabilities, legal, labels.index(OUTSIDE))
    chosen = np.exp(probabilities[np.arange(len(path)), path])
    return tuple(_spans(path, chosen, labels))


def link_attributions(tags: tuple[Tagged, ...], cue_of_content: Scores, source_of_cue: Scores) -> tuple[Linked, ...]:
    """Attributions of a window: each content goes to its best cue, each cue takes its best source or none. In order of the cues.

    `cue_of_content` and `source_of_cue` are (w, w), row = the word that points. A cue that no content chooses is left out.
    """
    cues, sources, contents = ([one for one in tags if one.kind == kind] for kind in ("cue", "source", "content"))
    if not cues:
        return ()
    chosen: dict[int, list[tuple[Tagged, float]]] = {}
    for content in contents:
        place, score = _best_cue(content, cues, cue_of_content)
        chosen.setdefault(place, []).append((content, score))
    return tuple(_linked(cues[place], chosen[place], sources, source_of_cue) for place in sorted(chosen))


def log_softmax(scores: Scores) -> Scores:
    """Log probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    found: Scores = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return found


def _best_cue(content: Tagged, cues: list[Tagged], scores: Scores) -> tuple[int, float]:
    starts = [cue.start for cue in cues]
    mean = log_softmax(scores[content.start : content.stop][:, starts]).mean(0)
    place = int(mean.argmax())
    return place, float(np.exp(mean[place]))


def _linked(cue: Tagged, content: list[tuple[Tagged, float]], sources: list[Tagged], scores: Scores) -> Linked:
    starts = [cue.start, *(one.start for one in sources)]
    probabilities = np.exp(log_softmax(scores[cue.start][starts]))
    best = int(probabilities.argmax())
    pieces = tuple(one for one, _ in content)
    parts = [cue.score, float(probabilities[best]), *(score for _, score in content), *(one.score for one in pieces)]
    return Linked(sources[best - 1] if best else None, cue, pieces, float(np.mean(parts)))


def _legal(labels: tuple[str, ...]) -> NDArray[np.bool_]:
    """(l, l): whether the second label may follow the first."""
    return np.array([[not to.startswith("I-") or (at != OUTSIDE and at[2:] == to[2:]) for to in labels] for at in labels])


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
    found: list[Tagged] = []
    start = -1
    for place, label in enumerate([*(labels[one] for one in path), OUTSIDE]):
        if start >= 0 and not label.startswith("I-"):
            kind = labels[path[start]][2:]
            found.append(Tagged(kind, start, place, float(chosen[start:place].mean())))
            start = -1
        if label.startswith("B-"):
            start = place
    return found
