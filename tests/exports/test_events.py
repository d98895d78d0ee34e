"""Events in other people's formats: the same small record in each."""

import csv
import io
import json
from dataclasses import replace

import duckdb
import pyarrow.parquet as pq
import pytest

from onrecord.errors import ExportError
from onrecord.exports import find_exports, gdelt, icews, polecat
from onrecord.records import Article, Auxiliary, EntityKind, EventType, Location, PartialDate, Quad, Record
from tests.exports.test_export import written
from tests.factory import make_entity, make_event, make_record, make_statement, span_of

TEXT = "Peru said it would send Chile aid if asked. Peru and Chile met in Arica."


def small_record() -> Record:
    peru = replace(make_entity(TEXT, "Peru", [], EntityKind.PLACE), country="PER", sector="GOV")
    chile = replace(make_entity(TEXT, "Chile", [], EntityKind.PLACE), country="CHL")
    arica = replace(make_entity(TEXT, "Arica", [], EntityKind.PLACE), country="CHL", location=Location(-18.48, -70.33, "town"))
    said = make_statement(TEXT, "it would send Chile aid if asked", cue="said", speaker=peru.id)
    send = make_event(
        TEXT,
        "send",
        EventType.AGREE,
        actor=(peru.id,),
        recipient=(chile.id,),
        statement=said.id,
        condition=span_of(TEXT, "if asked"),
        auxiliary=(Auxiliary.HYPOTHETICAL,),
        certainty=0.5,
        cameo="0331",
        contexts=("economic", "humanitarian"),
    )
    met = replace(
        make_event(TEXT, "met", EventType.CONSULT, actor=(peru.id, chile.id), place=arica.id, when=PartialDate(2024, 3, 9), cameo="040"),
        quad=Quad.VERBAL_COOPERATION,
        mode="multilateral",
    )
    article = Article(outlet="Ferry News", published=PartialDate(2024, 3, 10), language="en")
    return replace(make_record(TEXT, (peru, chile, arica), (said,)), article=article, events=(send, met))


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in written(name, small_record()).splitlines()]


def test_plover_lines_have_the_manuals_fields_and_who_vouches() -> None:
    send, met = (json.loads(line) for line in written("plover", small_record()).splitlines())
    assert {name: send[name] for name in ("event", "auxiliary", "context", "date", "condition", "vouchers", "publisher")} == {
        "event": "AGREE",
        "auxiliary": ["hypothetical"],
        "context": ["economic", "humanitarian"],
        "date": "2024-03-10",
        "condition": "if asked",
        "vouchers": ["Peru"],
        "publisher": "Ferry News",
    }
    assert [(one["name"], one["country"], one["sector"]) for one in send["recipient"]] == [("Chile", "CHL", "GOV")]
    assert met["location"] == {"name": "Arica", "country": "CHL", "latitude": -18.48, "longitude": -70.33, "precision": "town"}
    assert met["sentence"] == "Peru and Chile met in Arica."


def test_polecat_has_forty_columns() -> None:
    header, send, met = rows("polecat")
    assert (len(polecat.COLUMNS), header, {len(send), len(met)}) == (40, list(polecat.COLUMNS), {40})
    row = dict(zip(header, met, strict=True))
    assert {name: row[name] for name in ("Event Date", "Event Type", "Event Mode", "Actor Name", "Actor Country", "City", "Latitude")} == {
        "Event Date": "2024-03-09",
        "Event Type": "CONSULT",
        "Event Mode": "multilateral",
        "Actor Name": "Peru;Chile",
        "Actor Country": "PER;CHL",
        "City": "Arica",
        "Latitude": "-18.48",
    }


def test_icews_has_twenty_columns_and_a_row_a_pair() -> None:
    header, *found = rows("icews")
    assert (len(icews.COLUMNS), header) == (20, list(icews.COLUMNS))
    pairs = [(dict(zip(header, one, strict=True))) for one in found]
    assert [(one["Source Name"], one["Target Name"], one["CAMEO Code"]) for one in pairs] == [
        ("Peru", "Chile", "0331"),
        ("Peru", "Chile", "040"),
        ("Chile", "Peru", "040"),
    ]


def test_gdelt_has_sixty_one_columns_and_no_header() -> None:
    send, met, _ = rows("gdelt")
    assert (len(gdelt.COLUMNS), {len(send), len(met)}) == (61, {61})
    row = dict(zip(gdelt.COLUMNS, met, strict=True))
    assert {name: row[name] for name in ("SQLDATE", "FractionDate", "Actor1Code", "EventRootCode", "QuadClass", "ActionGeo_Type")} == {
        "SQLDATE": "20240309",
        "FractionDate": "2024.1890",
        "Actor1Code": "PERGOV",
        "EventRootCode": "04",
        "QuadClass": "1",
        "ActionGeo_Type": "4",
    }


def test_the_csv_says_truth_in_words_and_runs_no_formula() -> None:
    record = small_record()
    named = replace(record, entities=(replace(record.entities[0], name="=Peru"), *record.entities[1:]))
    send, _ = csv.DictReader(io.StringIO(written("events", named)))
    assert (send["actor"], send["hypothetical"], send["negation"], send["vouchers"]) == ("'=Peru", "true", "false", "'=Peru")


def test_the_parquet_table_loads_elsewhere() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    find_exports()["parquet"].write([small_record()], out)
    found = pq.read_table(io.BytesIO(out.buffer.getvalue()))  # type: ignore[attr-defined]
    assert found.to_pylist()[1]["place"] == "Arica"
    assert duckdb.sql("select type, hypothetical, certainty from found order by type").fetchall() == [
        ("AGREE", True, 0.5),
        ("CONSULT", False, None),
    ]


def test_parquet_asks_for_a_file() -> None:
    with pytest.raises(ExportError, match="write it to a file"):
        find_exports()["parquet"].write([], io.StringIO())


def test_without_the_text_rows_keep_all_but_the_words() -> None:
    record = small_record()
    bare = replace(record, document=replace(record.document, text=None))
    send, _ = csv.DictReader(io.StringIO(written("events", bare)))
    assert (send["trigger"], send["sentence"], send["start"]) == ("", "", str(TEXT.index("send")))
