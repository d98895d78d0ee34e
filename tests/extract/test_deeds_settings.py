"""When and where an event was, and what its dates say of how firmly it stands."""

import pytest

from onrecord.extract.deeds.settings import dated, is_background, lies_ahead, when_of
from onrecord.pipeline import read
from onrecord.records import Auxiliary, Evidence, PartialDate, Span, TimeExpression, TimeKind
from tests.extract.deeds import event_at, names_of
from tests.quality.plover import LEAD, read_sentence

PUBLISHED = PartialDate(2024, 5, 10)
FUTURE, HISTORICAL, HYPOTHETICAL = Auxiliary.FUTURE, Auxiliary.HISTORICAL, Auxiliary.HYPOTHETICAL


def times(*values: str, by: str = "test") -> tuple[TimeExpression, ...]:
    return tuple(TimeExpression(value, Span(0, 1), TimeKind.DATE, value, Evidence(by, 1.0)) for value in values)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("2023", "2023-02-13"), "2023-02-13"),
        (("2023-02", "2021"), "2023-02"),
        (("2021", "2023"), "2021"),
        (("PAST_REF",), "None"),
        ((), "None"),
    ],
)
def test_the_finest_date_says_when(values: tuple[str, ...], expected: str) -> None:
    assert str(when_of(times(*values))) == expected


@pytest.mark.parametrize(
    ("value", "background"),
    [
        ("2024-05-07", False),
        ("2024-04", False),
        ("2024-03", True),
        ("2024-01", True),
        ("2024", False),
        ("2023", True),
        ("1987", True),
        ("2025", False),
        ("PAST_REF", False),
    ],
)
def test_what_is_older_than_a_month_is_background(value: str, background: bool) -> None:
    assert is_background(times(value), PUBLISHED) is background


def test_one_recent_date_is_enough_to_be_no_background() -> None:
    assert not is_background(times("1987", "2024-05-07"), PUBLISHED)


def test_a_time_told_as_long_ago_is_background() -> None:
    assert is_background(times("PAST_REF", by="timex: ago"), PUBLISHED)


@pytest.mark.parametrize(
    ("value", "ahead"), [("2029", True), ("2024-06", True), ("2024-05-11", True), ("2024-05-10", False), ("2024", False), ("2023", False)]
)
def test_what_comes_after_the_report_lies_ahead(value: str, ahead: bool) -> None:
    assert lies_ahead(times(value), PUBLISHED) is ahead


def test_nothing_lies_ahead_of_a_report_without_a_date() -> None:
    assert not lies_ahead(times("2029"), None)


@pytest.mark.parametrize(
    ("modes", "value", "expected"),
    [
        ((), "2029", {FUTURE}),
        ((HYPOTHETICAL,), "2029", {HYPOTHETICAL}),
        ((FUTURE,), "1987", {HISTORICAL}),
        ((), "2024-05-07", set()),
    ],
)
def test_dates_add_to_what_the_words_say(modes: tuple[Auxiliary, ...], value: str, expected: set[Auxiliary]) -> None:
    assert dated(frozenset(modes), times(value), PUBLISHED) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("Kenya expelled the envoy of Ghana on 3 May 2021.", "expelled", "2021-05-03"),
        ("In June 2020 Kenya expelled the envoy of Ghana and recalled its own.", "recalled", "2020-06"),
        ("Kenya and Ghana met in Togo in 2012.", "met", "2012"),
        ("Kenya attacked Ghana.", "attacked", "None"),
    ],
)
def test_an_event_has_the_date_of_its_clause(text: str, trigger: str, when: str) -> None:
    assert str(event_at(read_sentence(text), trigger).when) == when


@pytest.mark.parametrize(
    ("text", "trigger", "when", "modes"),
    [
        ("Kenya attacked Ghana on Tuesday.", "attacked", "2024-05-07", ()),
        ("Kenya attacked Ghana in January.", "attacked", "2024-01", (HISTORICAL,)),
        ("Kenya expels the envoy of Ghana in June 2025.", "expels", "2025-06", (FUTURE,)),
    ],
)
def test_dates_are_read_against_the_day_of_publication(text: str, trigger: str, when: str, modes: tuple[Auxiliary, ...]) -> None:
    event = event_at(read(f"{LEAD}{text}\n", published=PUBLISHED), trigger)
    assert (str(event.when), event.auxiliary) == (when, modes)


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Kenya and Ghana met in Togo.", "met", "Togo"),
        ("Kenya arrested Olek Ruvik in Mombasa.", "arrested", "Mombasa"),
        ("In Chad, soldiers attacked rebels.", "attacked", "Chad"),
        ("Soldiers attacked the rebels in Chad on Monday.", "attacked", "Chad"),
        ("Rebels and soldiers clashed in Chad.", "clashed", "Chad"),
        ("Kenya criticised Ghana.", "criticised", ""),
        ("Olek Ruvik arrived in Ghana.", "arrived", ""),
    ],
)
def test_a_place_is_where_it_was_and_no_party(text: str, trigger: str, place: str) -> None:
    record = read_sentence(text)
    found = event_at(record, trigger).place
    assert names_of(record, (found,) if found else ()) == place
