"""What words mean and how rare they are, without running the network: one vector for each word piece, and counts of words in news.

The vectors are learned so that the mean over the pieces of a text lies near the sentence embedding that all-MiniLM-L6-v2 gives to it.
Looking them up costs some microseconds a sentence, and is the same on every machine.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.model.cards import SENSES_CARD, WEIGHTS, pinned_arrays

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FILE = "senses.npz"
AT_ONCE = 4096
"""Texts that are cut into pieces together."""

DIGITS = 6
"""Vectors are rounded to this many digits, so that sums in another order give the same."""


@dataclass(frozen=True, slots=True)
class Senses:
    """`vectors`: (p, 128) whole numbers, one row a piece, to be multiplied by its `scale`: (p,). `stems`: (s,) numbers of stems, ascending;
    `reports`: (s,) in how many of `total` reports each stands.
    """

    tokenizer: "Tokenizer"
    vectors: NDArray[np.int8]
    scale: NDArray[np.float32]
    stems: NDArray[np.uint32]
    reports: NDArray[np.int32]
    total: int

    def means(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """What each text means: (n, 128), each of length 1; zeros for a text without a piece."""
        found = np.zeros((len(texts), self.vectors.shape[1]), np.float32)
        for begin in range(0, len(texts), AT_ONCE):
            pieces = self.tokenizer.encode_batch(list(texts[begin : begin + AT_ONCE]), add_special_tokens=False)
            for row, one in enumerate(pieces, begin):
                ids = np.array(one.ids, np.int64)
                found[row] = (self.vectors[ids] * self.scale[ids, None]).sum(0, dtype=np.float64)
        length = np.sqrt((found.astype(np.float64) ** 2).sum(1, keepdims=True))
        scaled: NDArray[np.float32] = np.round(found / np.maximum(length, 1e-9), DIGITS).astype(np.float32)
        return scaled

    def rarity(self, stem: str) -> float:
        """The natural logarithm of one over the share of reports that hold a stem, as seen in the news that was counted."""
        number = np.uint32(crc32(stem.encode()))
        at = int(np.searchsorted(self.stems, number))
        count = int(self.reports[at]) if at < len(self.stems) and self.stems[at] == number else 0
        return math.log((self.total + 1) / (count + 1))


@cache
def load_senses(language: str = "en") -> Senses:
    """The shipped senses of a language, checked against their card. Raises `MissingModel`, `StaleModel`."""
    from tokenizers import Tokenizer

    arrays = pinned_arrays(language, SENSES_CARD, FILE)
    tokenizer = Tokenizer.from_file(str(WEIGHTS / language / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Senses(tokenizer, arrays["vectors"], arrays["scale"], arrays["stems"], arrays["reports"], int(arrays["total"]))
