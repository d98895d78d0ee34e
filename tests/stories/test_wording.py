"""Words as they are compared: the ways to print one are equal, and every one knows its characters."""

import pytest

from onrecord.records import Span, words
from onrecord.stories.wording import Word, find_words, fold, number_of, quoted_spans, stem_of


def forms(text: str) -> list[str]:
    return [word.form for word in find_words(text, Span(0, len(text)))]


def quoted(text: str) -> list[str]:
    return [words(text, span) for span in quoted_spans(text, Span(0, len(text)))]


def test_a_word_knows_its_characters_and_its_form() -> None:
    text = "Ida’s ferry, 1,200 tonnes"
    assert list(find_words(text, Span(0, len(text)))) == [
        Word(Span(0, 5), "ida"),
        Word(Span(6, 11), "ferry"),
        Word(Span(13, 18), "1200"),
        Word(Span(19, 25), "tonnes"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SUND Straße", ["sund", "strasse"]),
        ("don't don’t", ["don't", "don't"]),
        ("O'Venn's O’Venn’s", ["o'venn", "o'venn"]),
        ("the owners’ boats", ["the", "owners", "boats"]),
        ("the U.S. and the US", ["the", "us", "and", "the", "us"]),
        ("1,200.50 and 3.5 and 12,000,000", ["1200.50", "and", "3.5", "and", "12000000"]),
        ("a 12-year-old co-op", ["a", "12", "year", "old", "co", "op"]),
        ("snow_plough — “yes”…", ["snow", "plough", "yes"]),
        ("Łódź, Ærø, 北京", ["łódź", "ærø", "北京"]),
        ("It rained.\nIt snowed.", ["it", "rained", "it", "snowed"]),
    ],
)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize("text", ["", " \n ", "— … “” !", "🚢"])
def test_a_text_without_words_gives_none(text: str) -> None:
    assert forms(text) == []


def test_only_the_stretch_that_is_asked_for_is_read() -> None:
    text = "The ferry sails tomorrow."
    assert list(find_words(text, Span(4, 15))) == [Word(Span(4, 9), "ferry"), Word(Span(10, 15), "sails")]
    assert list(find_words(text, Span(4, 4))) == []


@pytest.mark.parametrize(
    ("printed", "form"), [("Ferry", "ferry"), ("Ida’s", "ida"), ("U.N.", "un"), ("2,000", "2000"), ("3.5", "3.5"), ("1990s", "1990s")]
)
def test_a_printed_word_is_folded(printed: str, form: str) -> None:
    assert fold(printed) == form


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("plans", "plan"),
        ("planned", "plan"),
        ("stopping", "stopped"),
        ("carries", "carry"),
        ("ended", "end"),
        ("called", "calling"),
        ("houses", "house"),
        ("reported", "reporting"),
        ("passes", "passed"),
        ("proceeded", "proceed"),
        ("was", "be"),
        ("are", "been"),
        ("has", "have"),
        ("did", "doing"),
    ],
)
def test_forms_of_one_word_have_one_stem(form: str, other: str) -> None:
    assert stem_of(form) == stem_of(other)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("harbour", "harbor"),
        ("harbours", "harbors"),
        ("labour", "labor"),
        ("organise", "organize"),
        ("organising", "organized"),
        ("analyse", "analyze"),
        ("defence", "defense"),
        ("centre", "center"),
        ("theatre", "theater"),
        ("grey", "gray"),
        ("programme", "program"),
    ],
)
def test_british_and_american_spellings_of_one_word_have_one_stem(british: str, american: str) -> None:
    assert stem_of(british) == stem_of(american)


@pytest.mark.parametrize("form", ["", "a", "us", "bus", "need", "red", "king", "ferry", "2000", "don't"])
def test_a_word_that_only_looks_inflected_stays_as_it_is(form: str) -> None:
    assert stem_of(form) == form


@pytest.mark.parametrize(("form", "other"), [("ring", "red"), ("needs", "knees"), ("bed", "bing"), ("planet", "plan"), ("seed", "see")])
def test_different_words_keep_different_stems(form: str, other: str) -> None:
    assert stem_of(form) != stem_of(other)


def test_the_stem_of_a_word_is_that_of_its_form() -> None:
    assert [word.stem for word in find_words("Plans’ end", Span(0, 10))] == ["plan", "end"]


def test_a_words_number_is_the_same_on_every_machine() -> None:
    assert [number_of(word) for word in ("", "ferry", "łódź")] == [0, 0xBF0D1C13, 0x23A4B39B]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said “we sail” and "we stay".', ["we sail", "we stay"]),
        ('"one" two "three"', ["one", "three"]),
        ("„Wir fahren“, «nous partons»", ["Wir fahren", "nous partons"]),
        ("‘It’s ours’, she said.", ["It’s ours"]),
        ("'It isn't ours', she said.", ["It isn't ours"]),
        ("“They called it ‘ours’ again”", ["They called it ‘ours’ again"]),
        ("“We sail,” she said. “We stay.”", ["We sail,", "We stay."]),
    ],
)
def test_what_stands_within_quotation_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text", ["", "“We sail", "“We sail\nand stay”", "O'Venn's boat isn't here", "the '90s and the '80s", "the owners' boats"]
)
def test_what_is_not_closed_in_its_line_and_what_is_an_apostrophe_is_not_quoted(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_that_leaves_the_stretch_is_not_in_it() -> None:
    text = "“We sail” or “we stay”"
    assert [words(text, span) for span in quoted_spans(text, Span(0, len(text) - 1))] == ["We sail"]
