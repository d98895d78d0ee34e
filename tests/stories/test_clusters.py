"""Which reports tell of one story, with a sense whose sureness the test decides."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from onrecord.records import Evidence
from onrecord.stories.clusters import DAYS, LEAST, QUIET_DAYS, TOGETHER, Clusters, cluster
from onrecord.stories.copies import CROWD
from onrecord.stories.likeness import FEATURES, MEASURES
from onrecord.stories.profile import Profile
from tests.stories.profiles import Columns, always, make_profile, make_sense

FERRY, MILL = "The ferry to Sund stays in port", "A mill burned down on our river"


def told(topic: str, turn: int, day: int | None = 9) -> Profile:
    """A report on a topic in words of its own besides."""
    return make_profile(f"{topic} note{turn} aside{turn}", day=day)


def later(profile: Profile, days: int) -> Profile:
    return replace(profile, day=(profile.day or 0) + days)


def groups(profiles: list[Profile], sure: float) -> tuple[tuple[int, ...], ...]:
    return cluster(profiles, make_sense(always(sure))).groups


def documents(found: Clusters, profiles: list[Profile]) -> set[frozenset[str]]:
    return {frozenset(profiles[one].document for one in members) for members in found.groups}


@pytest.mark.parametrize(("profiles", "expected"), [([], ()), ([told(FERRY, 1)], ((0,),)), ([make_profile("")], ((0,),))])
def test_fewer_than_two_reports_have_no_ties(profiles: list[Profile], expected: tuple[tuple[int, ...], ...]) -> None:
    found = cluster(profiles, make_sense(always(1.0)))
    assert (found.groups, found.ties, found.copies.pairs.tolist()) == (expected, (), [])


def test_reports_without_words_are_stories_of_their_own() -> None:
    assert groups([make_profile(""), make_profile(""), told(FERRY, 1)], 1.0) == ((0,), (1,), (2,))


@pytest.mark.parametrize(
    ("sure", "expected"),
    [(1.0, ((0, 1),)), (TOGETHER, ((0, 1),)), (TOGETHER - 0.01, ((0,), (1,))), (LEAST - 0.01, ((0,), (1,))), (0.0, ((0,), (1,)))],
)
def test_two_reports_are_one_story_from_a_sureness_on(sure: float, expected: tuple[tuple[int, ...], ...]) -> None:
    assert groups([told(FERRY, 1), told(FERRY, 2)], sure) == expected


def test_reports_of_two_topics_are_two_stories() -> None:
    profiles = [told(FERRY, 1), told(MILL, 2), told(FERRY, 3), told(MILL, 4), told("Nobody counted gulls", 5)]
    assert cluster(profiles, make_sense()).groups == ((0, 2), (1, 3), (4,))


@pytest.mark.parametrize("seed", range(5))
def test_the_order_in_which_reports_come_in_does_not_matter(seed: int) -> None:
    profiles = [told(FERRY if turn % 2 else MILL, turn, 1 + turn) for turn in range(10)]
    shuffled = list(profiles)
    Random(seed).shuffle(shuffled)
    assert documents(cluster(shuffled, make_sense()), shuffled) == documents(cluster(profiles, make_sense()), profiles)


@pytest.mark.parametrize(
    ("days", "score"), [(0, 1.0), (QUIET_DAYS, 1.0), (QUIET_DAYS + 1, np.exp(-1 / DAYS)), (QUIET_DAYS + 5, np.exp(-5 / DAYS))]
)
def test_days_between_two_reports_make_them_less_sure(days: int, score: float) -> None:
    first = told(FERRY, 1, 1)
    (tie,) = cluster([first, later(told(FERRY, 2, 1), days)], make_sense(always(1.0))).ties
    assert tie.score == pytest.approx(score, abs=1e-4)


def test_reports_of_different_weeks_are_different_stories() -> None:
    profiles = [told(FERRY, 1, 1), later(told(FERRY, 2, 1), QUIET_DAYS + 13), later(told(FERRY, 3, 1), 60)]
    assert groups(profiles, 1.0) == ((0,), (1,), (2,))


def test_a_report_without_a_date_is_no_further_off() -> None:
    assert groups([told(FERRY, 1, None), told(FERRY, 2, 1)], TOGETHER) == ((0, 1),)


def test_a_story_that_runs_over_days_holds_together() -> None:
    profiles = [later(told(FERRY, turn, 1), turn) for turn in range(8)]
    assert groups(profiles, 0.9) == (tuple(range(8)),)


def test_reports_that_carry_one_text_are_one_story_whatever_the_trees_say() -> None:
    text = " ".join(f"w{turn}" for turn in range(40))
    found = cluster([make_profile(text, day=9), told(FERRY, 1), make_profile(text, "More.", day=10)], make_sense(always(0.0)))
    assert found.groups == ((0, 2), (1,))
    assert found.copies.pairs.tolist() == [[0, 2]]
    assert [(tie.left, tie.right, tie.score) for tie in found.ties] == [(0, 2, 1.0)]


@pytest.mark.parametrize("count", [CROWD, CROWD + 1, 200])
def test_reports_of_one_text_are_one_story_however_many(count: int) -> None:
    text = " ".join(f"w{turn}" for turn in range(40))
    found = cluster([make_profile(text, f"Paper{turn} more{turn}.", day=9) for turn in range(count)], make_sense())
    assert found.groups == (tuple(range(count)),)
    assert (len(found.ties), len({(left, right) for left, right in found.copies.pairs.tolist()})) == (count - 1, count * (count - 1) // 2)


def test_the_same_words_without_copies_are_no_copies() -> None:
    assert cluster([told(FERRY, 1), told(MILL, 2)], make_sense()).copies.pairs.tolist() == []


def test_a_story_hangs_together_by_one_tie_fewer_than_it_has_reports() -> None:
    profiles = [told(FERRY if turn < 5 else MILL, turn) for turn in range(9)]
    found = cluster(profiles, make_sense())
    assert found.groups == ((0, 1, 2, 3, 4), (5, 6, 7, 8))
    assert sorted(members(found, tie.left) == members(found, tie.right) for tie in found.ties) == [True] * 7
    assert {one for tie in found.ties for one in (tie.left, tie.right)} == set(range(9))


def members(found: Clusters, report: int) -> tuple[int, ...]:
    return next(one for one in found.groups if report in one)


def test_the_surest_ties_hold_a_story() -> None:
    profiles = [told(FERRY, 1), told(FERRY, 2), told(FERRY, 3)]
    found = cluster(profiles, make_sense(lambda columns: np.array([0.4, 0.9, 0.8])))  # 0–1, 0–2, 1–2
    assert [(tie.left, tie.right, tie.score) for tie in found.ties] == [(0, 2, 0.9), (1, 2, 0.8)]


def test_ties_come_the_surest_first() -> None:
    found = cluster([told(FERRY, turn, 1 + 2 * turn) for turn in range(6)], make_sense(always(0.9)))
    assert all(one.score >= other.score for one, other in pairwise(found.ties))


def test_a_tie_says_what_speaks_for_it() -> None:
    profiles = [make_profile(FERRY, day=9, names=("Sund",)), make_profile(FERRY, day=10, names=("Sund",))]
    (tie,) = cluster(profiles, make_sense(always(0.5))).ties
    assert tie.score == 0.5
    assert tie.features == tuple(Evidence(f"stories: {name}", 1.0) for name in MEASURES[:-1])


def test_the_sense_is_asked_for_each_pair_with_all_columns() -> None:
    asked = []

    def sureness(columns: Columns) -> Columns:
        asked.append(columns.shape)
        return np.ones(len(columns))

    cluster([told(FERRY, turn) for turn in range(4)], make_sense(sureness))
    assert asked == [(6, len(FEATURES))]
