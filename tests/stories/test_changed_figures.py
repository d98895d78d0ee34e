"""Numbers, dates and places that differ between two reports of one utterance; and those that are one, however they are printed."""

import pytest

from onrecord.records import DifferenceHow, DifferenceKind, Evidence, Place
from onrecord.stories.changed import find_changed
from tests.factory import span_of
from tests.stories.told import SENSES, Found, both, found_by, matched

pytestmark = SENSES

SAID = "[Ida Brekke] {said} "


def find(left: str, right: str) -> list[Found]:
    return found_by(lambda match: find_changed(match, ((), ()), ()), left, right)


def test_a_difference_points_at_the_characters_of_both_reports_and_says_how_surely() -> None:
    match = matched(SAID + "<three climbers were missing below the glacier>.", SAID + "<five climbers were missing below the glacier>.")
    (found,) = find_changed(match, ((), ()), ())
    left, right = match.left_report, match.right_report
    assert (found.kind, found.how) == (DifferenceKind.NUMBER, DifferenceHow.CHANGED)
    assert (found.left, found.right) == (Place(left.id, span_of(left.text, "three")), Place(right.id, span_of(right.text, "five")))
    assert found.evidence == Evidence("stories: number", found.evidence.score)
    assert 0.5 < found.evidence.score <= 1


@pytest.mark.parametrize(
    ("left", "right", "before", "after"),
    [
        *[
            (*both("<… passengers were on board the ferry when it ran aground>", (before, after))[0], before, after)
            for before, after in [("412", "241"), ("1,412", "412"), ("two dozen", "twenty")]
        ],
        ("<the bridge would cost 3.2 million crowns>", "<the bridge would cost 32 million crowns>", "3.2 million", "32 million"),
        ("<the bridge would be closed for two weeks>", "<the bridge would be closed for 20 days>", "two weeks", "20 days"),
        ("<the bridge would be closed for two weeks>", "<the bridge would be closed for two months>", "two weeks", "two months"),
        ("<25 percent of the flats stood empty in the old town>", "<a third of the flats stood empty in the old town>", "25", "a third"),
    ],
)
def test_another_number_for_one_thing(left: str, right: str, before: str, after: str) -> None:
    assert find(f"{SAID}{left}.", f"{SAID}{right}.") == [("number", "changed", before, after)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        *both(
            "<… passengers were on board the ferry when it ran aground>",
            ("12", "twelve"),
            ("12", "a dozen"),
            ("1,200", "1200"),
            ("half of the", "one in two"),
            ("25 percent of the", "a quarter of the"),
            ("a quarter of the", "25% of the"),
        ),
        *both("<the bridge would be closed for …>", ("two weeks", "14 days"), ("a year", "twelve months"), ("half an hour", "30 minutes")),
        *both("<rents in the old town had risen by … in a year>", ("12 percent", "12%"), ("12 percent", "twelve per cent")),
        ("<the three climbers were missing below the glacier>", "<the climbers were missing below the glacier>"),
        (
            "<412 passengers and 30 sailors were on board the ferry when it ran aground>",
            "<30 sailors and 412 passengers were on board the ferry when it ran aground>",
        ),
    ],
)
def test_a_number_that_is_printed_otherwise_moved_or_left_out_is_no_other_number(left: str, right: str) -> None:
    assert find(f"{SAID}{left}.", f"{SAID}{right}.") == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "<the ferry would return to the islands on [2031-03-03 Monday]>",
            "<the ferry would return to the islands on [2031-03-06 Thursday]>",
            ("changed", "Monday", "Thursday"),
        ),
        (
            "<the refinery would be shut down in [2031-05 May]>",
            "<the refinery would be shut down in [2031-10 October]>",
            ("changed", "May", "October"),
        ),
        (
            "<the tenants must leave the tower by [2031-04-01 1 April]>",
            "<the tenants must leave the tower>",
            ("dropped", "1 April", None),
        ),
        (
            "<the tenants must leave the tower>",
            "<the tenants must leave the tower by [2031-04-01 1 April]>",
            ("added", None, "1 April"),
        ),
    ],
)
def test_another_date_or_a_bound_that_one_side_lacks(left: str, right: str, expected: tuple[str, str | None, str | None]) -> None:
    assert find(f"{SAID}{left}.", f"{SAID}{right}.") == [("date", *expected)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        *both(
            "<the ferry would return to the islands …>",
            ("on [2031-03-03 Monday]", "on [2031-03-03 3 March]"),
            ("[2031-03-03 today]", "on [2031-03-03 Monday]"),
            ("on [2031-03-03 Monday]", "this [2031-W10 week]"),
            ("on [2031-03-03 Monday]", "to loud cheers"),
        ),
        *both(
            "<the refinery would be shut down …>",
            ("in [2031-05 May]", "on [2031-05-12 12 May]"),
            ("by the end of [2031 the year]", "by [2031-12 December]"),
            ("in [2031-05 May]", "for good"),
        ),
    ],
)
def test_a_date_that_may_be_the_same_or_is_left_out_is_no_other_date(left: str, right: str) -> None:
    assert find(f"{SAID}{left}.", f"{SAID}{right}.") == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "<the rescued sailors had been flown to [place Brenna] by helicopter>",
            "<the rescued sailors had been flown to [place Corvo] by helicopter>",
            ("changed", "Brenna", "Corvo"),
        ),
        (
            "<the second turbine would be built near [place Tallow Head]>",
            "<the second turbine would be built near [place Gannet Bay]>",
            ("changed", "Tallow Head", "Gannet Bay"),
        ),
        (
            "<schools would stay shut in [place Brenna] and [place Corvo] for a week>",
            "<schools would stay shut in [place Brenna] for a week>",
            ("dropped", "Corvo", None),
        ),
    ],
)
def test_another_place_or_one_fewer_of_a_list(left: str, right: str, expected: tuple[str, str | None, str | None]) -> None:
    assert find(f"{SAID}{left}.", f"{SAID}{right}.") == [("place", *expected)]


@pytest.mark.parametrize("other", ["[place Brenna Harbour]", "[place the town]", "safety", "[group Brennans]"])
def test_a_place_by_a_longer_name_a_description_or_none_is_no_other_place(other: str) -> None:
    text = SAID + "<the rescued sailors had been flown to … by helicopter>."
    assert find(*both(text, ("[place Brenna]", other))[0]) == []


def test_characters_that_a_difference_names_already_are_not_told_twice() -> None:
    match = matched(SAID + "<three climbers were missing below the glacier>.", SAID + "<five climbers were missing below the glacier>.")
    known = list(find_changed(match, ((), ()), ()))
    assert list(find_changed(match, ((), ()), known)) == []
