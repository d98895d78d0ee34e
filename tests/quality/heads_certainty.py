"""The heads of certainty and of PLOVER's modes: event factuality sets on the scale of UDS-IH2 (Rudinger et al. 2018), and our own gold.

Both heads are asked at the gold's word, whether the product marks it as a predicate or not.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from onrecord.model.decode import Scores
from onrecord.model.predicates import LIMIT
from onrecord.model.tasks import CERTAINTY, MODES, PREDICATES
from onrecord.records import Auxiliary, Span
from tests.quality.counts import Counts
from tests.quality.head_scores import TextScores, scores_of
from tests.quality.reading import gold_rows
from training.corpora import ewt, own
from training.corpora.example import Flagged

MARKED = 0.5
"""The probability above which the product marks a word as a predicate: the head has two labels."""

Pairs = Sequence[tuple[float, float]]
"""Certainties, the product's and the gold's."""


def certainty(gold: Path, *, exact: bool = False) -> dict[str, float]:
    """Pearson's r between said and gold certainty of the marked events, and macro F1 over the bins that the gold has: yes (1 and more),
    uncertain, no (-1 and less). Each text is read by itself; where the gold marks a clause, at its most probable predicate.
    """
    pairs: list[tuple[float, float]] = []
    for row in gold_rows(gold):
        scores = scores_of(row["text"], (PREDICATES.name, CERTAINTY.name), exact=exact)
        for one in row["targets"]:
            said = _certainty_in(scores, Span(one["start"], one["end"]))
            pairs += [] if said is None else [(said, one["score"])]
    return {"r": correlation(pairs), "macro F1": _macro_f1(pairs)}


def certainty_in_documents(gold: Path, *, exact: bool = False) -> dict[str, float]:
    """The same for UDS-IH2's sentences in the treebank's documents that they stand in, as reports are read."""
    pairs: list[tuple[float, float]] = []
    for one in ewt.examples(gold.parents[1], "dev"):
        scores = scores_of(one.text, (PREDICATES.name, CERTAINTY.name), one.words, exact=exact)
        for valued in one.numbers.get(CERTAINTY.name, ()):
            said = _certainty_in(scores, valued.span)
            pairs += [] if said is None else [(said, valued.value)]
    return {"r": correlation(pairs), "macro F1": _macro_f1(pairs)}


def _certainty_in(scores: TextScores, span: Span) -> float | None:
    word = scores.predicate_in(span)
    return None if word is None else float(np.clip(scores.scores[CERTAINTY.name][word, 0], -LIMIT, LIMIT))


def correlation(pairs: Pairs) -> float:
    """Pearson's r, 0 where one side does not vary."""
    said, wanted = np.array(pairs).T
    return float(np.corrcoef(said, wanted)[0, 1]) if said.std() and wanted.std() else 0.0


def _macro_f1(pairs: Pairs) -> float:
    bins = [(_bin(said), _bin(wanted)) for said, wanted in pairs]
    given, wanted, right = Counter(one for one, _ in bins), Counter(other for _, other in bins), Counter(a for a, b in bins if a == b)
    return float(np.mean([Counts(right[one], given[one], count).f1 for one, count in wanted.items()]))


def _bin(value: float) -> str:
    return "yes" if value >= 1 else "no" if value <= -1 else "uncertain"


def modes(gold: Path, *, exact: bool = False) -> dict[str, float]:
    """F1 of each of PLOVER's modes over the predicates that the gold lists, their mean, Pearson's r of their certainty, and the share of
    them that the product marks as predicates. The heads are asked at the gold's word, marked or not.
    """
    totals = dict.fromkeys(Auxiliary, Counts())
    certainties: list[tuple[float, float]] = []
    marked: list[bool] = []
    for one in own.read_examples(gold):
        scores = scores_of(one.text, (PREDICATES.name, MODES.name, CERTAINTY.name), exact=exact)
        for flagged in one.flags[MODES.name]:
            word = scores.words_in(flagged.span).start
            totals = {mode: counts + _mode_counts(mode, flagged, scores.scores[MODES.name][word]) for mode, counts in totals.items()}
            marked.append(bool(scores.marked()[word] > MARKED))
        for valued in one.numbers[CERTAINTY.name]:
            said = _certainty_in(scores, valued.span)
            certainties += [] if said is None else [(said, valued.value)]
    figures = {f"{mode} F1": counts.f1 for mode, counts in totals.items()}
    return {
        "macro F1": float(np.mean([*figures.values()])),
        **figures,
        "certainty r": correlation(certainties),
        "marked": float(np.mean(marked)),
    }


def _mode_counts(mode: Auxiliary, flagged: Flagged, scores: Scores) -> Counts:
    given, wanted = bool(scores[MODES.labels.index(mode)] > 0), mode in flagged.true
    return Counts(given and wanted, given, wanted)
