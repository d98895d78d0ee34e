from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import DamagedRecord, QueryError
from onrecord.records import Verdict
from onrecord.store import Answer, Store, append, judge, make_judgement, open_store, query
from onrecord.store.view import open_view
from tests.store.reports import batches, make_report, make_reports, shuffled

SUMS = """
    SELECT speaker, first(words) AS first, list(uri) AS uris, sum(length(words) / 7.3) AS sum
    FROM quotes GROUP BY speaker
"""


def test_the_first_question_is_one_line(empty: Store) -> None:
    append(empty, [make_report(1)])
    assert query(empty, "SELECT outlet, published, speaker, words, mode, condition, uri FROM quotes") == Answer(
        ("outlet", "published", "speaker", "words", "mode", "condition", "uri"),
        (
            (
                "Sund Courier",
                "2031-02",
                "Ida Brekke",
                "we sail 🚢 tomorrow … if the ice holds",
                "direct",
                "if the ice holds",
                "ferries/1.txt",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("documents", 12),
        ("articles", 11),
        ("entities", 11),
        ("mentions", 11),
        ("statements", 11),
        ("events", 11),
        ("acts", 11),
        ("times", 11),
        ("uncoded", 11),
        ("failures", 1),
        ("identities", 11),
    ],
)
def test_every_table_is_there(kept: Store, table: str, count: int) -> None:
    assert query(kept, f"SELECT count(*) FROM {table}").rows == ((count,),)


def test_acts_are_events_in_words(empty: Store) -> None:
    append(empty, [make_report(1)])
    answer = query(empty, "SELECT outlet, type, actor, words, voucher, uri FROM acts")
    (row,) = answer.rows
    assert row == ("Sund Courier", "AGREE", "Ida Brekke", "sail", "Ida Brekke", "ferries/1.txt")


def test_a_record_without_reports_answers_too(empty: Store) -> None:
    assert query(empty, "SELECT uri, words FROM quotes") == Answer(("uri", "words"), ())


def test_words_are_counted_in_code_points(empty: Store) -> None:
    append(empty, [make_report(1)])
    sql = "SELECT words(text, cue) FROM statements JOIN documents ON documents.id = document"
    assert query(empty, sql).rows == (("said",),)


def test_mentions_name_their_entity(empty: Store) -> None:
    append(empty, [make_report(1)])
    assert query(empty, "SELECT document, entity, form, words FROM mentions").rows == (
        (make_report(1).document.id, make_report(1).entities[0].id, "name", "Ida Brekke"),
    )


def test_quotes_are_joined_by_identity_over_reports(kept: Store) -> None:
    sql = "SELECT name, count(*), count(DISTINCT document) FROM quotes JOIN identities USING (entity) GROUP BY name, identity"
    assert query(kept, sql).rows == (("Ida Brekke", 11, 11),)


def test_identities_follow_what_was_judged(kept: Store) -> None:
    first, second = (make_report(number).entities[0].id for number in (0, 1))
    judge(kept, [make_judgement(first, second, Verdict.DIFFERENT, "Ada", "namesakes")])
    found = dict(query(kept, "SELECT entity, identity FROM Identities").rows)
    assert len({*found.values()}) == 2
    assert found[first] != found[second]


def test_identities_are_a_view_also_where_a_question_does_not_speak_of_them(kept: Store) -> None:
    assert ("identities",) in query(kept, "SHOW TABLES").rows
    with pytest.raises(QueryError, match="spells the word out"):
        query(kept, "SELECT * FROM query_table('identi' || 'ties')")


def test_words_are_unknown_where_the_text_was_left_out(empty: Store) -> None:
    report = make_report(1)
    append(empty, [replace(report, document=replace(report.document, text=None))])
    assert query(empty, "SELECT speaker, condition FROM quotes").rows == (("Ida Brekke", None),)


def test_a_limit_cuts_the_answer(kept: Store) -> None:
    assert query(kept, "SELECT uri FROM documents ORDER BY uri", limit=2).rows == (("ferries/0.txt",), ("ferries/1.txt",))


def test_the_answer_does_not_depend_on_how_the_record_was_built(tmp_path: Path) -> None:
    answers = set()
    for seed, size in ((1, 4), (2, 9)):
        store = open_store(tmp_path / str(seed), create=True)
        for batch in batches(shuffled(make_reports(9), seed), size):
            append(store, batch)
        answers.add(
            str([query(store, SUMS), query(store, "FROM documents"), query(store, "FROM statements"), query(store, "FROM mentions")])
        )
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELEC 1", "syntax error"),
        ("SELECT nothing FROM quotes", "nothing"),
        ("SELECT * FROM letters", "letters"),
        ("", "ask one question"),
        ("SELECT 1; SELECT 2", "ask one question"),
    ],
)
def test_a_wrong_question_is_told_in_duckdbs_words(empty: Store, sql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        query(empty, sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('{file}')",
        "SELECT * FROM '{file}'",
        "SELECT * FROM glob('{folder}/*')",
        "COPY documents TO '{folder}/out.csv'",
        "EXPLAIN ANALYZE COPY documents TO '{folder}/out.csv'",
        "ATTACH '{folder}/out.db'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "CREATE TABLE mine AS SELECT 1",
        "DROP VIEW quotes",
        "SELECT * FROM store",
    ],
)
def test_a_question_reaches_nothing_but_the_record(empty: Store, tmp_path: Path, sql: str) -> None:
    store = tmp_path / "letter.csv"
    store.write_text("Dear Ida")
    with pytest.raises(QueryError):
        query(empty, sql.format(file=store, folder=tmp_path))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["letter.csv", "record"]


def test_describe_is_a_question(empty: Store) -> None:
    assert ("published", "VARCHAR") in [row[:2] for row in query(empty, "DESCRIBE quotes").rows]


def test_a_missing_file_is_damage_not_a_wrong_question(kept: Store) -> None:
    open_view(kept).files["documents"][0].unlink()
    with pytest.raises(DamagedRecord, match="onrecord verify"):
        query(kept, "SELECT uri FROM documents")
