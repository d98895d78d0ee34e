"""Which reports of a story carry one text, who had it first, what the others left out and added."""

import pytest

from onrecord.records import Copy, Evidence, Origin, Passage, Record, Span, content_id, words
from onrecord.stories.origins import find_origins, shared_passages, trace
from onrecord.stories.wording import find_words
from tests.factory import span_of
from tests.stories.profiles import make_report

FERRY = "The ferry to Sund stays in port because the ice is too thick."
MILL = "The mill on the river burned down and nobody was hurt."
OWN = "Our reporter saw gulls and a dog."

FIRST = make_report(FERRY, MILL)
SAME = make_report(FERRY, MILL, title="Late edition")


def text_of(record: Record) -> str:
    return record.document.text or ""


def cut(record: Record, spans: tuple[Span, ...]) -> list[str]:
    return [words(text_of(record), span) for span in spans]


def only_copy(first: Record, second: Record, share: float = 0.5) -> Copy:
    (origin,) = find_origins([first, second], {(first.document.id, second.document.id): share})
    (copy,) = origin.copies
    return copy


def passages(left: str, right: str) -> list[tuple[str, str]]:
    found = shared_passages(list(find_words(left, Span(0, len(left)))), list(find_words(right, Span(0, len(right)))))
    return [(words(left, one.left), words(right, one.right)) for one in found]


def test_no_reports_have_no_origins() -> None:
    assert find_origins([], {}) == ()


def test_reports_with_nothing_in_common_are_origins_of_their_own() -> None:
    records = [make_report(FERRY), make_report(MILL)]
    nothing = Evidence("stories: no text in common with an earlier report", 1.0)
    expected = tuple(Origin(content_id("origin", one.document.id), (one.document.id,), one.document.id, nothing) for one in records)
    assert find_origins(records, {}) == expected


@pytest.mark.parametrize("swapped", [False, True])
def test_a_copy_hangs_on_the_report_before_it(swapped: bool) -> None:
    left, right = FIRST.document.id, SAME.document.id
    (origin,) = find_origins([FIRST, SAME], {(right, left) if swapped else (left, right): 0.98765})
    assert (origin.reports, origin.first) == ((left, right), left)
    assert origin.id == content_id("origin", *sorted((left, right)))
    assert origin.evidence == Evidence("stories: shared passages", 0.9877)
    assert [(copy.document, copy.of, copy.share) for copy in origin.copies] == [(right, left, 0.9877)]


def test_an_origin_is_as_sure_as_its_weakest_copy() -> None:
    records = [FIRST, SAME, make_report(FERRY)]
    one, two, three = (record.document.id for record in records)
    (origin,) = find_origins(records, {(one, two): 0.9, (one, three): 0.4})
    assert origin.evidence.score == 0.4


def test_the_first_of_an_origin_is_the_first_of_the_order() -> None:
    shares = {(FIRST.document.id, SAME.document.id): 0.9}
    (early,), (late,) = find_origins([FIRST, SAME], shares), find_origins([SAME, FIRST], shares)
    assert (early.first, late.first) == (FIRST.document.id, SAME.document.id)
    assert early.id == late.id


def test_origins_come_in_order_of_their_first_reports() -> None:
    records = [make_report(FERRY), make_report(MILL), make_report(FERRY, OWN), make_report(MILL, OWN)]
    ids = [record.document.id for record in records]
    found = find_origins(records, {(ids[0], ids[2]): 0.8, (ids[1], ids[3]): 0.8})
    assert [origin.reports for origin in found] == [(ids[0], ids[2]), (ids[1], ids[3])]


def test_agencies_that_are_credited_are_told() -> None:
    credited = make_report(f"SUND (XNA) – {FERRY}")
    (origin,) = find_origins([credited, FIRST], {(FIRST.document.id, credited.document.id): 0.5})
    assert [(one.agency, one.place.document) for one in origin.credits] == [("XNA", credited.document.id)]


def test_each_hangs_on_the_earlier_one_that_it_shares_most_with() -> None:
    roots, tied = trace(["a", "b", "c"], {("a", "b"): 0.5, ("c", "a"): 0.3, ("b", "c"): 0.6})
    assert roots == {"a": "a", "b": "a", "c": "a"}
    assert tied == {"b": ("a", 0.5), "c": ("b", 0.6)}


