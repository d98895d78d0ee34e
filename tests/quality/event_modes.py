"""PLOVER's auxiliary modes as the event stage gives them, on sentences of our own: each names one predicate and its modes."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.extract.deeds.firmness import find_modes
from onrecord.extract.deeds.settings import dated, times_at
from onrecord.extract.deeds.support import support_of
from onrecord.extract.deeds.tree import grow_tree
from onrecord.extract.times import find_times
from onrecord.records import Article, Auxiliary, PartialDate, Span
from tests.quality.counts import Counts
from tests.quality.head_scores import annotation_of

PUBLISHED = PartialDate(2025, 6, 15)
"""The sentences tell no day of publication; dates in them are those of the years before."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its predicate, the modes that the gold has, and those that were found."""

    text: str
    word: str
    wanted: frozenset[Auxiliary]
    given: frozenset[Auxiliary]


def judged(gold: Path) -> Iterator[Judged]:
    """All sentences of a gold file, in order."""
    for row in tomllib.loads(gold.read_text(encoding="utf-8"))["sentences"]:
        wanted = frozenset(map(Auxiliary, row["modes"]))
        yield Judged(row["text"], row["word"], wanted, modes_at(row["text"], row["word"]))


def modes_at(text: str, word: str) -> frozenset[Auxiliary]:
    """The modes of the predicate that is this word of a text."""
    annotation = annotation_of(text)
    tree = grow_tree(text, annotation)
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    if found is None:
        raise ValueError(f"{word!r} is no word of {text!r}")
    at = next(place for place, span in enumerate(annotation.words) if span.start <= found.start() < span.end)
    times = find_times(Article(published=PUBLISHED, body=(Span(0, len(text)),)), tree)
    return dated(find_modes(tree, at, support_of(tree, at)), times_at(tree, at, times), PUBLISHED)


def event_modes(gold: Path) -> dict[str, float]:
    """F1 of each mode and the mean over the four."""
    rows = list(judged(gold))
    scores = {
        f"{mode} F1": Counts(
            sum(mode in one.given and mode in one.wanted for one in rows),
            sum(mode in one.given for one in rows),
            sum(mode in one.wanted for one in rows),
        ).f1
        for mode in Auxiliary
    }
    return {"macro F1": sum(scores.values()) / len(scores)} | scores
