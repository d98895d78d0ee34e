from onrecord.exports.stories.listing import list_differences
from onrecord.exports.stories.reports import Reports
from onrecord.records import Difference, DifferenceHow, DifferenceKind, Evidence, Place, Span
from tests.factory import make_record

TEXT = "We pay if it rains."
REPORTS = Reports({one: make_record(TEXT) for one in "abc"}, {"a": "Post", "b": "Ledger", "c": "Lantern"})
WHOLE, CONDITION = Span(0, 6), Span(7, 18)


def differ(how: DifferenceHow, left: Span | None, right: str, there: Span | None = None) -> Difference:
    return Difference(DifferenceKind.CONDITION, how, Place("a", left), Place(right, there), Evidence("test", 0.5))


def test_those_that_drop_the_same_words_are_one_entry() -> None:
    listing = list_differences([differ(DifferenceHow.DROPPED, CONDITION, one) for one in "bc"], REPORTS, "x")
    (entry,) = listing.entries
    assert (entry.note.anchor, entry.left.said.words, [one.side.report for one in entry.right]) == (
        "x-d1",
        "if it rains",
        ["Ledger", "Lantern"],
    )
    missing = {document: [one.said.words for one in found] for document, found in listing.missing.items()}
    assert missing == {"b": ["if it rains"], "c": ["if it rains"]}


def test_the_words_that_others_dropped_say_where_they_are_not() -> None:
    one = list_differences([differ(DifferenceHow.DROPPED, CONDITION, "b")], REPORTS, "x")
    both = list_differences([differ(DifferenceHow.DROPPED, CONDITION, right) for right in "bc"], REPORTS, "x")
    assert [mark.note.label for mark in one.marks["a"]] == ["condition dropped in Ledger"]
    assert [mark.note.label for mark in both.marks["a"]] == ["condition dropped in 2 reports"]


def test_what_only_the_later_report_has_stands_alone() -> None:
    listing = list_differences([differ(DifferenceHow.ADDED, None, one, CONDITION) for one in "bc"], REPORTS, "x")
    assert [entry.note.number for entry in listing.entries] == [1, 2]
    assert [entry.left.said.quoted for entry in listing.entries] == [False, False]
    assert (set(listing.marks), listing.missing) == ({"b", "c"}, {})


def test_other_words_or_another_way_are_another_entry() -> None:
    differences = [
        differ(DifferenceHow.DROPPED, CONDITION, "b"),
        differ(DifferenceHow.DROPPED, WHOLE, "b"),
        differ(DifferenceHow.CHANGED, CONDITION, "c", WHOLE),
    ]
    assert len(list_differences(differences, REPORTS, "x").entries) == 3
