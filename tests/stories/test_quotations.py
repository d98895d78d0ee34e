"""What happens within quotation marks: a word replaced, a quotation cut short, words put in; and what only looks like it."""

import pytest

from onrecord.records import DifferenceHow, DifferenceKind, Evidence, Place
from onrecord.stories.quotations import find_quotation_changes
from tests.factory import span_of
from tests.stories.told import SENSES, Found, both, found_by, matched, sense

pytestmark = SENSES

FAMILIES = "The families have waited long enough for an answer"
REPORT = "and the ministry has hidden the report since autumn"
RULING = "We welcome the judges’ ruling on the poisoned wells"
WAR = "We want to talk, and we regret every death in the valley, but we will not negotiate under fire"
BUDGET = "This budget is a disappointment for every nurse in the country"


def quoted(words: str) -> str:
    return f"“<{words}>,” [Ida Brekke] {{said}}."


def reported(words: str) -> str:
    return f"[Ida Brekke] {{said}} <{words}>."


def find(left: str, right: str) -> list[Found]:
    return found_by(lambda match: find_quotation_changes(match, (), sense()), left, right)


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        (WAR, "negotiate", "capitulate"),
        (BUDGET, "disappointment", "betrayal"),
        (RULING, "poisoned wells", "forged invoices"),
    ],
)
def test_a_word_that_is_replaced_within_a_quotation(words: str, before: str, after: str) -> None:
    assert find(quoted(words), quoted(words.replace(before, after))) == [("wording", "changed", before, after)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (quoted(BUDGET), reported("the budget was a betrayal for every nurse in the country")),
        (reported("the budget was a disappointment for every nurse in the country"), quoted(BUDGET.replace("disappointment", "betrayal"))),
        (reported("nobody would negotiate under fire in the valley"), reported("nobody would capitulate under fire in the valley")),
    ],
)
def test_what_stands_outside_quotation_marks_on_one_side_is_told_in_other_words(left: str, right: str) -> None:
    assert find(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Yesterday the council betrayed the nurses of this city", "The council betrayed the nurses of this city yesterday"),
        ("The council has betrayed the nurses of this city", "The council had betrayed the nurses of this city"),
        ("The council betrays the nurses of this city", "The council’s betrayed the nurses of this city"),
        ("The council betrayed the nurses of this city", "the Council betrayed — the nurses of this city…"),
    ],
)
def test_a_word_that_moves_or_changes_its_form_is_the_same_word(left: str, right: str) -> None:
    assert find(quoted(left), quoted(right)) == []


CLIMBERS = "We carried … climbers down from the glacier before the storm came"
TRAWLERS = "We asked … to close this … to every foreign trawler for a year"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        *both(CLIMBERS, ("12", "twelve"), ("twelve", "12"), ("12", "a dozen")),
        *both(TRAWLERS.replace("…", "the council", 1), ("harbour", "harbor"), ("harbor", "harbour")),
        *both(TRAWLERS.replace("this …", "this harbour"), ("Mr Lund", "Per Lund"), ("Per Lund", "Mr Lund")),
    ],
)
def test_the_same_number_word_or_name_in_another_way_is_no_other_word(left: str, right: str) -> None:
    assert find(quoted(left), quoted(right)) == []


def test_another_number_is_another_word() -> None:
    left, right = both(CLIMBERS, ("twelve", "thirty"))[0]
    assert find(quoted(left), quoted(right)) == [("wording", "changed", "twelve", "thirty")]


@pytest.mark.parametrize(
    ("left", "right", "gone"),
    [
        (f"{FAMILIES}, {REPORT}", FAMILIES, REPORT),
        (f"{RULING}, although it comes too late for us", RULING, "although it comes too late for us"),
        ("Before anybody else is drowned, the dam has to be raised", "The dam has to be raised", "Before anybody else is drowned"),
    ],
)
def test_a_quotation_that_is_cut_short(left: str, right: str, gone: str) -> None:
    assert find(quoted(left), quoted(right)) == [("cut", "dropped", gone, None)]


