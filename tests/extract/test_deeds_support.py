"""Verbs that only carry an event noun: who holds talks talks, and who comes under attack is attacked."""

import pytest

from onrecord.extract.deeds.support import suffers, support_of, watches
from tests.extract.deeds import parties, plant, told


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenya held talks with Ghana.", "talks", "Kenya, Ghana → "),
        ("Kenya carried out an attack on Somalia.", "attack", "Kenya → Somalia"),
        ("An attack on Ghana was carried out by Kenya.", "attack", "Kenya → Ghana"),
        ("Peru launched an attack on Ecuador.", "attack", "Peru → Ecuador"),
        ("Togo paid a visit to Benin.", "visit", "Togo → Benin"),
        ("President Mira Solberg made a visit to Chile.", "visit", "Mira Solberg → Chile"),
        ("Kenya made a promise to send aid to Ghana.", "promise", "Kenya → Ghana"),
        ("Kenya imposed sanctions on Ghana.", "imposed", "Kenya → Ghana"),
        ("Sanctions were imposed on Ghana by Kenya.", "imposed", "Kenya → Ghana"),
    ],
)
def test_the_subject_of_the_verb_does_what_the_noun_says(text: str, trigger: str, expected: str) -> None:
    assert parties(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya came under attack from Somalia.", "Somalia → Kenya"),
        ("The Kenyan army suffered an attack by rebels.", "rebels → Kenyan army"),
    ],
)
def test_the_subject_of_some_verbs_suffers_it(text: str, expected: str) -> None:
    assert parties(text, "attack") == expected


def test_whoever_only_reports_an_attack_has_no_part_in_it() -> None:
    assert parties("Kenya reported attacks on Ghana.", "attacks") == " → Ghana"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya held talks with Ghana.", ["CONSULT talks"]),
        ("Kenya provided assistance to Ghana.", ["AID provided"]),
        ("Chile gave assistance to Peru.", ["AID gave"]),
        ("Togo paid a visit to Benin.", ["CONSULT visit"]),
        ("Kenya imposed sanctions on Ghana.", ["SANCTION imposed"]),
    ],
)
def test_verb_and_noun_are_one_event(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_noun_that_is_no_object_is_carried_by_nothing() -> None:
    assert support_of(plant("Talks talk NOUN nsubj 1", "helped help VERB root 1"), 0) is None


def test_talks_that_begin_are_carried_by_what_they_do() -> None:
    assert support_of(plant("Talks talk NOUN nsubj 1", "began begin VERB root 1"), 0) == 1


def test_a_joined_noun_is_carried_with_the_first() -> None:
    tree = plant("held hold VERB root 0", "talks talk NOUN obj 0", "and and CCONJ cc 3", "drills drill NOUN conj 1")
    assert support_of(tree, 3) == 0


@pytest.mark.parametrize(("preposition", "carried"), [("under", True), ("after", False)])
def test_the_preposition_decides(preposition: str, carried: bool) -> None:
    tree = plant("came come VERB root 0", f"{preposition} {preposition} ADP case 2", "attack attack NOUN obl 0")
    assert (support_of(tree, 2) == 0, suffers(tree, 0, 2)) == (carried, carried)


def test_whoever_sees_something_only_watches() -> None:
    assert watches(plant("saw see VERB root 0"), 0)
    assert not watches(plant("held hold VERB root 0"), 0)
