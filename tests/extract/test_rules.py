"""PLOVER's tables by their own examples: every one of them gives the event that its row says, and no near miss gives one of the type."""

import pytest

from onrecord.extract.deeds.tables import TypeTable, codebook
from onrecord.records import EventType
from tests.quality.plover import cases

FEWEST = 12
TABLES = [table for _, table in sorted(codebook().types.items())]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.type)
def test_examples_give_their_event_and_near_misses_none(table: TypeTable) -> None:
    assert [f"{one.rule}: {one.text}: {one.wrong}" for one in cases(table) if one.wrong] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.type)
def test_a_type_has_enough_examples_and_near_misses(table: TypeTable) -> None:
    assert sum(len(rule.examples) for rule in table.rules) >= FEWEST
    assert len(table.near_misses) >= 3


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.type)
def test_every_rule_has_an_example(table: TypeTable) -> None:
    assert [rule.name for rule in table.rules if not rule.examples] == []


def test_every_type_has_a_table() -> None:
    assert set(codebook().types) == set(EventType)
