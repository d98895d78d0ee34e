"""Rows that answer a question, written as a table, CSV or JSON lines."""

import csv
from collections.abc import Iterable, Sequence
from enum import StrEnum
from math import isfinite
from typing import Any, TextIO


class Form(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: Form, out: TextIO) -> None:
    """Writes the rows under their columns. In CSV a nested value is JSON and nothing can run as a formula; null is empty there and
    in the table.
    """
    from onrecord.exports.csv import safe_cell
    from onrecord.exports.jsonl import json_line

    if form is Form.JSONL:
        out.writelines(json_line(dict(zip(columns, map(_plain, row), strict=True))) + "\n" for row in rows)
    elif form is Form.CSV:
        writer = csv.writer(out)
        writer.writerow(safe_cell(name) for name in columns)
        writer.writerows([safe_cell(_cell(value)) for value in row] for row in rows)
    else:
        _write_table(columns, rows, out)


def _write_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from onrecord.exports.visible import visible_line

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        table.add_column(Text(visible_line(name)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible_line(str(_cell(value)))) for value in row))
    Console(file=out, highlight=False, markup=False, emoji=False).print(table)


def _plain(value: Any) -> Any:
    """A value of the database as JSON has it: dates and exact numbers as text, what is no number as null."""
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float) and not isfinite(value):
        return None
    return value if isinstance(value, str | int | float | None) else str(value)


def _cell(value: Any) -> str | int | float:
    from onrecord.exports.jsonl import json_line

    plain = _plain(value)
    if isinstance(plain, dict | list | bool):
        return json_line(plain)
    return "" if plain is None else plain
