"""Questions in SQL over a record folder: DuckDB asks, in memory; it neither keeps the record nor sees any other file."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.errors import QueryError
from onrecord.store.folder import Store
from onrecord.store.sheets import SHEETS
from onrecord.store.view import View, open_view, reading, rows_in

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
LOCK = "SET enable_external_access = false; SET lock_configuration = true"

VIEWS = """
CREATE MACRO words(report, span) AS substring(report, span."start" + 1, span."end" - span."start");
CREATE VIEW mentions AS
    SELECT document, entity, mention.span AS span, mention.form AS form, words(text, mention.span) AS words
    FROM (SELECT document, position, id AS entity, unnest(mentions) AS mention FROM entities) JOIN documents ON documents.id = document
    ORDER BY document, position, mention.span."start";
CREATE VIEW quotes AS
    SELECT articles.outlet, articles.published, entities.name AS speaker,
        array_to_string(list_transform(content, lambda span: words(text, span)), ' … ') AS words,
        mode, negated, words(text, condition) AS condition, words(text, source) AS source, words(text, cue) AS cue,
        uri, statements.document, statements.id AS statement
    FROM statements
    JOIN documents ON documents.id = statements.document
    LEFT JOIN articles ON articles.document = statements.document
    LEFT JOIN entities ON entities.document = statements.document AND entities.id = speaker
    ORDER BY uri, statements.document, statements.position;
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: names of the columns, and the rows. Cells are plain Python values; a span is `{"start": …, "end": …}`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def query(store: Store, sql: str, *, limit: int | None = None) -> Answer:
    """The answer to one SELECT (also DESCRIBE, SHOW TABLES, SUMMARIZE), at most `limit` rows of it.

    The tables of the record, the views `mentions` and `quotes` (who said what, in words), and the macro `words(text, span)` are
    there; nothing else on the machine can be reached. Rows come in order of document and position unless the question says
    otherwise. Raises `QueryError` with DuckDB's own words, `DamagedRecord`, or `StoreError`.
    """
    import duckdb

    view = open_view(store)
    with reading(store.folder), duckdb.connect(":memory:", config=SETTINGS) as connection:
        _prepare(connection, view)
        try:
            return _answer(connection, sql, limit)
        except duckdb.Error as error:
            raise QueryError(str(error)) from error


def _prepare(connection: "duckdb.DuckDBPyConnection", view: View) -> None:
    for sheet in SHEETS:
        order = ", ".join(sheet.order)
        connection.register(f"_{sheet.name}", rows_in(view, sheet))
        connection.execute(f"CREATE VIEW {sheet.name} AS SELECT * FROM _{sheet.name} ORDER BY {order}")  # noqa: S608
    connection.execute(VIEWS)
    connection.execute(LOCK)


def _answer(connection: "duckdb.DuckDBPyConnection", sql: str, limit: int | None) -> Answer:
    import duckdb

    statements: list[Any] = connection.extract_statements(sql)
    if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
        raise QueryError("ask one question: a single SELECT, DESCRIBE, SHOW TABLES or SUMMARIZE")
    found = connection.execute(statements[0])
    rows = found.fetchall() if limit is None else found.fetchmany(limit)
    return Answer(tuple(column[0] for column in found.description), tuple(rows))
