"""What in a text can differ and still be named: markers, numbers, dates and places; and which of them say the same."""

from dataclasses import replace

import pytest

from onrecord.records import MentionForm, TimeKind, words
from onrecord.stories.items import Item, find_items, same
from tests.stories.told import SENSES, lay, tell

pytestmark = SENSES


def items(marked: str, first: int = 0, last: int | None = None) -> list[tuple[str, str, str | float]]:
    """The items on the words of a line from the first to the last: kind, words, value."""
    (report,) = lay(tell(marked))
    found = find_items(report, report.lines[0].words[first:last])
    return [(item.kind.value, words(report.text, item.span), item.value) for item in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The ferry sailed.", []),
        ("They may never sail.", [("modality", "may", "possible"), ("negation", "never", "not")]),
        ("Only about 40 sailed.", [("scope", "Only", "only"), ("hedge", "about", "about"), ("number", "40", 40.0)]),
        (
            "They sailed to [place Brenna] on [2031-03-03 3 March].",
            [("place", "Brenna", "place brenna"), ("date", "3 March", "2031-03-03")],
        ),
        ("They slept for two weeks.", [("number", "two weeks", "20160 minutes")]),
        ("They slept for a three-hour night.", [("number", "three-hour", "180 minutes")]),
        ("They slept for half an hour.", [("number", "half an hour", "30 minutes")]),
        ("They drank 40 litres a day.", [("number", "40", 40.0)]),
    ],
)
def test_what_can_differ_stands_on_its_words_with_its_value(marked: str, expected: list[tuple[str, str, str | float]]) -> None:
    assert sorted(items(marked)) == sorted(expected)


def test_items_come_in_the_order_of_their_words() -> None:
    found = items("On [2031-03-03 3 March], all 40 boats might sail to [place Brenna], not to [place Corvo].")
    assert [one[1] for one in found] == ["3 March", "all", "40", "might", "Brenna", "not", "Corvo"]


def test_an_item_knows_its_place_among_the_words() -> None:
    (report,) = lay(tell("They sailed on [2031-03-03 3 March]."))
    (item,) = find_items(report, report.lines[0].words[1:])
    assert item.places == (2, 3)


def test_no_words_hold_no_items() -> None:
    (report,) = lay(tell("All 40 boats might sail."))
    assert find_items(report, ()) == []


def test_only_the_words_that_are_asked_for_are_searched() -> None:
    assert items("All 40 boats might sail.", 3) == [("modality", "might", "possible")]


def test_words_that_stand_apart_are_not_read_as_one_phrase() -> None:
    (report,) = lay(tell("No one more boat than that sailed."))
    line = report.lines[0].words
    assert [one.row.name for one in find_items(report, (line[0], line[2], line[4])) if one.row] == ["not"]


def test_a_number_within_a_date_is_no_number() -> None:
    assert items("They sailed on [2031-03-12 12 March 2031].") == [("date", "12 March 2031", "2031-03-12")]


def test_dates_side_by_side_are_one() -> None:
    assert items("They sail on [2031-03-12 Wednesday], [2031-03 March].") == [("date", "Wednesday, March", "2031-03-12")]


def test_dates_apart_are_two() -> None:
    assert [one[1] for one in items("They sail on [2031-03-12 Wednesday] or on [2031-03-13 Thursday].")] == ["Wednesday", "Thursday"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [(TimeKind.DATE, "PAST_REF"), (TimeKind.DATE, "XXXX-03-12"), (TimeKind.DURATION, "P3W"), (TimeKind.SET, "2031-W10")],
)
def test_a_time_that_names_no_year_or_is_no_point_in_time_is_no_date(kind: TimeKind, value: str) -> None:
    record = tell("They sailed on [2031-03-12 Wednesday].")
    (report,) = lay(replace(record, times=(replace(record.times[0], type=kind, value=value),)))
    assert find_items(report, report.lines[0].words) == []


def test_the_end_of_a_year_is_its_last_quarter() -> None:
    assert items("It shuts by the end of [2031 the year].") == [("date", "the year", "2031-Q4")]
    assert items("It shuts in [2031 2031].") == [("date", "2031", "2031")]


@pytest.mark.parametrize("marked", ["They sailed to [place the town].", "They met [group Brennans].", "They met [Brenna Lund]."])
def test_a_description_a_people_or_a_person_is_no_place(marked: str) -> None:
    assert items(marked) == []


@pytest.mark.parametrize("printed", [".", "...", "…", "—", "-", "🚢"])
@pytest.mark.parametrize("name", ["Brenna", "—", "."])
def test_a_place_whose_name_is_printed_without_a_word_is_no_place(name: str, printed: str) -> None:
    record = tell(f"They sailed to [place {printed}] and home.")
    (place,) = record.entities
    named = replace(place, name=name, mentions=(replace(place.mentions[0], form=MentionForm.NAME),))
    (report,) = lay(replace(record, entities=(named,)))
    assert find_items(report, report.lines[0].words) == []


SAME = [
    ("They may sail.", "They might sail."),
    ("They should sail.", "They must sail."),
    ("They must sail.", "They ought to sail."),
    ("At least 40.", "More than 40."),
    ("He paid 12 crowns.", "He paid twelve crowns."),
    ("He paid a third of it.", "He paid one in three."),
    ("He paid 25 percent of it.", "He paid a quarter of it."),
    ("He paid 50% of it.", "He paid half of it."),
    ("He slept for two weeks.", "He slept for 14 days."),
    ("He sailed on [2031-03-03 Monday].", "He sailed on [2031-03-03 3 March]."),
    ("He sailed in [2031-03 March].", "He sailed on [2031-03-03 Monday]."),
    ("He sailed to [place Brenna].", "He sailed to [place Brenna Harbour]."),
    ("He sailed to [place Brenna].", "He sailed to [place Brenna]."),
]
OTHER = [
    ("He paid 25 percent of it.", "He paid 25 crowns."),
    ("He paid 25 percent of it.", "He paid a third of it."),
    ("They may sail.", "They must sail."),
    ("They may sail.", "They never sail."),
    ("He paid 12 crowns.", "He paid 21 crowns."),
    ("He slept for two weeks.", "He slept for two months."),
    ("He slept for two weeks.", "He owns two boats."),
    ("He sailed on [2031-03-03 Monday].", "He sailed on [2031-03-10 Monday]."),
    ("He sailed in [2031-03 March].", "He sailed in [2031-04 April]."),
    ("He sailed to [place Brenna].", "He sailed to [place Corvo]."),
    ("He sailed to [place Brenna Harbour].", "He sailed to [place Brenna Island]."),
    ("He paid 2031 crowns.", "He sailed in [2031 2031]."),
]


def said(marked: str) -> Item:
    """The first item of a text."""
    (report,) = lay(tell(marked))
    return find_items(report, report.lines[0].words)[0]


@pytest.mark.parametrize(("left", "right", "expected"), [*((*pair, True) for pair in SAME), *((*pair, False) for pair in OTHER)])
def test_whether_two_items_say_the_same(left: str, right: str, expected: bool) -> None:
    assert (same(said(left), said(right)), same(said(right), said(left))) == (expected, expected)


@pytest.mark.parametrize("marked", sorted({text for pair in (*SAME, *OTHER) for text in pair}))
def test_an_item_says_the_same_as_itself(marked: str) -> None:
    assert same(said(marked), said(marked))
