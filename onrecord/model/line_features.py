"""What a line of a report looks like, and what stands around it, as numbers. Training and run time compute them by this same code."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from onrecord.model.line_words import (
    Buckets,
    Flags,
    Hashes,
    Integers,
    Letters,
    Reals,
    Words,
    distinct,
    find_buckets,
    find_words,
    hash_words,
    read_letters,
)
from onrecord.records import Span

SHAPE = (
    *("characters", "words", "capitalised", "shouted", "digits", "full_stop", "exclaimed", "colon", "unfinished", "quotation_begins"),
    *("quotation_ends", "begins_small", "begins_oddly", "address", "bar", "brackets", "commas", "sentence_ends", "word_length", "years"),
    *("function_words", "reader_words", "repeats", "echoes", "first_line_words", "on_subject", "said_before", "said_after"),
    *("lines", "from_start", "from_end", "lines_before", "characters_before", "text_before", "text_after"),
)
"""Names of the numbers that say what a line looks like, in order."""

NEAR = 3
WATCHED = ("characters", "function_words", "on_subject", "said_before")
"""What the second pass sees of the three lines before and after, beside their first score."""

SUMS = (
    "prose_share_before",
    "prose_before",
    "prose_after",
    "mean_before",
    "mean_after",
    "least_before",
    "least_after",
    "suffix",
    "suffix_gap",
)
MEANS = ("subject_after", "mean", "usual_characters")
AROUND = (
    "score",
    *(f"{name}{place:+d}" for place in range(-NEAR, NEAR + 1) if place for name in ("score", *WATCHED)),
    *SUMS,
    *MEANS,
)
"""Names of the numbers that say what stands around a line, in order."""

OUTSIDE = 3.0
"""The first score of the lines before the first and after the last: beyond the report there is furniture."""

CORE = 0.6
"""The subject of a report is what the first three fifths of its text speak of."""

PHRASE = 30
"""Lines that begin with the same 30 characters echo each other."""

_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«"
_MANY = 3
_LINES_AT_ENDS = 10


@dataclass(frozen=True, slots=True)
class WordLists:
    """Sorted hashes of words. `function` words hold prose together; by `reader` words a page speaks to whoever reads it."""

    function: Hashes
    reader: Hashes


@dataclass(frozen=True, slots=True)
class LineFeatures:
    """n lines. `sparse`: their words and letters; `shape`: (n, len(SHAPE))."""

    sparse: Buckets
    shape: Reals


def line_features(text: str, lines: Sequence[Span], lists: WordLists) -> LineFeatures:
    """The features of at least one line. Lines are in order, do not overlap and hold a character each."""
    letters = read_letters(text)
    starts = np.array([line.start for line in lines], dtype=np.int64)
    ends = np.array([line.end for line in lines], dtype=np.int64)
    words = find_words(letters, starts, ends)
    columns = {
        **_edges([text[line.start : line.end] for line in lines]),
        **_characters(letters, words, starts, ends),
        **_wording(letters, words, lists, starts),
        **_subject(words, lists, starts, ends),
        **_place(starts, ends),
    }
    return LineFeatures(find_buckets(letters, words, starts, ends), np.column_stack([columns[name] for name in SHAPE]))


def around(shape: Reals, scores: Reals) -> Reals:
    """What stands around each line: (n, len(AROUND)). `shape`: (n, len(SHAPE)); `scores`: (n,) log-odds after the first pass."""
    watched = np.column_stack([scores, *(shape[:, SHAPE.index(name)] for name in WATCHED)])
    beyond = np.zeros((NEAR, watched.shape[1]))
    beyond[:, 0] = OUTSIDE
    wide = np.vstack([beyond, watched, beyond])
    near = [wide[place : place + len(scores)] for place in range(2 * NEAR + 1) if place != NEAR]
    return np.hstack([scores[:, None], *near, np.column_stack([*_sums(shape, scores), *_means(shape, scores)])])


# --- what a line looks like


def _edges(lines: list[str]) -> dict[str, Reals]:
    """What a line begins and ends with, and marks within it that prose seldom has."""
    last = [line.rstrip(_CLOSERS)[-1:] for line in lines]
    whole, beginnings = Counter(lines), Counter(line[:PHRASE] for line in lines if len(line) > PHRASE)
    return {
        "full_stop": _flags(one == "." for one in last),
        "exclaimed": _flags(one in ("!", "?") for one in last),
        "colon": _flags(one == ":" for one in last),
        "unfinished": _flags(one in (",", ";", "…") for one in last),
        "quotation_ends": _flags(line[-1] in _CLOSERS[:5] for line in lines),
        "quotation_begins": _flags(line[0] in _OPENERS for line in lines),
        "begins_small": _flags(line[0].islower() for line in lines),
        "begins_oddly": _flags(not line[0].isalpha() for line in lines),
        "address": _flags("@" in line or "http" in line or "www." in line or ".com" in line for line in lines),
        "bar": _flags("|" in line or "\t" in line or "•" in line or "·" in line for line in lines),
        "brackets": _flags("(" in line or "[" in line for line in lines),
        "repeats": np.array([min(_MANY, whole[line]) for line in lines], dtype=np.float64),
        "echoes": np.array([min(_MANY, beginnings[line[:PHRASE]]) for line in lines], dtype=np.float64),
    }


def _characters(letters: Letters, words: Words, starts: Integers, ends: Integers) -> dict[str, Reals]:
    codes, sizes = letters.codes, ends - starts
    count = np.maximum(1, np.bincount(words.owners, minlength=len(starts)))
    stops = (codes == ord(".")) | (codes == ord("!")) | (codes == ord("?"))
    long = np.bincount(words.owners, weights=words.ends - words.starts, minlength=len(starts))
    return {
        "characters": np.log1p(sizes),
        "words": np.log1p(count),
        "digits": _within(codes == ord("0"), starts, ends) / sizes,
        "commas": _within(codes == ord(","), starts, ends) / count,
        "sentence_ends": _within(stops, starts, ends) / count,
        "word_length": long / count,
    }


def _wording(letters: Letters, words: Words, lists: WordLists, starts: Integers) -> dict[str, Reals]:
    """Shares of kinds of words. Words within quotation marks do not speak to the reader."""
    capitals = _within(letters.upper, words.starts, words.ends)
    quoted = _within(letters.codes == ord('"'), starts[words.owners], words.starts) % 2 == 1
    kinds = {
        "capitalised": letters.upper[words.starts],
        "shouted": (capitals > 1) & (capitals == words.ends - words.starts),
        "years": _among(words.hashes, _four_digits()),
        "function_words": _among(words.hashes, lists.function),
        "reader_words": _among(words.hashes, lists.reader) & ~quoted,
    }
    count = np.maximum(1, np.bincount(words.owners, minlength=len(starts)))
    return {name: np.bincount(words.owners, weights=kind, minlength=len(starts)) / count for name, kind in kinds.items()}


def _subject(words: Words, lists: WordLists, starts: Integers, ends: Integers) -> dict[str, Reals]:
    """Which share of a line's telling words stand in the first line, in the core of the report, in any line before, and in any after."""
    telling = ~_among(words.hashes, lists.function) & (words.ends - words.starts > 2)
    kinds, numbers = np.unique(words.hashes[telling], return_inverse=True)
    pairs = distinct(words.owners[telling] * max(1, len(kinds)) + numbers)
    owners, numbers = pairs // max(1, len(kinds)), pairs % max(1, len(kinds))
    middle = np.cumsum(ends - starts) - (ends - starts) / 2
    core = (middle <= CORE * np.sum(ends - starts))[owners]
    elsewhere = np.bincount(numbers[core], minlength=len(kinds))[numbers] - core
    first, last = np.full(len(kinds), len(starts)), np.full(len(kinds), -1)
    np.minimum.at(first, numbers, owners)
    np.maximum.at(last, numbers, owners)
    count = np.maximum(1, np.bincount(owners, minlength=len(starts)))
    found = {
        "first_line_words": first[numbers] == 0,
        "on_subject": elsewhere > 0,
        "said_before": first[numbers] < owners,
        "said_after": last[numbers] > owners,
    }
    return {name: np.bincount(owners, weights=kind, minlength=len(starts)) / count for name, kind in found.items()}


