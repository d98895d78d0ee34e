"""Reports and profiles in words, and a sense without weights: what a text means are its words, thrown into a few dimensions."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.records import Article, PartialDate, Record, Span
from onrecord.stories.likeness import FEATURES
from onrecord.stories.profile import Profile, make_profiles
from onrecord.stories.sense import Sense, Vectors
from onrecord.stories.wording import find_words, number_of
from tests.factory import FINGERPRINT, make_document, make_entity

DIMENSIONS = 64
RARITY = 2.0

Columns = NDArray[np.float64]


def vectors_of(texts: Sequence[str]) -> Vectors:
    found = np.zeros((len(texts), DIMENSIONS), np.float32)
    for turn, text in enumerate(texts):
        for word in find_words(text, Span(0, len(text))):
            found[turn, number_of(word.form) % DIMENSIONS] += 1
    lengths = np.sqrt((found**2).sum(1, keepdims=True))
    vectors: Vectors = (found / np.maximum(lengths, 1e-9)).astype(np.float32)
    return vectors


def always(sure: float) -> Callable[[Columns], Columns]:
    return lambda columns: np.full(len(columns), sure)


def by_words(columns: Columns) -> Columns:
    """As sure as the words that two reports have in common."""
    found: Columns = columns[:, FEATURES.index("words")]
    return found


def make_sense(sureness: Callable[[Columns], Columns] = by_words, rarity: Callable[[str], float] = lambda stem: RARITY) -> Sense:
    return Sense(vectors_of, rarity, sureness)


def make_report(
    *body: str, title: str = "", outlet: str | None = None, published: PartialDate | None = None, names: tuple[str, ...] = ()
) -> Record:
    """A report of these lines; each name stands once in it."""
    lines = ([title] if title else []) + list(body)
    text = "\n".join(lines)
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    article = Article(
        spans[0] if title else None, outlet=outlet, published=published, language="en", body=tuple(spans[1:] if title else spans)
    )
    return Record(make_document(text), FINGERPRINT, article, tuple(make_entity(text, name, [name]) for name in names))


def make_profile(*body: str, day: int | None = None, names: tuple[str, ...] = (), outlet: str | None = None) -> Profile:
    """The profile of a report of these lines; `day` of February 2031."""
    published = PartialDate(2031, 2, day) if day else None
    (profile,) = make_profiles([make_report(*body, published=published, names=names, outlet=outlet)], make_sense())
    return profile
