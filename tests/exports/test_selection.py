"""Which events are left out: nested speech, several modes, and what makes two events of a day the same."""

from dataclasses import replace

import pytest

from onrecord.exports.selection import Selection, select_events
from onrecord.records import Article, Auxiliary, Entity, EventType, PartialDate, Record
from tests.factory import make_entity, make_event, make_record, make_statement

TEXT = "Ann warned that Ben accused Cas of robbing Dov, and Eli met Fay. Gil hit Hal."
FIRST, SECOND = PartialDate(2024, 3, 9), PartialDate(2024, 3, 10)


def nested(*modes: tuple[str, Auxiliary]) -> Record:
    """A warning that holds an accusation that holds a robbery; a meeting that the warning holds too; a blow outside."""
    outer = make_statement(TEXT, "Ben accused Cas of robbing Dov, and Eli met Fay", cue="warned")
    inner = replace(make_statement(TEXT, "robbing Dov", cue="accused"), within=outer.id)
    places = {"warned": None, "accused": outer.id, "robbing": inner.id, "met": outer.id, "hit": None}
    events = tuple(
        make_event(TEXT, word, EventType.ACCUSE, statement=place, auxiliary=tuple(mode for name, mode in modes if name == word))
        for word, place in places.items()
    )
    return replace(make_record(TEXT, (), (outer, inner)), events=events)


def kept(selection: Selection, *records: Record) -> list[list[str]]:
    return [[TEXT[one.trigger.start : one.trigger.end] for one in record.events] for record in select_events(records, selection)]


def without(*modes: Auxiliary) -> Selection:
    return Selection(frozenset(modes))


def test_collapse_goes_through_nested_speech() -> None:
    assert kept(Selection(collapse=True), nested()) == [["warned", "hit"]]


def test_speech_that_is_no_event_collapses_nothing() -> None:
    record = nested()
    assert kept(Selection(collapse=True), replace(record, events=record.events[2:])) == [["robbing", "met", "hit"]]


def test_each_mode_leaves_out_its_own() -> None:
    record = nested(("accused", Auxiliary.FUTURE), ("met", Auxiliary.NEGATION), ("met", Auxiliary.FUTURE), ("hit", Auxiliary.HISTORICAL))
    assert kept(without(Auxiliary.NEGATION), record) == [["warned", "accused", "robbing", "hit"]]
    assert kept(without(Auxiliary.FUTURE, Auxiliary.HISTORICAL), record) == [["warned", "robbing"]]
    assert kept(without(Auxiliary.HYPOTHETICAL), record) == [["warned", "accused", "robbing", "met", "hit"]]


def test_speech_that_is_left_out_itself_does_not_stand_for_what_it_says() -> None:
    record = nested(("warned", Auxiliary.NEGATION))
    assert kept(Selection(frozenset({Auxiliary.NEGATION}), collapse=True), record) == [["accused", "met", "hit"]]


def test_only_events_are_left_out() -> None:
    (found,) = select_events([nested()], Selection(frozenset(Auxiliary), collapse=True, once_a_day=True))
    assert replace(found, events=()) == replace(nested(), events=())


def blows(*days: PartialDate | None, published: PartialDate | None = None, **victim: str) -> Record:
    """One blow of Gil against Hal for each day."""
    gil, hal = make_entity(TEXT, "Gil", []), replace(make_entity(TEXT, "Hal", []), **victim)  # type: ignore[arg-type]
    event = make_event(TEXT, "hit", EventType.ASSAULT, actor=(gil.id,), recipient=(hal.id,))
    events = tuple(replace(event, id=f"{number}", when=day) for number, day in enumerate(days))
    return replace(make_record(TEXT, (gil, hal)), article=Article(published=published), events=events)


@pytest.mark.parametrize(
    ("records", "counts"),
    [
        ([blows(FIRST, FIRST)], [1]),
        ([blows(FIRST, SECOND)], [2]),
        ([blows(FIRST), blows(FIRST)], [1, 0]),
        ([blows(None, published=FIRST), blows(FIRST, published=SECOND)], [1, 0]),
        ([blows(None, published=FIRST), blows(None, published=SECOND)], [1, 1]),
        ([blows(FIRST, country="NOR"), blows(FIRST, country="SWE")], [1, 1]),
        ([blows(FIRST, sector="COP"), blows(FIRST)], [1, 1]),
        ([blows(FIRST, PartialDate(2024, 3))], [2]),
    ],
)
def test_once_a_day_counts_day_and_parties(records: list[Record], counts: list[int]) -> None:
    assert [len(one.events) for one in select_events(records, Selection(once_a_day=True))] == counts


def test_once_a_day_keeps_the_first() -> None:
    (found,) = select_events([blows(FIRST, FIRST, SECOND)], Selection(once_a_day=True))
    assert [one.id for one in found.events] == ["0", "2"]


def swapped(record: Record) -> Record:
    (event,) = record.events
    return replace(record, events=(replace(event, actor=event.recipient, recipient=event.actor),))


def joint(names: str) -> Record:
    parties: tuple[Entity, ...] = tuple(make_entity(TEXT, name, []) for name in names.split())
    event = make_event(TEXT, "met", EventType.CONSULT, actor=tuple(one.id for one in parties), when=FIRST)
    return replace(make_record(TEXT, parties), events=(event,))


def test_who_acts_and_who_is_acted_on_are_not_the_same() -> None:
    assert kept(Selection(once_a_day=True), blows(FIRST), swapped(blows(FIRST))) == [["hit"], ["hit"]]


def test_the_order_of_parties_of_one_side_does_not_matter() -> None:
    assert kept(Selection(once_a_day=True), joint("Eli Fay"), joint("Fay Eli")) == [["met"], []]


def test_nothing_is_left_out_unless_asked() -> None:
    assert kept(Selection(), nested()) == [["warned", "accused", "robbing", "met", "hit"]]
