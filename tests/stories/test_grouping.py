"""Average-link clustering over a sparse graph: groups join while all their pairs together are sure enough."""

from itertools import combinations
from random import Random

import pytest

from onrecord.stories.grouping import group

Links = list[tuple[int, int, float]]


def slowly(count: int, links: Links, threshold: float, reach: int = 99) -> list[list[int]]:
    """What `group` promises, step by step: the two groups of the greatest mean join, of equal ones the first."""
    sure = {(min(left, right), max(left, right)): value for left, right, value in links}
    groups = {one: [one] for one in range(count)}
    while True:
        means = []
        for left, right in combinations(sorted(groups), 2):
            pairs = [sure.get((min(a, b), max(a, b)), 0.0) for a in groups[left] for b in groups[right]]
            smaller, larger = sorted((len(groups[left]), len(groups[right])))
            means.append((-sum(pairs) / (smaller * min(larger, reach)), left, right))
        best, left, right = min(means, default=(0.0, 0, 0))
        if not means or -best < threshold:
            return sorted(sorted(one) for one in groups.values())
        groups[left] += groups.pop(right)


def drawn(seed: int, count: int) -> Links:
    draw = Random(seed)
    return [(left, right, draw.randrange(1, 9) / 8) for left, right in combinations(range(count), 2) if draw.random() < 0.4]


def test_nothing_gives_no_groups() -> None:
    assert group(0, [], 0.5) == []


def test_what_has_no_link_stands_alone() -> None:
    assert group(3, [], 0.5) == [[0], [1], [2]]


@pytest.mark.parametrize(("sure", "expected"), [(0.5, [[0, 1]]), (0.49, [[0], [1]]), (1.0, [[0, 1]]), (0.0, [[0], [1]])])
def test_two_join_from_the_threshold_on(sure: float, expected: list[list[int]]) -> None:
    assert group(2, [(0, 1, sure)], 0.5) == expected


def test_a_missing_link_counts_against_joining() -> None:
    chain = [(0, 1, 1.0), (1, 2, 0.75)]
    assert group(3, chain, 0.5) == [[0, 1], [2]]
    assert group(3, chain, 0.375) == [[0, 1, 2]]


def test_a_bridge_between_two_groups_does_not_make_them_one() -> None:
    within = [(0, 1, 1.0), (0, 2, 1.0), (1, 2, 1.0), (3, 4, 1.0), (3, 5, 1.0), (4, 5, 1.0)]
    assert group(6, [*within, (2, 3, 0.9)], 0.3) == [[0, 1, 2], [3, 4, 5]]


def test_the_surest_join_first() -> None:
    assert group(3, [(0, 1, 0.6), (1, 2, 0.9)], 0.5) == [[0], [1, 2]]


def test_groups_come_in_order_of_their_first_members() -> None:
    assert group(6, [(5, 0, 1.0), (4, 2, 1.0), (3, 1, 1.0)], 0.5) == [[0, 5], [1, 3], [2, 4]]


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("threshold", [0.125, 0.3, 0.5])
def test_groups_are_those_that_comparing_all_with_all_gives(seed: int, threshold: float) -> None:
    links = drawn(seed, 12)
    assert group(12, links, threshold) == slowly(12, links, threshold)


@pytest.mark.parametrize(("reach", "expected"), [(2, [[0, 1, 2, 3, 4]]), (3, [[0, 1, 2, 3, 4]]), (4, [[0, 1, 2, 3], [4]])])
def test_no_more_pairs_count_than_a_member_was_linked_to(reach: int, expected: list[list[int]]) -> None:
    circle = [(left, right, 1.0) for left, right in combinations(range(4), 2)]
    assert group(5, [*circle, (0, 4, 0.9), (1, 4, 0.9)], 0.5, reach=reach) == expected


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("reach", [1, 2, 4])
def test_groups_within_reach_are_those_that_comparing_all_with_all_gives(seed: int, reach: int) -> None:
    links = drawn(seed, 12)
    assert group(12, links, 0.5, reach=reach) == slowly(12, links, 0.5, reach)


@pytest.mark.parametrize("seed", range(5))
def test_neither_the_order_of_the_links_nor_their_direction_matters(seed: int) -> None:
    links = drawn(seed, 20)
    shuffled = [(right, left, sure) for left, right, sure in links]
    Random(seed).shuffle(shuffled)
    assert group(20, shuffled, 0.3) == group(20, links, 0.3)
