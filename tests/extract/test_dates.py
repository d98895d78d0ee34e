"""Written dates."""

import pytest

from onrecord.extract.dates import find_dates, read_date_line, read_dates
from onrecord.records import Span


def dates_in(text: str) -> list[str]:
    return [str(one.date) for one in find_dates(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("February 17, 2023", "2023-02-17"),
        ("Feb. 7 2023", "2023-02-07"),
        ("17 February 2023", "2023-02-17"),
        ("17th of February, 2023", "2023-02-17"),
        ("17-Feb-2023", "2023-02-17"),
        ("Friday, 1 March 2024", "2024-03-01"),
        ("2023-02-17T06:30:00+01:00", "2023-02-17"),
        ("2023/2/17", "2023-02-17"),
        ("13/04/2023", "2023-04-13"),
        ("04/13/2023", "2023-04-13"),
        ("31.12.1999", "1999-12-31"),
        ("5/5/2023", "2023-05-05"),
        ("May 2019", "2019-05"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_ways_to_write_a_date(written: str, date: str) -> None:
    assert dates_in(written) == [date]


@pytest.mark.parametrize("written", ["31 February 2023", "29 February 2023", "2023-13-01", "99/99/2023", "0000-00-00", "13 May 9999"])
def test_a_day_that_no_calendar_has_is_no_date(written: str) -> None:
    assert dates_in(written) == []


def test_a_day_that_could_be_a_month_stays_unknown() -> None:
    assert dates_in("03/04/2023") == []


@pytest.mark.parametrize("written", ["14 people 2020", "12 2020", "the 1990s", "20230217", "call 555-1234-2020", "May the 4th"])
def test_other_numbers_are_no_dates(written: str) -> None:
    assert dates_in(written) == []


def test_several_dates_come_in_order_with_their_places() -> None:
    text = "from 3 May 2021 until 2021-06-01"
    assert [text[one.span.start : one.span.end] for one in find_dates(text, Span(0, len(text)))] == ["3 May 2021", "2021-06-01"]


def test_only_the_stretch_that_is_asked_for_is_read() -> None:
    assert find_dates("3 May 2021", Span(0, 5)) == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Updated 12:30 GMT, 3 May 2021", [("2021-05-03", True, True)]),
        ("Published Dec. 21, 2023 5:02 p.m. ET", [("2023-12-21", True, False)]),
        ("First published on Wed 4 Mar 2020 06.00 GMT", [("2020-03-04", True, False)]),
        ("Published: 1 Jan 2020 | Updated: 3 Jan 2020", [("2020-01-01", True, False), ("2020-01-03", True, True)]),
        ("Tuesday 9 November 2018", [("2018-11-09", False, False)]),
        ("On 3 May 2021 he went home", []),
        ("May 2021 be better", []),
        ("Updated", []),
    ],
)
def test_a_date_line_says_nothing_but_when(line: str, said: list[tuple[str, bool, bool]]) -> None:
    found = read_date_line(line, Span(0, len(line)))
    assert [(str(one.date.date), one.labelled, one.revised) for one in found] == said


def test_a_line_of_furniture_may_say_more() -> None:
    line = "17 February 2023 - Reading time: 2 minutes"
    assert [str(one.date.date) for one in read_dates(line, Span(0, len(line)))] == ["2023-02-17"]
