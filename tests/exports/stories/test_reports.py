from dataclasses import replace

import pytest

from onrecord.exports.stories.reports import MOST, Quoted, date_reports, first_and_last, name_reports, quote, shorten
from onrecord.records import Article, PartialDate, Record, Span
from tests.factory import make_document, make_record


def report(outlet: str | None = None, day: PartialDate | None = None, uri: str = "a.txt") -> Record:
    record = make_record("It rains.")
    return replace(record, document=make_document("It rains.", uri), article=Article(outlet=outlet, published=day, language="en"))


def test_a_report_goes_by_its_outlet_or_its_address() -> None:
    records = {"x": report("The Post"), "y": report(uri="b.txt"), "z": make_record("It rains.")}
    assert dict(name_reports("xyz", records).names) == {"x": "The Post", "y": "b.txt", "z": "report.txt"}


def test_two_of_one_name_get_their_place_behind_it() -> None:
    records = {"x": report("The Post"), "y": report("Ledger"), "z": report("The Post")}
    assert dict(name_reports("xyz", records).names) == {"x": "The Post (1)", "y": "Ledger", "z": "The Post (3)"}


def test_over_days_the_day_stands_behind_the_name() -> None:
    records = {"x": report("The Post", PartialDate(2031, 3)), "y": report("Ledger")}
    assert dict(date_reports("xy", records).names) == {"x": "The Post, March 2031", "y": "Ledger"}


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([], ()),
        ([None], ()),
        ([PartialDate(2031, 3, 2), None, PartialDate(2031, 3, 1)], (PartialDate(2031, 3, 1), PartialDate(2031, 3, 2))),
        ([PartialDate(2031, 3, 1)] * 2, (PartialDate(2031, 3, 1),)),
    ],
)
def test_the_days_of_a_story_are_its_first_and_last(days: list[PartialDate | None], found: tuple[PartialDate, ...]) -> None:
    assert first_and_last([report(day=day) for day in days]) == found


def test_words_are_quoted_as_they_stand() -> None:
    assert quote(report(), Span(3, 8)) == Quoted("rains", quoted=True, language="en")
    assert quote(report(), None) == Quoted("nothing", quoted=False)
    assert quote(replace(report(), document=replace(report().document, text=None)), Span(3, 8)) == Quoted("text left out", quoted=False)


def test_many_words_are_cut_between_two_of_them() -> None:
    cut = shorten("many words " * 50)
    assert cut.endswith((" many …", " words …"))
    assert len(cut) <= MOST + 2
    assert shorten(" a\n b\t") == "a b"
    assert shorten("a" * 2 * MOST) == "a" * MOST + " …"
