"""Time expressions of a report: which stretches they cover, in what order, and what is no time at all."""

from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.extract.deeds.tree import Tree, grow_tree
from onrecord.extract.times import find_times
from onrecord.knowledge import OVERLAY
from onrecord.records import Annotation, Article, PartialDate, Span, overlap, words
from tests.factory import make_annotation, span_of
from tests.quality.times import times_of

WEDNESDAY = "2021-06-16"
LONG = "In May 2019 the mill burned; two years later, on a Sunday night, looters came at 5.30 p.m. and stayed for three weeks."


def found(text: str, published: str = WEDNESDAY) -> list[tuple[str, str]]:
    """The words and values of all expressions of a text that appeared on this day."""
    return [(words(text, one.span), one.value) for one in times_of(text, published)]


def bare_tree(text: str) -> Tree:
    """A text that no network has read."""
    return grow_tree(text, Annotation("report", (), ()))


def test_expressions_stand_in_order_and_do_not_overlap() -> None:
    times = times_of(LONG, WEDNESDAY)
    assert [words(LONG, one.span) for one in times] == [
        "May 2019",
        "two years later",
        "Sunday night",
        "5.30 p.m.",
        "three weeks",
    ]
    assert not any(overlap(one.span, other.span) for one, other in pairwise(times))


def test_each_says_what_found_it_and_has_an_id_of_its_own() -> None:
    times = times_of(LONG, WEDNESDAY)
    forms = ("month year", "ago", "weekday", "clock", "duration")
    assert [one.evidence.by for one in times] == [f"times.toml: {form}" for form in forms]
    assert all(0 < one.evidence.score <= 1 for one in times)
    assert len({one.id for one in times}) == len(times)


def test_reading_twice_gives_the_same() -> None:
    assert times_of(LONG, WEDNESDAY) == times_of(LONG, WEDNESDAY)


def test_title_and_body_are_read_and_nothing_else() -> None:
    text = "Mill burns in May 2019\nSeen in 2018\nIt burned on 4 May 2019."
    title, body = span_of(text, "Mill burns in May 2019"), span_of(text, "It burned on 4 May 2019.")
    article = Article(title=title, published=PartialDate(2021, 6, 16), body=(body,))
    assert [words(text, one.span) for one in find_times(article, bare_tree(text))] == ["May 2019", "4 May 2019"]


def test_without_a_tree_a_day_is_one_that_is_over() -> None:
    text = "The mill will open on Friday."
    article = Article(published=PartialDate(2021, 6, 16), body=(Span(0, len(text)),))
    assert [one.value for one in find_times(article, grow_tree(text, make_annotation(text)))] == ["2021-06-11"]


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("The mill opened on 4 May.", "4 May"),
        ("The mill opened on 4 Oct. and closed.", "4 Oct."),
        ("The mill opened on Sept. 4, 2020, at last.", "Sept. 4, 2020"),
        ("The mill opened on the 4th of May 2019.", "the 4th of May 2019"),
        ("The mill opened on Saturday, May 4, 2019.", "Saturday, May 4, 2019"),
        ("The mill opened at 7 a.m. and closed.", "7 a.m."),
        ("The mill stood for more than two years.", "more than two years"),
        ("The mill burned about six weeks ago.", "about six weeks ago"),
        ("The mill burned late on Sunday night.", "late on Sunday night"),
        ("Sunday’s fire was put out.", "Sunday"),
        ("A 10-day visit began.", "10-day"),
        ("The mill opened on 4\u00a0May\u00a02019.", "4\u00a0May\u00a02019"),
    ],
)
def test_an_expression_covers_these_words(text: str, expression: str) -> None:
    assert [words for words, _ in found(text)] == [expression]


def test_no_expression_goes_over_the_end_of_a_line() -> None:
    assert found("The mill burned in May\n2019 was a hard year.")[0] == ("May", "2021-05")