def test_of_equal_shares_the_earliest_counts() -> None:
    _, tied = trace(["a", "b", "c"], {("a", "b"): 0.5, ("a", "c"): 0.5, ("b", "c"): 0.5})
    assert tied["c"] == ("a", 0.5)


def test_a_late_piece_that_takes_from_two_does_not_make_them_one() -> None:
    roots, tied = trace(["a", "b", "late"], {("a", "late"): 0.4, ("b", "late"): 0.5})
    assert roots == {"a": "a", "b": "b", "late": "b"}
    assert tied == {"late": ("b", 0.5)}


def test_what_a_later_report_carries_does_not_tie_an_earlier_one() -> None:
    roots, _ = trace(["a", "b"], {("b", "later"): 0.9, ("a", "later"): 0.9})
    assert roots == {"a": "a", "b": "b"}


def test_documents_without_shares_are_their_own_roots() -> None:
    assert trace([], {}) == ({}, {})
    assert trace(["a"], {}) == ({"a": "a"}, {})


def test_a_copy_says_what_it_left_out_and_what_it_added() -> None:
    second = make_report(OWN, FERRY)
    copy = only_copy(FIRST, second)
    assert copy.passages == (Passage(span_of(text_of(FIRST), FERRY[:-1]), span_of(text_of(second), FERRY[:-1])),)
    assert cut(FIRST, copy.left_out) == [MILL[:-1]]
    assert cut(second, copy.added) == [OWN[:-1]]


def test_a_copy_of_every_word_left_nothing_out() -> None:
    copy = only_copy(make_report(FERRY), make_report(FERRY, OWN))
    assert copy.left_out == ()


def test_what_is_added_ends_with_its_paragraph() -> None:
    second = make_report(FERRY, OWN, "Two owners watched from the quay.")
    assert cut(second, only_copy(FIRST, second).added) == [OWN[:-1], "Two owners watched from the quay"]


def test_what_is_added_on_both_sides_of_a_passage_is_two_stretches() -> None:
    second = make_report(f"On Monday it was told that {FERRY[:-1]} as all had feared.")
    assert cut(second, only_copy(FIRST, second).added) == ["On Monday it was told that", "as all had feared"]


def test_a_few_words_are_not_told_as_added() -> None:
    second = make_report(f"Alas, once more: {FERRY}")
    assert only_copy(FIRST, second).added == ()


def test_the_title_is_neither_left_out_nor_added() -> None:
    second = make_report(FERRY, MILL, title="A very long title of our own")
    assert only_copy(FIRST, second).added == ()


def test_passages_come_in_order_of_the_right_whatever_their_order_in_the_left() -> None:
    assert passages(f"{FERRY} {MILL}", f"{MILL} {OWN} {FERRY}") == [(MILL[:-1], MILL[:-1]), (FERRY[:-1], FERRY[:-1])]


def test_a_passage_may_be_printed_in_another_way() -> None:
    left, right = "they won't sail to Sund’s port today", "THEY WON’T SAIL, to Sund port, today"
    assert passages(left, right) == [(left, right)]


def test_of_two_runs_of_the_left_the_longer_counts() -> None:
    left = "the ferry to Sund stays in port. But the ferry to Sund stays in port because of ice"
    right = "the ferry to Sund stays in port because of ice"
    assert passages(left, right) == [(right, right)]


def test_of_two_equal_runs_of_the_left_the_first_counts() -> None:
    left, right = "one two three four five six; one two three four five six", "one two three four five six"
    found = shared_passages(list(find_words(left, Span(0, len(left)))), list(find_words(right, Span(0, len(right)))))
    assert found == (Passage(Span(0, 27), Span(0, 27)),)


@pytest.mark.parametrize(
    ("left", "right"),
    [("", ""), (FERRY, ""), ("", FERRY), (FERRY, MILL), ("one two three four five", "one two three four five"), ("one two", "one two")],
)
def test_too_few_words_are_no_passage(left: str, right: str) -> None:
    assert passages(left, right) == []


def test_a_text_that_is_repeated_is_a_passage_each_time() -> None:
    assert [right for _, right in passages(FERRY, f"{FERRY} {OWN} {FERRY}")] == [FERRY[:-1], FERRY[:-1]]
