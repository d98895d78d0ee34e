from dataclasses import replace

from onrecord.records import Article, Failure, Record, Stage
from tests.factory import FINGERPRINT, make_document, make_entity, make_record, make_statement, span_of

HOSTILE = '<script>alert("1")</script> & <b>'


def rows_of(record: Record) -> str:
    return record._repr_html_().split("<tbody>")[1].split("</tbody>")[0]


def cells(*words: str) -> str:
    return "<tr>" + "".join(f"<td style='text-align:left'>{word}</td>" for word in words) + "</tr>"


def test_a_row_says_who_said_what_on_which_condition() -> None:
    text = "Ada Borg said the ferry would sail if the wind dropped."
    ada = make_entity(text, "Ada Borg", ["Ada Borg"])
    statement = make_statement(text, "the ferry would sail if the wind dropped", cue="said", speaker=ada.id)
    conditional = replace(statement, condition=span_of(text, "if the wind dropped"))
    expected = cells("Ada Borg", "indirect", "the ferry would sail if the wind dropped", "if the wind dropped")
    assert rows_of(make_record(text, (ada,), (conditional,))) == expected


def test_pieces_of_an_interrupted_statement_are_joined() -> None:
    text = "“We sail,” said Borg, “at dawn.”"
    statement = replace(make_statement(text, "We sail"), content=(span_of(text, "We sail"), span_of(text, "at dawn")))
    assert rows_of(make_record(text, (), (statement,))) == cells("", "indirect", "We sail … at dawn", "")


def test_words_of_the_report_are_escaped() -> None:
    text = f"Borg said {HOSTILE}"
    borg = make_entity(text, HOSTILE, [HOSTILE])
    record = make_record(text, (borg,), (make_statement(text, HOSTILE, speaker=borg.id),))
    escaped = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;b&gt;"
    assert rows_of(record) == cells(escaped, "indirect", escaped, "")


def test_the_title_is_the_caption_and_escaped() -> None:
    record = replace(make_record(HOSTILE), article=Article(title=span_of(HOSTILE, HOSTILE)))
    assert "<caption>&lt;script&gt;" in record._repr_html_()


def test_without_a_title_the_address_is_the_caption() -> None:
    record = Record(make_document("Rain.", uri="<i>.txt"), FINGERPRINT)
    assert "<caption>&lt;i&gt;.txt</caption>" in record._repr_html_()


def test_a_failure_is_shown_as_such_and_escaped() -> None:
    failure = Failure("f", "d", "a.html", Stage.READ, "Malformed", "no <body> & no text")
    shown = replace(make_record("x"), failures=(failure,))._repr_html_()
    assert shown == "<p>Malformed: no &lt;body&gt; &amp; no text</p>"


def test_a_record_without_its_text_still_shows() -> None:
    text = "Borg said no."
    record = make_record(text, (), (make_statement(text, "no"),))
    without = replace(record, document=replace(record.document, text=None))
    assert rows_of(without) == cells("", "indirect", "", "")
