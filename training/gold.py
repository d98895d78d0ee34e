"""Gold laid on the words of a document, cut to windows, and put together to batches: one small class a layout.

Shapes: w words of a document or window, b windows of a batch, l labels of a head.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.model.tasks import BY_NAME, OUTSIDE, Head, HeadKind
from onrecord.model.windows import Integers, Pieces, Window, words_of
from training.corpora.example import Arc, Example, Flagged, Pair, TagGold, Valued

Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WordGold:
    """One value or row a word; `fill` stands where there is no gold."""

    values: NDArray[np.generic]
    fill: int | float


@dataclass(frozen=True, slots=True)
class PairGold:
    """(n, 3): a word, another, and the label's index between them."""

    triples: Integers


@dataclass(frozen=True, slots=True)
class BagGold:
    """(l,): the labels of which at least one stands at some word of the text."""

    labels: Bools


@dataclass(frozen=True, slots=True)
class VectorGold:
    """`owner` (w,): the number of each word's span, -1 for none. `targets` (s, k): the vector of each span."""

    owner: Integers
    targets: Floats


Gold = WordGold | PairGold | BagGold | VectorGold


def lay_gold(example: Example, pieces: Pieces, names: Iterable[str]) -> dict[str, Gold]:
    """The gold of an example for these heads, without vectors, which a base model has to give."""
    laid: dict[str, Gold] = {}
    for name in names:
        head = BY_NAME[name]
        if name in example.tags:
            laid[name] = WordGold(_tags(example.tags[name], head, pieces), fill=0)
        elif name in example.arcs:
            laid[name] = WordGold(_arcs(example.arcs[name], pieces), fill=-1)
        elif name in example.flags:
            laid[name] = WordGold(_flags(example.flags[name], head, pieces), fill=-1)
        elif name in example.numbers:
            laid[name] = WordGold(_numbers(example.numbers[name], pieces), fill=float("nan"))
        elif name in example.pairs:
            laid[name] = PairGold(_pairs(example.pairs[name], head, pieces))
        elif name in example.bags:
            laid[name] = BagGold(np.isin(head.labels, example.bags[name]))
    return laid


def teaches(gold: Gold, window: Window) -> bool:
    """Whether anything in this window has gold."""
    if isinstance(gold, WordGold):
        here = gold.values[window.start : window.stop]
        return bool((~np.isnan(here)).any() if here.dtype == np.float32 else (here != gold.fill).any())
    return not isinstance(gold, PairGold) or len(_inside(gold, window)) > 0


def _tags(gold: TagGold, head: Head, pieces: Pieces) -> Bools:
    index = {label: place for place, label in enumerate(head.labels)}
    allowed = np.zeros((len(pieces.starts), len(head.labels)), bool)
    if not gold.partial:
        outside = [index[OUTSIDE], *(index[f"{part}-{kind}"] for kind in gold.silent for part in "BI")] if OUTSIDE in index else []
        allowed[:, outside] = True
    taken = np.zeros(len(pieces.starts), bool)
    for one in gold.spans:
        begin, stop = words_of(pieces, one.span.start, one.span.end)
        if begin == stop or taken[begin:stop].any():
            continue
        taken[begin:stop] = True
        allowed[begin:stop] = not one.kinds
        for kind in one.kinds:
            allowed[begin, index[kind] if kind in index else index[f"B-{kind}"]] = True
            if kind not in index:
                allowed[begin + 1 : stop, index[f"I-{kind}"]] = True
    return allowed


def _arcs(arcs: tuple[Arc, ...], pieces: Pieces) -> Integers:
    target = np.full(len(pieces.starts), -1, np.int64)
    for one in arcs:
        begin, stop = words_of(pieces, one.tail.start, one.tail.end)
        target[begin:stop] = words_of(pieces, one.head.start, one.head.end)[0]
    return target


def _flags(gold: tuple[Flagged, ...], head: Head, pieces: Pieces) -> NDArray[np.int8]:
    known = np.full((len(pieces.starts), len(head.labels)), -1, np.int8)
    for one in gold:
        begin, stop = words_of(pieces, one.span.start, one.span.end)
        if begin < stop:
            known[begin, np.isin(head.labels, one.true)] = 1
            known[begin, np.isin(head.labels, one.false)] = 0
    return known


def _numbers(gold: tuple[Valued, ...], pieces: Pieces) -> Floats:
    values = np.full(len(pieces.starts), np.nan, np.float32)
    for one in gold:
        begin, stop = words_of(pieces, one.span.start, one.span.end)
        values[begin : min(stop, begin + 1)] = one.value
    return values


