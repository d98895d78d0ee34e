"""Examples as batches: gold laid on words, windows of like length together, some of them in other newsrooms' typography."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.model.quotations import find_quotations
from onrecord.model.tasks import BY_NAME
from onrecord.model.windows import QUOTES, SPACES, Integers, Pieces, Window, cut_windows, split_pieces, window_inputs, words_of
from training.corpora.example import Example, paragraphs
from training.gold import Gold, VectorGold, collate_gold, lay_gold, padded, teaches
from training.teacher import Teacher

_OPENING, _CLOSING = 2, 3
_CAPITALISED, _UPPER = 1, 2
_QUOTES = ("“", "”", '"', "‘", "’", "'")
_TITLES = ("mr", "mrs", "ms", "dr", "prof", "st", "gen", "lt", "col", "sen", "rep", "gov", "rev")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document as pieces with its gold by name of head."""

    pieces: Pieces
    gold: dict[str, Gold]


Group = list[tuple[Prepared, Window]]
"""The windows of one batch, each with its document."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows of one corpus: `inputs` are ids, shapes (b, n), first (b, w), mask (b, 1, 1, n), words (b, w)."""

    inputs: dict[str, Tensor]
    gold: dict[str, tuple[Tensor, ...]]
    pieces: int


def prepare(examples: Iterable[Example], heads: tuple[str, ...], tokenizer: Tokenizer, teacher: Teacher | None = None) -> list[Prepared]:
    """Lays the gold of every example on its words. Without a teacher nothing is said of vectors."""
    laid = [_prepared(one, heads, tokenizer, teacher) for one in examples]
    return [one for one in laid if len(one.pieces.starts)]


def _prepared(example: Example, heads: tuple[str, ...], tokenizer: Tokenizer, teacher: Teacher | None) -> Prepared:
    passages = paragraphs(example.text)
    pieces = split_pieces(example.text, passages, find_quotations(example.text, passages), tokenizer, example.words)
    gold = lay_gold(example, pieces, heads)
    if teacher:
        gold |= {name: _vector_gold(example, name, pieces, teacher) for name in example.vectors if name in heads}
    return Prepared(pieces, gold)


def _vector_gold(example: Example, name: str, pieces: Pieces, teacher: Teacher) -> VectorGold:
    owner = np.full(len(pieces.starts), -1, np.int64)
    spans = example.vectors[name]
    for number, one in enumerate(spans):
        begin, stop = words_of(pieces, one.start, one.end)
        owner[begin:stop] = number
    return VectorGold(owner, teacher.vectors([example.text[one.start : one.end] for one in spans]))


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
        if any(teaches(gold, window) for gold in one.gold.values())
    ]
    lengths = np.array([_length(one.pieces, window) for one, window in windows])
    order = np.argsort(lengths + rng.random(len(lengths)) * 16)
    grouped: list[Group] = [[]]
    for place in order:
        if grouped[-1] and (len(grouped[-1]) + 1) * (lengths[place] + 2) > plan.batch:
            grouped.append([])
        grouped[-1].append(windows[place])
    rng.shuffle(grouped)  # type: ignore[arg-type]
    return [one for one in grouped if one]


def _length(pieces: Pieces, window: Window) -> int:
    end = pieces.first[window.stop] if window.stop < len(pieces.first) else len(pieces.ids)
    return int(end - pieces.first[window.start])


@dataclass(frozen=True, slots=True)
class Marks:
    """Ids of the vocabulary that typography is made of: quotation marks, the full stop, and titles that Britain writes without one."""

    quotes: dict[str, int]
    stop: int
    titles: tuple[int, ...]


def mark_ids(tokenizer: Tokenizer) -> Marks:
    """The marks of this vocabulary."""
    ids = {word: int(tokenizer.token_to_id(word) or 0) for word in (*_QUOTES, ".", *_TITLES)}
    return Marks({mark: ids[mark] for mark in _QUOTES}, ids["."], tuple(ids[title] for title in _TITLES))


def collate(group: Group, plan: Plan, rng: np.random.Generator, marks: Marks) -> Batch:
    """Windows as one padded batch."""
    group = [(one, _ended(one, window, marks) if rng.random() < plan.restyle / 3 else window) for one, window in group]
    inputs = [_restyled(window_inputs(one.pieces, window), plan, rng, marks) for one, window in group]
    ids, shapes, first = (padded([one[name] for one in inputs], 0) for name in ("ids", "shapes", "first"))
    lengths = torch.tensor([len(one["ids"]) for one in inputs])
    words = torch.tensor([len(one["first"]) for one in inputs])
    mask = (torch.arange(ids.shape[1]) < lengths[:, None])[:, None, None, :]
    real = torch.arange(first.shape[1]) < words[:, None]
    names = {name for one, _ in group for name in one.gold}
    windows = [window for _, window in group]
    gold = {name: collate_gold(name, [one.gold.get(name) for one, _ in group], windows) for name in BY_NAME if name in names}
    return Batch({"ids": ids, "shapes": shapes, "first": first, "mask": mask, "words": real}, gold, int(lengths.sum()))


def _ended(one: Prepared, window: Window, marks: Marks) -> Window:
    """The window without its final full stop, as headlines and captions end."""
    last = window.stop - 1
    return Window(window.start, last) if last > window.start and one.pieces.ids[one.pieces.first[last]] == marks.stop else window


def _restyled(inputs: dict[str, Integers], plan: Plan, rng: np.random.Generator, marks: Marks) -> dict[str, Integers]:
    """Another newsroom's typography: curly, straight or single quotation marks; a lead that opens in capitals; "Mr" for "Mr."."""
    ids, shapes, first = inputs["ids"].copy(), inputs["shapes"].copy(), inputs["first"]
    if rng.random() < plan.restyle:
        opening, closing = [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")][int(rng.integers(4))]
        ids[shapes % QUOTES == _OPENING] = marks.quotes[opening]
        ids[shapes % QUOTES == _CLOSING] = marks.quotes[closing]
    if rng.random() < plan.restyle / 3:
        lead = slice(1, 1 + int(rng.integers(1, 5)))
        case = shapes[lead] // (QUOTES * SPACES)
        raised = np.where(case <= _CAPITALISED, _UPPER, case)
        shapes[lead] += (raised - case) * QUOTES * SPACES
    if rng.random() < plan.restyle:
        dropped = (ids == marks.stop) & np.isin(np.roll(ids, 1), marks.titles)
        dropped[first] = False
        first = first - np.cumsum(dropped)[first]
        ids, shapes = ids[~dropped], shapes[~dropped]
    return {"ids": ids, "shapes": shapes, "first": first}
