"""How surely two reports tell of one story: trees over what the pair has in common and how that compares with what is around them."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from onrecord.model.cards import LINKS_CARD, pinned_arrays, read_card
from onrecord.model.line_words import Reals
from onrecord.model.trees import Trees, as_trees, climb

FILE = "links.npz"
AT_ONCE = 1024
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Links:
    """The trees, and the names of the columns that they ask."""

    trees: Trees
    features: tuple[str, ...]

    def sureness(self, columns: Reals) -> Reals:
        """(n, f) columns to (n,), 0 to 1."""
        parts = [climb(self.trees, columns[begin : begin + AT_ONCE]) for begin in range(0, len(columns), AT_ONCE)]
        odds = np.concatenate([*parts, np.zeros(0)])
        sure: Reals = np.round(1 / (1 + np.exp(-odds)), DIGITS)
        return sure


@cache
def load_links(language: str = "en") -> Links:
    """The shipped trees, checked against their card. Raises `MissingModel`, `StaleModel`."""
    arrays = pinned_arrays(language, LINKS_CARD, FILE)
    return Links(as_trees(arrays), tuple(read_card(language, LINKS_CARD)["features"]))
