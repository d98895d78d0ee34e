"""Examples as batches: gold laid on words, windows of like length together, some of them in other newsrooms' typography."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.model.quotations import find_quotations
from onrecord.model.tasks import Head
from onrecord.model.windows import QUOTES, SPACES, Integers, Pieces, Window, cut_windows, split_pieces, window_inputs
from training.corpora.example import Arc, Example, TagGold, paragraphs

Bools = NDArray[np.bool_]
_OPENING, _CLOSING = 2, 3
_CAPITALISED, _UPPER = 1, 2


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document as pieces with its gold: `tags` by head (w, labels) of bools; `arcs` by head (w,) of word indexes, -1 for none."""

    pieces: Pieces
    tags: dict[str, Bools]
    arcs: dict[str, Integers]


Group = list[tuple[Prepared, Window]]
"""The windows of one batch, each with its document."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows of one corpus: `inputs` are ids, shapes (b, n), first (b, w), mask (b, 1, 1, n), words (b, w)."""

    inputs: dict[str, Tensor]
    tags: dict[str, Tensor]
    arcs: dict[str, Tensor]
    pieces: int


def prepare(examples: Iterable[Example], heads: tuple[Head, ...], tokenizer: Tokenizer) -> list[Prepared]:
    """Lays the gold of every example on its words."""
    by_name = {one.name: one for one in heads}
    return [_prepared(one, by_name, tokenizer) for one in examples]


def _prepared(example: Example, heads: dict[str, Head], tokenizer: Tokenizer) -> Prepared:
    passages = paragraphs(example.text)
    pieces = split_pieces(example.text, passages, find_quotations(example.text, passages), tokenizer)
    tags = {name: _tag_gold(gold, heads[name], pieces) for name, gold in example.tags.items() if name in heads}
    arcs = {name: _arc_gold(gold, pieces) for name, gold in example.arcs.items() if name in heads}
    return Prepared(pieces, tags, arcs)


def _tag_gold(gold: TagGold, head: Head, pieces: Pieces) -> Bools:
    index = {label: place for place, label in enumerate(head.labels)}
    outside = [index["O"], *(index[f"{part}-{kind}"] for kind in gold.silent for part in "BI")]
    allowed = np.zeros((len(pieces.starts), len(head.labels)), bool)
    allowed[:, outside] = True
    taken = np.zeros(len(pieces.starts), bool)
    for one in gold.spans:
        begin, stop = words_of(pieces, one.span.start, one.span.end)
        if begin == stop or taken[begin:stop].any():
            continue
        taken[begin:stop] = True
        allowed[begin:stop] = not one.kinds
        for kind in one.kinds:
            allowed[begin, index[f"B-{kind}"]] = True
            allowed[begin + 1 : stop, index[f"I-{kind}"]] = True
    return allowed


def _arc_gold(arcs: tuple[Arc, ...], pieces: Pieces) -> Integers:
    target = np.full(len(pieces.starts), -1, np.int64)
    for one in arcs:
        begin, stop = words_of(pieces, one.tail.start, one.tail.end)
        target[begin : min(stop, begin + 1) if one.first_only else stop] = words_of(pieces, one.head.start, one.head.end)[0]
    return target


def words_of(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    """The words that lie in a span of characters, as a range of indexes."""
    return int(np.searchsorted(pieces.ends, start, side="right")), int(np.searchsorted(pieces.starts, end, side="left"))


@dataclass(frozen=True, slots=True)
class Plan:
    """How to cut a pass: most pieces of a batch and of a window, and the share of windows that change their typography."""

    batch: int
    window: int
    restyle: float


def batches(prepared: list[Prepared], plan: Plan, rng: np.random.Generator) -> list[Group]:
    """One pass over a corpus: every document cut into windows of a random size near `plan.window`, like lengths together, shuffled."""
    windows = [
        (one, window)
        for one in prepared
        for window in cut_windows(one.pieces, most=int(rng.integers(plan.window * 5 // 8, plan.window + 1)))
    ]
    lengths = np.array([_length(one.pieces, window) for one, window in windows])
    order = np.argsort(lengths + rng.random(len(lengths)) * 16)
    grouped: list[Group] = [[]]
    for place in order:
        if grouped[-1] and (len(grouped[-1]) + 1) * (lengths[place] + 2) > plan.batch:
            grouped.append([])
        grouped[-1].append(windows[place])
    rng.shuffle(grouped)  # type: ignore[arg-type]
    return grouped


def _length(pieces: Pieces, window: Window) -> int:
    end = pieces.first[window.stop] if window.stop < len(pieces.first) else len(pieces.ids)
    return int(end - pieces.first[window.left])


def collate(group: Group, plan: Plan, rng: np.random.Generator, quotes: dict[str, int]) -> Batch:
    """Windows as one padded batch."""
    inputs = [_restyled(window_inputs(one.pieces, window), plan, rng, quotes) for one, window in group]
    ids, shapes, first = (_padded([one[name] for one in inputs], 0) for name in ("ids", "shapes", "first"))
    lengths = torch.tensor([len(one["ids"]) for one in inputs])
    words = torch.tensor([len(one["first"]) for one in inputs])
    mask = (torch.arange(ids.shape[1]) < lengths[:, None])[:, None, None, :]
    real = torch.arange(first.shape[1]) < words[:, None]
    tags = {name: _padded([one.tags[name][window.left : window.stop] for one, window in group], 0) for name in group[0][0].tags}
    arcs = {name: _padded([_arcs_within(one.arcs[name], window) for one, window in group], -1) for name in group[0][0].arcs}
    return Batch({"ids": ids, "shapes": shapes, "first": first, "mask": mask, "words": real}, tags, arcs, int(lengths.sum()))


def _arcs_within(target: Integers, window: Window) -> Integers:
    here = target[window.left : window.stop]
    return np.where((here >= window.left) & (here < window.stop), here - window.left, -1)


def _padded(arrays: list[NDArray[np.generic]], fill: int) -> Tensor:
    longest = max(len(one) for one in arrays)
    padded = np.full((len(arrays), longest, *arrays[0].shape[1:]), fill, arrays[0].dtype)
    for place, one in enumerate(arrays):
        padded[place, : len(one)] = one
    return torch.from_numpy(padded)


def _restyled(inputs: dict[str, Integers], plan: Plan, rng: np.random.Generator, quotes: dict[str, int]) -> dict[str, Integers]:
    """Another newsroom's typography: curly, straight or single quotation marks; a lead that opens in capitals. Lengths stay."""
    ids, shapes = inputs["ids"].copy(), inputs["shapes"].copy()
    if rng.random() < plan.restyle:
        opening, closing = [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")][int(rng.integers(4))]
        ids[shapes % QUOTES == _OPENING] = quotes[opening]
        ids[shapes % QUOTES == _CLOSING] = quotes[closing]
    if rng.random() < plan.restyle / 3:
        lead = slice(1, 1 + int(rng.integers(1, 5)))
        case = shapes[lead] // (QUOTES * SPACES)
        raised = np.where(case <= _CAPITALISED, _UPPER, case)
        shapes[lead] += (raised - case) * QUOTES * SPACES
    return {**inputs, "ids": ids, "shapes": shapes}


def quote_ids(tokenizer: Tokenizer) -> dict[str, int]:
    """Ids of the quotation marks in the vocabulary."""
    return {mark: int(tokenizer.token_to_id(mark) or 0) for mark in "“”\"‘’'"}
