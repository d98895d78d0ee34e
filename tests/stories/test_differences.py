"""All that differs between two reports of one statement: of every kind what is found together, and nothing twice."""

from functools import partial
from itertools import combinations

import pytest

from onrecord.records import DifferenceKind, overlap
from onrecord.stories.differences import find_differences
from onrecord.stories.matching import match_part
from tests.stories.told import SENSES, Found, found_by, lay, matched, sense, tell

pytestmark = SENSES

OFFER = (
    "“<We could send about 40 boats with blankets and bread to [place Brenna] on [2031-03-03 Monday] if the channel is cleared of mines>,” "
    "[Ida Brekke] {said}."
)


def find(left: str, right: str) -> list[Found]:
    return found_by(partial(find_differences, sense=sense(), retelling=True), left, right)


ONE_OF_EACH = {
    DifferenceKind.CONDITION: (
        OFFER.replace(" if the channel is cleared of mines", ""),
        "dropped",
        "if the channel is cleared of mines",
        None,
    ),
    DifferenceKind.NEGATION: (OFFER.replace("could", "could not"), "added", None, "not"),
    DifferenceKind.MODALITY: (OFFER.replace("could", "will"), "changed", "could", "will"),
    DifferenceKind.HEDGE: (OFFER.replace("about 40", "40"), "dropped", "about", None),
    DifferenceKind.NUMBER: (OFFER.replace("40", "14"), "changed", "40", "14"),
    DifferenceKind.DATE: (OFFER.replace("[2031-03-03 Monday]", "[2031-03-05 Wednesday]"), "changed", "Monday", "Wednesday"),
    DifferenceKind.PLACE: (OFFER.replace("Brenna", "Corvo"), "changed", "Brenna", "Corvo"),
    DifferenceKind.SPEAKER: (OFFER.replace("Ida Brekke", "Per Lund"), "changed", "Ida Brekke", "Per Lund"),
    DifferenceKind.SCOPE: (OFFER.replace("about 40", "only about 40"), "added", None, "only"),
    DifferenceKind.WORDING: (OFFER.replace("boats", "tractors"), "changed", "boats", "tractors"),
    DifferenceKind.CUT: (OFFER.replace(" of mines", ""), "dropped", "of mines", None),
    DifferenceKind.ADDED: (OFFER.replace("boats", "rusty old boats"), "added", None, "rusty old"),
}


@pytest.mark.parametrize("kind", DifferenceKind)
def test_every_kind_of_difference_is_found_by_itself(kind: DifferenceKind) -> None:
    right, *expected = ONE_OF_EACH[kind]
    assert find(OFFER, right) == [(kind.value, *expected)]


BARE = "“<We will send 14 boats with blankets and bread to [place Brenna] on [2031-03-05 Wednesday]>,” [Ida Brekke] {said}."
OTHER = OFFER.replace("could", "will").replace("about 40", "14").replace("Brenna", "Corvo", 1).replace("Ida Brekke", "Per Lund")


def test_several_differences_are_told_the_condition_first() -> None:
    assert find(OFFER, BARE) == [
        ("condition", "dropped", "if the channel is cleared of mines", None),
        ("modality", "changed", "could", "will"),
        ("hedge", "dropped", "about", None),
        ("number", "changed", "40", "14"),
        ("date", "changed", "Monday", "Wednesday"),
    ]


def test_several_differences_are_told_the_speaker_last() -> None:
    assert find(OFFER, OTHER) == [
        ("modality", "changed", "could", "will"),
        ("hedge", "dropped", "about", None),
        ("number", "changed", "40", "14"),
        ("place", "changed", "Brenna", "Corvo"),
        ("speaker", "changed", "Ida Brekke", "Per Lund"),
    ]


@pytest.mark.parametrize("right", [BARE, OTHER, *(right for right, *_ in ONE_OF_EACH.values())])
def test_no_two_differences_name_the_same_characters(right: str) -> None:
    match = matched(OFFER, right)
    found = list(find_differences(match, sense(), retelling=True))
    for one, other in combinations(found, 2):
        assert not (one.left.span and other.left.span and overlap(one.left.span, other.left.span))
        assert not (one.right.span and other.right.span and overlap(one.right.span, other.right.span))


@pytest.mark.parametrize("right", [BARE, OTHER, *(right for right, *_ in ONE_OF_EACH.values())])
def test_something_is_told_of_at_least_one_side_and_how_says_of_which(right: str) -> None:
    sides = {"dropped": (True, False), "added": (False, True), "changed": (True, True)}
    assert {(how, left is not None, right is not None) for _, how, left, right in find(OFFER, right)} <= {
        (how, *both) for how, both in sides.items()
    }


@pytest.mark.parametrize("text", [OFFER, BARE, OTHER])
def test_a_report_beside_itself_differs_in_nothing(text: str) -> None:
    assert find(text, text) == []


INDIRECT = (
    "[Ida Brekke] {said} <they could send some 40 boats with bread and blankets to [place Brenna] on [2031-03-03 3 March] if the channel "
    "was cleared of mines>."
)
INVERTED = (
    "[Ms Brekke] {said} <should the mines be cleared from the channel, about forty boats with bread and blankets could be sent to "
    "[place Brenna] on [2031-03-03 Monday]>."
)


@pytest.mark.parametrize(
    "right",
    [
        INDIRECT,
        INVERTED,
        OFFER.replace(" if the channel is cleared of mines", "") + " But the channel had to be cleared of mines first.",
        OFFER.replace("“", '"').replace("”", '"'),
        OFFER.replace("“", "«").replace("”", "»"),
    ],
)
def test_a_faithful_retelling_differs_in_nothing(right: str) -> None:
    assert find(OFFER, right) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("about 40", "some 40"),
        ("[2031-03-03 Monday]", "[2031-03-03 3 March]"),
        ("could", "might"),
        ("if", "provided that"),
    ],
)
def test_another_way_to_print_the_same_within_a_quotation_differs_in_nothing(before: str, after: str) -> None:
    assert find(OFFER, OFFER.replace(before, after)) == []


def test_what_one_side_says_no_word_of_is_not_told() -> None:
    assert find(OFFER, OFFER + " The weather was fair, and nobody went home.") == []


def test_between_reports_that_carry_little_of_the_same_only_sure_matches_differ() -> None:
    left = "[Ida Brekke] {said} <the tanker could sink off [place Brenna] before the storm>."
    right = "[Ida Brekke] {said} <a tanker that sank would poison the bay where the storm had driven it>."
    matches = [match_part(part, *lay(tell(left), tell(right)), sense()) for part in lay(tell(left), tell(right))[0].parts]
    assert all(not match.is_sure for match in matches if match)
    assert [one for match in matches if match for one in find_differences(match, sense(), retelling=False)] == []


def test_many_words_in_a_row_are_one_utterance_though_all_else_is_gone() -> None:
    left = (
        "“<We will send every boat we have, but only if the southern channel at [place Brenna] is cleared of drifting mines>,” "
        "[Ida Brekke] {said}."
    )
    match = matched(left, "“<We will send every boat we have>,” [Ida Brekke] {told} the crowds that had come to the square in the rain.")
    assert match.is_verbatim
    kinds = [one.kind for one in find_differences(match, sense(), retelling=False)]
    assert kinds == [DifferenceKind.CONDITION]