def _place(starts: Integers, ends: Integers) -> dict[str, Reals]:
    sizes, places = ends - starts, np.arange(len(starts))
    before, total = np.cumsum(sizes) - sizes, np.sum(sizes)
    return {
        "lines": np.full(len(starts), np.log1p(len(starts))),
        "from_start": np.minimum(places, _LINES_AT_ENDS) / _LINES_AT_ENDS,
        "from_end": np.minimum(len(starts) - 1 - places, _LINES_AT_ENDS) / _LINES_AT_ENDS,
        "lines_before": places / len(starts),
        "characters_before": before / total,
        "text_before": np.log1p(before),
        "text_after": np.log1p(total - before - sizes),
    }


@cache
def _four_digits() -> Hashes:
    return hash_words(["2000"])


def _among(hashes: Hashes, listed: Hashes) -> Flags:
    """Whether each hash is in a sorted list that is not empty."""
    places = np.minimum(np.searchsorted(listed, hashes), len(listed) - 1)
    found: Flags = listed[places] == hashes
    return found


def _flags(values: Iterable[bool]) -> Reals:
    return np.fromiter(values, dtype=np.float64)


def _within(marks: Flags, starts: Integers, ends: Integers) -> Integers:
    """How many characters from each start to each end are marked."""
    running = np.zeros(len(marks) + 1, dtype=np.int64)
    np.cumsum(marks, out=running[1:])
    counted: Integers = running[ends] - running[starts]
    return counted


# --- what stands around it


def _sums(shape: Reals, scores: Reals) -> list[Reals]:
    size = np.expm1(shape[:, SHAPE.index("characters")])
    prose = size / (1 + np.exp(scores))
    before = np.cumsum(prose) - prose
    after = np.sum(prose) - before - prose
    places = np.arange(len(scores))
    running = np.cumsum(scores)
    suffix = running[-1] - running + scores
    return [
        before / max(1.0, float(np.sum(prose))),
        np.log1p(before),
        np.log1p(np.maximum(0.0, after)),
        (running - scores) / np.maximum(1, places),
        (running[-1] - running) / np.maximum(1, len(scores) - 1 - places),
        np.minimum.accumulate(scores),
        np.minimum.accumulate(scores[::-1])[::-1],
        suffix,
        np.maximum.accumulate(suffix) - suffix,
    ]


def _means(shape: Reals, scores: Reals) -> list[Reals]:
    subject, places = shape[:, SHAPE.index("on_subject")], np.arange(len(scores))
    furniture = np.mean(1 / (1 + np.exp(-scores)))
    return [
        np.cumsum(subject[::-1])[::-1] / (len(scores) - places),
        np.full(len(scores), furniture),
        np.full(len(scores), np.median(shape[:, SHAPE.index("characters")])),
    ]