@pytest.mark.parametrize(
    "following",
    [
        "\nThe ministry had hidden the report since autumn, she added.",
        " The ministry, she went on, had been hiding the report since the autumn.",
        " “The ministry has hidden the report since autumn.”",
    ],
)
def test_the_rest_of_a_quotation_may_follow_in_other_ways(following: str) -> None:
    assert find(quoted(f"{FAMILIES}, {REPORT}"), quoted(FAMILIES) + following) == []


def test_a_quotation_that_its_cue_interrupts_is_whole() -> None:
    assert find(quoted(f"{FAMILIES}, {REPORT}"), f"“<{FAMILIES}>,” [Ida Brekke] {{said}}, “<{REPORT}.>”") == []


@pytest.mark.parametrize("words", ["lied to the farmers", "lied", "the farmers about the poisoned wells"])
def test_a_quotation_of_which_only_some_words_keep_their_marks_is_whole(words: str) -> None:
    told = "the minister had lied to the farmers about the poisoned wells"
    assert find(quoted(told), reported(told.replace(words, f"“{words}”"))) == []


@pytest.mark.parametrize(
    ("right", "new"),
    [
        ("We welcome the judges’ shameful ruling on the poisoned wells", "shameful"),
        (f"{RULING}, at last a victory for honest people", "at last a victory for honest people"),
    ],
)
def test_words_that_are_put_into_a_quotation(right: str, new: str) -> None:
    assert find(quoted(RULING), quoted(right)) == [("added", "added", None, new)]


@pytest.mark.parametrize(
    "around",
    [
        " She called them corrupt officials.",
        " “These corrupt officials must go.”",
    ],
)
def test_words_that_the_first_report_has_beside_the_quotation_are_not_put_in(around: str) -> None:
    left = quoted("The families have waited long enough") + around
    assert find(left, quoted("The families have waited long enough for these corrupt officials")) == []


def test_what_is_put_in_ends_with_the_quotation_that_it_stands_in() -> None:
    found = find(quoted(RULING), f"“<{RULING} and honest people>,” [Ida Brekke] {{said}}.")
    assert found == [("added", "added", None, "and honest people")]


@pytest.mark.parametrize(("left", "right"), [("until noon", "till noon"), ("level-headed judges", "levelheaded judges")])
def test_the_same_word_spelt_otherwise_is_no_other_word(left: str, right: str) -> None:
    told = "We waited for the poisoned wells and for {} in the valley"
    assert find(quoted(told.format(left)), quoted(told.format(right))) == []


def test_two_quotations_that_share_a_few_words_are_two() -> None:
    left = "The families of the valley want an honest answer from the minister"
    assert find(quoted(left), quoted("We have buried the minister’s promise of an honest talk with families in our valley")) == []


def test_a_report_beside_itself_has_the_same_quotations() -> None:
    assert find(quoted(f"{FAMILIES}, {REPORT}"), quoted(f"{FAMILIES}, {REPORT}")) == []


def test_a_difference_points_at_the_characters_within_the_marks() -> None:
    match = matched(quoted(BUDGET), quoted(BUDGET.replace("disappointment", "betrayal")))
    (found,) = find_quotation_changes(match, (), sense())
    left, right = match.left_report, match.right_report
    assert (found.kind, found.how) == (DifferenceKind.WORDING, DifferenceHow.CHANGED)
    assert found.left == Place(left.id, span_of(left.text, "disappointment"))
    assert found.right == Place(right.id, span_of(right.text, "betrayal"))
    assert found.evidence == Evidence("stories: wording", found.evidence.score)


def test_what_has_been_named_already_is_not_told_twice() -> None:
    match = matched(quoted(BUDGET), quoted(BUDGET.replace("disappointment", "betrayal")))
    known = list(find_quotation_changes(match, (), sense()))
    assert (len(known), list(find_quotation_changes(match, known, sense()))) == (1, [])
