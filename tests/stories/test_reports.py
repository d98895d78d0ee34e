"""A report as it is laid beside another: its lines, and in them the parts of what is said."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.records import Record, Span, words
from onrecord.stories.reports import Report
from tests.factory import span_of
from tests.stories.told import SENSES, lay, sense, tell

pytestmark = SENSES

OFFER = "[Ida Brekke] {said} <the ferry would carry blankets to the islands>."


def laid(record: Record) -> Report:
    (report,) = lay(record)
    return report


def lines(text: str) -> list[str]:
    return [words(text, line.span) for line in laid(tell(text)).lines]


def parts(record: Record) -> list[tuple[int, str]]:
    """Each part: its line, and its words."""
    report = laid(record)
    return [(part.line, " ".join(report.lines[part.line].words[place].form for place in part.places)) for part in report.parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One sailed. Two stayed.", ["One sailed.", "Two stayed."]),
        ("Who sailed? Nobody! All stayed…", ["Who sailed?", "Nobody!", "All stayed…"]),
        ("“We sailed.” They stayed.", ["“We sailed.”", "They stayed."]),
        ("They said: “We sailed. We stayed.”", ["They said: “We sailed.", "We stayed.”"]),
        ("It cost 3.5 million crowns. 40 paid.", ["It cost 3.5 million crowns.", "40 paid."]),
        (
            "Mr. Lund and J. Brekke met Dr. Okoye at St. Olav. They left.",
            ["Mr. Lund and J. Brekke met Dr. Okoye at St. Olav.", "They left."],
        ),
        ("the ferry sailed. it came back", ["the ferry sailed. it came back"]),
        ("One paragraph\n\n  Another one  \n", ["One paragraph", "Another one"]),
    ],
)
def test_a_line_is_a_sentence_of_a_paragraph(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_only_the_body_is_laid_out() -> None:
    record = tell("Ferry sails\nThe ferry sailed.\nSubscribe now!")
    assert record.article is not None
    title, body, _ = record.article.body
    report = laid(replace(record, article=replace(record.article, title=title, body=(body,))))
    assert [line.span for line in report.lines] == [body]


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_report_gives_no_lines(text: str) -> None:
    report = laid(tell(text))
    assert (report.lines, report.parts, report.vectors.shape[0]) == ((), (), 0)


def test_a_report_without_its_text_gives_no_lines() -> None:
    record = tell(OFFER)
    report = laid(replace(record, document=replace(record.document, text=None)))
    assert (report.lines, report.parts, report.text) == ((), (), "")


def test_a_record_that_failed_gives_no_lines() -> None:
    report = laid(replace(tell(OFFER), article=None))
    assert (report.lines, report.parts) == ((), ())


def test_a_line_knows_its_words_their_rarity_and_what_it_means() -> None:
    report = laid(tell(OFFER))
    (line,) = report.lines
    assert " ".join(word.form for word in line.words) == "ida brekke said the ferry would carry blankets to the islands"
    assert line.rarity.tolist() == pytest.approx([sense().rarity(word.stem) for word in line.words])
    assert line.stems == {word.stem for word in line.words}
    np.testing.assert_array_equal(line.vector, sense().vectors([report.text])[0])
    np.testing.assert_array_equal(report.vectors, line.vector[None])


def test_a_line_of_words_that_nobody_knows_is_laid_out_like_any_other() -> None:
    (line,) = laid(tell("Zzqvx brrgl 東京 xyzzyq.")).lines
    assert [word.form for word in line.words] == ["zzqvx", "brrgl", "東京", "xyzzyq"]
    assert line.rarity.min() > 5


def test_it_is_known_which_words_stand_within_marks_and_which_somebody_said() -> None:
    report = laid(tell("[Ida Brekke] {said} <the ferry was a “rusty coffin” of old>, he wrote."))
    (line,) = report.lines
    marked = {word.form for word, quoted in zip(line.words, line.quoted, strict=True) if quoted}
    said = " ".join(word.form for word, one in zip(line.words, line.said, strict=True) if one)
    assert marked == {"rusty", "coffin"}
    assert said == "the ferry was a rusty coffin of old"


def test_a_quotation_that_runs_over_two_sentences_is_quoted_in_both() -> None:
    report = laid(tell("“We sailed home. We stayed there,” she said."))
    assert [sum(line.quoted) for line in report.lines] == [3, 3]


def test_a_part_is_what_of_a_statement_stands_in_one_line() -> None:
    text = "[Ida Brekke] {said}: <The ferry would carry blankets to the islands. Bread would follow for the poorest villages>."
    assert parts(tell(text)) == [
        (0, "the ferry would carry blankets to the islands"),
        (1, "bread would follow for the poorest villages"),
    ]


def test_a_part_holds_all_pieces_of_its_content_in_a_line() -> None:
    text = "“<The ferry carries blankets>,” [Ida Brekke] {said}, “<and bread for the islands>.”"
    assert parts(tell(text)) == [(0, "the ferry carries blankets and bread for the islands")]


@pytest.mark.parametrize("content", ["yes", "blankets, bread", "that is what it was", ""])
def test_a_content_that_says_too_little_is_no_part(content: str) -> None:
    assert parts(tell(f"[Ida Brekke] {{said}} <{content}>.")) == []


@pytest.mark.parametrize(
    ("cue", "kept"),
    [("did not rule out", "did not rule out"), ("was ready to promise", "was ready to promise"), ("said", ""), ("believed", "")],
)
def test_a_cue_is_part_of_what_is_said_where_it_denies_or_commits(cue: str, kept: str) -> None:
    found = parts(tell(f"[Ida Brekke] {{{cue}}} that <the ferry would carry blankets to the islands>."))
    assert found == [(0, f"{kept} the ferry would carry blankets to the islands".strip())]


@pytest.mark.parametrize(
    "text",
    [
        "[Ida Brekke] {said} <the ferry would carry blankets to the islands>, if the wind turned.",
        "[Ida Brekke] {said} <the ferry would carry blankets to the islands> – [condition if the wind turned].",
    ],
)
def test_a_condition_right_after_the_content_belongs_to_the_part(text: str) -> None:
    assert parts(tell(text)) == [(0, "the ferry would carry blankets to the islands if the wind turned")]


def test_a_condition_that_opens_elsewhere_in_the_line_does_not() -> None:
    text = "[Ida Brekke] {said} <the ferry would carry blankets to the islands>, and nobody knew what would happen if the wind turned."
    assert parts(tell(text)) == [(0, "the ferry would carry blankets to the islands")]


def test_every_statement_has_parts_of_its_own() -> None:
    record = tell(f"{OFFER}\n[Per Lund] {{said}} <the islands needed bread more than blankets>.")
    report = laid(record)
    assert [part.statement for part in report.parts] == list(record.statements)
    assert [part.line for part in report.parts] == [0, 1]


def test_a_statement_outside_the_body_has_no_part() -> None:
    record = tell(f"The ferry sailed.\n{OFFER}")
    assert record.article is not None
    report = laid(replace(record, article=replace(record.article, body=record.article.body[:1])))
    assert (len(report.lines), report.parts) == (1, ())


def test_a_report_knows_its_entities_by_their_ids() -> None:
    record = tell(OFFER)
    report = laid(record)
    (brekke,) = record.entities
    assert (report.id, report.text) == (record.document.id, record.document.text)
    assert (report.entities, set(report.who)) == ({brekke.id: brekke}, {brekke.id})


def test_spans_are_those_of_the_documents_text() -> None:
    report = laid(tell(f"The ferry sailed.\n{OFFER}"))
    line = report.lines[1]
    assert line.span == Span(report.text.index("Ida"), len(report.text))
    assert line.words[4].span == span_of(report.text, "ferry", after="the")
