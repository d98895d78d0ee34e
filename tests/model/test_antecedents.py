from dataclasses import replace

import numpy as np
import pytest

from onrecord.model.antecedents import Mention, find_antecedents
from onrecord.records import Antecedent, Span

ONE_WINDOW = np.zeros(8, np.int64)


def name(start: int, stop: int) -> Mention:
    return Mention(Span(start * 10, stop * 10), start, stop, asks=False, named=True)


def pronoun(word: int) -> Mention:
    return Mention(Span(word * 10, word * 10 + 10), word, word + 1, asks=True, named=False)


def description(start: int, stop: int) -> Mention:
    return Mention(Span(start * 10, stop * 10), start, stop, asks=True, named=False)


def vectors(*arcs: tuple[int, int], words: int = 8) -> np.ndarray:
    """Vectors by which the first word of each arc looks for the second, and any other word for itself."""
    asks, answers = np.zeros((words, words), np.float32), np.eye(words, dtype=np.float32)
    asks[np.arange(words), np.arange(words)] = 100
    for asking, answering in arcs:
        asks[asking, answering] += 200
    return np.concatenate([asks, answers], axis=1)


def meant(mentions: list[Mention], *arcs: tuple[int, int], windows: np.ndarray = ONE_WINDOW) -> list[Span | None]:
    return [one.meant for one in find_antecedents(mentions, vectors(*arcs), windows)]


def test_a_pronoun_means_the_name_that_answers_best() -> None:
    mentions = [name(0, 2), name(2, 3), pronoun(4)]
    assert find_antecedents(mentions, vectors((4, 0)), ONE_WINDOW) == (Antecedent(Span(40, 50), Span(0, 20), 1.0),)


@pytest.mark.parametrize("word", [0, 1, 2])
def test_any_word_of_a_name_answers_for_it(word: int) -> None:
    assert meant([name(0, 3), pronoun(4)], (4, word)) == [Span(0, 30)]


def test_a_description_answers_with_its_head_word_only() -> None:
    mentions = [description(0, 3), pronoun(4)]
    assert meant(mentions, (4, 2)) == [None, Span(0, 30)]
    assert meant(mentions, (4, 1)) == [None, None]


def test_a_mention_that_points_to_itself_means_nobody_named() -> None:
    assert find_antecedents([name(0, 1), pronoun(4)], vectors(), ONE_WINDOW) == (Antecedent(Span(40, 50), None, 1.0),)


def test_a_chain_of_pronouns_leads_to_the_name() -> None:
    mentions = [name(0, 1), pronoun(2), pronoun(4), description(5, 7)]
    assert meant(mentions, (2, 0), (4, 2), (6, 4)) == [Span(0, 10)] * 3


def test_a_chain_that_ends_in_a_description_means_that() -> None:
    assert meant([description(0, 2), pronoun(4)], (4, 1)) == [None, Span(0, 20)]


def test_the_window_before_is_seen_but_none_before_that() -> None:
    mentions = [name(0, 1), name(2, 3), pronoun(5)]
    windows = np.array([0, 0, 1, 1, 2, 2, 2, 2])
    assert meant(mentions, (5, 2), windows=windows) == [Span(20, 30)]
    assert meant(mentions, (5, 0), windows=windows) == [None]


def test_what_follows_is_meant_only_if_it_is_a_name_of_the_same_window() -> None:
    windows = np.array([0, 0, 0, 0, 0, 1, 1, 1])
    mentions = [pronoun(0), description(1, 2), name(3, 4), name(6, 7)]
    assert meant(mentions, (0, 3), windows=windows)[0] == Span(30, 40)
    assert meant(mentions, (0, 1), windows=windows)[0] is None
    assert meant(mentions, (0, 6), windows=windows)[0] is None


def test_a_score_has_four_digits() -> None:
    undecided = vectors((4, 0)) / np.float32(64)
    (one,) = find_antecedents([name(0, 1), name(2, 3), pronoun(4)], undecided, ONE_WINDOW)
    assert one.score == round(one.score, 4) < 1


def test_names_ask_for_nothing_and_no_mention_has_no_answer() -> None:
    assert meant([name(0, 1), name(2, 3)], (2, 0)) == []
    assert find_antecedents([], vectors(), ONE_WINDOW) == ()


def test_of_two_that_answer_alike_the_nearer_is_meant() -> None:
    mentions = [name(0, 1), name(2, 3), pronoun(5)]
    both = vectors((5, 0), (5, 2))
    assert [one.meant for one in find_antecedents(mentions, both, ONE_WINDOW)] == [Span(20, 30)]


def test_mentions_that_show_different_things_do_not_mean_the_same() -> None:
    she, he = replace(pronoun(2), shows="female"), replace(pronoun(5), shows="male")
    assert meant([name(0, 1), she, he, name(6, 7)], (2, 0), (5, 2)) == [Span(0, 10), None]
    assert meant([replace(name(0, 1), shows="male"), name(1, 2), she], (2, 0)) == [None]
    assert meant([replace(name(0, 1), shows="female"), he], (5, 0)) == [None]


def test_a_group_shows_what_one_of_its_mentions_shows() -> None:
    she, he = replace(pronoun(2), shows="female"), replace(pronoun(5), shows="male")
    mentions = [name(0, 1), name(1, 2), she, pronoun(3), he]
    assert meant(mentions, (2, 0), (3, 2), (5, 3)) == [Span(0, 10), Span(0, 10), None]
