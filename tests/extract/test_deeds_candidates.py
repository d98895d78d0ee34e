"""Deeds before it is known who is who: predicates with the words of their parties."""

from onrecord.extract.candidates import Deed, Deeds, acting, find_deeds
from onrecord.extract.deeds.matching import find_matches
from onrecord.extract.deeds.participants import find_parties
from onrecord.extract.deeds.tables import codebook
from onrecord.extract.deeds.tree import Tree
from onrecord.records import words
from tests.extract.deeds import plant
from tests.factory import make_document


def found(tree: Tree) -> Deeds:
    deeds = find_deeds(make_document(tree.text), tree.annotation)
    assert deeds.found == tuple(Deed(one, find_parties(tree, one)) for one in find_matches(tree, codebook()))
    return deeds


def forms(deeds: Deeds, sides: tuple[tuple[int, ...], ...]) -> list[list[str]]:
    return [[deeds.tree.form(word) for word in heads] for heads in sides]


def test_a_deed_has_the_words_of_its_parties_all_joined_ones_counted() -> None:
    deeds = found(
        plant(
            "Kenya Kenya PROPN nsubj 3",
            "and and CCONJ cc 2",
            "Togo Togo PROPN conj 0",
            "criticised criticise VERB root 3",
            "Ghana Ghana PROPN obj 3",
        )
    )
    (deed,) = deeds.found
    assert (forms(deeds, deed.parties.actor), forms(deeds, deed.parties.recipient)) == ([["kenya", "togo"]], [["ghana"]])


def test_somebody_nobody_names_acts_too_and_so_does_whose_they_are() -> None:
    deeds = found(
        plant(
            "Armed armed ADJ amod 1",
            "guards guard NOUN nsubj 4",
            "of of ADP case 3",
            "Togo Togo PROPN nmod 1",
            "attacked attack VERB root 4",
            "the the DET det 6",
            "port port NOUN obj 4",
        )
    )
    assert [words(deeds.tree.text, one) for one in acting(deeds)] == ["Armed guards", "Togo", "the port"]


def test_a_report_without_words_has_no_deeds() -> None:
    deeds = found(plant())
    assert (deeds.found, acting(deeds)) == ((), ())
