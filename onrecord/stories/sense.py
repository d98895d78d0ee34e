"""What words mean and how rare they are. The corridor hands it in, because this room does not know the model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sense:
    """Three measures, the same for every set of reports, so that what two reports have in common does not change as others are added.

    `vectors`: texts → (n, k), one vector of length 1 a text, near each other where the texts mean the like; zeros for a text without
    words. `rarity`: a word's stem → the natural logarithm of one over the share of reports that hold it.
    `sureness`: columns (n, `likeness.FEATURES`) → (n,) how surely each pair of reports tells of one story, 0 to 1.
    """

    vectors: Callable[[Sequence[str]], Vectors]
    rarity: Callable[[str], float]
    sureness: Callable[[NDArray[np.float64]], NDArray[np.float64]]
