"""How surely each line of a document is page furniture: a linear pass over its words, then trees over what stands around it.

There is no network and no text in the weights: words and letters are hashed, and the trees hold numbers only.
"""

import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.errors import MissingModel, StaleModel
from onrecord.model.line_features import AROUND, SHAPE, LineFeatures, WordLists, around, line_features
from onrecord.model.line_words import BITS, Integers, Reals
from onrecord.model.paragraphs import find_paragraphs
from onrecord.model.trees import Trees, as_trees, climb
from onrecord.records import Document, LineScore, Span, overlap

WEIGHTS = Path(__file__).parent / "weights"
CARD, FILE = "lines.card.toml", "lines.npz"

AT_ONCE = 1024
"""Lines that climb the trees together: more would cost memory and no time."""

DIGITS = 4
"""Scores are rounded to this many digits, so that they are equal on machines whose logarithms differ in the last bit."""


@dataclass(frozen=True, slots=True)
class LineModel:
    """The weights. `words`: (2**BITS,) in units of `scale`; `shape`: (len(SHAPE),) for the numbers as they are; `digest`: SHA-256."""

    lists: WordLists
    words: Integers
    scale: float
    shape: Reals
    bias: float
    trees: Trees
    digest: str


def score_lines(document: Document, *, language: str = "en") -> tuple[LineScore, ...]:
    """How surely each paragraph is furniture, 0 to 1, in order of position. Together their spans cover all that is not white space.

    Where the format says what the report is (`Hints.body`), the rest is furniture for certain, and only the report is judged.
    Raises `MissingModel`, `StaleModel`.
    """
    paragraphs = find_paragraphs(document)
    judged = _may_be_report(paragraphs, document.hints.body)
    scores = dict(zip(judged, _scored(document.text or "", judged, load_lines(language)), strict=True)) if judged else {}
    return tuple(LineScore(span, scores.get(span, 1.0)) for span in paragraphs)


@cache
def load_lines(language: str) -> LineModel:
    """The shipped weights of a language, checked against their card. Raises `MissingModel`, `StaleModel`."""
    return read_lines(WEIGHTS / language)


def read_lines(folder: Path) -> LineModel:
    """The weights in a folder that holds `lines.card.toml` and `lines.npz`. Raises `MissingModel`, `StaleModel`."""
    if not (folder / CARD).is_file() or not (folder / FILE).is_file():
        raise MissingModel(f"{folder}: there are no weights for lines")
    card = tomllib.loads((folder / CARD).read_text(encoding="utf-8"))
    written = (folder / FILE).read_bytes()
    digest = sha256(written).hexdigest()
    if digest != card.get("sha256"):
        raise StaleModel(f"{folder / FILE}: SHA-256 {digest[:12]}… is not the card's")
    if card.get("features") != [*SHAPE, *AROUND] or card.get("bits") != BITS:
        raise StaleModel(f"{folder / CARD}: its features are not those of this version")
    with np.load(BytesIO(written), allow_pickle=False) as arrays:
        return as_model({name: arrays[name] for name in arrays.files}, digest)


def as_model(arrays: dict[str, Any], digest: str) -> LineModel:
    """The weights as `lines.npz` holds them, ready to score."""
    lists = WordLists(arrays["function"], arrays["reader"])
    words = arrays["words"].astype(np.int64)
    return LineModel(lists, words, float(arrays["scale"]), arrays["shape"], float(arrays["bias"]), as_trees(arrays), digest)


def first_pass(model: LineModel, features: LineFeatures) -> Reals:
    """Log-odds of furniture by a line's own words and shape, (n,)."""
    lines = len(features.shape)
    owners = features.sparse.owners
    sums = np.zeros(lines, dtype=np.int64)
    np.add.at(sums, owners, model.words[features.sparse.buckets])
    counts = np.maximum(1, np.bincount(owners, minlength=lines))
    exact: Reals = sums * model.scale / np.sqrt(counts) + features.shape @ model.shape + model.bias
    return np.round(exact, DIGITS)


def _scored(text: str, lines: list[Span], model: LineModel) -> list[float]:
    features = line_features(text, lines, model.lists)
    first = first_pass(model, features)
    beside = around(features.shape, first)
    scores: list[float] = []
    for start in range(0, len(lines), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        odds = climb(model.trees, np.hstack([features.shape[part], beside[part]]))
        scores += np.round(1 / (1 + np.exp(-odds)), DIGITS).tolist()
    return scores


def _may_be_report(paragraphs: Sequence[Span], body: tuple[Span, ...] | None) -> list[Span]:
    """The paragraphs of which an extractor took at least half for the report; all of them where none was asked."""
    if body is None:
        return list(paragraphs)
    parts = sorted(body)
    ends = [part.end for part in parts]
    found = []
    for span in paragraphs:
        shared = 0
        for part in islice(parts, bisect_right(ends, span.start), None):
            if part.start >= span.end:
                break
            shared += overlap(span, part)
        found += [span] if 2 * shared >= span.end - span.start else []
    return found
