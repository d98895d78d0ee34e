"""Lines that name an author or a newsroom."""

import pytest

from onrecord.extract.byline import find_byline
from onrecord.records import Span


def byline_of(line: str) -> str | None:
    found = find_byline(line, Span(0, len(line)))
    return line[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Ann Lee in Riga", "Ann Lee"),
        ("By Ann Lee for Strait Wire", "Ann Lee"),
        ("By Ann Lee, Staff Writer", "Ann Lee"),
        ("By Ann Lee March 3, 2020", "Ann Lee"),
        ("By Ann Lee, Bo Marsh and Cy Dole | 3 May 2021", "Ann Lee, Bo Marsh and Cy Dole"),
        ("3 May 2021 | By Ann Lee", "Ann Lee"),
        ("Written by Ludwig van der Berg", "Ludwig van der Berg"),
        ("Jane Doe, Political Editor", "Jane Doe"),
        ("— Jane Doe", "Jane Doe"),
        ("Estuary Sentinel Staff", "Estuary Sentinel Staff"),
        ("Agencies", "Agencies"),
        ("By Staff", "Staff"),
    ],
)
def test_who_is_named(line: str, named: str) -> None:
    assert byline_of(line) == named


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the year, the river had fallen.",
        "By Monday night it was over.",
        "By Monday night it was over",
        "Jane said that she would come",
        "New York",
        "Middle East",
        "Mark wept.",
        "Reporting by Ann Lee",
        "On Monday, Ann Lee, our travel editor, answered questions.",
        "Five Tips From Ann Lee, the editor of this page and of others",
        "The staff",
        "By",
        "By 2030",
    ],
)
def test_who_is_not(line: str) -> None:
    assert byline_of(line) is None
