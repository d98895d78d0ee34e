"""Who is a news agency, and which one a report credits."""

from dataclasses import replace

import pytest

from onrecord.records import Credit, Place, words
from onrecord.stories.agencies import find_credits, is_agency, is_outlet
from tests.factory import make_record, span_of

AFP, AP, DPA = "Agence France-Presse", "Associated Press", "Deutsche Presse-Agentur"


def credited(text: str) -> list[str]:
    return [credit.agency for credit in find_credits(make_record(text))]


@pytest.mark.parametrize("outlet", ["Reuters", "reuters", "AP", "The Associated Press", "dpa", "Xinhua"])
def test_an_agency_is_known_by_the_table(outlet: str) -> None:
    assert is_agency(outlet)


@pytest.mark.parametrize("outlet", ["Sund News Agency", "Sund Press Agency", "Sund telegraph bureau", "Sund Wire Service", "Sund Newswire"])
def test_an_agency_is_known_by_what_it_calls_itself(outlet: str) -> None:
    assert is_agency(outlet)


@pytest.mark.parametrize("name", ["BBC", "The Associated Press", "the Sund Courier", "Brenna Times", "NTV", "Lake TV", "Sund News Agency"])
def test_an_outlet_is_known_by_the_table_or_by_how_outlets_are_called(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Times Square Hotel", "Ida Brekke", "Harbour Trust", "Postal Union", "ATV riders"])
def test_other_names_are_no_outlets(name: str) -> None:
    assert not is_outlet(name)


@pytest.mark.parametrize("outlet", [None, "", "Sund Courier", "BBC News", "The Press", "Reuters Street Courier"])
def test_other_outlets_are_no_agencies(outlet: str | None) -> None:
    assert not is_agency(outlet)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("SUND (AP) — The ferry stays.", AP),
        ("SUND, March 3 (Reuters) - The ferry stays.", "Reuters"),
        ("SUND — (AFP) The ferry stays.", AFP),
        ("The ferry stays. (dpa)\n", DPA),
        ("SUND (XNA) – The ferry stays.", "XNA"),
        ("The ferry stays. (XNA)\nShare this page!", "XNA"),
        ("The ferry stays.\n© AFP", AFP),
        ("The ferry stays.\n© 2031 AFP", AFP),
        ("The ferry stays.\nCopyright 2031 The Associated Press. All rights reserved.", AP),
        ("The ferry stays.\nSource: Xinhua", "Xinhua"),
        ("Reuters contributed to this report.", "Reuters"),
        ("The Associated Press contributed to this story.", AP),
    ],
)
def test_a_report_says_where_its_text_comes_from(text: str, agency: str) -> None:
    assert credited(text) == [agency]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry stays.",
        "The owners told Reuters that the ferry stays.",
        "Reuters reported on Monday that the ferry stays.",
        "The ferry (a boat) stays – for now.",
        "The line (see below) - and its tap (tap) water.",
    ],
)
def test_to_speak_of_an_agency_is_not_to_credit_it(text: str) -> None:
    assert credited(text) == []


def test_an_agency_is_credited_once_where_it_is_first_named() -> None:
    text = "SUND (XNA) – The ferry stays.\nThe ice holds. (XNA)"
    report = make_record(text)
    assert find_credits(report) == (Credit("XNA", Place(report.document.id, span_of(text, "XNA", "SUND ("))),)


def test_several_agencies_come_in_order_of_the_text() -> None:
    text = "SUND (XNA) – The ferry stays.\nReuters contributed to this report.\n© AFP"
    found = find_credits(make_record(text))
    assert [credit.agency for credit in found] == ["XNA", "Reuters", AFP]
    assert [words(text, credit.place.span) for credit in found if credit.place.span] == [
        "XNA",
        "Reuters contributed to this report",
        "© AFP",
    ]


def test_a_report_without_its_text_credits_nobody() -> None:
    report = make_record("SUND (AP) — The ferry stays.")
    assert find_credits(replace(report, document=replace(report.document, text=None))) == ()
