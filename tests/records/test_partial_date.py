from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import PartialDate, parse_partial_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2022", PartialDate(2022)),
        ("2022-02", PartialDate(2022, 2)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
        ("0044-03-15", PartialDate(44, 3, 15)),
    ],
)
def test_a_date_knows_only_what_was_said(written: str, expected: PartialDate) -> None:
    assert parse_partial_date(written) == expected


@pytest.mark.parametrize("written", ["2022", "2022-02", "2022-02-24", "0044-03"])
def test_a_date_is_written_as_it_was_read(written: str) -> None:
    assert str(parse_partial_date(written)) == written


NO_DATES = ["", "22", "2022-2", "2022-13", "2022-00", "2023-02-29", "2022-02-30", "2022/02/24", "2022-02-24T10:00"]


@pytest.mark.parametrize("written", [*NO_DATES, "٢٠٢٢", "-2022", "2022-", "0000"])
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_partial_date(written)


def test_dates_sort_with_the_vaguer_one_first() -> None:
    days = [parse_partial_date(written) for written in ("2022-02-24", "2022-02", "2021-12-31", "2022")]
    assert [str(day) for day in sorted(days)] == ["2021-12-31", "2022", "2022-02", "2022-02-24"]


@given(st.dates())
def test_every_day_of_the_calendar_survives(day: date) -> None:
    assert parse_partial_date(day.isoformat()) == PartialDate(day.year, day.month, day.day)
