"""How surely two reports tell of one story: from columns to a number between 0 and 1."""

import numpy as np
import pytest

from onrecord.model.links import AT_ONCE, Links, load_links
from onrecord.model.trees import Trees
from onrecord.stories.likeness import FEATURES


def make_links(low: int, high: int) -> Links:
    """One tree that asks whether the only column is above 0.5, and answers in tenths."""
    nodes = np.array([[0, 1, 2]])
    stay, climbs = np.array([[1, 1, 2]]), np.array([[2, 1, 2]])
    value = np.array([[0, low, high]])
    return Links(Trees(0 * nodes, np.array([[0.5, 0, 0]]), stay, climbs, value, depth=1, scale=0.1, base=0.0), ("words",))


@pytest.mark.parametrize(("odds", "sure"), [(0, 0.5), (10, 0.7311), (-10, 0.2689), (900, 1.0), (-900, 0.0)])
def test_odds_are_told_as_a_share_with_four_digits(odds: int, sure: float) -> None:
    assert make_links(odds, 0).sureness(np.array([[0.0]])).tolist() == [sure]


def test_no_pairs_have_no_sureness() -> None:
    assert make_links(1, 2).sureness(np.zeros((0, 1))).shape == (0,)


def test_pairs_beyond_one_turn_are_as_sure_as_alone() -> None:
    columns = np.arange(2 * AT_ONCE + 1, dtype=np.float64)[:, None] % 2
    assert make_links(-10, 10).sureness(columns).tolist() == [0.2689, 0.7311] * AT_ONCE + [0.2689]


@pytest.mark.end_to_end
def test_the_shipped_trees_ask_the_columns_that_the_room_of_stories_makes() -> None:
    links = load_links()
    assert (links.features, int(links.trees.feature.max()) < len(FEATURES)) == (FEATURES, True)


@pytest.mark.end_to_end
def test_the_shipped_trees_are_surer_of_a_pair_alike_among_strangers_than_of_a_pair_like_all_others() -> None:
    alone = [1.0 if name in ("words", "lead", "names", "meaning", "together") else 0.7 for name in FEATURES]
    crowded = [0.0 if " over " in name else one * 0.2 for name, one in zip(FEATURES, alone, strict=True)]
    sure = load_links().sureness(np.array([alone, crowded]))
    assert sure[0] > 0.9 > 0.3 > sure[1]


@pytest.mark.end_to_end
def test_the_shipped_trees_say_the_same_of_a_pair_in_any_company() -> None:
    columns = np.random.default_rng(3).uniform(-1, 1, (AT_ONCE + 50, len(FEATURES)))
    sure = load_links().sureness(columns)
    assert load_links().sureness(columns[::-1]).tolist() == sure[::-1].tolist()
    assert 0 <= sure.min() <= sure.max() <= 1


@pytest.mark.end_to_end
def test_trees_are_loaded_once() -> None:
    assert load_links() is load_links()
