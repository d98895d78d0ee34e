"""What becomes of a condition: dropped, added, replaced; and what is none of these, because the other report has it in other words."""

from functools import partial

import pytest

from onrecord.records import Record, words
from onrecord.stories.conditions import conditions_in, find_conditions
from tests.stories.told import SENSES, Found, found_by, lay, sense, tell

pytestmark = SENSES

SAID = "[Ida Brekke] {said} "
PUMPS = SAID + "<the town would send every pump it has to the flooded valley if the road bridge is opened>."
BARE = SAID + "<the town would send every pump it has to the flooded valley>."
WELDERS = SAID + "<the shipyard would hire two hundred welders if the navy orders a frigate>."
TENTS = "“<We will send doctors and tents to the islands, [condition provided that the runway is repaired]>,” [Ida Brekke] {said}."


def find(left: str, right: str) -> list[Found]:
    return found_by(partial(find_conditions, sense=sense()), left, right)


def conditions(record: Record) -> list[str]:
    (report,) = lay(record)
    return [words(report.text, span) for span in conditions_in(report, range(len(report.lines)))]


@pytest.mark.parametrize(
    ("left", "right", "condition"),
    [
        (PUMPS, BARE, "if the road bridge is opened"),
        (TENTS, "“<We will send doctors and tents to the islands>,” [Ida Brekke] {said}.", "provided that the runway is repaired"),
        (
            SAID + "<unless the court lifts the ban, the mine would close its last shaft in autumn>.",
            SAID + "<the mine would close its last shaft in autumn>.",
            "unless the court lifts the ban",
        ),
    ],
)
def test_a_condition_that_is_left_out_is_dropped(left: str, right: str, condition: str) -> None:
    assert find(left, right) == [("condition", "dropped", condition, None)]


@pytest.mark.parametrize(
    ("left", "right", "condition"),
    [
        (BARE, PUMPS, "if the road bridge is opened"),
        (
            SAID + "<the ferry line would reopen the winter route to the islands>.",
            SAID + "<the ferry line would reopen the winter route to the islands unless the subsidy is cut>.",
            "unless the subsidy is cut",
        ),
    ],
)
def test_a_condition_that_only_the_later_report_has_is_added(left: str, right: str, condition: str) -> None:
    assert find(left, right) == [("condition", "added", None, condition)]


@pytest.mark.parametrize(
    ("left", "right", "before", "after"),
    [
        (
            WELDERS,
            SAID + "<the shipyard would hire two hundred welders if parliament lowers the energy tax>.",
            "if the navy orders a frigate",
            "if parliament lowers the energy tax",
        ),
        (
            TENTS,
            "“<We will send doctors and tents to the islands, [condition unless the storm returns]>,” [Ida Brekke] {said}.",
            "provided that the runway is repaired",
            "unless the storm returns",
        ),
        (
            SAID + "<the plant would close in June if the court upholds the fine>.",
            SAID + "<the plant would close in June if the court overturns the fine>.",
            "upholds",
            "overturns",
        ),
    ],
)
def test_another_condition_in_its_place_is_a_change(left: str, right: str, before: str, after: str) -> None:
    assert find(left, right) == [("condition", "changed", before, after)]


@pytest.mark.parametrize(
    "right",
    [
        "<the town would send every pump it has to the flooded valley on condition that the bridge is reopened to traffic>.",
        "<the town would send every pump it has to the flooded valley, provided the road bridge was opened>.",
        "<the town would send every pump it has to the flooded valley once the bridge is open to cars>.",
        "<if the road bridge is opened, the town would send every pump it has to the flooded valley>.",
        "<should the bridge be opened, the town would send every pump it has to the flooded valley>.",
    ],
)
def test_a_condition_in_other_words_or_another_place_is_kept(right: str) -> None:
    assert find(PUMPS, SAID + right) == []


@pytest.mark.parametrize(
    "following",
    [
        "\nThat depends on the road bridge being opened, she added.",
        "\nThe road bridge would have to be opened first, she said.",
        " Not before the road bridge is opened, however.",
    ],
)
def test_a_condition_that_moves_to_another_sentence_is_kept(following: str) -> None:
    assert find(PUMPS, BARE + following) == []


def test_the_sentence_before_may_hold_the_condition_as_well() -> None:
    assert find(PUMPS, "Everything hinges on the road bridge, which must be opened.\n" + BARE) == []


def test_a_condition_that_the_earlier_report_has_elsewhere_is_not_added() -> None:
    assert find(BARE + "\nThat depends on the road bridge being opened, she added.", PUMPS) == []


def test_a_condition_is_not_missed_where_what_hangs_on_it_is_left_out_too() -> None:
    left = SAID + "<the shipyard would hire two hundred welders if the navy orders a frigate, and the harbour would be dredged in autumn>."
    assert find(left, SAID + "<the harbour would be dredged in autumn>.") == []


def test_what_the_reporter_adds_outside_a_statement_is_no_condition_of_it() -> None:
    assert find(BARE, BARE + " Nobody there knows what will happen if the dam breaks.") == []


@pytest.mark.parametrize("text", [PUMPS, BARE, WELDERS, TENTS])
def test_a_report_beside_itself_loses_no_condition(text: str) -> None:
    assert find(text, text) == []


def test_the_conditions_of_a_line_are_those_of_the_record_and_those_that_a_word_opens() -> None:
    text = SAID + "<the dam would hold, [condition given that the rain stops]>.\nUnless it does, the town is lost."
    assert conditions(tell(text)) == ["given that the rain stops", "Unless it does"]


def test_of_two_readings_of_one_condition_the_longer_counts() -> None:
    text = SAID + "<the dam would hold, [condition but only if the rain, which began on Friday, stops]>."
    assert conditions(tell(text)) == ["but only if the rain, which began on Friday, stops"]


def test_anonymity_is_no_condition() -> None:
    assert conditions(tell("[a diplomat] {said} on condition of anonymity that <the talks had failed>.")) == []


def test_lines_that_nobody_asked_for_are_not_searched() -> None:
    (report,) = lay(tell("If it rains, they stay.\nIf it snows, they leave."))
    assert [words(report.text, span) for span in conditions_in(report, [1])] == ["If it snows"]
    assert conditions_in(report, []) == []
