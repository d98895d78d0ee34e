"""The table of words around predicates holds what the code can use."""

import pytest

from onrecord.extract.deeds.event_words import Governor, event_words
from onrecord.records import Auxiliary


@pytest.mark.parametrize("row", [*event_words().governors, *event_words().auxiliaries, *event_words().markers], ids=lambda row: row.name)
def test_a_row_has_words_and_modes_of_plover(row: Governor) -> None:
    assert row.words
    assert {Auxiliary(mode) for mode in row.modes}


@pytest.mark.parametrize("row", event_words().governors, ids=lambda row: row.name)
def test_a_governor_says_what_it_governs(row: Governor) -> None:
    assert row.of
    assert set(row.of) <= {"infinitive", "clause", "noun"}


def test_no_support_verb_both_suffers_and_watches() -> None:
    assert [row.name for row in event_words().support if row.suffers and row.watches] == []
