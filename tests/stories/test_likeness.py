"""What pairs of reports have in common, and how that compares with the reports around them."""

from dataclasses import replace
from itertools import combinations
from random import Random

import numpy as np
import pytest

from onrecord.stories.likeness import BANDS, FEATURES, MEASURES, NEAREST, USUAL, WINDOW_DAYS, Likeness, find_likeness
from onrecord.stories.profile import Profile, make_profiles
from tests.stories.profiles import make_profile, make_report, make_sense

NOTHING = np.zeros((0, 2), np.int64)
FERRY, FERRY_TOO = "The ferry to Sund stays in port, Ida Venn said.", "Ida Venn said that the ferry to Sund stays."
MILL, GULLS = "A mill burned down on the river.", "Nobody has counted gulls this winter."


def pairs_of(profiles: list[Profile], tied: list[list[int]] | None = None) -> list[list[int]]:
    found: list[list[int]] = find_likeness(profiles, np.array(tied, np.int64) if tied else NOTHING).pairs.tolist()
    return found


def column(likeness: Likeness, name: str, left: int = 0, right: int = 1) -> float:
    return float(likeness.columns[likeness.pairs.tolist().index([left, right]), FEATURES.index(name)])


def at_days(*days: int | None) -> list[Profile]:
    """Reports of one text, published these days after one another."""
    records = [make_report(FERRY) for _ in days]
    made = make_profiles(records, make_sense())
    return [replace(one, day=None if day is None else 740_000 + day) for one, day in zip(made, days, strict=True)]


@pytest.mark.parametrize(
    "profiles", [[], [make_profile(FERRY)], [make_profile(FERRY), make_profile("")], [make_profile(""), make_profile("")]]
)
def test_without_two_reports_that_say_something_there_are_no_pairs(profiles: list[Profile]) -> None:
    found = find_likeness(profiles, NOTHING)
    assert (found.pairs.shape, found.columns.shape) == ((0, 2), (0, len(FEATURES)))


def test_every_pair_is_there_once_and_sorted() -> None:
    profiles = [make_profile(text) for text in (FERRY, FERRY_TOO, f"{FERRY} {MILL}", f"{MILL} {FERRY_TOO}")]
    assert pairs_of(profiles) == [list(pair) for pair in combinations(range(4), 2)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((0, 0), [[0, 1]]),
        ((0, WINDOW_DAYS), [[0, 1]]),
        ((WINDOW_DAYS, 0), [[0, 1]]),
        ((0, WINDOW_DAYS + 1), []),
        ((0, None), [[0, 1]]),
        ((None, None), [[0, 1]]),
    ],
)
def test_reports_that_are_far_apart_in_time_are_not_compared(days: tuple[int | None, int | None], expected: list[list[int]]) -> None:
    assert pairs_of(at_days(*days)) == expected


def test_tied_reports_are_compared_however_far_apart() -> None:
    assert pairs_of(at_days(0, 400, 0), [[0, 1]]) == [[0, 1], [0, 2]]
    assert pairs_of([make_profile(FERRY), make_profile("")], [[0, 1]]) == [[0, 1]]


def test_a_tied_pair_that_is_near_anyway_is_there_once() -> None:
    assert pairs_of(at_days(0, 1), [[0, 1]]) == [[0, 1]]


def test_each_report_meets_its_nearest() -> None:
    draw = Random(7)
    count = 3 * NEAREST
    profiles = [make_profile(" ".join(draw.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(30))) for _ in range(count)]
    met = np.bincount(find_likeness(profiles, NOTHING).pairs.ravel(), minlength=count)
    assert met.min() >= NEAREST
    assert met.sum() <= 2 * count * NEAREST


def test_the_nearest_are_those_of_like_words() -> None:
    ferries = [make_profile(FERRY, f"Edition e{turn}") for turn in range(NEAREST + 1)]
    others = [make_profile(MILL, FERRY, f"Print p{turn}") for turn in range(NEAREST + 1)]
    pairs = pairs_of(ferries + others)
    assert all(list(pair) in pairs for pair in combinations(range(NEAREST + 1), 2))


