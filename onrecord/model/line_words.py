"""Words, pairs of words and groups of letters of a text as hashes, all at once.

Every hash is a difference of one running polynomial over the text, so that each kind of feature costs a few array operations. Whole
numbers throughout: the buckets of a line are the same on every machine.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]

BITS = 18
"""Features of words and letters fall into 2**18 buckets."""

GROUP = 4
EDGE = 60
"""Groups of four letters are taken from the first and the last 60 characters of a line: what marks furniture stands there."""

OPENING, CLOSING = 3, 2
"""What the first three words of a line say together, and the last two, also counts."""

_BASE = 0x9E3779B97F4A7C15
_SEED = 0x632BE59BD9B4E019
_KINDS = {"word": 1, "pair": 2, "opening": 3, "closing": 4, "group": 5}


@dataclass(frozen=True, slots=True)
class Letters:
    """A text of c characters as numbers. `codes`, `upper`: (c,) code points in small letters, all digits alike and quotation marks
    straight; whether a capital stood there. `running`: (c + 1,) the polynomial up to each character; `inverse`: (c + 1,) undoes its power.
    """

    codes: Hashes
    upper: Flags
    running: Hashes
    inverse: Hashes


@dataclass(frozen=True, slots=True)
class Words:
    """w words in order. `starts`, `ends`: (w,) characters; `owners`: (w,) the line of each; `hashes`: (w,)."""

    starts: Integers
    ends: Integers
    owners: Integers
    hashes: Hashes


@dataclass(frozen=True, slots=True)
class Buckets:
    """Features of n lines. `buckets`: (f,) numbers below 2**BITS; `owners`: (f,) the line that has the feature, in rising order."""

    buckets: Integers
    owners: Integers


def read_letters(text: str) -> Letters:
    """A text as numbers, one a character."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals have small forms of two characters
        lower = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    codes = _code_points(lower)
    upper = codes != _code_points(text)
    codes[(codes > ord("0")) & (codes <= ord("9"))] = ord("0")
    codes[(codes == ord("’")) | (codes == ord("‘"))] = ord("'")
    codes[(codes == ord("“")) | (codes == ord("”"))] = ord('"')
    running = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(_mixed(codes + np.uint64(1)) * _powers(_BASE, len(codes)), dtype=np.uint64, out=running[1:])
    return Letters(codes, upper, running, _powers(pow(_BASE, -1, 1 << 64), len(codes) + 1))


def find_words(letters: Letters, starts: Integers, ends: Integers) -> Words:
    """The words of lines that begin and end at these characters: letters, digits and apostrophes, whatever the script."""
    codes = letters.codes
    plain = ((codes >= ord("a")) & (codes <= ord("z"))) | (codes == ord("0")) | (codes == ord("'"))
    foreign = (codes > 0xBF) & ~((codes >= 0x2000) & (codes <= 0x2BFF)) & ~((codes >= 0x3000) & (codes <= 0x303F))
    inside = np.zeros(len(codes) + 2, dtype=np.int8)
    inside[1:-1] = plain | foreign
    edges = np.diff(inside)
    first, last = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    owners = np.searchsorted(starts, first, side="right") - 1
    kept = (owners >= 0) & (last <= ends[owners])
    first, last = first[kept], last[kept]
    return Words(first, last, owners[kept], _hashed(letters, first, last, "word"))


def find_buckets(letters: Letters, words: Words, starts: Integers, ends: Integers) -> Buckets:
    """The features of each line; one counts once a line, however often it stands there."""
    owners, places = words.owners, np.arange(len(words.owners))
    first, after = np.searchsorted(owners, owners), np.searchsorted(owners, owners, side="right")
    pairs = np.flatnonzero(owners[1:] == owners[:-1])
    opening, closing = places - first < OPENING, after - places <= CLOSING
    groups, group_owners = _groups(starts, ends)
    hashes = (
        words.hashes,
        _hashed(letters, words.starts[pairs], words.ends[pairs + 1], "pair"),
        _hashed(letters, words.starts[first[opening]], words.ends[opening], "opening"),
        _hashed(letters, words.starts[closing], ends[owners[closing]], "closing"),
        _hashed(letters, groups, groups + GROUP, "group"),
    )
    whose = np.concatenate([owners, owners[pairs], owners[opening], owners[closing], group_owners])
    buckets = (np.concatenate(hashes) >> np.uint64(64 - BITS)).astype(np.int64)
    features = distinct((whose << BITS) | buckets)
    return Buckets(features & ((1 << BITS) - 1), features >> BITS)


def hash_words(words: Iterable[str]) -> Hashes:
    """Sorted hashes of words, comparable with those of a text."""
    found = [_hashed(read_letters(word), np.array([0]), np.array([len(word)]), "word") for word in words]
    return np.unique(np.concatenate(found))


def _code_points(text: str) -> Hashes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)


def _powers(base: int, count: int) -> Hashes:
    powers = np.full(count, base, dtype=np.uint64)
    powers[:1] = 1
    return np.cumprod(powers, dtype=np.uint64)


def _mixed(hashes: Hashes) -> Hashes:
    """Spreads every bit over all others (the finaliser of MurmurHash3)."""
    hashes = (hashes ^ (hashes >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    hashes = (hashes ^ (hashes >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return hashes ^ (hashes >> np.uint64(33))


def _hashed(letters: Letters, starts: Integers, ends: Integers, kind: str) -> Hashes:
    seed = np.uint64(_KINDS[kind] * _SEED % (1 << 64))
    return _mixed((letters.running[ends] - letters.running[starts]) * letters.inverse[starts] + seed)


def distinct(numbers: Integers) -> Integers:
    """What `np.unique` gives, faster for the few thousand features of a report."""
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def _groups(starts: Integers, ends: Integers) -> tuple[Integers, Integers]:
    """Where groups of letters begin, and in which line."""
    counts = np.maximum(0, ends - starts - GROUP + 1)
    owners = np.repeat(np.arange(len(starts)), counts)
    places = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    kept = (places < EDGE) | (places >= counts[owners] - EDGE)
    return (starts[owners] + places)[kept], owners[kept]
