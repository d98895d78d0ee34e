from dataclasses import replace

import pytest

from onrecord.exports.stories.excerpts import BETWEEN, WIDE, Excerpt, Mark, Note, Part, cut_excerpt, sentence_around
from onrecord.records import Span, words
from tests.factory import make_record, span_of

NOTE = Note(1, "d1", "number", "number changed")
OTHER = Note(2, "d2", "condition", "condition dropped")


def cut(text: str, *said: str, around: tuple[str, ...] = (), marked: tuple[tuple[str, Note], ...] = ()) -> Excerpt:
    parts = [*(Part(span_of(text, one), "said") for one in said), *(Part(span_of(text, one)) for one in around)]
    return cut_excerpt(make_record(text), parts, [Mark(span_of(text, one), note) for one, note in marked])


def shown(excerpt: Excerpt) -> str:
    """The words, with those that are said in capitals and marked ones in brackets."""
    found = [one.words.upper() if one.part == "said" else one.words for one in excerpt.segments]
    return "".join(f"[{words}]" if one.kinds else words for words, one in zip(found, excerpt.segments, strict=True))


def test_words_stand_with_who_says_them_and_their_quotation_marks() -> None:
    text = "It was late. “We go,” Ann said, “if it rains.” Then all left."
    assert shown(cut(text, "We go", "if it rains", around=("Ann", "said"))) == "“WE GO,” Ann said, “IF IT RAINS.”"


def test_what_lies_far_apart_is_joined_by_an_ellipsis() -> None:
    text = "He paid. " + "Much else was said. " * (BETWEEN // 10) + "She left."
    assert shown(cut(text, "He paid", "She left")) == "HE PAID. … SHE LEFT."


def test_where_a_sentence_goes_on_there_is_an_ellipsis() -> None:
    assert shown(cut("In May he said it rains there a lot.\nOn.", "it rains")) == " … IT RAINS … "


def test_an_apostrophe_behind_a_name_is_no_quotation_mark() -> None:
    assert shown(cut("Ann's brother paid.", "Ann")) == "ANN … "


def test_marks_may_overlap_and_end_where_they_end() -> None:
    text = "They pay 40 crowns if it rains."
    excerpt = cut(text, "They pay 40 crowns if it rains", marked=(("40 crowns if", NOTE), ("if it rains", OTHER)))
    marked = [(one.words, one.kinds, one.label, [note.number for note in one.ends]) for one in excerpt.segments if one.kinds]
    assert marked == [
        ("40 crowns ", "k-number", "number changed", []),
        ("if", "k-number k-condition", "number changed, condition dropped", [1]),
        (" it rains", "k-condition", "condition dropped", [2]),
    ]


def test_marked_words_are_shown_wherever_they_stand() -> None:
    text = "The mayor came. " + "Much else was said. " * (BETWEEN // 10) + "She said it rains."
    assert shown(cut(text, "it rains", around=("She said",), marked=(("The mayor", NOTE),))) == "[The mayor] … She said IT RAINS."


def test_words_that_stand_twice_are_shown_twice() -> None:
    text = "No, no, no, no."
    marks = [Mark(Span(4, 8), NOTE), Mark(Span(8, 12), NOTE)]
    excerpt = cut_excerpt(make_record(text), [Part(Span(0, 14), "said")], marks)
    assert "".join(one.words for one in excerpt.segments) == text


def test_the_segments_are_the_text() -> None:
    text = "“Ännu 🙂,” sade Ada, “regnar det.”"
    excerpt = cut(text, "Ännu 🙂", "regnar det", around=("Ada",), marked=(("regnar", NOTE),))
    assert "".join(one.words for one in excerpt.segments) == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It rained. The board struck hard. All left.", "The board struck hard. All left."),
        ("It rained heavily. The board struck again. All left.", "The board struck again."),
        ("“It rained.” The board struck; all left!\nThen more.", "The board struck; all left!"),
        ("On a line\nThe board struck\nof its own", "The board struck"),
        ("Gov. Ann struck the deal.", "Gov. Ann struck the deal."),
    ],
)
def test_a_sentence_is_found_around_a_word(text: str, sentence: str) -> None:
    assert words(text, sentence_around(text, span_of(text, "struck"))) == sentence


def test_a_sentence_without_end_is_cut_between_words() -> None:
    text = "and so on " * WIDE + "struck" + " and so on" * WIDE
    found = words(text, sentence_around(text, span_of(text, "struck")))
    assert len(found) < 2 * WIDE + len("struck") + 2
    assert found.split()[0] in {"and", "so", "on"}
    assert found.split()[-1] in {"and", "so", "on"}


def test_a_text_of_one_endless_word_takes_no_time() -> None:
    text = "a" * 200_000
    assert sentence_around(text, Span(100_000, 100_006)).start <= 100_000


def test_a_report_without_text_has_no_segments() -> None:
    record = make_record("It rains.")
    bare = replace(record, document=replace(record.document, text=None))
    assert cut_excerpt(bare, [Part(Span(0, 2), "said")], [Mark(Span(0, 2), NOTE)]) == Excerpt((), "")
