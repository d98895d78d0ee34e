import csv
from dataclasses import replace
from io import StringIO

import pytest

from onrecord.exports.csv import COLUMNS, Cell, safe_cell
from onrecord.records import Article, Entity, EntityKind, PartialDate, Record, Span, Statement, StatementMode
from tests.exports.gallery import failed_record
from tests.exports.test_export import written
from tests.factory import make_record, make_statement, span_of

TEXT = "“Go,” Ann told Ben, “if it rains.”"
ANN = Entity("ann", "Ann", EntityKind.PERSON, country="NOR", role="mayor")


def rows(*records: Record) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written("csv", *records), newline="")))


def statement() -> Statement:
    made = make_statement(TEXT, "Go,", cue="told", source="Ann", speaker="ann")
    return replace(
        made,
        id="s1",
        mode=StatementMode.DIRECT,
        content=(span_of(TEXT, "Go,"), span_of(TEXT, "if it rains.")),
        addressee=span_of(TEXT, "Ben"),
        condition=span_of(TEXT, "if it rains"),
    )


def test_a_statement_is_one_row_with_words_and_offsets() -> None:
    record = make_record(TEXT, (ANN,), (statement(),))
    record = replace(record, article=Article(outlet="The Post", published=PartialDate(2025, 3)))
    assert rows(record) == [
        {
            "document_uri": "report.txt",
            "document_id": record.document.id,
            "outlet": "The Post",
            "published": "2025-03",
            "statement_id": "s1",
            "within": "",
            "speaker": "Ann",
            "speaker_country": "NOR",
            "speaker_role": "mayor",
            "mode": "direct",
            "negated": "false",
            "stance": "speech",
            "words": "Go, … if it rains.",
            "cue": "told",
            "source": "Ann",
            "addressee": "Ben",
            "condition": "if it rains",
            "start": "1",
            "end": "33",
            "content_spans": "[[1,4],[21,33]]",
            "cue_span": "[10,14]",
            "source_span": "[6,9]",
            "addressee_span": "[15,18]",
            "condition_span": "[21,32]",
            "evidence_by": "test",
            "evidence_score": "1.0",
        }
    ]


def test_without_text_the_offsets_stay() -> None:
    record = make_record(TEXT, (ANN,), (statement(),))
    (row,) = rows(replace(record, document=replace(record.document, text=None)))
    assert (row["words"], row["condition"], row["start"], row["end"]) == ("", "", "1", "33")


def test_lines_end_as_the_rfc_says_also_where_a_cell_breaks() -> None:
    text = "Ann said that\nit, “rains”."
    record = make_record(text, (), (make_statement(text, "that\nit, “rains”", cue="said"),))
    page = written("csv", record)
    assert page.startswith(",".join(COLUMNS) + "\r\n")
    assert page.endswith("\r\n")
    assert [row["words"] for row in rows(record)] == ["that\nit, “rains”"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＠x"])
def test_a_cell_that_starts_a_formula_is_text(cell: str) -> None:
    assert safe_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "a=1", "’tis", "1-2", 3, -0.5, None])
def test_any_other_cell_is_left_alone(cell: Cell) -> None:
    assert safe_cell(cell) == cell


def test_a_formula_in_a_report_is_neutralised_in_the_file() -> None:
    text = '=HYPERLINK("https://example.org";"x") said Ann.'
    record = make_record(text, (), (replace(make_statement(text, "said"), content=(Span(0, 37),)),))
    assert [row["words"] for row in rows(record)] == ["'" + text[:37]]


def test_control_characters_do_not_reach_the_file() -> None:
    text = "Ann said \x00\x1b[2J\ud800."
    record = make_record(text, (), (replace(make_statement(text, "said"), content=(Span(9, 15),)),))
    assert [row["words"] for row in rows(record)] == ["␀␛[2J\N{REPLACEMENT CHARACTER}"]


def test_a_report_that_failed_has_no_row() -> None:
    assert rows(failed_record()) == []
