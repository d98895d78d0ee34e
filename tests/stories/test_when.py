"""TIMEX3 values as spans of days."""

from datetime import date

import pytest

from onrecord.stories.when import Days, days_of, may_agree


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-02-09", date(2031, 2, 9), date(2031, 2, 9)),
        ("2031-02-09TMO", date(2031, 2, 9), date(2031, 2, 9)),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("2032-02", date(2032, 2, 1), date(2032, 2, 29)),
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2031-W07", date(2031, 2, 10), date(2031, 2, 16)),
        ("2031-W07-WE", date(2031, 2, 15), date(2031, 2, 16)),
        ("2031-W01", date(2030, 12, 30), date(2031, 1, 5)),
        ("2031-SP", date(2031, 3, 1), date(2031, 5, 31)),
        ("2031-SU", date(2031, 6, 1), date(2031, 8, 31)),
        ("2031-FA", date(2031, 9, 1), date(2031, 11, 30)),
        ("2031-Q1", date(2031, 1, 1), date(2031, 3, 31)),
        ("2031-Q4", date(2031, 10, 1), date(2031, 12, 31)),
        ("2031-H1", date(2031, 1, 1), date(2031, 6, 30)),
        ("2031-H2", date(2031, 7, 1), date(2031, 12, 31)),
    ],
)
def test_the_days_that_a_value_stands_for(value: str, first: date, last: date) -> None:
    assert days_of(value) == Days(first, last)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "P3D",
        "PT2H",
        "PAST_REF",
        "PRESENT_REF",
        "XXXX-WXX-1",
        "XXXX-03-05",
        "2031-XX-XX",
        "2031-02-30",
        "2031-13",
        "2031-W54",
        "203X",
        "tomorrow",
    ],
)
def test_what_names_no_day_has_none(value: str) -> None:
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2031-02-09", "2031-02-09", True),
        ("2031-02-09", "2031-02-10", False),
        ("2031-02-09", "2031-02", True),
        ("2031-02-09", "2031", True),
        ("2031-02-09", "2031-03", False),
        ("2031-02-09TMO", "2031-02-09TNI", True),
        ("2031-02-16", "2031-W07", True),
        ("2031-02-17", "2031-W07", False),
        ("2031-Q1", "2031-SP", True),
        ("2031-H1", "2031-Q3", False),
        ("2031", "2032", False),
        ("XXXX-03-05", "XXXX-04-05", False),
        ("XXXX-03-05", "2031-04-05", False),
        ("PAST_REF", "2031-02-09", None),
        ("P3D", "2031-02-09", None),
        ("XXXX-WXX-1", "2031-02-10", None),
        ("", "2031", None),
    ],
)
def test_whether_two_values_can_mean_the_same_time(left: str, right: str, expected: bool | None) -> None:
    assert (may_agree(left, right), may_agree(right, left)) == (expected, expected)
