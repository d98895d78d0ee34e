"""Cells of the event formats: how many, what is empty, and that no word of a report breaks a line or a column."""

import csv
import io
import json
from dataclasses import replace

import pytest

from onrecord.exports import event_rows, gdelt, icews, polecat
from onrecord.records import Article, Entity, EntityKind, EventType, PartialDate, Record
from tests.exports.test_events import small_record
from tests.exports.test_export import written
from tests.factory import make_entity, make_event, make_record, make_statement

TABBED = {"polecat": polecat.COLUMNS, "icews": icews.COLUMNS, "gdelt": gdelt.COLUMNS}
FORMATS = ("events", "gdelt", "icews", "parquet", "plover", "polecat")
TORN = "Pe\tru\r\nSouth\u2028Bank"
TEXT = "Ann met Ben."


def lines(name: str, *records: Record) -> list[list[str]]:
    """The rows of a tab format without its header, cut at nothing but tabs and line feeds."""
    rows = [line.split("\t") for line in written(name, *records).split("\n")[:-1]]
    return rows if name == "gdelt" else rows[1:]


def row_of(name: str, record: Record) -> dict[str, str]:
    return dict(zip(TABBED[name], lines(name, record)[0], strict=True))


def met(actors: str = "", recipients: str = "", when: PartialDate | None = None, published: PartialDate | None = None) -> Record:
    """One meeting of parties, each named by a letter."""
    parties = {letter: make_entity(TEXT, letter, []) for letter in actors + recipients}
    sides = {"actor": [parties[one].id for one in actors], "recipient": [parties[one].id for one in recipients]}
    event = make_event(TEXT, "met", EventType.CONSULT, actor=tuple(sides["actor"]), recipient=tuple(sides["recipient"]), when=when)
    return replace(make_record(TEXT, tuple(parties.values())), article=Article(published=published), events=(event,))


def torn() -> Record:
    record = small_record()
    torn = tuple(replace(one, name=f"{TORN}{number}", role=TORN) for number, one in enumerate(record.entities))
    assert record.article is not None
    return replace(record, entities=torn, article=replace(record.article, outlet=TORN))


@pytest.mark.parametrize("name", TABBED)
def test_tabs_and_line_ends_of_a_name_stay_within_its_cell(name: str) -> None:
    rows = lines(name, torn())
    assert {len(row) for row in rows} == {len(TABBED[name])}
    assert len(rows) == len(lines(name, small_record()))
    assert any("Pe ru South Bank0" in cell for cell in rows[0])


@pytest.mark.parametrize("name", TABBED)
def test_a_name_that_a_spreadsheet_would_run_is_text(name: str) -> None:
    record = small_record()
    named = replace(record, entities=(replace(record.entities[0], name='=HYPERLINK("x")'), *record.entities[1:]))
    assert any(cell == '\'=HYPERLINK("x")' for row in lines(name, named) for cell in row)
    assert not any(cell.startswith("=") for row in lines(name, named) for cell in row)


def test_a_line_end_within_a_cell_of_the_csv_is_quoted() -> None:
    rows = list(csv.reader(io.StringIO(written("events", torn()), newline="")))
    assert {len(row) for row in rows} == {len(event_rows.COLUMNS)}
    assert len(rows) == 3


def test_a_line_of_plover_is_one_object_whatever_the_names() -> None:
    found = [json.loads(line) for line in written("plover", torn()).split("\n")[:-1]]
    assert [one["event"] for one in found] == ["AGREE", "CONSULT"]
    assert found[0]["actor"][0]["name"] == f"{TORN}0"


@pytest.mark.parametrize("name", FORMATS)
def test_equal_events_give_equal_characters(name: str) -> None:
    assert written(name, small_record(), torn()) == written(name, small_record(), torn())


@pytest.mark.parametrize("name", TABBED)
def test_rows_keep_the_order_of_reports_and_events(name: str) -> None:
    first, second = lines(name, small_record()), lines(name, torn())
    assert lines(name, small_record(), torn()) == first + second
    turned = replace(small_record(), events=small_record().events[::-1])
    assert sorted(lines(name, turned)) == sorted(first)
    assert lines(name, turned)[0] != first[0]


@pytest.mark.parametrize(("name", "headers"), [("events", 1), ("polecat", 1), ("icews", 1), ("gdelt", 0), ("plover", 0)])
def test_a_report_without_events_has_no_row(name: str, headers: int) -> None:
    assert len(written(name, make_record(TEXT)).splitlines()) == headers


