"""How firmly an event stands: done, to come, only possible, denied, or long past."""

import pytest

from onrecord.extract.deeds.firmness import find_modes
from onrecord.records import Auxiliary
from tests.extract.deeds import modes, plant


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenya attacked Ghana.", "attacked"),
        ("Kenya has criticised Ghana.", "criticised"),
        ("Kenya has begun deporting Somali refugees.", "deporting"),
        ("Rebels forced the governor to resign.", "resign"),
        ("Togo visited Ghana without meeting Olek Ruvik.", "visited"),
    ],
)
def test_what_is_told_as_done_has_no_mode(text: str, trigger: str) -> None:
    assert modes(text, trigger) == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenya will attack Ghana.", "attack"),
        ("Kenya will expel the envoy of Ghana.", "expel"),
        ("Kenya said it would expel the envoy of Ghana.", "expel"),
        ("Togo was about to attack Ghana.", "attack"),
        ("Togo is preparing to attack Ghana.", "attack"),
        ("Togo intends to expel the envoy of Ghana.", "expel"),
        ("Kenya's plan to attack Ghana failed.", "attack"),
        ("Togo plans an attack on Ghana.", "attack"),
    ],
)
def test_what_is_announced_or_planned_is_to_come(text: str, trigger: str) -> None:
    assert modes(text, trigger) == ["future"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenya may send aid to Ghana.", "send"),
        ("Kenya should send aid to Ghana.", "send"),
        ("Ghana could attack Togo.", "attack"),
        ("Kenya would attack Ghana.", "attack"),
        ("Kenya tried to attack Ghana.", "attack"),
        ("Ecuador wants to visit Peru.", "visit"),
        ("Togo is likely to attack Ghana.", "attack"),
        ("Togo considered an attack on Ghana.", "attack"),
        ("There is a risk of an attack on Ghana by Togo.", "attack"),
        ("Kenya fears an attack by Ghana.", "attack"),
        ("Kenya urged Ghana to release the prisoners.", "release"),
        ("Kenya demanded that Ghana withdraw its troops.", "withdraw"),
        ("Kenya allowed Ghana to arrest the rebels.", "arrest"),
        ("If Kenya attacks Ghana, Togo will close its border.", "attacks"),
        ("If Kenya attacks Ghana, Togo will close its border.", "close"),
        ("Ghana will release the prisoners unless Kenya attacks.", "release"),
        ("Whether Kenya attacked Ghana is unknown.", "attacked"),
        ("Attack Ghana!", "Attack"),
    ],
)
def test_what_is_possible_wished_or_conditional_is_hypothetical(text: str, trigger: str) -> None:
    assert modes(text, trigger) == ["hypothetical"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenya did not send aid to Ghana.", "send"),
        ("Olek Ruvik never visited Ghana.", "visited"),
        ("Kenya neither attacked Ghana nor visited Togo.", "attacked"),
        ("Kenya neither attacked Ghana nor visited Togo.", "visited"),
        ("Kenya stopped short of attacking Ghana.", "attacking"),
        ("Kenya failed to attack Ghana.", "attack"),
        ("Kenya narrowly avoided attacking Ghana.", "attacking"),
        ("Kenya almost attacked Ghana.", "attacked"),
        ("Togo refrained from attacking Ghana.", "attacking"),
        ("Togo is unable to attack Ghana.", "attack"),
        ("Kenya averted an attack by Ghana.", "attack"),
        ("Togo ruled out an attack on Ghana.", "attack"),
        ("Kenya denied attacking Ghana.", "attacking"),
        ("Kenya denied that it attacked Ghana.", "attacked"),
        ("Togo visited Ghana without meeting Olek Ruvik.", "meeting"),
        ("Togo said there was no attack on Ghana.", "attack"),
    ],
)
def test_what_did_not_happen_is_negated(text: str, trigger: str) -> None:
    assert modes(text, trigger) == ["negation"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenya attacked Ghana in 1987.", "attacked"),
        ("Kenya attacked Ghana two years ago.", "attacked"),
        ("Rebels had previously attacked Ghana.", "attacked"),
        ("Togo had once attacked Ghana.", "attacked"),
        ("Earlier attacks on Ghana by Togo failed.", "attacks"),
    ],
)
def test_what_is_long_past_is_historical(text: str, trigger: str) -> None:
    assert modes(text, trigger) == ["historical"]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenya will not attack Ghana.", "attack", ["future", "negation"]),
        ("Kenya may not send aid to Ghana.", "send", ["hypothetical", "negation"]),
        ("Kenya would have attacked Ghana.", "attacked", ["hypothetical", "negation"]),
    ],
)
def test_modes_add_up(text: str, trigger: str, expected: list[str]) -> None:
    assert modes(text, trigger) == expected


FUTURE, HYPOTHETICAL, NEGATION = Auxiliary.FUTURE, Auxiliary.HYPOTHETICAL, Auxiliary.NEGATION


@pytest.mark.parametrize(
    ("governor", "expected"),
    [("plans", {FUTURE}), ("hopes", {HYPOTHETICAL}), ("refuses", {NEGATION}), ("starts", set())],
)
def test_the_verb_above_an_infinitive_decides(governor: str, expected: set[Auxiliary]) -> None:
    tree = plant(
        "Togo Togo PROPN nsubj 1",
        f"{governor} {governor.removesuffix('s')} VERB root 1",
        "to to PART mark 3",
        "attack attack VERB xcomp 1",
    )
    assert find_modes(tree, 3, None) == expected


@pytest.mark.parametrize(("second", "expected"), [("only", set()), ("then", {NEGATION})])
def test_not_only_denies_nothing(second: str, expected: set[Auxiliary]) -> None:
    rows = ("Togo Togo PROPN nsubj 3", "not not PART advmod 3", f"{second} {second} ADV advmod 3", "attacked attack VERB root 3")
    assert find_modes(plant(*rows), 3, None) == expected


def test_what_is_said_of_the_verb_that_carries_a_noun_holds_for_the_noun() -> None:
    tree = plant("Togo Togo PROPN nsubj 2", "will will AUX aux 2", "hold hold VERB root 2", "talks talk NOUN obj 2")
    assert find_modes(tree, 3, 2) == {FUTURE}
    assert find_modes(tree, 3, None) == frozenset()


def test_a_joined_verb_shares_what_is_to_come_and_not_what_is_denied() -> None:
    rows = ("will will AUX aux 2", "not not PART advmod 2", "go go VERB root 2", "but but CCONJ cc 4", "attack attack VERB conj 2")
    tree = plant(*rows)
    assert find_modes(tree, 2, None) == {FUTURE, NEGATION}
    assert find_modes(tree, 4, None) == {FUTURE}


def test_the_end_of_a_clause_is_the_end_of_what_governs() -> None:
    tree = plant("Togo Togo PROPN nsubj 1", "plans plan VERB root 1", "since since SCONJ mark 3", "attacked attack VERB advcl 1")
    assert find_modes(tree, 3, None) == frozenset()
