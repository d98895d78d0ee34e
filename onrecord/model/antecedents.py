"""Whom pronouns and descriptions mean: the two vectors that the network gives each word are compared within a window and with the one
before. Shapes: w words of the document, k numbers a vector, q asking mentions, c candidates.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.model.decode import Scores, log_softmax
from onrecord.model.windows import Integers
from onrecord.records import Antecedent, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `start` to `stop` of the document mention somebody; the vectors are read at `anchor` and, of a name, at all of its words.

    `asks`: it is a pronoun or a description, which may stand for another mention. `named`: it is a name.
    """

    span: Span
    start: int
    stop: int
    asks: bool
    named: bool

    @property
    def anchor(self) -> int:
        """The head word: the last."""
        return self.stop - 1


def find_antecedents(mentions: Sequence[Mention], vectors: Scores, windows: Integers) -> tuple[Antecedent, ...]:
    """What each asking mention stands for, in order. `mentions` by position; `vectors` (w, 2k); `windows` (w,) each word's window.

    A mention may stand for an earlier one of its window or the window before, or for a name that follows in its window. One that stands
    for a mention which itself stands for another means that other.
    """
    asks, answers = np.split(vectors, 2, axis=1)
    place = windows[[one.start for one in mentions]] if mentions else np.empty(0, np.int64)
    meant: dict[int, Span | None] = {}
    scores: dict[int, float] = {}
    for window in np.unique(place).tolist():
        begin, here, stop = np.searchsorted(place, [window - 1, window, window + 1]).tolist()
        asking = [number for number in range(here, stop) if mentions[number].asks]
        if not asking:
            continue
        for number, row in zip(asking, _probabilities(mentions, range(begin, stop), asking, asks, answers), strict=True):
            best = begin + int(row.argmax())
            scores[number] = round(float(row.max()), 4)
            meant[number] = None if best == number else meant.get(best) or mentions[best].span
    return tuple(Antecedent(mentions[number].span, meant[number], scores[number]) for number in sorted(meant))


def _probabilities(mentions: Sequence[Mention], near: range, asking: Sequence[int], asks: Scores, answers: Scores) -> Scores:
    """(q, c): how probably each asking mention stands for each of those near; for itself: nobody named."""
    words = [range(one.start if one.named else one.anchor, one.stop) for one in (mentions[number] for number in near)]
    starts = np.cumsum([0, *(len(one) for one in words[:-1])])
    anchors = [mentions[number].anchor for number in asking]
    scores = np.maximum.reduceat(asks[anchors] @ answers[np.concatenate(words)].T, starts, axis=1)
    numbers = np.array(near)
    named = np.array([mentions[number].named for number in near])
    open_to = (numbers <= np.array(asking)[:, None]) | named
    return np.exp(log_softmax(np.where(open_to, scores, -np.inf)))
