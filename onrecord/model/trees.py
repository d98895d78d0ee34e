"""Boosted trees at run time: arrays of numbers that rows climb together."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.model.line_words import Integers, Reals


@dataclass(frozen=True, slots=True)
class Trees:
    """t trees of up to m nodes. `feature`, `threshold`, `low`, `high`, `value`: (t, m); a leaf is its own child. `value` is in units of
    `scale`, so that leaves add up exactly; `base` is the score before the first tree.
    """

    feature: Integers
    threshold: Reals
    low: Integers
    high: Integers
    value: Integers
    depth: int
    scale: float
    base: float


def as_trees(arrays: dict[str, Any]) -> Trees:
    """The trees among the arrays of a file of weights, ready to climb."""
    return Trees(
        arrays["tree_feature"].astype(np.int64),
        arrays["tree_threshold"],
        arrays["tree_low"].astype(np.int64),
        arrays["tree_high"].astype(np.int64),
        arrays["tree_value"].astype(np.int64),
        int(arrays["tree_depth"]),
        float(arrays["tree_scale"]),
        float(arrays["tree_base"]),
    )


def climb(trees: Trees, columns: Reals) -> Reals:
    """The trees' log-odds for each row of `columns`, (n, features) to (n,)."""
    lines, features = columns.shape
    roots = np.arange(trees.feature.shape[0]) * trees.feature.shape[1]
    feature, threshold = trees.feature.ravel(), trees.threshold.ravel()
    low, high = (trees.low + roots[:, None]).ravel(), (trees.high + roots[:, None]).ravel()
    values, row = columns.ravel(), np.arange(lines)[:, None] * features
    node = np.broadcast_to(roots, (lines, len(roots)))
    for _ in range(trees.depth):
        node = np.where(values.take(row + feature.take(node)) <= threshold.take(node), low.take(node), high.take(node))
    leaves = trees.value.ravel().take(node)
    total: Reals = leaves.sum(axis=1) * trees.scale + trees.base
    return total
