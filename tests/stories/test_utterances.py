"""The same words of one speaker in several reports: which statements are one utterance, who said it, and what differs."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.records import Difference, Place, Record, Span, StatementReference, Utterance, words
from onrecord.stories.utterances import FIRST, find_utterances
from tests.stories.told import SENSES, Found, in_words, lay, sense, tell

pytestmark = SENSES

LEAK = "[Ida Brekke] {said} <the tanker was leaking oil into the bird reserve>."
FERRY = "[Ida Brekke] {said} <the night ferry would be cancelled until the channel is cleared>."
ROOF = "[Per Lund] {said} <the school roof would be repaired with money from the lottery>."
WORDS = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]


def reports(*marked: str) -> list[Record]:
    """Reports that differ in their last sentence at least, so that they are several."""
    return [tell(f"{one}\n{word}.") for one, word in zip(marked, WORDS, strict=False)]


def find(records: Sequence[Record]) -> tuple[Utterance, ...]:
    return find_utterances(lay(*records), sense())


def told(records: Sequence[Record]) -> list[list[tuple[int, str]]]:
    """The statements of every utterance: which report, and what they say."""
    return [[_said(records, one) for one in utterance.statements] for utterance in find(records)]


def _said(records: Sequence[Record], reference: StatementReference) -> tuple[int, str]:
    (turn,) = [turn for turn, record in enumerate(records) if record.document.id == reference.document]
    (found,) = [one for one in records[turn].statements if one.id == reference.statement]
    return turn, words(records[turn].document.text or "", found.content[0])


def differing(*marked: str) -> list[Found]:
    records = reports(*marked)
    return [in_words(one, *records) for utterance in find(records) for one in utterance.differences]


def test_statements_that_say_the_same_in_two_reports_are_one_utterance() -> None:
    records = reports(LEAK, LEAK)
    one, other = records
    (found,) = find(records)
    assert found == Utterance(
        found.id,
        "Ida Brekke",
        (
            StatementReference(one.document.id, one.statements[0].id),
            StatementReference(other.document.id, other.statements[0].id),
        ),
    )


@pytest.mark.parametrize("marked", [(), (LEAK,), (LEAK, ROOF), ("", ""), (LEAK, ""), ("The ferry sailed.", "The ferry sailed.")])
def test_what_only_one_report_says_is_no_utterance(marked: tuple[str, ...]) -> None:
    assert find(reports(*marked)) == ()


def test_what_one_report_says_twice_is_no_utterance_of_several() -> None:
    assert find(reports(f"{LEAK}\n[She] {{said}} again <the tanker was leaking oil into the reserve for birds>.")) == ()


def test_every_utterance_is_told_by_itself_in_the_order_of_the_first_report() -> None:
    assert told(reports(f"{LEAK}\n{FERRY}", f"{FERRY}\n{LEAK}")) == [
        [(0, "the tanker was leaking oil into the bird reserve"), (1, "the tanker was leaking oil into the bird reserve")],
        [(turn, "the night ferry would be cancelled until the channel is cleared") for turn in (0, 1)],
    ]


def test_statements_are_in_the_order_of_the_reports() -> None:
    assert [turn for turn, _ in told(reports(LEAK, LEAK, LEAK, LEAK))[0]] == [0, 1, 2, 3]


def test_an_utterance_may_begin_in_a_later_report() -> None:
    assert [[turn for turn, _ in one] for one in told(reports(ROOF, LEAK, LEAK))] == [[1, 2]]


def test_a_line_without_a_statement_that_carries_the_words_retells_them() -> None:
    line = "The tanker was leaking oil into the bird reserve, people in the harbour say."
    records = reports(LEAK, line)
    (found,) = find(records)
    assert (len(found.statements), found.retold) == (1, (Place(records[1].document.id, Span(0, len(line))),))


@pytest.mark.parametrize(
    ("sources", "speaker"),
    [
        (("Brekke", "Ida Brekke"), "Ida Brekke"),
        (("Ida Brekke", "Ms Brekke"), "Ida Brekke"),
        (("the harbour master", "Ida Brekke"), "the harbour master"),
        (("Ida Brekke", "Per Lund", "Per Lund"), "Per Lund"),
    ],
)
def test_the_speaker_is_whom_most_reports_name_by_the_fullest_name(sources: tuple[str, ...], speaker: str) -> None:
    (found,) = find(reports(*(LEAK.replace("Ida Brekke", one) for one in sources)))
    assert found.speaker == speaker


def test_words_that_nobody_is_named_for_have_no_speaker() -> None:
    text = "“<The tanker was leaking oil into the bird reserve>.”"
    assert [one.speaker for one in find(reports(text, text))] == [None]


def test_two_who_say_something_alike_each_in_his_own_words_have_two_utterances() -> None:
    left = "[Ida Brekke] {said} <the strike would cost the town its last shipyard and a thousand jobs>."
    right = "[Per Lund] {said} <a thousand jobs would go with the shipyard if nobody ended the strike in town>."
    assert find(reports(left, right)) == ()


def test_the_same_words_given_to_two_are_one_utterance_that_differs_in_its_speaker() -> None:
    assert differing(LEAK, LEAK.replace("Ida Brekke", "Per Lund")) == [("speaker", "changed", "Ida Brekke", "Per Lund")]


def test_the_speaker_is_the_one_whom_the_most_reports_name_however_often_a_report_repeats_another() -> None:
    often, once = "\n".join([LEAK] * 3), LEAK.replace("Ida Brekke", "Per Lund")
    assert {one.speaker for one in find(reports(often, once, once))} == {"Per Lund"}


def test_differences_are_told_of_every_later_report_against_the_first() -> None:
    half = FERRY.replace(" until the channel is cleared", "")
    records = reports(FERRY, half, FERRY.replace("would", "could"))
    (found,) = find(records)
    first, second, third = (one.document.id for one in records)
    sides = {(one.left.document, one.right.document, *in_words(one, *records)) for one in found.differences}
    assert (first, third, "modality", "changed", "would", "could") in sides
    assert {(one.left.document, one.right.document) for one in found.differences} <= {(first, second), (first, third)}


@pytest.mark.parametrize("left", [LEAK, FERRY, ROOF])
def test_the_same_statement_differs_in_nothing(left: str) -> None:
    assert differing(left, left, left) == []


def test_statements_within_each_other_tell_a_difference_once() -> None:
    record = tell(FERRY)
    (inner,) = record.statements
    outer = replace(inner, id="outer", content=(Span(0, inner.content[0].end),), source=None, cue=None)
    other = tell(FERRY.replace("night ferry", "ferry").replace("would", "could"))
    found = find([replace(record, statements=(outer, inner)), other])
    assert [in_words(one, record, other) for utterance in found for one in utterance.differences] == [
        ("modality", "changed", "would", "could")
    ]


def test_what_a_statement_seems_to_add_but_another_one_says_is_no_addition() -> None:
    left = "“<The families have waited long enough>,” [Ida Brekke] {said}.\n[She] {said} <corrupt officials were to blame>."
    right = "“<The families have waited long enough for these corrupt officials>,” [Ida Brekke] {said}."
    assert [one for one in differing(left, right) if one[0] == "added"] == []


def test_reports_after_the_first_few_are_not_compared_with_each_other() -> None:
    many = [f"[Per Lund] {{said}} <he had painted boat number {turn} of the old fleet himself>." for turn in range(FIRST)]
    (found,) = [one for one in find(reports(LEAK, *many[1:], LEAK)) if one.speaker == "Ida Brekke"]
    assert len(found.statements) == 2
    late = [one for one in find(reports(*many, LEAK, LEAK)) if one.speaker == "Ida Brekke"]
    assert late == []


def test_ids_are_made_of_the_statements_and_stay_the_same() -> None:
    records = reports(LEAK, LEAK, ROOF)
    assert find(records) == find(records)
    assert [one.id for one in find(records)] == [one.id for one in find(records[:2])]
    assert len({one.id for one in find(reports(f"{LEAK}\n{FERRY}", f"{FERRY}\n{LEAK}"))}) == 2


def test_differences_are_in_the_order_of_their_characters() -> None:
    records = reports(FERRY.replace("night ferry", "40 ferries"), FERRY.replace("night ferry", "14 ferries").replace("would", "could"))
    (found,) = find(records)
    assert [in_words(one, *records)[0] for one in found.differences] == ["number", "modality"]
    assert list(found.differences) == sorted(found.differences, key=_place)


def _place(difference: Difference) -> Span:
    return difference.left.span or Span(0, 0)