@pytest.mark.parametrize("name", TABBED)
def test_nothing_known_is_a_row_with_empty_cells(name: str) -> None:
    row = row_of(name, replace(met(), article=None))
    assert "None" not in row.values()
    assert {cell for column, cell in row.items() if "Actor" in column or "Source Name" in column or "Geo" in column} == {""}


@pytest.mark.parametrize("name", ["icews", "gdelt"])
@pytest.mark.parametrize(
    ("actors", "recipients", "pairs"),
    [
        ("", "", ["-"]),
        ("a", "", ["a-"]),
        ("", "b", ["-b"]),
        ("a", "b", ["a-b"]),
        ("ab", "c", ["a-c", "b-c"]),
        ("ab", "cd", ["a-c", "a-d", "b-c", "b-d"]),
        ("ab", "", ["a-b", "b-a"]),
        ("abc", "", ["a-b", "a-c", "b-a", "b-c", "c-a", "c-b"]),
    ],
)
def test_a_pair_is_a_row(name: str, actors: str, recipients: str, pairs: list[str]) -> None:
    source, target = ("Source Name", "Target Name") if name == "icews" else ("Actor1Name", "Actor2Name")
    rows = [dict(zip(TABBED[name], row, strict=True)) for row in lines(name, met(actors, recipients))]
    assert [f"{row[source]}-{row[target]}" for row in rows] == pairs


@pytest.mark.parametrize(
    ("when", "published", "cells"),
    [
        (PartialDate(2024, 3, 9), PartialDate(2024, 3, 10), ("20240309", "202403", "2024", "2024.1890", "20240310")),
        (PartialDate(2024, 3), None, ("", "202403", "2024", "2024.1671", "")),
        (PartialDate(2024), None, ("", "", "2024", "", "")),
        (None, PartialDate(2024, 3, 10), ("20240310", "202403", "2024", "2024.1918", "20240310")),
        (None, None, ("", "", "", "", "")),
    ],
)
def test_gdelt_leaves_empty_what_is_not_known_of_a_date(
    when: PartialDate | None, published: PartialDate | None, cells: tuple[str, ...]
) -> None:
    row = row_of("gdelt", met("a", "b", when, published))
    assert tuple(row[name] for name in ("SQLDATE", "MonthYear", "Year", "FractionDate", "DATEADDED")) == cells


@pytest.mark.parametrize("name", ["polecat", "icews"])
def test_a_date_without_its_day_is_an_empty_cell(name: str) -> None:
    assert row_of(name, met("a", "b", PartialDate(2024, 3)))["Event Date"] == ""
    assert row_of(name, met("a", "b", PartialDate(2024, 3, 9)))["Event Date"] == "2024-03-09"


def placed(place: Entity) -> Record:
    record = met("a", "b")
    return replace(record, entities=(*record.entities, place), events=(replace(record.events[0], place=place.id),))


def test_a_country_is_no_town() -> None:
    chile = replace(make_entity(TEXT, "Chile", [], EntityKind.PLACE), country="CHL")
    assert [row_of("icews", placed(chile))[name] for name in ("City", "Country", "Latitude")] == ["", "CHL", ""]
    assert [row_of("polecat", placed(chile))[name] for name in ("Placename", "City", "Country")] == ["Chile", "", "CHL"]
    assert [row_of("gdelt", placed(chile))[f"ActionGeo_{name}"] for name in ("Type", "FullName", "Lat")] == ["1", "Chile", ""]


def test_parties_of_the_same_country_share_its_cell() -> None:
    record = met("ab", "c")
    norse = replace(record, entities=tuple(replace(one, country="NOR", sector="COP") for one in record.entities))
    row = row_of("polecat", norse)
    assert [row[name] for name in ("Actor Name", "Actor Country", "Primary Actor Sector", "Actor Sectors")] == ["a;b", "NOR", "COP", "COP"]


def test_who_vouches_is_told_from_the_innermost_out() -> None:
    text = "Ann said Ben said Cas met Dov."
    ann, ben = make_entity(text, "Ann", []), make_entity(text, "Ben", [])
    outer = make_statement(text, "Ben said Cas met Dov", speaker=ann.id)
    inner = replace(make_statement(text, "Cas met Dov", speaker=ben.id), within=outer.id)
    event = make_event(text, "met", EventType.CONSULT, statement=inner.id)
    record = replace(make_record(text, (ann, ben), (outer, inner)), events=(event,))
    (row,) = csv.DictReader(io.StringIO(written("events", record), newline=""))
    assert (row["vouchers"], json.loads(written("plover", record))["vouchers"]) == ("Ben < Ann", ["Ben", "Ann"])
    assert row_of("gdelt", record)["IsRootEvent"] == "0"
