"""Which reports carry the same text: runs of five words, found whatever their order."""

from random import Random

import numpy as np
import pytest

from onrecord.stories.copies import COPIED, CROWD, FEWEST, SHINGLE, Shared, find_shared, is_copy, rolled
from onrecord.stories.profile import Profile
from tests.stories.profiles import make_profile


def story(seed: int, length: int = 60) -> str:
    """Words of a report that no other seed shares."""
    return " ".join(f"w{seed}x{turn}" for turn in range(length))


def told(shared: Shared) -> list[tuple[list[int], int, float]]:
    rows = zip(shared.pairs.tolist(), shared.shingles.tolist(), shared.share.round(4).tolist(), strict=True)
    return [(pair, shingles, share) for pair, shingles, share in rows]


def shared(*texts: str) -> list[tuple[list[int], int, float]]:
    return told(find_shared([make_profile(text) for text in texts]))


@pytest.mark.parametrize("texts", [(), ("",), (story(1),), (story(1), ""), (story(1), story(2)), ("", ""), ("Ice.", "Ice.")])
def test_where_no_two_carry_one_text_nothing_is_shared(texts: tuple[str, ...]) -> None:
    assert shared(*texts) == []


def test_the_same_text_is_shared_whole() -> None:
    assert shared(story(1), story(2), story(1)) == [([0, 2], 60 - SHINGLE + 1, 1.0)]


@pytest.mark.parametrize(("words", "expected"), [(SHINGLE + FEWEST - 1, [([0, 1], FEWEST, 1.0)]), (SHINGLE + FEWEST - 2, [])])
def test_two_reports_must_share_enough_to_be_looked_at(words: int, expected: list[tuple[list[int], int, float]]) -> None:
    assert shared(story(1, words), story(1, words)) == expected


def test_the_share_is_that_of_the_report_that_has_fewer() -> None:
    short, long = story(1, 24), f"{story(1, 24)} {story(2, 76)}"
    assert shared(long, short) == [([0, 1], 20, 1.0)]


def test_paragraphs_may_stand_in_another_order() -> None:
    one, other = story(1, 30), story(2, 30)
    ((pair, shingles, share),) = shared(f"{one} {other}", f"{other} {one}")
    assert (pair, shingles) == ([0, 1], 2 * (30 - SHINGLE + 1))
    assert share == pytest.approx(52 / 56, abs=1e-4)


def test_a_run_that_is_repeated_counts_once() -> None:
    assert shared(f"{story(1, 20)} {story(1, 20)}", story(1, 20)) == [([0, 1], 16, 1.0)]


def test_case_and_marks_do_not_tell_texts_apart() -> None:
    assert shared(story(1), story(1).upper().replace(" ", ", ")) == [([0, 1], 56, 1.0)]


def test_one_speech_in_two_reports_makes_them_no_copies() -> None:
    assert shared(f"{story(1)} “{story(9)}”", f"{story(2)} “{story(9)}”") == []


def test_a_report_of_quotations_only_carries_nothing() -> None:
    assert shared(f"“{story(9)}”", f"“{story(9)}”") == []


def test_pairs_are_sorted_with_the_smaller_index_first() -> None:
    found = find_shared([make_profile(story(turn % 3)) for turn in range(9)])
    pairs = [(left, right) for left, right in found.pairs.tolist()]
    assert pairs == sorted((left, right) for left in range(9) for right in range(left + 1, 9) if left % 3 == right % 3)


def joined(pairs: list[list[int]], count: int) -> int:
    """How many groups the pairs leave of that many reports."""
    roots = list(range(count))
    for left, right in pairs:
        first, second = roots[left], roots[right]
        roots = [first if root == second else root for root in roots]
    return len(set(roots))


@pytest.mark.parametrize("count", [CROWD, CROWD + 1, 4 * CROWD])
def test_a_crowd_that_carries_one_text_is_tied_all_the_same(count: int) -> None:
    found = find_shared([make_profile(story(1), f"Late edition {turn} of the day.") for turn in range(count)])
    assert joined(found.pairs.tolist(), count) == 1


def test_a_crowd_does_not_cost_the_square_of_its_size() -> None:
    every = find_shared([make_profile(story(1)) for _ in range(CROWD)])
    assert len(every.pairs) == CROWD * (CROWD - 1) // 2
    crowded = find_shared([make_profile(story(1)) for _ in range(4 * CROWD)])
    assert len(crowded.pairs) < 4 * CROWD * 3


def test_whoever_asks_for_a_larger_crowd_gets_every_pair() -> None:
    count = 2 * CROWD
    assert len(find_shared([make_profile(story(1)) for _ in range(count)], crowd=count).pairs) == count * (count - 1) // 2


def test_a_passage_that_stands_everywhere_hides_no_copy() -> None:
    profiles = [make_profile(story(turn // 2, 40), story(99, 20)) for turn in range(2 * CROWD)]
    found = is_copy(find_shared(profiles))
    pairs = {(left, right) for left, right in found.pairs.tolist()}
    assert {(turn, turn + 1) for turn in range(0, 2 * CROWD, 2)} <= pairs


@pytest.mark.parametrize("seed", range(3))
def test_what_two_reports_share_does_not_depend_on_where_they_stand(seed: int) -> None:
    profiles = [make_profile(story(turn // 2), story(50 + turn % 3, 15)) for turn in range(12)]
    order = list(range(12))
    Random(seed).shuffle(order)
    assert named(find_shared([profiles[one] for one in order]), [profiles[one] for one in order]) == named(find_shared(profiles), profiles)


def named(found: Shared, profiles: list[Profile]) -> set[tuple[frozenset[str], int, float]]:
    return {(frozenset(profiles[one].document for one in pair), shingles, share) for pair, shingles, share in told(found)}


def test_reports_carry_one_text_from_a_share_on() -> None:
    pairs = np.array([[0, 1], [0, 2], [1, 2]], np.int64)
    counts = np.array([9, 40, 12], np.int64)
    found = is_copy(Shared(pairs, counts, np.array([COPIED - 0.01, 1.0, COPIED])))
    assert told(found) == [([0, 2], 40, 1.0), ([1, 2], 12, COPIED)]


def test_a_shared_paragraph_of_background_is_no_copy() -> None:
    found = find_shared([make_profile(story(1, 200), story(9, 16)), make_profile(story(2, 200), story(9, 16))])
    assert (len(found.pairs), len(is_copy(found).pairs)) == (1, 0)


def test_every_run_of_five_words_has_a_number() -> None:
    words = np.array([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5], np.uint32)
    found = rolled(words).tolist()
    assert len(found) == 7
    assert found[0] == found[6]
    assert len(set(found)) == 6


@pytest.mark.parametrize("length", range(SHINGLE))
def test_fewer_than_five_words_have_no_runs(length: int) -> None:
    assert rolled(np.arange(length, dtype=np.uint32)).tolist() == []


def test_the_same_words_in_another_order_are_another_run() -> None:
    assert rolled(np.arange(5, dtype=np.uint32)).tolist() != rolled(np.arange(5, dtype=np.uint32)[::-1]).tolist()