@pytest.mark.parametrize(
    "text",
    [
        "She may resign.",
        "A vote may be held.",
        "Soldiers march through the town.",
        "The protest march ended quietly.",
        "Troops marched past.",
        "The march on the capital was banned.",
        "She came second in the race.",
        "The second suspect was freed.",
        "The second floor burned.",
        "Second-hand cars were sold.",
        "The minute detail was lost.",
        "The Second World War ended.",
        "The suspect sat in the car.",
        "He wed his cousin.",
        "The sun shone on the hills.",
        "Police saw him mar the wall.",
        "Jan Novak resigned.",
        "Prices fall.",
        "The dictator's fall was swift.",
        "The well is fed by a spring.",
        "A winter coat was found.",
        "A cold spring feeds the well.",
        "The Latin Quarter burned.",
        "In the first half, the team scored.",
        "The last bus left.",
        "The next mayor spoke.",
        "A 12-year-old boy drowned.",
        "The five-month-old was safe.",
        "The company sold 2019 tractors.",
        "The fine was $1999.",
        "It cost £1950.",
        "It sold 1,995 copies.",
        "It weighed 1800 kg.",
        "There were 2000 police officers.",
        "The score was 20-15.",
        "The river rose on 30 February.",
        "The river rose on 29 February 2021.",
        "The river rose on 2019-13-40.",
        "The blast hit at 13pm.",
        "The train left at 25:10.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The trial opened on 4 May 2019.", "2019-05-04"),
        ("The trial opened in 2019.", "2019"),
        ("The trial opened in the 1970s.", "197"),
        ("The trial lasted three weeks.", "P3W"),
        ("The trial opened on 4 May.", "XXXX-05-04"),
        ("The trial opened in May.", "XXXX-05"),
        ("The trial opened on Monday.", "XXXX-WXX-1"),
        ("The trial opened on Boxing Day.", "XXXX-12-26"),
        ("The trial opened a year ago.", "PAST_REF"),
        ("The trial opened today.", "PRESENT_REF"),
    ],
)
def test_a_report_without_a_date_leaves_open_what_only_its_date_tells(text: str, value: str) -> None:
    article = Article(body=(Span(0, len(text)),))
    assert [one.value for one in find_times(article, bare_tree(text))] == [value]


@pytest.mark.parametrize(
    ("expression"),
    ["yesterday", "last week", "last month", "last year", "last summer", "this morning", "in the second quarter", "at Easter"],
)
def test_what_counts_from_a_date_that_nobody_knows_is_left_out(expression: str) -> None:
    text = f"The trial opened {expression}."
    assert find_times(Article(body=(Span(0, len(text)),)), bare_tree(text)) == ()


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2021", "The trial opened last year.", "2020"),
        ("2021", "The trial opened in May.", "2021-05"),
        ("2021", "The trial opened on Monday.", "XXXX-WXX-1"),
        ("2021-06", "The trial opened last month.", "2021-05"),
        ("2021-06", "The trial opened in August.", "2020-08"),
        ("2021-06", "The trial opened on 4 May.", "2021-05-04"),
    ],
)
def test_a_date_of_publication_without_its_day_is_used_as_far_as_it_goes(published: str, text: str, value: str) -> None:
    assert [value for _, value in found(text, published)] == [value]


@pytest.mark.parametrize(("published", "text"), [("2021", "The trial opened last month."), ("2021-06", "The trial opened last week.")])
def test_a_date_of_publication_too_coarse_for_an_expression_gives_none(published: str, text: str) -> None:
    assert found(text, published) == []


def test_a_table_of_one_s_own_adds_a_holiday(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "lang" / "en"
    folder.mkdir(parents=True)
    (folder / "times.toml").write_text('holidays = [{ name = "Lantern Night", month = 2, day = 3 }]\n', encoding="utf-8")
    monkeypatch.setenv(OVERLAY, str(tmp_path))
    assert found("The mill burned on Lantern Night.") == [("Lantern Night", "2021-02-03")]
    assert found("The mill burned on Boxing Day.") == [("Boxing Day", "2020-12-26")]


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May resigned.",
        "May told reporters nothing.",
        "March on the capital, the song says.",
        "Crowds filled the shops on Black Friday.",
        "About 1700 homes burned.",
        "A second bomb exploded.",
        "A quarter of the town burned.",
        "She met the king only once.",
    ],
)
def test_names_and_numbers_are_no_times(text: str) -> None:
    assert times_of(text, "2021-06-16") == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Rates rose in 2019, 2020 and 2021.", ["2019", "2020", "2021"]),
        ("The blast hit at 5pm.", ["2021-06-16T17:00"]),
        ("The hearing is on Sunday.", ["2021-06-20"]),
        ("The owners promised to meet on Sunday.", ["2021-06-20"]),
        ("The dam will be finished in two years.", ["2023"]),
        ("The show ran from Monday to Friday.", ["2021-06-07/2021-06-11"]),
        ("Ships dock each night.", ["P1D"]),
        ("In March, the town voted.", ["2021-03"]),
        ("Wages fell after a weeks-long strike.", ["PXW"]),
        ("The town was rich in the past.", ["PAST_REF"]),
    ],
)
def test_what_a_time_means(text: str, values: list[str]) -> None:
    assert [one.value for one in times_of(text, "2021-06-16")] == values
