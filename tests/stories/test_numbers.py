"""Numbers as values: in digits, in words, with scales, as parts of a whole."""

import pytest

from onrecord.records import Span, words
from onrecord.stories.numbers import Figure, find_numbers


def found(text: str) -> list[tuple[str, float]]:
    return [(words(text, figure.span), figure.value) for figure in find_numbers(text, Span(0, len(text)))]


def test_a_figure_knows_its_characters_and_its_value() -> None:
    assert list(find_numbers("Some 40 of 2,000 boats", Span(0, 22))) == [Figure(Span(5, 7), 40.0), Figure(Span(11, 16), 2000.0)]


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("It has 300 homes.", "300", 300),
        ("It has 12,500 homes.", "12,500", 12_500),
        ("It has 1\u00a0200\u00a0000 homes.", "1\u00a0200\u00a0000", 1_200_000),
        ("It cost 12,500.75 crowns.", "12,500.75", 12_500.75),
        ("It rose by 3.5 per cent.", "3.5", 3.5),
        ("It rose by 20%.", "20", 20),
        ("It cost €20.", "20", 20),
        ("All (six) left.", "six", 6),
        ("The number is 6.", "6", 6),
        ("A 12-year-old left.", "12", 12),
        ("Nineteen left.", "Nineteen", 19),
        ("THIRTY left.", "THIRTY", 30),
        ("Zero boats left.", "Zero", 0),
        ("Twenty-one left.", "Twenty-one", 21),
        ("Twenty one left.", "Twenty one", 21),
    ],
)
def test_digits_and_words(text: str, printed: str, value: float) -> None:
    assert found(text) == [(printed, value)]


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("It cost $3.5m.", "3.5m", 3_500_000),
        ("It cost 3.5 million.", "3.5 million", 3_500_000),
        ("It cost €5bn.", "5bn", 5_000_000_000),
        ("It was a 2-million deal.", "2-million", 2_000_000),
        ("It cost one trillion.", "one trillion", 1_000_000_000_000),
        ("It cost two hundred thousand.", "two hundred thousand", 200_000),
        ("It cost forty-five thousand.", "forty-five thousand", 45_000),
        ("It cost 2 lakh or so.", "2 lakh", 200_000),
        ("It cost 4 crore or so.", "4 crore", 40_000_000),
        ("They bought a dozen.", "a dozen", 12),
        ("They bought two dozen eggs.", "two dozen", 24),
        ("They bought a hundred.", "a hundred", 100),
    ],
)
def test_scales(text: str, printed: str, value: float) -> None:
    assert found(text) == [(printed, value)]


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("Half the town left.", "Half", 1 / 2),
        ("A third of them left.", "A third", 1 / 3),
        ("One quarter of them left.", "One quarter", 1 / 4),
        ("Two-thirds left.", "Two-thirds", 2 / 3),
        ("Three quarters left.", "Three quarters", 3 / 4),
        ("Four fifths left.", "Four fifths", 4 / 5),
        ("One in three left.", "One in three", 1 / 3),
        ("Two out of five left.", "Two out of five", 2 / 5),
        ("Nine in every ten left.", "Nine in every ten", 9 / 10),
    ],
)
def test_parts_of_a_whole(text: str, printed: str, value: float) -> None:
    ((figure, part),) = found(text)
    assert figure == printed
    assert part == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One man and a boat left.",
        "Each one is an owner.",
        "On the 2nd and the 21st, the third and the sixth.",
        "Hundreds of boats, dozens of owners.",
        "The G20, an AK-47 and a V8.",
        "Version 1.2.3 of x86.",
        "A third day, a fifth column.",
        "The sixteenths and tenants.",
    ],
)
def test_ordinals_names_and_single_things_are_no_numbers(text: str) -> None:
    assert found(text) == []


def test_half_past_is_a_time_of_day() -> None:
    assert found("They left at half past six.") == [("six", 6)]


def test_numbers_come_in_order() -> None:
    assert found("Two of 40 boats, three million crowns.") == [("Two", 2), ("40", 40), ("three million", 3_000_000)]


def test_only_the_stretch_that_is_asked_for_is_read() -> None:
    assert list(find_numbers("12 boats, 40 owners, 7 gulls", Span(9, 19))) == [Figure(Span(10, 12), 40.0)]


@pytest.mark.parametrize(("one", "other"), [("twelve", "12"), ("a dozen", "12"), ("3m", "3,000,000"), ("forty thousand", "40,000")])
def test_two_ways_to_print_a_number_have_one_value(one: str, other: str) -> None:
    assert [value for _, value in found(one)] == [value for _, value in found(other)]
