from io import StringIO

import pytest

from onrecord.exports.stories import find_story_exports
from onrecord.records import Comparison
from tests.exports.stories.comparison import FIRST, LATER, SECOND, THIRD, make_comparison, without_text

NAMES = ("csv", "html", "json", "table")
EMPTY = Comparison((), ())


def written(name: str, comparison: Comparison) -> str:
    out = StringIO(newline="")
    find_story_exports()[name].write(comparison, out)
    return out.getvalue()


def test_these_formats_ship_each_with_a_suffix_and_a_line() -> None:
    found = find_story_exports()
    assert tuple(found) == NAMES
    assert [one.suffix for one in found.values()] == [".csv", ".html", ".json", ".txt"]
    assert all(one.description and "\n" not in one.description for one in found.values())


@pytest.mark.parametrize("name", NAMES)
def test_equal_comparisons_give_equal_characters(name: str) -> None:
    assert written(name, make_comparison()) == written(name, make_comparison())


@pytest.mark.parametrize("name", NAMES)
def test_no_reports_are_no_error(name: str) -> None:
    written(name, EMPTY)


@pytest.mark.parametrize("name", NAMES)
def test_records_without_text_are_no_error(name: str) -> None:
    written(name, without_text(make_comparison(), FIRST, SECOND, THIRD, LATER))
