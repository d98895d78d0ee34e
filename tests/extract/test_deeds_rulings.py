"""The manual's rulings: a type with an auxiliary mode that equals another type is that other type."""

import pytest

from onrecord.extract.deeds.rulings import Coded, rule_on
from onrecord.extract.deeds.tables import Codebook, codebook
from onrecord.records import Auxiliary, EventType
from tests.extract.deeds import event_at, modes, told
from tests.quality.plover import read_sentence

FUTURE, NEGATION, HYPOTHETICAL = Auxiliary.FUTURE, Auxiliary.NEGATION, Auxiliary.HYPOTHETICAL


def coded(type_: str, *auxiliary: Auxiliary) -> Coded:
    return Coded(EventType(type_), codebook().types[EventType(type_)].quad, "mode", "000", frozenset(auxiliary))


def ruled(type_: str, *auxiliary: Auxiliary, own_words: bool = False) -> str:
    found = rule_on(coded(type_, *auxiliary), codebook(), own_words=own_words)
    return f"{found.type} {found.cameo}"


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("AID", "AGREE 033"),
        ("CONSULT", "AGREE 036"),
        ("SUPPORT", "AGREE 032"),
        ("COOPERATE", "AGREE 031"),
        ("RETREAT", "CONCEDE 08"),
        ("AGREE", "AGREE 000"),
        ("SANCTION", "SANCTION 000"),
        ("ASSAULT", "ASSAULT 000"),
        ("PROTEST", "PROTEST 000"),
    ],
)
def test_what_is_to_come(type_: str, expected: str) -> None:
    assert ruled(type_, FUTURE) == expected


@pytest.mark.parametrize("type_", ["AID", "CONSULT", "SUPPORT", "COOPERATE", "AGREE", "CONCEDE", "RETREAT"])
def test_what_will_not_be_done_together_or_for_others_is_refused(type_: str) -> None:
    assert ruled(type_, FUTURE, NEGATION) == "REJECT 120"


@pytest.mark.parametrize("type_", ["SANCTION", "ASSAULT", "ACCUSE", "COERCE"])
def test_conflict_that_will_not_come_is_no_refusal(type_: str) -> None:
    assert rule_on(coded(type_, FUTURE, NEGATION), codebook(), own_words=True) == coded(type_, FUTURE, NEGATION)


@pytest.mark.parametrize(
    ("type_", "own_words", "expected"),
    [
        ("ASSAULT", True, "THREATEN 138"),
        ("COERCE", True, "THREATEN 132"),
        ("ASSAULT", False, "ASSAULT 000"),
        ("SANCTION", True, "SANCTION 000"),
    ],
)
def test_violence_announced_in_ones_own_words_is_a_threat(type_: str, own_words: bool, expected: str) -> None:
    assert ruled(type_, FUTURE, own_words=own_words) == expected


@pytest.mark.parametrize("auxiliary", [(), (HYPOTHETICAL,), (NEGATION,), (Auxiliary.HISTORICAL,)])
def test_without_a_future_nothing_is_ruled(auxiliary: tuple[Auxiliary, ...]) -> None:
    assert rule_on(coded("AID", *auxiliary), codebook(), own_words=True) == coded("AID", *auxiliary)


def test_a_ruling_takes_the_mode_of_the_type_and_the_future_away() -> None:
    found = rule_on(coded("AID", FUTURE), codebook(), own_words=False)
    assert (found.quad, found.mode, found.auxiliary) == ("verbal cooperation", None, frozenset())


def test_a_codebook_without_the_type_rules_nothing() -> None:
    assert rule_on(coded("AID", FUTURE), Codebook({}, {}), own_words=False) == coded("AID", FUTURE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya will send aid to Ghana.", "AGREE send"),
        ("Kenya announced that it would send aid to Ghana.", "AGREE send"),
        ("Togo is due to visit Ghana.", "AGREE visit"),
        ("Kenya will hold talks with Ghana.", "AGREE talks"),
        ("Kenya will support Ghana.", "AGREE support"),
        ("Kenya will cooperate with Ghana.", "AGREE cooperate"),
        ("Kenya will extradite two rebels to Ghana.", "AGREE extradite"),
        ("Kenya will withdraw its troops from Ghana.", "CONCEDE withdraw"),
        ("Kenya will lift sanctions on Ghana.", "CONCEDE lift"),
        ("Kenya will not lift sanctions on Ghana.", "REJECT lift"),
        ("Kenya will not send aid to Ghana.", "REJECT send"),
        ("Kenya will not meet Ghana.", "REJECT meet"),
        ("Kenya invited Olek Ruvik to visit Nairobi.", "AGREE invited"),
        ("“We will attack Ghana,” Dara Venn said.", "THREATEN attack"),
        ("“Ghana will attack Togo,” Dara Venn said.", "ASSAULT attack"),
    ],
)
def test_sentences_by_the_rulings(text: str, expected: str) -> None:
    assert told(text) == [expected]


def test_what_a_ruling_made_is_no_longer_to_come() -> None:
    assert modes("Kenya will send aid to Ghana.", "send") == []
    assert event_at(read_sentence("Kenya will send aid to Ghana."), "send").cameo == "033"
