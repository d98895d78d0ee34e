import csv
from dataclasses import replace
from io import StringIO

import pytest

from onrecord.exports.stories.csv import COLUMNS
from onrecord.records import Comparison, Place
from tests.exports.stories.comparison import FIRST, SECOND, make_comparison, without_text
from tests.exports.stories.test_export import written
from tests.factory import span_of


def rows(comparison: Comparison) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written("csv", comparison), newline="")))


def test_a_difference_is_one_row_with_both_sides() -> None:
    assert rows(make_comparison())[1] == {
        "story_id": "story",
        "story_title": "Town to pay for the weir",
        "part": "utterance",
        "part_id": "u",
        "speaker": "Ada Brook",
        "kind": "number",
        "how": "changed",
        "left_outlet": "The First Post",
        "left_date": "2031-03-01",
        "left_document": FIRST,
        "left_start": "66",
        "left_end": "75",
        "left_words": "40 crowns",
        "right_outlet": "The Second Post",
        "right_date": "2031-03-02",
        "right_document": SECOND,
        "right_start": "50",
        "right_end": "59",
        "right_words": "60 crowns",
        "evidence_by": "stories: number",
        "evidence_score": "0.5",
    }


def test_differences_of_utterances_happenings_and_positions_have_rows() -> None:
    found = [(row["story_id"], row["part"], row["part_id"], row["kind"]) for row in rows(make_comparison())]
    assert found == [
        ("story", "utterance", "u", "condition"),
        ("story", "utterance", "u", "number"),
        ("story", "utterance", "u", "condition"),
        ("story", "happening", "h", "negation"),
        ("story-later", "position", "p1", "modality"),
    ]


def test_where_a_report_has_nothing_the_cells_are_empty() -> None:
    row = rows(make_comparison())[0]
    assert (row["left_words"], row["right_document"]) == ("only if the river falls", SECOND)
    assert (row["right_start"], row["right_end"], row["right_words"]) == ("", "", "")


def test_of_an_unknown_outlet_and_date_the_cells_are_empty() -> None:
    row = rows(make_comparison())[2]
    assert (row["right_outlet"], row["right_date"]) == ("", "")


def test_without_text_the_offsets_stay() -> None:
    row = rows(without_text(make_comparison(), FIRST, SECOND))[1]
    assert (row["left_words"], row["left_start"], row["left_end"]) == ("", "66", "75")


def test_lines_end_as_the_rfc_says() -> None:
    page = written("csv", make_comparison())
    assert page.startswith(",".join(COLUMNS) + "\r\n")
    assert page.endswith("\r\n")


@pytest.mark.parametrize(
    ("context", "column"),
    [
        ("story title", "story_title"),
        ("speaker", "speaker"),
        ("outlet", "left_outlet"),
        ("outlet", "right_outlet"),
        ("evidence", "evidence_by"),
    ],
)
@pytest.mark.parametrize("formula", ['=HYPERLINK("https://example.org";"x")', "+1", "-1", "@SUM(A1)", " =1", "＝1"])
def test_a_formula_in_a_report_is_neutralised(formula: str, context: str, column: str) -> None:
    assert "'" + formula in {row[column] for row in rows(make_comparison(formula, context))}


def test_words_that_start_a_formula_are_neutralised() -> None:
    comparison = make_comparison("=SUM(A1)", "words")
    text = comparison.records[0].document.text or ""
    (story, *_), utterance = comparison.stories, comparison.stories[0].utterances[0]
    place = Place(FIRST, span_of(text, "=SUM(A1)", after="only if the "))
    changed = replace(utterance, differences=(replace(utterance.differences[0], left=place),))
    (row,) = rows(replace(comparison, stories=(replace(story, utterances=(changed,), happenings=()),), affairs=()))
    assert row["left_words"] == "'=SUM(A1)"


def test_control_characters_do_not_reach_the_file() -> None:
    page = written("csv", make_comparison("\x1b[2J\x00\u202e", "words"))
    assert not set("\x1b\x00\u202e") & set(page)
