"""Scores of the syntax heads as trees. Shapes: w words of a window, n words of a sentence, l labels."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.model.decode import Scores, log_softmax
from onrecord.model.lemmas import lemma_of
from onrecord.model.tasks import FEATURES, GOVERNOR, LEMMA, PART_OF_SPEECH, RELATION
from onrecord.model.windows import Integers
from onrecord.records import Token

ROOT = "root"


def find_tokens(words: Sequence[str], scores: dict[str, Scores], sentences: Integers, begin: int) -> tuple[Token, ...]:
    """The words of a window with part of speech, features, lemma, governor and relation. `sentences`: (w,) each word's sentence, rising;
    `begin`: the document's index of the window's first word.
    """
    parts, features, rules = ([head.labels[place] for place in scores[head.name].argmax(1)] for head in (PART_OF_SPEECH, FEATURES, LEMMA))
    governors = find_governors(scores[GOVERNOR.name], sentences)
    relations = _relations(scores[RELATION.name], governors)
    lemmas = map(lemma_of, words, parts, rules)
    return tuple(map(Token, parts, features, lemmas, (governors + begin).tolist(), relations))


def find_governors(scores: Scores, sentences: Integers) -> Integers:
    """(w, w), row = the word that looks for its governor, to (w,): a tree a sentence, whose root points to itself."""
    found = np.zeros(len(scores), np.int64)
    for begin, stop in _runs(sentences):
        found[begin:stop] = begin + tree_of(log_softmax(scores[begin:stop, begin:stop]))
    return found


def tree_of(scores: Scores) -> Integers:
    """The governors of one sentence from (n, n) log probabilities: each word's best, but for what makes it no tree with one root.

    Every cycle, and every root too many, is broken where that costs least (a greedy form of Chu and Liu 1965, Edmonds 1967).
    """
    governors: Integers = scores.argmax(1)
    words = np.arange(len(scores))
    roots = np.flatnonzero(governors == words)
    root = int(roots[scores[roots, roots].argmax()] if len(roots) else scores.diagonal().argmax())
    governors[root] = root
    rivals = scores.copy()
    rivals[words, words] = -np.inf
    loose = [int(one) for one in roots if one != root]
    while True:
        for word in loose:
            _attach(word, rivals, governors)
        cycle = _cycle(governors, root)
        if not len(cycle):
            return governors
        loose = [_cheapest(cycle, rivals, governors)]


def _attach(word: int, rivals: Scores, governors: Integers) -> None:
    """Gives the word its best governor among those that do not hang on it."""
    governors[word] = word
    free = _tops(governors) != word
    governors[word] = int(np.where(free, rivals[word], -np.inf).argmax())


def _cheapest(cycle: Integers, rivals: Scores, governors: Integers) -> int:
    """The word of the cycle that loses least when it turns to a governor outside."""
    outside = rivals[cycle].copy()
    outside[:, cycle] = -np.inf
    return int(cycle[(outside.max(1) - rivals[cycle, governors[cycle]]).argmax()])


def _tops(governors: Integers) -> Integers:
    """The word that each word hangs on in the end: a root, or some word of a cycle."""
    reached = governors
    for _ in range(len(governors).bit_length()):
        reached = reached[reached]
    return reached


def _cycle(governors: Integers, root: int) -> Integers:
    """The words of one cycle, none where every word hangs on the root."""
    tops = _tops(governors)
    astray = np.flatnonzero(tops != root)
    if not len(astray):
        return astray
    members = [int(tops[astray[0]])]
    while (following := int(governors[members[-1]])) != members[0]:
        members.append(following)
    return np.array(members)


def _relations(scores: Scores, governors: Integers) -> list[str]:
    """The best label of each word's arc: "root" for roots and for no other word."""
    allowed = scores.copy()
    allowed[:, RELATION.labels.index(ROOT)] = -np.inf
    best = allowed.argmax(1)
    best[governors == np.arange(len(governors))] = RELATION.labels.index(ROOT)
    return [RELATION.labels[one] for one in best]


def _runs(sentences: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Ranges of words of one sentence each."""
    bounds = np.flatnonzero(np.diff(sentences, prepend=-1, append=-1))
    return pairwise(bounds.tolist())
