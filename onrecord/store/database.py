"""DuckDB over the tables of a record, in memory: it neither keeps the record nor sees any other file."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.store.sheets import TABLES
from onrecord.store.view import View, rows_in

if TYPE_CHECKING:
    import duckdb

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    # One thread and sorted tables: sums of fractions, `first` and `list` come out the same on every run.
    "threads": 1,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
    "temp_directory": "",
}


@contextmanager
def opened(view: View) -> "Iterator[duckdb.DuckDBPyConnection]":
    """A connection that has the tables of this view, sorted, under their names."""
    import duckdb

    with duckdb.connect(":memory:", config=SETTINGS) as connection:
        for sheet in TABLES:
            order = ", ".join(sheet.order)
            connection.register(f"_{sheet.name}", rows_in(view, sheet))
            connection.execute(f"CREATE VIEW {sheet.name} AS SELECT * FROM _{sheet.name} ORDER BY {order}")  # noqa: S608
        yield connection
