"""What governs what, and what a word may be where the network cut it wrongly."""

import pytest

from onrecord.extract.deeds.tree import Tree, lemmas_of
from tests.extract.deeds import plant


def met() -> Tree:
    return plant(
        "Kenya Kenya PROPN nsubj 4",
        ", , PUNCT punct 2",
        "Togo Togo PROPN appos 0",
        "Benin Benin PROPN conj 0",
        "met meet VERB root 4",
        "Ghana’s Ghana PROPN nmod:poss 6",
        "envoy envoy NOUN obj 4",
    )


def test_the_root_stands_under_nothing() -> None:
    tree = met()
    assert (tree.governor(4), tree.relation(4), list(tree.children(4))) == (4, "root", [0, 6])


def test_children_come_in_order_and_by_relation() -> None:
    tree = met()
    assert (list(tree.children(4, "obj", "nsubj")), tree.child(4, "obj"), tree.child(4, "obl")) == ([0, 6], 6, None)


def test_a_name_in_apposition_before_a_joined_one_belongs_to_the_list() -> None:
    assert met().conjuncts(0) == [0, 2, 3]


def test_an_apposition_without_a_list_is_nobody_further() -> None:
    tree = plant("Togo Togo PROPN nsubj 2", "Ruvik Ruvik PROPN appos 0", "left leave VERB root 2")
    assert tree.conjuncts(0) == [0]


def test_a_subtree_is_a_word_with_all_under_it() -> None:
    assert (met().subtree(6), met().subtree(0)) == ([5, 6], [0, 1, 2, 3])


def test_forms_are_small_and_their_apostrophes_straight() -> None:
    assert met().form(5) == "ghana's"


@pytest.mark.parametrize(
    ("row", "lemma"),
    [
        ("staged stag VERB root 0", "stage"),
        ("travelling travell VERB root 0", "travel"),
        ("denied deni VERB root 0", "deny"),
        ("condemned condemne VERB root 0", "condemn"),
        ("Talks talks NOUN root 0", "talk"),
        ("embassies embassie NOUN root 0", "embassy"),
        ("speeches speeche NOUN root 0", "speech"),
    ],
)
def test_a_badly_cut_lemma_is_mended(row: str, lemma: str) -> None:
    assert lemma in lemmas_of(plant(row), 0)


def test_the_networks_lemma_comes_first() -> None:
    assert lemmas_of(plant("held hold VERB root 0"), 0)[0] == "hold"


@pytest.mark.parametrize(("part", "verb"), [("VERB", True), ("AUX", True), ("NOUN", False), ("ADJ", False)])
def test_verbs_and_auxiliaries_are_verbs(part: str, verb: bool) -> None:
    assert plant(f"word word {part} root 0").is_verb(0) is verb
