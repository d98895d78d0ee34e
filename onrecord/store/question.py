"""Questions in SQL over a record folder."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.errors import QueryError
from onrecord.store.database import opened
from onrecord.store.folder import Store
from onrecord.store.sightings import identities_in
from onrecord.store.view import View, open_view, reading

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

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
        mode, stance, negated, words(text, condition) AS condition, words(text, source) AS source, words(text, cue) AS cue,
        uri, statements.document, statements.id AS statement, speaker AS entity
    FROM statements
    JOIN documents ON documents.id = statements.document
    LEFT JOIN articles ON articles.document = statements.document
    LEFT JOIN entities ON entities.document = statements.document AND entities.id = speaker
    ORDER BY uri, statements.document, statements.position;
CREATE VIEW acts AS
    SELECT articles.outlet, articles.published, type, events.mode, cameo, quad,
        (SELECT string_agg(name, '; ' ORDER BY list_position(actor, id)) FROM entities AS party
            WHERE party.document = events.document AND list_contains(actor, party.id)) AS actor,
        (SELECT string_agg(name, '; ' ORDER BY list_position(recipient, id)) FROM entities AS party
            WHERE party.document = events.document AND list_contains(recipient, party.id)) AS recipient,
        words(text, trigger) AS words, auxiliary, certainty, "when", places.name AS place, contexts,
        words(text, events.condition) AS condition, vouchers.name AS voucher,
        uri, events.document, events.id AS event, events.statement
    FROM events
    JOIN documents ON documents.id = events.document
    LEFT JOIN articles ON articles.document = events.document
    LEFT JOIN entities AS places ON places.document = events.document AND places.id = place
    LEFT JOIN statements ON statements.document = events.document AND statements.id = events.statement
    LEFT JOIN entities AS vouchers ON vouchers.document = events.document AND vouchers.id = speaker
    ORDER BY uri, events.document, events.position;
"""


IDENTITIES = "CREATE VIEW identities AS SELECT * FROM _identities ORDER BY name, identity, entity"
UNSPELT = """
CREATE VIEW identities AS
    SELECT '' AS entity, '' AS identity, '' AS name WHERE error('a question about identities spells the word out')::VARCHAR IS NULL;
"""
"""Stands for the identities where a question does not speak of them: to make them takes seconds for 10,000 reports."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: names of the columns, and the rows. Cells are plain Python values; a span is `{"start": …, "end": …}`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def query(store: Store, sql: str, *, limit: int | None = None) -> Answer:
    """The answer to one SELECT (also DESCRIBE, SHOW TABLES, SUMMARIZE), at most `limit` rows of it.

    There are the tables of the record; the views `mentions`, `quotes` (who said what, in words), `acts` (who did what to whom, in words)
    and `identities` (which entities of all reports are one); the macro `words(text, span)`; nothing else on the machine can be reached.
    Rows come in order of document and position unless the question says otherwise.

    Raises `QueryError` with DuckDB's own words, `DamagedRecord`, or `StoreError`.
    """
    import duckdb

    view = open_view(store)
    with reading(store.folder), opened(view) as connection:
        _prepare(connection, view, sql)
        try:
            return _answer(connection, sql, limit)
        except duckdb.Error as error:
            raise QueryError(str(error)) from error


def _prepare(connection: "duckdb.DuckDBPyConnection", view: View, sql: str) -> None:
    connection.execute(VIEWS)
    if "identities" in sql.casefold():
        connection.register("_identities", _identities(view))
        connection.execute(IDENTITIES)
    else:
        connection.execute(UNSPELT)
    connection.execute(LOCK)


def _identities(view: View) -> "pa.Table":
    import pyarrow as pa

    found = [(member.id, one.id, one.name) for one in identities_in(view).identities for member in one.members]
    columns = zip(*found, strict=True) if found else ((), (), ())
    return pa.table([pa.array(column, pa.string()) for column in columns], names=["entity", "identity", "name"])


def _answer(connection: "duckdb.DuckDBPyConnection", sql: str, limit: int | None) -> Answer:
    import duckdb

    statements: list[Any] = connection.extract_statements(sql)
    if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
        raise QueryError("ask one question: a single SELECT, DESCRIBE, SHOW TABLES or SUMMARIZE")
    found = connection.execute(statements[0])
    rows = found.fetchall() if limit is None else found.fetchmany(limit)
    return Answer(tuple(column[0] for column in found.description), tuple(rows))
