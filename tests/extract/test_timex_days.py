"""Days and the hours of a day: which one is meant, counted from a Wednesday in June."""

import pytest

from onrecord.extract.timex.tense import Tense
from onrecord.extract.timex.values import Anchor, date_of, nearest_year, weekday_date
from onrecord.records import PartialDate, TimeKind
from tests.extract.test_times import WEDNESDAY, found
from tests.quality.times import times_of


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("Two miners were freed on Monday.", "Monday", "2021-06-14"),
        ("Two miners were freed on Wednesday.", "Wednesday", "2021-06-16"),
        ("Two miners were freed on Thursday.", "Thursday", "2021-06-10"),
        ("Tuesday's rally drew thousands.", "Tuesday", "2021-06-15"),
        ("The dam burst last Wednesday.", "last Wednesday", "2021-06-09"),
        ("The ferry had sunk last Thursday.", "last Thursday", "2021-06-10"),
        ("Voters will choose a mayor next Tuesday.", "next Tuesday", "2021-06-22"),
        ("Voters choose a mayor this Sunday.", "this Sunday", "2021-06-20"),
        ("The fair opens this coming Friday.", "this coming Friday", "2021-06-18"),
        ("The fair will open early on Monday.", "early on Monday", "2021-06-21"),
        ("The bakery burned down yesterday.", "yesterday", "2021-06-15"),
        ("The minister resigned today.", "today", "2021-06-16"),
        ("The minister will resign tomorrow.", "tomorrow", "2021-06-17"),
        ("The judge was shot the day before yesterday.", "the day before yesterday", "2021-06-14"),
        ("The trial will begin the day after tomorrow.", "the day after tomorrow", "2021-06-18"),
        ("Ten days ago the valley was green.", "Ten days ago", "2021-06-06"),
        ("Rain is expected three days from now.", "three days from now", "2021-06-19"),
        ("The rains came the following day.", "the following day", "2021-06-17"),
        ("The harbour froze on 4 May 2019.", "4 May 2019", "2019-05-04"),
        ("The harbour froze on May 4, 2019.", "May 4, 2019", "2019-05-04"),
        ("The harbour froze on 2019-05-04.", "2019-05-04", "2019-05-04"),
        ("The harbour froze on Wed 9 June.", "Wed 9 June", "2021-06-09"),
        ("The harbour froze on 29 February 2020.", "29 February 2020", "2020-02-29"),
        ("The harbour froze on the 22nd of March.", "the 22nd of March", "2021-03-22"),
        ("The harbour froze on May 1st.", "May 1st", "2021-05-01"),
        ("The treaty was signed on 4 July.", "4 July", "2020-07-04"),
        ("The treaty will be signed on 4 July.", "4 July", "2021-07-04"),
        ("The treaty will be signed on 4 May.", "4 May", "2022-05-04"),
        ("Shops will close on Christmas Day.", "Christmas Day", "2021-12-25"),
        ("Shops closed on Christmas Eve.", "Christmas Eve", "2020-12-24"),
        ("Shops closed last Christmas.", "last Christmas", "2020-12-25"),
        ("Shops closed on New Year’s Day.", "New Year’s Day", "2021-01-01"),
        ("Shops closed on Good Friday.", "Good Friday", "2021-04-02"),
        ("Shops will close on Easter Monday.", "Easter Monday", "2022-04-18"),
        ("Shops closed at Easter 2018.", "Easter 2018", "2018-04-01"),
        ("Shops closed on Palm Sunday 2016.", "Palm Sunday 2016", "2016-03-20"),
    ],
)
def test_a_day(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The bridge collapsed late on Sunday night.", "late on Sunday night", "2021-06-13TNI"),
        ("The bridge collapsed on Sunday morning.", "Sunday morning", "2021-06-13TMO"),
        ("Gunmen struck in the early hours of Tuesday.", "the early hours of Tuesday", "2021-06-15TMO"),
        ("The bakery burned down yesterday evening.", "yesterday evening", "2021-06-15TEV"),
        ("The minister will resign tomorrow afternoon.", "tomorrow afternoon", "2021-06-17TAF"),
        ("The port was shelled last night.", "last night", "2021-06-15TNI"),
        ("The queen will speak tonight.", "tonight", "2021-06-16TNI"),
        ("A strike began this morning.", "this morning", "2021-06-16TMO"),
        ("The blast hit at 5.30 p.m. on Sunday.", "5.30 p.m. on Sunday", "2021-06-13T17:30"),
        ("The blast hit at 9 a.m. yesterday.", "9 a.m. yesterday", "2021-06-15T09:00"),
        ("The blast hit at 12am on Monday.", "12am on Monday", "2021-06-14T00:00"),
        ("The blast hit at 12pm on Monday.", "12pm on Monday", "2021-06-14T12:00"),
        ("The blast hit at 17:45.", "17:45", "2021-06-16T17:45"),
        ("The blast hit at 17:45 GMT.", "17:45 GMT", "2021-06-16T17:45Z"),
        ("The blast hit at noon on Tuesday.", "noon on Tuesday", "2021-06-15T12:00"),
        ("Doors open at 8 a.m. tomorrow.", "8 a.m. tomorrow", "2021-06-17T08:00"),
        ("Two hours ago the valley was green.", "Two hours ago", "PAST_REF"),
    ],
)
def test_a_part_of_a_day(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]
    assert {one.type for one in times_of(text, WEDNESDAY)} == {TimeKind.TIME}


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2021-01-01", "Snow fell on Thursday.", "2020-12-31"),
        ("2024-02-28", "Snow will fall tomorrow.", "2024-02-29"),
        ("2023-02-28", "Snow will fall tomorrow.", "2023-03-01"),
        ("2024-03-01", "Snow fell yesterday.", "2024-02-29"),
        ("2020-12-31", "Snow will fall tomorrow.", "2021-01-01"),
    ],
)
def test_the_day_may_lie_over_the_end_of_a_month_or_year(published: str, text: str, value: str) -> None:
    assert [value for _, value in found(text, published)] == [value]


