"""Whom pronouns and descriptions mean: the two vectors that the network gives each word are compared within a window and with the one
before. Shapes: w words of the document, k numbers a vector, q asking mentions, c candidates.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.model.decode import Scores, log_softmax
from onrecord.model.windows import Integers
from onrecord.records import Antecedent, Span

_PERSON = {True: 1, None: 0, False: -1}


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `start` to `stop` of the document mention somebody; the vectors are read at `anchor` and, of a name, at all of its words.

    `asks`: it is a pronoun or a description, which may stand for another mention. `named`: it is a name. `key`: mentions of one key mean
    the same, such as names with one last word; empty where nothing is known. `person`: whether it means a person; None: perhaps. A
    `pronoun` of a person always stands for another mention, if there is one that fits.
    """

    span: Span
    start: int
    stop: int
    asks: bool
    named: bool
    key: str = ""
    person: bool | None = None
    pronoun: bool = False

    @property
    def anchor(self) -> int:
        """The head word: the last."""
        return self.stop - 1


def find_antecedents(mentions: Sequence[Mention], vectors: Scores, windows: Integers) -> tuple[Antecedent, ...]:
    """What each asking mention stands for, in order. `mentions` by position; `vectors` (w, 2k); `windows` (w,) each word's window.

    A mention may stand for an earlier one of its window or the window before, or for a name that follows in its window. The probabilities
    of those that mean the same are summed; of the likeliest group, the likeliest name, else the likeliest mention, is meant.
    """
    asks, answers = np.split(vectors, 2, axis=1)
    place = windows[[one.start for one in mentions]] if mentions else np.empty(0, np.int64)
    groups = [one.key or str(number) for number, one in enumerate(mentions)]
    found: list[Antecedent] = []
    for window in np.unique(place).tolist():
        begin, here, stop = np.searchsorted(place, [window - 1, window, window + 1]).tolist()
        asking = [number for number in range(here, stop) if mentions[number].asks]
        if not asking:
            continue
        for number, row in zip(asking, _probabilities(mentions, range(begin, stop), asking, asks, answers), strict=True):
            group, score = _likeliest(groups[begin:stop], row)
            members = [begin + place for place, one in enumerate(groups[begin:stop]) if one == group]
            meant = max(members, key=lambda one: (mentions[one].named, row[one - begin]))
            groups[number] = group
            span = None if group == str(number) else mentions[meant].span
            found.append(Antecedent(mentions[number].span, span, float(np.round(float(score), 4))))
    return tuple(found)


def _likeliest(groups: Sequence[str], probabilities: Scores) -> tuple[str, float]:
    """The group of mentions with the highest sum of probabilities, and that sum."""
    sums: dict[str, float] = {}
    for group, probability in zip(groups, probabilities.tolist(), strict=True):
        sums[group] = sums.get(group, 0.0) + probability
    return max(sums.items(), key=lambda one: one[1])


def _probabilities(mentions: Sequence[Mention], near: range, asking: Sequence[int], asks: Scores, answers: Scores) -> Scores:
    """(q, c): how probably each asking mention stands for each of those near; for itself: nobody named."""
    words = [range(one.start if one.named else one.anchor, one.stop) for one in (mentions[number] for number in near)]
    starts = np.cumsum([0, *(len(one) for one in words[:-1])])
    anchors = [mentions[number].anchor for number in asking]
    scores = np.maximum.reduceat(asks[anchors] @ answers[np.concatenate(words)].T, starts, axis=1)
    numbers = np.array(near)
    named = np.array([mentions[number].named for number in near])
    persons = np.array([_PERSON[mentions[number].person] for number in near])
    wanted = np.array([_PERSON[mentions[number].person] for number in asking])[:, None]
    open_to = ((numbers <= np.array(asking)[:, None]) | named) & (persons * wanted >= 0)
    bound = np.array([mentions[number].pronoun and mentions[number].person is True for number in asking])[:, None]
    itself = numbers == np.array(asking)[:, None]
    elsewhere = (open_to & ~itself & (persons > 0)).any(1, keepdims=True)
    return np.exp(log_softmax(np.where(open_to & ~(itself & bound & elsewhere), scores, -np.inf)))