def _pairs(gold: tuple[Pair, ...], head: Head, pieces: Pieces) -> Integers:
    triples: list[tuple[int, int, int]] = []
    for one in gold:
        word, other = range(*words_of(pieces, one.word.start, one.word.end)), range(*words_of(pieces, one.to.start, one.to.end))
        if not word or not other:
            continue
        if head.kind is HeadKind.LINKS:
            triples += [(word[0], place, 1) for place in other]
        elif one.label in head.labels:
            triples.append((word[0], other[0], head.labels.index(one.label)))
        else:
            first, inner = (head.labels.index(f"{part}-{one.label}") for part in "BI")
            triples += [(asking, place, inner if place > other[0] else first) for asking in word for place in other]
    return np.array(triples, np.int64).reshape(-1, 3)


def collate_gold(name: str, golds: Sequence[Gold | None], windows: Sequence[Window]) -> tuple[Tensor, ...]:
    """The gold of one head for the windows of a batch, as its loss takes it: see `heads.py`. None: this document has no gold for it."""
    some = next(one for one in golds if one is not None)
    if isinstance(some, WordGold):
        return (padded([_cut(one, some, window) for one, window in zip(golds, windows, strict=True)], some.fill),)
    if isinstance(some, BagGold):
        return (torch.from_numpy(np.stack([one.labels if isinstance(one, BagGold) else np.ones_like(some.labels) for one in golds])),)
    if isinstance(some, VectorGold):
        return _collated_vectors(golds, windows)
    triples = [_inside(one, window) for one, window in zip(golds, windows, strict=True)]
    longest = max(window.stop - window.start for window in windows)
    return _dense_links(triples, longest) if BY_NAME[name].kind is HeadKind.LINKS else _dense_roles(triples, longest)


def _cut(gold: Gold | None, some: WordGold, window: Window) -> NDArray[np.generic]:
    if not isinstance(gold, WordGold):
        return np.full((window.stop - window.start, *some.values.shape[1:]), some.fill, some.values.dtype)
    here = gold.values[window.start : window.stop]
    if gold.values.dtype != np.int64:
        return here
    pointed = here.astype(np.int64)
    inside = (pointed >= window.start) & (pointed < window.stop)
    return np.where(inside, pointed - window.start, -1)


def _inside(gold: Gold | None, window: Window) -> Integers:
    """Triples with both words in the window, counted from its first word."""
    if not isinstance(gold, PairGold):
        return np.empty((0, 3), np.int64)
    pair = gold.triples[:, :2]
    kept = gold.triples[((pair >= window.start) & (pair < window.stop)).all(1)]
    return kept - np.array([window.start, window.start, 0])


def _dense_links(triples: list[Integers], longest: int) -> tuple[Tensor, ...]:
    """(b, w, w) bools: what each word may point to."""
    allowed = np.zeros((len(triples), longest, longest), bool)
    for place, one in enumerate(triples):
        allowed[place, one[:, 0], one[:, 1]] = True
    return (torch.from_numpy(allowed),)


def _dense_roles(triples: list[Integers], longest: int) -> tuple[Tensor, ...]:
    """`asking` (p, 2): window and word of each predicate; (p, w): what each word of its window is to it."""
    asking = [(place, word) for place, one in enumerate(triples) for word in np.unique(one[:, 0])]
    row = {pair: number for number, pair in enumerate(asking)}
    target = np.zeros((len(asking), longest), np.int64)
    for place, one in enumerate(triples):
        for word, other, label in one:
            target[row[place, word], other] = label
    return torch.tensor(asking, dtype=torch.long).reshape(-1, 2), torch.from_numpy(target)


def _collated_vectors(golds: Sequence[Gold | None], windows: Sequence[Window]) -> tuple[Tensor, ...]:
    """`owner` (b, w): the row of `targets` that each word belongs to, -1 for none or for a span that the window cuts."""
    owners: list[NDArray[np.generic]] = []
    targets: list[Floats] = []
    for gold, window in zip(golds, windows, strict=True):
        owner = np.full(window.stop - window.start, -1, np.int64)
        if isinstance(gold, VectorGold):
            here = gold.owner[window.start : window.stop]
            cut = np.isin(here, [*gold.owner[max(0, window.start - 1) : window.start], *gold.owner[window.stop : window.stop + 1]])
            for number in np.unique(here[(here >= 0) & ~cut]):
                owner[here == number] = len(targets)
                targets.append(gold.targets[number])
        owners.append(owner)
    return padded(owners, -1), torch.from_numpy(np.array(targets or np.empty((0, 1)), np.float32))


def padded(arrays: Sequence[NDArray[np.generic]], fill: float) -> Tensor:
    """Arrays of unlike length as one tensor, `fill` behind the shorter ones."""
    longest = max(len(one) for one in arrays)
    filled = np.full((len(arrays), longest, *arrays[0].shape[1:]), fill, arrays[0].dtype)
    for place, one in enumerate(arrays):
        filled[place, : len(one)] = one
    return torch.from_numpy(filled)
