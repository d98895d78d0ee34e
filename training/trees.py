"""Boosted trees of scikit-learn as the arrays that the model room climbs."""

from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from onrecord.model.line_words import Reals
from onrecord.model.trees import as_trees, climb

LEAF = 1e-4
"""The unit of a leaf's value: whole numbers add up to the same sum in any order."""

CHECKED = 5000


def tree_arrays(trees: HistGradientBoostingClassifier, columns: Reals) -> dict[str, Any]:
    """The trees as arrays. scikit-learn shows their nodes only by a private name, so that the result is held against its own answers for
    `columns`. Raises `AssertionError` where run time would say something else.
    """
    arrays = _arrays(trees)
    some = columns[:CHECKED]
    difference = np.abs(climb(as_trees(arrays), some) - trees.decision_function(some)).max()
    assert difference < LEAF * len(arrays["tree_feature"]), difference
    return arrays


def _arrays(trees: HistGradientBoostingClassifier) -> dict[str, Any]:
    nodes = [predictors[0].nodes for predictors in trees._predictors]
    most = max(map(len, nodes))
    arrays = {name: np.zeros((len(nodes), most)) for name in ("feature", "threshold", "low", "high", "value")}
    for tree, found in enumerate(nodes):
        leaf, own = found["is_leaf"].astype(bool), np.arange(len(found))
        arrays["feature"][tree, : len(found)] = np.where(leaf, 0, found["feature_idx"])
        arrays["threshold"][tree, : len(found)] = np.where(leaf, 0, found["num_threshold"])
        arrays["low"][tree, : len(found)] = np.where(leaf, own, found["left"])
        arrays["high"][tree, : len(found)] = np.where(leaf, own, found["right"])
        arrays["value"][tree, : len(found)] = np.round(found["value"] / LEAF)
    kinds = {"feature": np.int16, "low": np.int16, "high": np.int16, "value": np.int32, "threshold": np.float64}
    depth, base = max(int(found["depth"].max()) for found in nodes), float(np.ravel(trees._baseline_prediction)[0])
    return {f"tree_{name}": arrays[name].astype(kind) for name, kind in kinds.items()} | {
        "tree_depth": np.array(depth),
        "tree_scale": np.array(LEAF),
        "tree_base": np.array(base),
    }