def test_reports_of_the_same_words_have_everything_in_common() -> None:
    found = find_likeness([make_profile(FERRY, names=("Ida Venn",)), make_profile(FERRY, names=("Ida Venn",))], NOTHING)
    assert {name: column(found, name) for name in MEASURES} == pytest.approx(dict.fromkeys(MEASURES, 1.0), abs=1e-4)


def test_reports_without_a_word_in_common_have_nothing_in_common() -> None:
    found = find_likeness([make_profile("aa bb cc", names=("aa",)), make_profile("dd ee ff", names=("dd",))], np.array([[0, 1]]))
    assert {name: column(found, name) for name in MEASURES} == dict.fromkeys(MEASURES, 0.0)


def test_names_are_compared_apart_from_words() -> None:
    found = find_likeness([make_profile(FERRY, names=("Ida Venn",)), make_profile(FERRY, names=("Sund",))], NOTHING)
    assert [column(found, "words"), column(found, "names")] == pytest.approx([1.0, 0.0], abs=1e-4)


def test_together_is_the_mean_of_words_lead_and_meaning() -> None:
    found = find_likeness([make_profile(FERRY), make_profile(FERRY_TOO)], NOTHING)
    mean = sum(column(found, name) for name in ("words", "lead", "meaning")) / 3
    assert column(found, "together") == pytest.approx(mean, abs=1e-4)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_neighbour_that_is_not_there_counts_as_usual(measure: str) -> None:
    found = find_likeness([make_profile(FERRY, names=("Ida Venn",)), make_profile(FERRY, names=("Ida Venn",))], NOTHING)
    usual = USUAL[measure]
    expected = {(low, high): 1 - ((low == 0) + (high - low - (low == 0)) * usual) / (high - low) for low, high in BANDS}
    told = {(low, high): column(found, f"{measure} over {low}-{high} max") for low, high in BANDS}
    assert told == pytest.approx(expected, abs=1e-4)


def crowd(count: int = 8) -> list[Profile]:
    texts = [f"{FERRY if turn % 2 else MILL} {' '.join(GULLS.split()[: turn % 5])} note{turn} more{turn}" for turn in range(count)]
    return [make_profile(text, names=(f"note{turn}",), day=1 + turn) for turn, text in enumerate(texts)]


def test_the_busier_of_two_reports_makes_the_smaller_contrast() -> None:
    found = find_likeness(crowd(), NOTHING)
    for measure in MEASURES:
        for low, high in BANDS:
            most, least = (FEATURES.index(f"{measure} over {low}-{high} {end}") for end in ("max", "min"))
            assert (found.columns[:, most] <= found.columns[:, least]).all()


def test_two_of_a_close_circle_share_neighbours() -> None:
    alone = find_likeness([make_profile(FERRY), make_profile(FERRY_TOO)], NOTHING)
    circle = find_likeness([make_profile(FERRY), make_profile(FERRY_TOO), make_profile(f"{FERRY} {FERRY_TOO}")], NOTHING)
    assert column(alone, "shared neighbours") == 0.0
    assert column(circle, "shared neighbours") > 0.0


def test_what_two_reports_have_in_common_stays_as_others_are_added() -> None:
    two = [make_profile(FERRY, names=("Ida Venn",)), make_profile(FERRY_TOO, names=("Ida Venn",))]
    alone, among = find_likeness(two, NOTHING), find_likeness([*two, *crowd()], NOTHING)
    assert [column(alone, name) for name in MEASURES] == [column(among, name) for name in MEASURES]


def rows(likeness: Likeness, profiles: list[Profile]) -> dict[frozenset[str], list[float]]:
    pairs = [frozenset(profiles[one].document for one in pair) for pair in likeness.pairs.tolist()]
    return dict(zip(pairs, likeness.columns.round(3).tolist(), strict=True))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_reports_does_not_matter(seed: int) -> None:
    profiles, shuffled = crowd(), crowd()
    Random(seed).shuffle(shuffled)
    expected, found = rows(find_likeness(profiles, NOTHING), profiles), rows(find_likeness(shuffled, NOTHING), shuffled)
    assert found.keys() == expected.keys()
    assert all(found[pair] == pytest.approx(expected[pair], abs=2e-3) for pair in expected)


def test_the_columns_have_names_of_their_own() -> None:
    assert len(set(FEATURES)) == len(FEATURES)
    assert find_likeness(crowd(), NOTHING).columns.shape[1] == len(FEATURES)
