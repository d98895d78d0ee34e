"""Text as the network reads it: word pieces with their shapes, words, and windows that fit into one pass."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.model.words import find_words
from onrecord.records import Quotation, Span

Integers = NDArray[np.int64]

CASES, SPACES, QUOTES = 5, 3, 4
SHAPES = CASES * SPACES * QUOTES
"""A piece's shape is one number made of its word's case, the space before it, and where it stands to quotation marks."""

START, END = 101, 102
"""Ids of [CLS] and [SEP] in the vocabulary."""

WINDOW = 256
"""Most pieces of a window, both special ones counted."""

SHORT = 96
"""Pieces below which a window is read behind others. The network learned on windows of many sentences: a sentence by itself it parses worse
(share of words with the right governor and relation, EWT dev sentences one by one: .857 alone, .869 behind a lead-in)."""

LEAD_IN = (
    "The council met late on Monday after two days of rain, and the river that runs past the town hall had risen by a metre.\n"
    "Residents said that they had never seen anything like it."
)
"""What a short document is read behind; nothing is made of it."""

_LOWER, _CAPITALISED, _UPPER, _MIXED, _DIGITS = range(CASES)
_OUTSIDE, _INSIDE, _OPENING, _CLOSING = range(QUOTES)


@dataclass(frozen=True, slots=True)
class Pieces:
    """All passages of a document as pieces. p pieces, w words.

    `ids`, `shapes`: (p,). `first`: (w,) index of each word's first piece. `starts`, `ends`: (w,) code points of the document.
    `paragraphs`: indexes of the words that open a passage, in order.
    """

    ids: Integers
    shapes: Integers
    first: Integers
    starts: Integers
    ends: Integers
    paragraphs: Integers


@dataclass(frozen=True, slots=True)
class Window:
    """The run of words from `start` to `stop` of which the network speaks at once; it sees `before` words in front of them too."""

    start: int
    stop: int
    before: int = 0


def split_pieces(
    text: str, passages: Sequence[Span], quotations: Sequence[Quotation], tokenizer: Tokenizer, words: Sequence[Span] = ()
) -> Pieces:
    """The pieces of these passages, laid on their words (`find_words`' unless given). A word that begins inside a piece shares it; one
    without any piece, such as a lone control character, is left out.
    """
    encoded = tokenizer.encode_batch([text[span.start : span.end] for span in passages], add_special_tokens=False)
    ids = np.array([one for part in encoded for one in part.ids], np.int64)
    offsets = np.array([pair for part in encoded for pair in part.offsets], np.int64).reshape(-1, 2)
    sizes = np.array([len(one.ids) for one in encoded], np.int64)
    offsets += np.repeat(np.array([span.start for span in passages], np.int64), sizes)[:, None]
    bounds = np.array([(one.start, one.end) for one in words or find_words(text, passages)], np.int64).reshape(-1, 2)
    first, kept = _first_pieces(offsets, bounds)
    starts, ends = bounds[kept, 0], bounds[kept, 1]
    paragraphs = np.unique(np.searchsorted(starts, [span.start for span in passages]))
    paragraphs = paragraphs[paragraphs < len(starts)]
    shapes = _shapes(text, starts, ends, paragraphs, quotations)
    word_of = np.maximum(np.searchsorted(starts, offsets[:, 0], side="right") - 1, 0)
    within_word = shapes - (shapes // QUOTES % SPACES) * QUOTES
    opens_word = np.diff(word_of, prepend=-1) != 0
    return Pieces(ids, np.where(opens_word, shapes[word_of], within_word[word_of]), first, starts, ends, paragraphs)


def _first_pieces(offsets: Integers, bounds: Integers) -> tuple[Integers, NDArray[np.bool_]]:
    """The index of each kept word's first piece, and which words (w, 2) the pieces (p, 2) reach into."""
    first = np.searchsorted(offsets[:, 0], bounds[:, 0])
    own = np.append(offsets[:, 0], np.iinfo(np.int64).max)[first] < bounds[:, 1]
    shared = ~own & (np.append(0, offsets[:, 1])[first] > bounds[:, 0])
    kept = own | shared
    return (first - shared)[kept], kept


def cut_windows(pieces: Pieces, *, most: int = WINDOW) -> list[Window]:
    """Windows over all words: whole paragraphs while they fit, a longer paragraph cut where it must be. A short one sees what stands before
    it too, as much as makes it long enough.

    `most` counts pieces with the two special ones.
    """
    room = most - 2
    bounds = np.append(pieces.first, len(pieces.ids))
    total = len(pieces.starts)
    windows: list[Window] = []
    start = 0
    while start < total:
        stop = int(np.searchsorted(bounds, bounds[start] + room, side="right")) - 1
        stop = max(min(stop, total), start + 1)
        if stop < total:
            ends = pieces.paragraphs[(pieces.paragraphs > start) & (pieces.paragraphs <= stop)]
            stop = int(ends[-1]) if len(ends) else stop
        seen = int(np.searchsorted(bounds, bounds[stop] - SHORT, side="right")) - 1
        windows.append(Window(start, stop, max(0, start - max(seen, 0))))
        start = stop
    return windows


def words_of(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    """The words that lie in a span of characters, as a range of indexes."""
    return int(np.searchsorted(pieces.ends, start, side="right")), int(np.searchsorted(pieces.starts, end, side="left"))


def behind(inputs: dict[str, Integers], lead_in: Pieces | None) -> dict[str, Integers]:
    """The inputs of a window, read behind `lead_in` where it is short."""
    if lead_in is None or len(inputs["ids"]) >= SHORT:
        return inputs
    before = {"ids": lead_in.ids, "shapes": lead_in.shapes}
    led = {name: np.concatenate((inputs[name][:1], before[name], inputs[name][1:])) for name in before}
    return led | {"first": inputs["first"] + len(lead_in.ids)}


def window_inputs(pieces: Pieces, window: Window) -> dict[str, Integers]:
    """What the network takes for one window: `ids` (n,), `shapes` (n,), `first` (w,), special pieces at both ends."""
    begin = int(pieces.first[window.start - window.before])
    end = int(pieces.first[window.stop]) if window.stop < len(pieces.first) else len(pieces.ids)
    end = min(end, begin + 510)
    first = np.minimum(pieces.first[window.start : window.stop] - begin, end - begin - 1) + 1
    return {
        "ids": np.concatenate(([START], pieces.ids[begin:end], [END])),
        "shapes": np.concatenate(([0], pieces.shapes[begin:end], [0])),
        "first": first,
    }


def _shapes(text: str, starts: Integers, ends: Integers, paragraphs: Integers, quotations: Sequence[Quotation]) -> Integers:
    """The shape of each word: (w,)."""
    cases = np.array([_case(text[start:end]) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)], np.int64)
    spaces = np.ones(len(starts), np.int64)
    spaces[1:] = starts[1:] > ends[:-1]
    spaces[paragraphs] = 2
    return (cases * SPACES + spaces) * QUOTES + _quotes(starts, ends, quotations)


def _case(word: str) -> int:
    if word.islower():
        return _LOWER
    if word.isupper():
        return _UPPER if len(word) > 1 else _CAPITALISED
    if word.istitle():
        return _CAPITALISED
    return _MIXED if word.isalpha() else _DIGITS


def _quotes(starts: Integers, ends: Integers, quotations: Sequence[Quotation]) -> Integers:
    states = np.full(len(starts), _OUTSIDE, np.int64)
    for one in quotations:
        begin, stop = np.searchsorted(starts, one.span.start), np.searchsorted(starts, one.span.end)
        states[begin:stop] = _INSIDE
        if begin > 0 and ends[begin - 1] == one.span.start:
            states[begin - 1] = _OPENING
        if one.closed and stop < len(starts) and starts[stop] == one.span.end:
            states[stop] = _CLOSING
    return states
