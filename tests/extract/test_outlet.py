"""Names of outlets, and where a page gives them."""

import pytest

from onrecord.extract.outlet import (
    bare_name,
    is_outlet_line,
    is_outlet_name,
    outlet_of_address,
    outlet_of_appeals,
    outlet_of_copyright,
)


@pytest.mark.parametrize(
    "words", ["Dispatch Daily", "The Lerrenau Courier", "Reuters", "BBC", "Carwick Herald (est. 1881)", "Estuary Times Online"]
)
def test_names_behind_a_title_that_are_outlets(words: str) -> None:
    assert is_outlet_name(words)


@pytest.mark.parametrize(
    "words", ["what we do not know", "World News", "Opinion", "Day 357", "Ann Lee", "The war in the north goes on", ""]
)
def test_names_behind_a_title_that_are_not(words: str) -> None:
    assert not is_outlet_name(words)


def test_a_name_that_the_furniture_repeats_is_an_outlet() -> None:
    assert is_outlet_name("The Morning Lantern", ["Ina Berg writes for The Morning Lantern."])
    assert not is_outlet_name("The Morning Lantern", ["Ina Berg writes about lamps."])


def test_initials_before_a_word_for_a_newsroom_repeat_a_name() -> None:
    assert is_outlet_name("Lower Orne Today", ["LOT Staff"])


@pytest.mark.parametrize(
    ("line", "is_outlet"),
    [
        ("The Harbour Ledger", True),
        ("Carwick Gazette (invented)", True),
        ("CNN", True),
        ("Man held for stealing mail", False),
        ("Daily News", False),
    ],
)
def test_a_line_that_is_an_outlets_name(line: str, is_outlet: bool) -> None:
    assert is_outlet_line(line) is is_outlet


def test_a_remark_in_brackets_is_no_part_of_a_name() -> None:
    assert bare_name("The Harbour Ledger (invented)") == "The Harbour Ledger"


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("© 2019 Harbour Tribune. All rights reserved.", "Harbour Tribune"),
        ("Copyright (c) 2001-2019 The Valley Post, Inc.", "The Valley Post"),
        ("© 2019 AFP", None),
        ("Copyright law has changed", None),
        ("© all of us", None),
    ],
)
def test_who_holds_the_copyright(line: str, holder: str | None) -> None:
    assert outlet_of_copyright([line]) == holder


@pytest.mark.parametrize(
    ("uri", "outlet"),
    [
        ("https://www.theguardian.com/world/1", "The Guardian"),
        ("https://news.example/1", None),
        ("theguardian.com.txt", None),
        ("https://nottheguardian.com/", None),
    ],
)
def test_whose_address_it_is(uri: str, outlet: str | None) -> None:
    assert outlet_of_address(uri) == outlet


def test_appeals_name_the_outlet_in_two_places() -> None:
    lines = [
        "You are helping the Estuary Sentinel cover its costs.",
        "The Estuary Sentinel is owned by its readers.",
        "Join the Lamplighters’ Club.",
    ]
    assert outlet_of_appeals(lines) == "Estuary Sentinel"


def test_one_place_is_not_enough() -> None:
    assert outlet_of_appeals(["Donate to the Estuary Sentinel."]) is None


def test_a_name_without_a_papers_noun_is_not_taken_from_appeals() -> None:
    assert outlet_of_appeals(["You are helping the Red Cross cover its costs."]) is None
