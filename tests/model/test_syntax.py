from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.decode import log_softmax
from onrecord.model.syntax import find_governors, find_tokens
from onrecord.model.tasks import FEATURES, GOVERNOR, LEMMA, PART_OF_SPEECH, RELATION
from onrecord.records import Token

SEEDS = st.integers(0, 2**32 - 1)


def arcs(*governors: int, sure: float = 9.0) -> np.ndarray:
    scores = np.zeros((len(governors), len(governors)), np.float32)
    scores[np.arange(len(governors)), governors] = sure
    return scores


def governors_of(scores: np.ndarray, *sizes: int) -> list[int]:
    """Of sentences of these sizes, of one if none are given."""
    sizes = sizes or (len(scores),)
    return find_governors(scores, np.repeat(np.arange(len(sizes)), sizes)).tolist()


def is_tree(governors: tuple[int, ...] | list[int]) -> bool:
    """One root, and every word hangs on it."""
    roots = [word for word, governor in enumerate(governors) if word == governor]
    reached = list(governors)
    for _ in governors:
        reached = [governors[one] for one in reached]
    return len(roots) == 1 and set(reached) == set(roots)


def total(scores: np.ndarray, governors: list[int] | tuple[int, ...]) -> float:
    return float(log_softmax(scores)[np.arange(len(governors)), list(governors)].sum())


def test_best_arcs_that_are_a_tree_stay() -> None:
    assert governors_of(arcs(1, 1, 4, 4, 1)) == [1, 1, 4, 4, 1]


def test_a_word_alone_is_its_root() -> None:
    assert governors_of(arcs(0)) == [0]


def test_no_words_have_no_governors() -> None:
    assert find_governors(np.zeros((0, 0), np.float32), np.zeros(0, np.int64)).tolist() == []


def test_of_two_roots_the_surer_stays_and_the_other_takes_its_next_best() -> None:
    scores = arcs(0, 1, 1)
    scores[0, 0], scores[0, 2], scores[0, 1] = 5, 4, 1
    assert governors_of(scores) == [2, 1, 1]


def test_without_a_root_the_likeliest_word_is_one() -> None:
    scores = arcs(1, 2, 0)
    scores[2, 2] = 5
    assert governors_of(scores) == [1, 2, 2]


def test_a_cycle_is_broken_where_that_costs_least() -> None:
    scores = arcs(1, 2, 1, 3)
    scores[1, 3], scores[2, 3] = 2, 6
    assert governors_of(scores) == [1, 2, 3, 3]


def test_two_cycles_are_broken_each_by_itself() -> None:
    scores = arcs(1, 0, 3, 2, 4)
    scores[0, 4], scores[3, 0] = 6, 6
    assert governors_of(scores) == [4, 0, 3, 0, 4]


def test_a_root_too_many_is_not_hung_below_itself() -> None:
    scores = arcs(0, 1, 1)
    scores[1, 2], scores[0, 0] = 8, 12
    assert governors_of(scores) == [0, 0, 1]


def test_no_arc_leaves_its_sentence() -> None:
    scores = arcs(3, 0, 3, 3, 1)
    scores[0, 0], scores[2, 2], scores[4, 3] = 1, 1, 1
    assert governors_of(scores, 2, 3) == [0, 0, 3, 3, 3]


def test_equal_scores_give_a_tree() -> None:
    assert is_tree(governors_of(np.zeros((6, 6), np.float32)))


@settings(deadline=None, max_examples=40)
@given(SEEDS, st.lists(st.integers(1, 12), min_size=1, max_size=4))
def test_every_sentence_has_one_root_and_no_cycle(seed: int, sizes: list[int]) -> None:
    scores = np.random.default_rng(seed).normal(0, 5, (sum(sizes), sum(sizes))).astype(np.float32)
    found = governors_of(scores, *sizes)
    for begin, size in zip(np.cumsum([0, *sizes]).tolist(), sizes, strict=False):
        assert is_tree([one - begin for one in found[begin : begin + size]])


@settings(deadline=None, max_examples=25)
@given(SEEDS, st.integers(1, 5))
def test_no_tree_is_better_than_best_arcs_that_are_one(seed: int, size: int) -> None:
    """Greedy repairs may stay below the best tree, but never above it, and never where nothing had to be repaired."""
    scores = np.random.default_rng(seed).normal(0, 3, (size, size)).astype(np.float32)
    found = governors_of(scores)
    best = max((one for one in product(range(size), repeat=size) if is_tree(one)), key=lambda one: total(scores, one))
    assert is_tree(found)
    assert total(scores, found) <= total(scores, best) + 1e-4
    if is_tree(scores.argmax(1).tolist()):
        assert found == list(best)


def labelled(head: tuple[str, ...], *labels: str) -> np.ndarray:
    scores = np.zeros((len(labels), len(head)), np.float32)
    for place, label in enumerate(labels):
        scores[place, head.index(label)] = 9
    return scores


def test_tokens_have_part_features_lemma_governor_and_relation() -> None:
    scores = {
        PART_OF_SPEECH.name: labelled(PART_OF_SPEECH.labels, "NOUN", "VERB", "ADV"),
        FEATURES.name: labelled(FEATURES.labels, "Number=Plur", "VerbForm=Fin|Mood=Ind|Tense=Past", ""),
        LEMMA.name: labelled(LEMMA.labels, "-s", "-d", "="),
        GOVERNOR.name: arcs(1, 1, 1),
        RELATION.name: labelled(RELATION.labels, "nsubj", "root", "advmod"),
    }
    assert find_tokens(["Ministers", "agreed", "Again"], scores, np.zeros(3, np.int64), 10) == (
        Token("NOUN", "Number=Plur", "minister", 11, "nsubj"),
        Token("VERB", "VerbForm=Fin|Mood=Ind|Tense=Past", "agree", 11, "root"),
        Token("ADV", "", "again", 11, "advmod"),
    )


@pytest.mark.parametrize(("labels", "relations"), [(("obj", "root"), ["root", "acl"]), (("root", "root"), ["root", "acl"])])
def test_root_is_the_relation_of_roots_and_of_no_other_word(labels: tuple[str, str], relations: list[str]) -> None:
    words = ("X", "X")
    relation = labelled(RELATION.labels, *labels)
    relation[1, RELATION.labels.index("acl")] = 5
    scores = {
        PART_OF_SPEECH.name: labelled(PART_OF_SPEECH.labels, *words),
        FEATURES.name: labelled(FEATURES.labels, "", ""),
        LEMMA.name: labelled(LEMMA.labels, "=", "="),
        GOVERNOR.name: arcs(0, 0),
        RELATION.name: relation,
    }
    assert [one.relation for one in find_tokens(words, scores, np.zeros(2, np.int64), 0)] == relations
