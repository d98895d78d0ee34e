"""Paragraphs of plain text and of pages."""

from dataclasses import replace

from onrecord.model.paragraphs import find_paragraphs
from onrecord.records import Block, Span, words
from tests.factory import make_document, span_of

WRAPPED = """The harbour of Port Ansel has been closed since Monday night, when
a ship ran onto the bar.

Nobody was hurt. Divers will look at its hull today, and tugs from
three ports are on their way.
"""


def paragraphs_of(text: str) -> list[str]:
    return [words(text, span) for span in find_paragraphs(make_document(text))]


def test_a_line_is_a_paragraph() -> None:
    assert paragraphs_of("One line.\n\n  Another one. \r\nA third.") == ["One line.", "Another one.", "A third."]


def test_lines_that_were_broken_to_fit_are_joined() -> None:
    assert paragraphs_of(WRAPPED) == [part.strip() for part in WRAPPED.split("\n\n")]


def test_short_lines_in_a_row_are_no_broken_paragraph() -> None:
    lines = ["Read more", "Ferry runs again after the storm", "Bridge is closed", "Who owns the quay?"]
    assert paragraphs_of("\n".join(lines)) == lines


def test_long_lines_are_never_joined() -> None:
    lines = ["word " * 40 + "end.", "word " * 40 + "end."]
    assert paragraphs_of("\n".join(lines)) == lines


def test_blocks_are_kept_and_what_stands_between_them_is_not_lost() -> None:
    text = "Menu\nFirst block of the page\nbetween\nSecond block"
    document = replace(make_document(text), blocks=(Block(span_of(text, "First block of the page\nbetween")),))
    assert [words(text, span) for span in find_paragraphs(document)] == ["Menu", "First block of the page\nbetween", "Second block"]


def test_white_space_alone_holds_no_paragraph() -> None:
    assert find_paragraphs(make_document(" \n\t ")) == ()


def test_an_empty_block_holds_no_paragraph() -> None:
    text = "Word"
    assert find_paragraphs(replace(make_document(text), blocks=(Block(Span(0, 0)), Block(Span(0, 4))))) == (Span(0, 4),)
