"""Which events are written."""

from dataclasses import replace

from onrecord.exports.selection import Selection, select_events
from onrecord.records import Auxiliary, EventType, Record
from tests.factory import make_entity, make_event, make_record, make_statement

TEXT = "Peru accused Chile of shelling Arica. Peru met Chile. Chile met Peru again."


def small_record() -> Record:
    peru, chile = make_entity(TEXT, "Peru", []), make_entity(TEXT, "Chile", [])
    accused = make_statement(TEXT, "Chile of shelling Arica", cue="accused", speaker=peru.id)
    sides = {"actor": (peru.id,), "recipient": (chile.id,)}
    events = (
        make_event(TEXT, "accused", EventType.ACCUSE, **sides),
        make_event(TEXT, "shelling", EventType.ASSAULT, actor=(chile.id,), statement=accused.id, auxiliary=(Auxiliary.HISTORICAL,)),
        make_event(TEXT, "met Chile", EventType.CONSULT, **sides),
        make_event(TEXT, "met Peru", EventType.CONSULT, **sides),
    )
    return replace(make_record(TEXT, (peru, chile), (accused,)), events=events)


def kept(selection: Selection, *records: Record) -> list[list[str]]:
    return [[one.type.value for one in record.events] for record in select_events(records, selection)]


def test_nothing_is_left_out_unless_asked() -> None:
    assert list(select_events([small_record()], Selection())) == [small_record()]


def test_events_of_a_mode_are_left_out() -> None:
    assert kept(Selection(frozenset({Auxiliary.HISTORICAL})), small_record()) == [["ACCUSE", "CONSULT", "CONSULT"]]


def test_what_an_accusation_says_collapses_into_it() -> None:
    assert kept(Selection(collapse=True), small_record()) == [["ACCUSE", "CONSULT", "CONSULT"]]


def test_one_a_day_counts_over_all_reports() -> None:
    assert kept(Selection(once_a_day=True), small_record(), small_record()) == [["ACCUSE", "ASSAULT", "CONSULT"], []]
