"""Weeks, months, seasons, years and decades, and stretches from one to another."""

import pytest

from onrecord.records import TimeKind
from tests.extract.test_times import WEDNESDAY, found
from tests.quality.times import times_of


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The roof fell in last week.", "last week", "2021-W23"),
        ("Prices rose this week.", "this week", "2021-W24"),
        ("Talks will resume next week.", "next week", "2021-W25"),
        ("Two weeks ago the valley was green.", "Two weeks ago", "2021-W22"),
        ("The rains came a fortnight ago.", "a fortnight ago", "2021-W22"),
        ("The town was flooded last weekend.", "last weekend", "2021-W23-WE"),
        ("A festival will be held this weekend.", "this weekend", "2021-W24-WE"),
        ("The roof fell in last month.", "last month", "2021-05"),
        ("Prices rose this month.", "this month", "2021-06"),
        ("The factory closed earlier this month.", "earlier this month", "2021-06"),
        ("The factory will close at the end of the month.", "the end of the month", "2021-06"),
        ("Talks will resume next month.", "next month", "2021-07"),
        ("Three months ago the valley was green.", "Three months ago", "2021-03"),
        ("The dam will be finished in six months' time.", "six months' time", "2021-12"),
        ("The strike began last February.", "last February", "2021-02"),
        ("The strike began last August.", "last August", "2020-08"),
        ("The strike will begin next March.", "next March", "2022-03"),
        ("The strike will begin next September.", "next September", "2021-09"),
        ("The strike began this June.", "this June", "2021-06"),
        ("The strike began in mid-March.", "mid-March", "2021-03"),
        ("The strike began in early May 2019.", "early May 2019", "2019-05"),
        ("The strike began in May last year.", "May last year", "2020-05"),
        ("Wages fell in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3"),
        ("Wages fell in the third quarter.", "the third quarter", "2020-Q3"),
        ("Wages fell in the first half of 2019.", "the first half of 2019", "2019-H1"),
        ("Wages fell in the second half of last year.", "the second half of last year", "2020-H2"),
        ("Wages fell in the summer of 2017.", "the summer of 2017", "2017-SU"),
        ("Wages fell last summer.", "last summer", "2020-SU"),
        ("Wages fell last autumn.", "last autumn", "2020-FA"),
        ("Wages will fall next spring.", "next spring", "2022-SP"),
        ("Wages will fall this autumn.", "this autumn", "2021-FA"),
        ("The roof fell in last year.", "last year", "2020"),
        ("The factory will close later this year.", "later this year", "2021"),
        ("Talks will resume next year.", "next year", "2022"),
        ("A year ago the valley was green.", "A year ago", "2020"),
        ("The rains came some 20 years ago.", "some 20 years ago", "2001"),
        ("A decade ago the valley was green.", "A decade ago", "2011"),
        ("The treaty was signed in 2019.", "2019", "2019"),
        ("The treaty was signed in late 2018.", "late 2018", "2018"),
        ("The 2019 election was close.", "2019", "2019"),
        ("The bridge will be finished by 2030.", "2030", "2030"),
        ("Elected (2016), he stayed on.", "2016", "2016"),
        ("Fashion of the 1970s returned.", "the 1970s", "197"),
        ("Fashion of the early 1970s returned.", "the early 1970s", "197"),
        ("Fashion of the '80s returned.", "the '80s", "198"),
        ("Fashion of the ’20s returned.", "the ’20s", "202"),
    ],
)
def test_a_period(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]
    assert {one.type for one in times_of(text, WEDNESDAY)} == {TimeKind.DATE}


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The king ruled from 1952 to 1960.", "from 1952 to 1960", "1952/1960"),
        ("The king ruled between 1952 and 1960.", "between 1952 and 1960", "1952/1960"),
        ("The 1952-60 drought emptied the valley.", "1952-60", "1952/1960"),
        ("The 1952–1960 drought emptied the valley.", "1952–1960", "1952/1960"),
        ("The club won the 2010/11 cup.", "2010/11", "2010/2011"),
        ("The show ran from Monday to Tuesday.", "from Monday to Tuesday", "2021-06-14/2021-06-15"),
        ("The show ran from Friday to Monday.", "from Friday to Monday", "2021-06-11/2021-06-14"),
        ("The show will run from Monday to Friday.", "from Monday to Friday", "2021-06-21/2021-06-25"),
        ("The show ran from 3 to 9 May.", "from 3 to 9 May", "2021-05-03/2021-05-09"),
        ("The show ran from May 3 to 9.", "from May 3 to 9", "2021-05-03/2021-05-09"),
        ("The show ran on 3-9 May 2018.", "3-9 May 2018", "2018-05-03/2018-05-09"),
        ("The show ran between 12 and 15 July 2019.", "between 12 and 15 July 2019", "2019-07-12/2019-07-15"),
    ],
)
def test_a_stretch_has_both_ends(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The war broke out in 2003 and ended two years later.", ["2003", "2005"]),
        ("The king died in 1910; a year earlier he had abdicated.", ["1910", "1909"]),
        ("He was born on 3 March 1950 and left home the following year.", ["1950-03-03", "1951"]),
        ("The rains failed in June 2015, and a month later the river was dry.", ["2015-06", "2015-07"]),
        ("The rains failed on 5 June 2015, and three days later the river was dry.", ["2015-06-05", "2015-06-08"]),
        ("The rains failed on 5 June 2015, and the following week the river was dry.", ["2015-06-05", "2015-W24"]),
        ("The rains failed in 2015, and three years ago the river was dry.", ["2015", "2018"]),
    ],
)
def test_what_follows_a_date_in_its_sentence_is_counted_from_it(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2021-01-01", "Snow fell last week.", "2020-W52"),
        ("2021-01-01", "Snow fell this week.", "2020-W53"),
        ("2020-12-31", "Snow will fall next week.", "2021-W01"),
        ("2021-01-01", "Snow fell last month.", "2020-12"),
        ("2020-12-31", "Snow will fall next month.", "2021-01"),
        ("2021-02-10", "Snow fell last December.", "2020-12"),
        ("2021-02-10", "Snow will fall next January.", "2022-01"),
    ],
)
def test_a_period_may_lie_over_the_end_of_a_year(published: str, text: str, value: str) -> None:
    assert [value for _, value in found(text, published)] == [value]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The harbour is now closed.", "now", "PRESENT_REF"),
        ("Nowadays the harbour is empty.", "Nowadays", "PRESENT_REF"),
        ("The harbour was recently closed.", "recently", "PAST_REF"),
        ("The harbour was closed in the past.", "in the past", "PAST_REF"),
        ("Several years ago the harbour was closed.", "Several years ago", "PAST_REF"),
        ("In recent weeks the harbour was closed.", "In recent weeks", "PAST_REF"),
        ("The harbour will soon be closed.", "soon", "FUTURE_REF"),
        ("The harbour may be closed in the future.", "in the future", "FUTURE_REF"),
    ],
)
def test_an_expression_that_names_no_date(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]
