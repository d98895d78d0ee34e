from dataclasses import is_dataclass, replace
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import StoreError
from onrecord.records import Aside, Document, PartialDate, Record, contract_fields, field_types, to_plain
from onrecord.store.sheets import PARTS, SHEETS, digest_of, failed, record_of, rows_of, schema_of
from tests.store.reports import make_failed, make_report

SPAN = pa.struct([pa.field("start", pa.int64(), nullable=False), pa.field("end", pa.int64(), nullable=False)])


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a noun's field type, of a noun, or of a record."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return st.lists(any_of(arguments[0]), max_size=2).map(tuple)
    if arguments:
        return st.one_of(*(any_of(argument) for argument in arguments))
    if kind is PartialDate:
        return st.dates().map(lambda day: PartialDate(day.year, day.month, day.day)) | st.integers(1, 9999).map(PartialDate)
    if is_dataclass(kind):
        return st.builds(kind, **{name: any_of(field_types(kind)[name]) for name in contract_fields(kind)})
    return plain(kind)


def plain(kind: Any) -> st.SearchStrategy[Any]:
    known = {NoneType: st.none(), bool: st.booleans(), int: st.integers(-(2**63), 2**63 - 1), float: st.floats(allow_nan=False)}
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    return known[kind] if kind in known else st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def belonging(record: Record) -> Record:
    return replace(record, failures=tuple(replace(failure, document=record.document.id) for failure in record.failures))


def stored(rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """The rows as they come out of Arrow."""
    return {sheet.name: pa.Table.from_pylist(rows[sheet.name], schema_of(sheet)).to_pylist() for sheet in SHEETS}


@given(any_of(Record).map(belonging))
@settings(max_examples=25, deadline=None)
def test_any_record_comes_back_as_it_was_and_agrees_with_its_digest(record: Record) -> None:
    rows = stored(rows_of(record))
    assert (to_plain(record_of(rows)), digest_of(rows)) == (to_plain(record), rows["documents"][0]["digest"])


def test_a_made_report_comes_back_equal() -> None:
    report = make_report(1)
    assert record_of(stored(rows_of(report))) == report


def test_a_whole_number_in_a_column_of_fractions_does_not_change_the_digest() -> None:
    report = make_report(1)
    whole = replace(report, events=(replace(report.events[0], certainty=1),))
    assert digest_of(stored(rows_of(whole))) == rows_of(whole)["documents"][0]["digest"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_field_of_a_noun_is_a_column(sheet: Any) -> None:
    assert set(contract_fields(sheet.noun)) <= set(schema_of(sheet).names)


def test_working_material_is_no_column() -> None:
    assert {"blocks", "hints"}.isdisjoint(schema_of(SHEETS[-1]).names)


@pytest.mark.parametrize("sheet", PARTS, ids=lambda sheet: sheet.name)
def test_every_part_names_its_report_and_its_place(sheet: Any) -> None:
    assert schema_of(sheet).names[:2] == ["document", "position"]


def test_a_field_decides_the_type_of_its_column() -> None:
    found = {field.name: (field.type, field.nullable) for field in schema_of(PARTS[2])}
    evidence = pa.struct([pa.field("by", pa.string(), nullable=False), pa.field("score", pa.float64(), nullable=False)])
    ground = pa.struct([pa.field("of", pa.string(), nullable=False), *evidence])
    assert found == {
        "document": (pa.string(), False),
        "position": (pa.int64(), False),
        "id": (pa.string(), False),
        "mode": (pa.string(), False),
        "content": (pa.list_(pa.field("element", SPAN, nullable=False)), False),
        "evidence": (evidence, False),
        "cue": (SPAN, True),
        "source": (SPAN, True),
        "speaker": (pa.string(), True),
        "addressee": (SPAN, True),
        "within": (pa.string(), True),
        "negated": (pa.bool_(), False),
        "condition": (SPAN, True),
        "stance": (pa.string(), False),
        "grounds": (pa.list_(pa.field("element", ground, nullable=False)), False),
    }


def test_nouns_within_nouns_stay_with_them() -> None:
    aside = schema_of(PARTS[0]).field("aside").type.value_type
    assert [field.name for field in aside] == list(contract_fields(Aside))


def test_a_record_without_article_that_failed_has_failed() -> None:
    assert failed(make_failed(1))


def test_a_record_that_was_read_in_part_has_not_failed() -> None:
    assert not failed(replace(make_report(1), failures=make_failed(1).failures))


def test_a_failure_that_names_another_report_is_refused() -> None:
    with pytest.raises(StoreError, match=r"ferries/1\.txt: one of its failures names another report"):
        rows_of(replace(make_failed(1), failures=make_failed(2).failures))


def test_text_may_be_left_out() -> None:
    report = make_report(1)
    bare = replace(report, document=replace(report.document, text=None))
    assert record_of(stored(rows_of(bare))) == bare


def test_counts_say_how_many_rows_a_report_has() -> None:
    assert rows_of(make_report(1))["documents"][0]["counts"] == {
        "articles": 1,
        "entities": 1,
        "statements": 1,
        "events": 1,
        "times": 1,
        "uncoded": 1,
        "failures": 0,
    }


def test_a_document_row_holds_the_contract_and_the_seal() -> None:
    seal = ["schema", "fingerprint", "failed", "counts", "digest"]
    assert schema_of(SHEETS[-1]).names == [*contract_fields(Document), *seal]