@pytest.mark.parametrize(
    ("number", "step", "tense", "day"),
    [
        (3, 0, Tense.PAST, 16),
        (4, 0, Tense.PAST, 10),
        (3, 0, Tense.FUTURE, 23),
        (4, 0, Tense.PRESENT, 17),
        (3, -1, Tense.PAST, 9),
        (2, -1, Tense.FUTURE, 15),
        (2, 1, Tense.PAST, 22),
    ],
)
def test_a_weekday_is_the_nearest_on_the_side_that_is_meant(number: int, step: int, tense: Tense, day: int) -> None:
    found = weekday_date(number, Anchor(PartialDate(2021, 6, 16), tense), step)
    assert found is not None
    assert (found.month, found.day, found.isoweekday()) == (6, day, number)


@pytest.mark.parametrize(
    ("month", "day", "tense", "year"),
    [
        (6, 16, Tense.PAST, 2021),
        (6, 17, Tense.PAST, 2020),
        (6, 16, Tense.FUTURE, 2021),
        (6, 15, Tense.FUTURE, 2022),
        (7, 0, Tense.PAST, 2020),
        (5, 0, Tense.FUTURE, 2022),
        (6, 0, Tense.FUTURE, 2021),
    ],
)
def test_a_date_without_a_year_is_the_nearest_on_the_side_that_is_meant(month: int, day: int, tense: Tense, year: int) -> None:
    assert nearest_year(month, day, Anchor(PartialDate(2021, 6, 16), tense)) == year


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2021-06-16", PartialDate(2021, 6, 16)),
        ("2021-06-16TNI", PartialDate(2021, 6, 16)),
        ("2021-06-03/2021-06-09", PartialDate(2021, 6, 3)),
        ("2021-06", PartialDate(2021, 6)),
        ("2021", PartialDate(2021)),
        ("2021-SU", PartialDate(2021)),
        ("2021-W24", PartialDate(2021, 6)),
        ("2020-W53", PartialDate(2020)),
        ("P3W", None),
        ("PAST_REF", None),
        ("XXXX-05-04", None),
        ("197", None),
    ],
)
def test_the_date_that_a_value_begins_with(value: str, date: PartialDate | None) -> None:
    assert date_of(value) == date
