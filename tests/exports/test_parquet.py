"""The Parquet table: the rows of the events CSV, with types, wherever Parquet is read."""

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.exports import event_rows, find_exports, parquet
from onrecord.records import Record
from tests.exports.test_events import small_record
from tests.exports.test_export import written


def file_of(folder: Path, *records: Record) -> Path:
    path = folder / "events.parquet"
    with path.open("w", encoding="utf-8") as out:
        find_exports()["parquet"].write(iter(records), out)
    return path


def as_in_csv(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def csv_rows(*records: Record) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("events", *records), newline="")))


def test_the_rows_are_those_of_the_csv(tmp_path: Path) -> None:
    rows = pq.read_table(file_of(tmp_path, small_record())).to_pylist()
    assert [{name: as_in_csv(value) for name, value in row.items()} for row in rows] == csv_rows(small_record())


def test_columns_have_types_also_where_all_cells_are_empty(tmp_path: Path) -> None:
    schema = pq.read_table(file_of(tmp_path)).schema
    assert schema.names == list(event_rows.COLUMNS)
    wanted = {"certainty": pa.float64(), "latitude": pa.float64(), "start": pa.int64(), "negation": pa.bool_(), "place": pa.string()}
    assert {name: schema.field(name).type for name in wanted} == wanted


def test_unknown_is_null_and_not_an_empty_word(tmp_path: Path) -> None:
    bare = replace(small_record(), article=None, entities=())
    for row in pq.read_table(file_of(tmp_path, bare)).to_pylist():
        assert {row[name] for name in ("outlet", "published", "actor", "recipient_sector", "place", "latitude")} == {None}
        assert "" not in row.values()


def test_words_are_kept_as_they_are_where_no_spreadsheet_runs_them(tmp_path: Path) -> None:
    record = small_record()
    named = replace(record, entities=(replace(record.entities[0], name="=Peru"), *record.entities[1:]))
    assert pq.read_table(file_of(tmp_path, named)).column("actor")[0].as_py() == "=Peru"


def test_equal_events_give_equal_bytes(tmp_path: Path) -> None:
    assert file_of(tmp_path, small_record()).read_bytes() == file_of(tmp_path, small_record()).read_bytes()


def test_many_rows_are_written_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROWS", 3)
    file = pq.ParquetFile(file_of(tmp_path, *[small_record()] * 4))
    assert (file.metadata.num_row_groups, file.metadata.num_rows) == (3, 8)
    assert file.read().column("type").to_pylist() == ["AGREE", "CONSULT"] * 4


def test_duckdb_reads_the_file(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = file_of(tmp_path, small_record())
    asked = 'select type, actor, hypothetical, certainty, "when" from read_parquet(?) order by start'
    found = duckdb.execute(asked, [str(path)]).fetchall()
    assert found == [("AGREE", "Peru", True, 0.5, None), ("CONSULT", "Peru;Chile", False, None, "2024-03-09")]


def test_pandas_reads_the_file(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_parquet(file_of(tmp_path, small_record()))
    assert frame["type"].tolist() == ["AGREE", "CONSULT"]
    assert frame["hypothetical"].tolist() == [True, False]
