from dataclasses import replace

import pytest

from onrecord.records import Article, PartialDate, Record, Span
from tests.exports.test_export import written
from tests.factory import make_document, make_entity, make_record, make_statement, span_of

TEXT = "Rain near\nAnn said that she would not go if it rains."


def record_of(text: str = TEXT) -> Record:
    ann = make_entity(text, "Ann", ["Ann"])
    made = make_statement(text, "that she would not go if it rains", cue="said", source="Ann", speaker=ann.id)
    made = replace(made, negated=True, condition=span_of(text, "if it rains"))
    article = Article(title=Span(0, 9), outlet="The Post", published=PartialDate(2025, 3, 12))
    return replace(make_record(text, (ann,), (made,)), article=article)


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


def shown(*records: Record) -> list[str]:
    return [line.strip() for line in written("table", *records).splitlines() if line.strip()]


def test_a_report_is_a_title_and_a_row_a_statement() -> None:
    assert shown(record_of()) == [
        "Rain near · The Post · 2025-03-12",
        "speaker        mode        words                              condition",
        "─" * 78,
        "Ann            indirect,   that she would not go if it        if it rains",
        "negated     rains",
    ]


def test_it_is_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert max(len(line) for line in written("table", record_of()).splitlines()) == 60


def test_a_report_without_statements_says_so() -> None:
    assert shown(make_record("Nothing.")) == ["report.txt", "no statements or events found"]


def test_an_unknown_speaker_is_a_question_mark() -> None:
    record = record_of()
    assert shown(replace(record, entities=()))[3].startswith("? ")


def test_without_text_the_offsets_are_shown() -> None:
    record = record_of()
    page = " ".join(shown(replace(record, document=replace(record.document, text=None))))
    assert "[19, 52)" in page


def test_no_control_byte_of_a_document_reaches_the_terminal() -> None:
    text = "Ann said \x1b[2J\x1b]0;x\x07\x9b31m\u202ethat\x00 it\rrains [bold]now[/bold] :smile:."
    record = make_record(text, (), (replace(make_statement(text, "said"), content=(Span(9, len(text)),)),))
    record = replace(record, document=make_document(text, uri="re\x1b[31mport.txt"))
    page = written("table", record)
    assert not {character for character in page if ord(character) < 32 or 127 <= ord(character) < 160} - {"\n"}
    assert "\u202e" not in page
    assert "[bold]now[/bold]" in " ".join(page.split())


def test_colour_can_be_forced_and_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[33m" in written("table", record_of())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[33m" not in written("table", record_of())
