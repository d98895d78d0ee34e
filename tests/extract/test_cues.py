"""Rows of the table of page furniture, held against their own examples."""

import pytest

from onrecord.extract.cues import CueRow, find_cues, load_cues, words_of

ROWS = load_cues().rows


def names_of(line: str) -> list[str]:
    return [row.name for row in find_cues(line)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_speaks_of_its_examples(row: CueRow) -> None:
    assert [example for example in row.examples if row.name not in names_of(example)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_does_not_speak_of_its_near_misses(row: CueRow) -> None:
    assert row.misses
    assert [miss for miss in row.misses if row.name in names_of(miss)] == []


def test_row_names_are_distinct() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_case_apostrophes_and_numbers_are_folded() -> None:
    assert words_of("DON’T miss 1,200 boats: now") == ("don't", "miss", "#", "boats", ":", "now")


def test_words_within_quotation_marks_are_not_looked_at() -> None:
    assert words_of('“Donate now,” she said. "Give", he said.') == ("…", "…", "she", "said", "…", "…", "he", "said")


def test_a_quoted_appeal_is_not_an_appeal() -> None:
    assert (names_of("“Subscribe to our newsletter!”"), names_of("Subscribe to our newsletter!")) == ([], ["subscribe", "newsletter"])


def test_a_whole_line_counts_with_and_without_a_colon() -> None:
    assert (names_of("Related"), names_of("Related:"), names_of("Related powers met.")) == (
        ["read more"],
        ["read more", "label of a control"],
        [],
    )


def test_the_strongest_row_comes_first() -> None:
    assert [row.weight for row in find_cues("Follow us on Twitter. All rights reserved.")] == [9.0, 6.0]
