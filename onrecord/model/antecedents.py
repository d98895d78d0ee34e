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

TEMPERATURE = 3.0
"""By which scores are divided: the head, which knows its training texts by heart, is surer than it should be (Guo et al. 2017)."""

DISTANCE = 1.0
"""Nats by which a mention is the less likely one for each hundred words between. Both were chosen on GUM dev, among 1 to 4 and 0 to 2."""

OTHER = "-"
"""In place of the groups of those who cannot be meant."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `start` to `stop` of the document mention somebody; the vectors are read at `anchor` and, of a name, at all of its words.

    `asks`: it is a pronoun or a description, which may stand for another mention. `named`: it is a name. `key`: mentions of one key mean
    the same, such as names with one last word; empty where nothing is known. `person`: whether it means a person; None: perhaps. A
    `pronoun` of a person always stands for another mention, if there is one that fits. Mentions that show different things ("female",
    "male", "plural") do not mean the same.
    """

    span: Span
    start: int
    stop: int
    asks: bool
    named: bool
    key: str = ""
    person: bool | None = None
    pronoun: bool = False
    shows: str = ""

    @property
    def anchor(self) -> int:
        """The head word: the last."""
        return self.stop - 1


@dataclass(frozen=True, slots=True)
class Near:
    """The mentions that one may stand for, by number, and how probably it stands for each: (c,)."""

    numbers: range
    probabilities: Scores


@dataclass(slots=True)
class Groups:
    """Which mentions mean the same: the group of each, and what a group shows of whom it means."""

    of: list[str]
    shown: dict[str, str]

    def open_to(self, mention: Mention, near: range) -> list[str]:
        """The groups of the mentions near, OTHER in place of those that show what the mention does not."""
        return [one if not mention.shows or self.shown[one] in ("", mention.shows) else OTHER for one in self.of[near.start : near.stop]]

    def join(self, number: int, mention: Mention, group: str) -> None:
        """Puts a mention into a group, which then shows what the mention shows."""
        self.of[number] = group
        self.shown[group] = self.shown[group] or mention.shows


def find_antecedents(mentions: Sequence[Mention], vectors: Scores, windows: Integers) -> tuple[Antecedent, ...]:
    """What each asking mention stands for, in order. `mentions` by position; `vectors` (w, 2k); `windows` (w,) each word's window.

    A mention may stand for an earlier one of its window or the window before, or for a name that follows in its window. The probabilities
    of those that mean the same are summed; of the likeliest group, the likeliest name, else the likeliest mention, is meant.
    """
    place = windows[[one.start for one in mentions]] if mentions else np.empty(0, np.int64)
    groups = _keyed(mentions)
    found: list[Antecedent] = []
    for window in np.unique(place).tolist():
        begin, here, stop = np.searchsorted(place, [window - 1, window, window + 1]).tolist()
        asking = [number for number in range(here, stop) if mentions[number].asks]
        if asking:
            probabilities = np.exp(log_softmax(_scores(mentions[begin:stop], [number - begin for number in asking], vectors)))
            seen = range(begin, stop)
            found += [_found(mentions, number, Near(seen, row), groups) for number, row in zip(asking, probabilities, strict=True)]
    return tuple(found)


def _keyed(mentions: Sequence[Mention]) -> Groups:
    """The groups that keys make, each mention without one by itself."""
    groups = Groups([one.key or str(number) for number, one in enumerate(mentions)], {})
    for group, one in zip(groups.of, mentions, strict=True):
        groups.shown[group] = groups.shown.get(group) or one.shows
    return groups


def _found(mentions: Sequence[Mention], number: int, near: Near, groups: Groups) -> Antecedent:
    """What one mention stands for."""
    mention = mentions[number]
    group, score = _likeliest(groups.open_to(mention, near.numbers), near.probabilities)
    members = [one for one in near.numbers if groups.of[one] == group]
    meant = max(members, key=lambda one: (mentions[one].named, near.probabilities[one - near.numbers.start]))
    alone = group == str(number)
    groups.join(number, mention, group)
    return Antecedent(mention.span, None if alone else mentions[meant].span, float(np.round(score, 4)))


def _likeliest(groups: Sequence[str], probabilities: Scores) -> tuple[str, float]:
    """The group of mentions with the highest sum of probabilities, and its share in what the groups that may be meant sum to."""
    sums: dict[str, float] = {}
    for group, probability in zip(groups, probabilities.tolist(), strict=True):
        if group != OTHER:
            sums[group] = sums.get(group, 0.0) + probability
    group, best = max(sums.items(), key=lambda one: one[1])
    return group, best / max(sum(sums.values()), 1e-9)


def _scores(near: Sequence[Mention], asking: Sequence[int], vectors: Scores) -> Scores:
    """(q, c): how well each asking mention, given by its place among those near, goes with each of them; with itself: nobody named."""
    asks, answers = np.split(vectors, 2, axis=1)
    words = [range(one.start if one.named else one.anchor, one.stop) for one in near]
    starts = np.cumsum([0, *(len(one) for one in words[:-1])])
    scores = np.maximum.reduceat(asks[[near[one].anchor for one in asking]] @ answers[np.concatenate(words)].T, starts, axis=1)
    numbers, own = np.arange(len(near)), np.array(asking)[:, None]
    at = np.array([one.start for one in near])
    scores = scores / TEMPERATURE - DISTANCE * np.abs(at - at[own]) / 100
    named = np.array([one.named for one in near])
    persons = np.array([_PERSON[one.person] for one in near])
    bound = np.array([one.pronoun and one.person is True for one in near])
    open_to = ((numbers <= own) | named) & (persons * persons[own] >= 0)
    itself = numbers == own
    elsewhere = (open_to & ~itself & (persons > 0)).any(1, keepdims=True)
    fits: Scores = np.where(open_to & ~(itself & bound[own] & elsewhere), scores, -np.inf)
    return fits
