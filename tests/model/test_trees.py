"""Trees at run time: how a row climbs, and that it climbs alone."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from onrecord.model.trees import Trees, as_trees, climb

ARRAYS: dict[str, Any] = {
    "tree_feature": np.array([[1, 0, 0, 0, 0], [0, 0, 0, 0, 0]], np.int16),
    "tree_threshold": np.array([[0.5, 0, 2.0, 0, 0], [9.0, 0, 0, 0, 0]]),
    "tree_low": np.array([[1, 1, 3, 3, 4], [1, 1, 2, 3, 4]], np.int8),
    "tree_high": np.array([[2, 1, 4, 3, 4], [2, 1, 2, 3, 4]], np.int8),
    "tree_value": np.array([[0, -10, 0, 20, 30], [0, 3, 4, 0, 0]], np.int16),
    "tree_depth": np.array(2),
    "tree_scale": np.array(0.5),
    "tree_base": np.array(1.0),
}
"""A tree that asks column 1 and then perhaps column 0, and a smaller one that asks column 0."""

ROWS = np.array([[0.0, 0.0], [2.0, 0.6], [3.0, 0.6], [10.0, 0.5]])
ODDS = [-2.5, 12.5, 17.5, -2.0]


@pytest.fixture
def trees() -> Trees:
    return as_trees(ARRAYS)


def test_every_row_ends_at_one_leaf_of_each_tree(trees: Trees) -> None:
    assert climb(trees, ROWS).tolist() == ODDS


@pytest.mark.parametrize(("column", "odds"), [(0.5, -2.5), (np.nextafter(0.5, 1), 12.5)])
def test_a_value_at_the_threshold_goes_low(column: float, odds: float, trees: Trees) -> None:
    assert climb(trees, np.array([[0.0, column]])).tolist() == [odds]


def test_a_leaf_is_its_own_child_so_that_more_steps_change_nothing(trees: Trees) -> None:
    assert climb(replace(trees, depth=9), ROWS).tolist() == ODDS


def test_a_row_climbs_as_if_it_were_alone(trees: Trees) -> None:
    assert [climb(trees, row[None]).tolist() for row in ROWS] == [[one] for one in ODDS]


def test_the_order_of_rows_is_the_order_of_odds(trees: Trees) -> None:
    assert climb(trees, ROWS[::-1]).tolist() == ODDS[::-1]


@pytest.mark.parametrize("rows", [np.asfortranarray(ROWS), np.repeat(ROWS, 2, axis=1)[:, ::2]], ids=["by column", "every other column"])
def test_it_does_not_matter_how_rows_lie_in_memory(rows: Any, trees: Trees) -> None:
    assert climb(trees, rows).tolist() == ODDS


def test_no_rows_have_no_odds(trees: Trees) -> None:
    assert climb(trees, np.zeros((0, 2))).shape == (0,)


def test_without_trees_every_row_has_the_base(trees: Trees) -> None:
    none = {name: getattr(trees, name)[:0] for name in ("feature", "threshold", "low", "high", "value")}
    assert climb(replace(trees, **none), ROWS).tolist() == [1.0] * 4


def test_leaves_add_up_exactly_in_any_order() -> None:
    many = {name: np.repeat(array, 300, axis=0) if array.ndim else array for name, array in ARRAYS.items()}
    backwards = {name: array[::-1] if array.ndim else array for name, array in many.items()}
    assert climb(as_trees({**many, "tree_scale": 0.1}), ROWS).tolist() == climb(as_trees({**backwards, "tree_scale": 0.1}), ROWS).tolist()
