"""Whether a bare weekday or month is one that is over or one to come: what the clause around it says."""

import pytest

from tests.extract.test_times import found


@pytest.mark.parametrize(
    "text",
    [
        "The owners met on Sunday.",
        "The owners have met on Sunday.",
        "The owners had met on Sunday.",
        "The owners were killed on Sunday.",
        "The owners were meeting on Sunday.",
        "The owners did not meet on Sunday.",
        "The owners say they met on Sunday.",
        "The owners, who met on Sunday, closed the mine.",
        "The hearing was on Sunday.",
        "The mine has been closed since Sunday.",
    ],
)
def test_the_day_is_over(text: str) -> None:
    assert found(text) == [("Sunday", "2021-06-13")]


@pytest.mark.parametrize(
    "text",
    [
        "The owners meet on Sunday.",
        "The owners will meet on Sunday.",
        "The owners won't meet on Sunday.",
        "The owners may meet on Sunday.",
        "The owners should meet on Sunday.",
        "The owners plan to meet on Sunday.",
        "The owners planned to meet on Sunday.",
        "The owners are expected to meet on Sunday.",
        "The owners are due to meet on Sunday.",
        "The owners are to meet on Sunday.",
        "The owners said they would meet on Sunday.",
        "The owners, who will meet on Sunday, closed the mine.",
        "The owners closed the mine and will meet on Sunday.",
        "The owners will be in court on Sunday.",
        "The mine was closed until Sunday.",
        "The mine will be closed by Sunday.",
    ],
)
def test_the_day_is_to_come(text: str) -> None:
    assert found(text) == [("Sunday", "2021-06-20")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The strike began in January.", "2021-01"),
        ("The strike began in November.", "2020-11"),
        ("The strike began in June.", "2021-06"),
        ("The strike will begin in January.", "2022-01"),
        ("The strike will begin in November.", "2021-11"),
        ("The owners begin talks in August.", "2021-08"),
    ],
)
def test_a_month_is_the_last_or_the_next_of_its_name(text: str, value: str) -> None:
    assert [value for _, value in found(text)] == [value]
