"""The headline of plain text."""

import pytest

from onrecord.extract.cues import find_cues
from onrecord.extract.page import Line
from onrecord.extract.title import find_headline
from onrecord.records import Span, words

BODY = "The council of Carwick voted on Monday to close its only bridge for a year, its leader said."


def headline_of(*lines: str, furniture: tuple[str, ...] = ()) -> tuple[str, str | None] | None:
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    page = [Line(Span(start, start + len(line)), line, 0.0, find_cues(line)) for start, line in zip(starts, lines, strict=True)]
    found = find_headline(text, page, furniture)
    return (words(text, found.span), found.outlet) if found else None


def test_a_line_before_the_first_sentence_is_the_title() -> None:
    assert headline_of("Carwick closes its bridge", BODY) == ("Carwick closes its bridge", None)


@pytest.mark.parametrize("separator", [" - ", " | ", " – ", " — ", " · "])
def test_an_outlet_behind_the_title_is_told_apart(separator: str) -> None:
    assert headline_of(f"Carwick closes its bridge{separator}Estuary Courier", BODY) == ("Carwick closes its bridge", "Estuary Courier")


def test_an_outlet_before_the_title_is_told_apart() -> None:
    assert headline_of("BBC News - Carwick closes its bridge", BODY) == ("Carwick closes its bridge", "BBC News")


def test_a_remark_behind_the_title_belongs_to_it() -> None:
    assert headline_of("Carwick closes its bridge - and nobody knows why", BODY) == (
        "Carwick closes its bridge - and nobody knows why",
        None,
    )


def test_a_name_that_the_furniture_repeats_is_the_outlets() -> None:
    found = headline_of("Carwick closes its bridge - Morning Lamp", BODY, furniture=("She writes for Morning Lamp.",))
    assert found == ("Carwick closes its bridge", "Morning Lamp")


def test_sections_dates_bylines_and_outlets_are_passed_over() -> None:
    lines = ("World", "3 May 2021", "By Ann Lee", "The Carwick Herald", "Share this article", "Carwick closes its bridge", BODY)
    assert headline_of(*lines) == ("Carwick closes its bridge", None)


def test_a_notice_above_the_title_is_no_sentence_of_the_report() -> None:
    assert headline_of("We use cookies to remember you.", "Carwick closes its bridge", BODY) == ("Carwick closes its bridge", None)


def test_a_title_may_be_in_capitals_or_a_question() -> None:
    assert (headline_of("CARWICK CLOSES ITS BRIDGE", BODY), headline_of("Who closed the bridge?", BODY)) == (
        ("CARWICK CLOSES ITS BRIDGE", None),
        ("Who closed the bridge?", None),
    )


def test_a_title_may_end_in_a_full_stop_where_its_words_have_capitals() -> None:
    assert headline_of("Carwick Closes Its Only Bridge.", BODY) == ("Carwick Closes Its Only Bridge.", None)


@pytest.mark.parametrize("first", ["Reset on:", "Good morning.", "Home | News | Sport | Weather | Letters", BODY])
def test_what_is_no_title(first: str) -> None:
    assert headline_of(first, BODY) is None


def test_no_lines_have_no_title() -> None:
    assert headline_of() is None
