import json
from dataclasses import replace

import pytest

from onrecord.records import Comparison, from_plain, to_plain
from tests.exports.stories.comparison import make_comparison
from tests.exports.stories.test_export import EMPTY, written


@pytest.mark.parametrize("comparison", [make_comparison(), EMPTY, replace(EMPTY, fingerprint=make_comparison().fingerprint)])
def test_what_is_written_reads_back_as_it_was(comparison: Comparison) -> None:
    assert from_plain(Comparison, json.loads(written("json", comparison))) == comparison


def test_records_stories_and_affairs_stand_one_a_line() -> None:
    comparison = make_comparison()
    lines = written("json", comparison).splitlines()
    objects = [json.loads(line.rstrip(",")) for line in lines if line.startswith('{"') and line != lines[0]]
    assert objects == [to_plain(one) for one in (*comparison.records, *comparison.stories, *comparison.affairs)]
    assert [line for line in lines if not line.startswith('{"') or line == lines[0]] == [
        '{"schema":"onrecord-story/1",',
        '"fingerprint":{"version":"1","tables":"t","weights":"w","precision":"p"},',
        '"records":[',
        "],",
        '"stories":[',
        "],",
        '"affairs":[',
        "]}",
    ]


def test_it_ends_in_one_line_end_and_keeps_letters() -> None:
    page = written("json", make_comparison("Ærøskøbing – 漢字", "title"))
    assert page.endswith("}\n")
    assert not page.endswith("\n\n")
    assert "Ærøskøbing – 漢字" in page


def test_what_would_break_a_line_or_command_a_terminal_is_escaped() -> None:
    comparison = make_comparison("a\u2028b\x9bc\x1bd\ud800\u202e", "title")
    page = written("json", comparison)
    page.encode("utf-8")
    assert not set("\u2028\x9b\x1b\u202e") & set(page)
    assert from_plain(Comparison, json.loads(page)) == comparison
