from itertools import product

import pytest

from onrecord.exports.stories.differences import find_differences, label_of
from onrecord.records import Difference, DifferenceHow, DifferenceKind, Evidence, Place
from tests.exports.stories.comparison import make_comparison


def label(kind: DifferenceKind, how: DifferenceHow) -> str:
    return label_of(Difference(kind, how, Place("a", None), Place("b", None), Evidence("test", 1.0)))


@pytest.mark.parametrize(
    ("kind", "how", "name"),
    [
        (DifferenceKind.CONDITION, DifferenceHow.DROPPED, "condition dropped"),
        (DifferenceKind.SPEAKER, DifferenceHow.CHANGED, "speaker changed"),
        (DifferenceKind.CUT, DifferenceHow.DROPPED, "quotation cut"),
        (DifferenceKind.ADDED, DifferenceHow.ADDED, "words added"),
    ],
)
def test_a_label_says_what_differs_and_how(kind: DifferenceKind, how: DifferenceHow, name: str) -> None:
    assert label(kind, how) == name


def test_no_two_labels_are_the_same() -> None:
    assert len({label(kind, how) for kind, how in product(DifferenceKind, DifferenceHow)}) == len(DifferenceKind) * len(DifferenceHow)


def test_a_shift_stands_with_the_story_of_its_later_report() -> None:
    assert [(one.story.id, one.part, one.speaker) for one in find_differences(make_comparison())][-2:] == [
        ("story", "happening", None),
        ("story-later", "position", "Ada Brook"),
    ]
