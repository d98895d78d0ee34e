"""Who is who within one story."""

from dataclasses import replace
from random import Random

import pytest

from onrecord.records import Entity, EntityKind, MentionForm, Record
from onrecord.stories.persons import find_persons, is_named
from tests.factory import make_entity, make_record


def report(*names: str, kind: EntityKind = EntityKind.PERSON, number: int = 0) -> Record:
    """A report that names these; the ids of its entities are readable."""
    text = " / ".join(names)
    entities = (replace(make_entity(name, name, [name], kind), id=f"{name}@{number}") for name in names)
    return make_record(text, tuple(entities))


def partition(found: dict[str, str]) -> list[list[str]]:
    """Which entities share a key, in order."""
    groups: dict[str, list[str]] = {}
    for entity, key in found.items():
        groups.setdefault(key, []).append(entity)
    return sorted(map(sorted, groups.values()))


def told(*names: str, kind: EntityKind = EntityKind.PERSON) -> list[list[str]]:
    """Which names of one report are one."""
    return partition(find_persons([report(*names, kind=kind)]))


def test_no_reports_have_no_persons() -> None:
    assert find_persons([]) == {}
    assert find_persons([make_record("It rains.")]) == {}


def test_names_of_equal_words_are_one_in_all_reports() -> None:
    found = find_persons([report("Ida Brekke"), report("Ida Brekke", number=1)])
    assert partition(found) == [["Ida Brekke@0", "Ida Brekke@1"]]


@pytest.mark.parametrize(("one", "other"), [("Ida Brekke", "IDA BREKKE"), ("Ida Brekke", "Brekke, Ida"), ("Ida O'Venn", "Ida O’Venn")])
def test_a_name_is_its_words_however_printed(one: str, other: str) -> None:
    assert len(told(one, other)) == 1


def test_a_last_name_is_the_one_longer_name_that_holds_it() -> None:
    assert told("Ida Brekke", "Brekke", "Olek Ruvik") == [["Brekke@0", "Ida Brekke@0"], ["Olek Ruvik@0"]]


def test_a_last_name_of_two_is_neither() -> None:
    assert told("Ida Brekke", "Jon Brekke", "Brekke") == [["Brekke@0"], ["Ida Brekke@0"], ["Jon Brekke@0"]]


def test_a_name_is_the_longest_of_a_chain() -> None:
    assert told("Brekke", "Ida Brekke", "Ida Marie Brekke") == [["Brekke@0", "Ida Brekke@0", "Ida Marie Brekke@0"]]


def test_a_longer_name_in_another_report_counts() -> None:
    found = find_persons([report("Brekke"), report("Ida Brekke", number=1)])
    assert partition(found) == [["Brekke@0", "Ida Brekke@1"]]


def test_only_persons_are_called_by_part_of_a_name() -> None:
    assert told("Sund Ferry Line", "Ferry Line", kind=EntityKind.ORGANISATION) == [["Ferry Line@0"], ["Sund Ferry Line@0"]]


def test_an_article_is_no_part_of_a_name() -> None:
    assert told("The Ferry Line", "Ferry Line", kind=EntityKind.ORGANISATION) == [["Ferry Line@0", "The Ferry Line@0"]]


def test_kinds_are_kept_apart() -> None:
    found = find_persons([report("Sund"), report("Sund", kind=EntityKind.PLACE, number=1)])
    assert partition(found) == [["Sund@0"], ["Sund@1"]]


def described(entity: Entity) -> Entity:
    return replace(entity, mentions=tuple(replace(one, form=MentionForm.NOMINAL) for one in entity.mentions))


def test_what_has_no_name_is_one_with_nothing() -> None:
    records = [report("the owner"), report("the owner", number=1)]
    unnamed = [replace(one, entities=tuple(map(described, one.entities))) for one in records]
    assert find_persons(unnamed) == {"the owner@0": "the owner@0", "the owner@1": "the owner@1"}


def test_whether_a_report_calls_an_entity_by_name() -> None:
    (entity,) = report("Ida Brekke").entities
    assert is_named(entity)
    assert not is_named(described(entity))
    assert not is_named(replace(entity, mentions=()))


def test_what_is_settled_already_wins() -> None:
    records = [report("Ida Brekke"), report("Ida Brekke", number=1)]
    settled = {"Ida Brekke@0": "the elder", "Ida Brekke@1": "the younger", "somebody else": "elsewhere"}
    assert find_persons(records, settled) == {"Ida Brekke@0": "the elder", "Ida Brekke@1": "the younger"}
    assert partition(find_persons(records, {})) == partition(find_persons(records))


def test_the_order_of_the_reports_does_not_matter() -> None:
    records = [report(name, number=turn) for turn, name in enumerate(["Brekke", "Ida Brekke", "Ruvik", "Olek Ruvik", "Jan Ruvik"])]
    shuffled = list(records)
    Random(5).shuffle(shuffled)
    assert find_persons(shuffled) == find_persons(records)
