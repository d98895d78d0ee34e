"""The timeline of a report's events and what it may be narrowed down by."""

from dataclasses import replace

from lxml import html

from onrecord.exports.happenings import OUTLET, Happening, make_happenings
from onrecord.records import Article, Auxiliary, EntityKind, EventType, PartialDate, Record
from tests.exports.test_export import written
from tests.factory import make_entity, make_event, make_record, make_statement, span_of

TEXT = "Ann said Ben helped Cas if asked. Sources said Cas met Dov. Ben warned Dov at Arica."


def small_record() -> Record:
    ann, ben, cas, dov = (make_entity(TEXT, name, []) for name in ("Ann", "Ben", "Cas", "Dov"))
    arica = make_entity(TEXT, "Arica", [], EntityKind.PLACE)
    first = make_statement(TEXT, "Ben helped Cas if asked", speaker=ann.id)
    second = make_statement(TEXT, "Cas met Dov")
    events = (
        make_event(
            *(TEXT, "helped", EventType.AID),
            actor=(ben.id,),
            recipient=(cas.id,),
            statement=first.id,
            condition=span_of(TEXT, "if asked"),
            auxiliary=(Auxiliary.FUTURE, Auxiliary.NEGATION),
            when=PartialDate(2024, 3, 12),
        ),
        make_event(TEXT, "met", EventType.CONSULT, actor=(cas.id, dov.id), statement=second.id, when=PartialDate(2024, 2)),
        make_event(TEXT, "warned", EventType.THREATEN, actor=(ben.id,), recipient=(dov.id,), place=arica.id),
    )
    article = Article(published=PartialDate(2024, 3, 10))
    return replace(make_record(TEXT, (ann, ben, cas, dov, arica), (first, second)), article=article, events=events)


def timeline(record: Record) -> tuple[Happening, ...]:
    return make_happenings(record, {one.id: number for number, one in enumerate(record.statements, 1)}).timeline


def test_events_are_told_by_day_and_undated_ones_on_that_of_publication() -> None:
    assert [(one.words, str(one.when)) for one in timeline(small_record())] == [
        ("met", "2024-02"),
        ("warned", "2024-03-10"),
        ("helped", "2024-03-12"),
    ]


def test_events_of_one_day_are_told_in_the_order_of_the_text() -> None:
    record = small_record()
    undated = replace(record, events=tuple(replace(one, when=None) for one in reversed(record.events)))
    assert [one.words for one in timeline(undated)] == ["helped", "met", "warned"]


def test_a_report_without_a_date_leaves_its_events_undated() -> None:
    record = small_record()
    assert timeline(replace(record, article=None))[0].when is None


def test_a_happening_says_all_that_is_known() -> None:
    helped = timeline(small_record())[-1]
    assert (helped.who, helped.whom, helped.firmness, helped.condition, helped.voucher, helped.statement) == (
        "Ben",
        "Cas",
        "future, negation",
        "if asked",
        "Ann",
        1,
    )


def test_what_is_not_known_is_empty() -> None:
    met, warned, _ = timeline(small_record())
    assert (met.who, met.whom, met.where, met.firmness, met.condition) == ("Cas, Dov", "", "", "", "")
    assert (warned.where, warned.statement) == ("Arica", None)


def test_without_the_text_only_words_are_missing() -> None:
    record = small_record()
    helped = timeline(replace(record, document=replace(record.document, text=None)))[-1]
    assert (helped.who, helped.whom, helped.words, helped.condition) == ("Ben", "Cas", "", "")


def test_a_voucher_is_the_speaker_or_somebody_unnamed_or_the_outlet() -> None:
    assert {one.words: one.voucher for one in timeline(small_record())} == {"helped": "Ann", "met": "somebody unnamed", "warned": OUTLET}


def test_there_is_a_box_for_each_type_and_voucher_with_how_many_it_shows() -> None:
    record = small_record()
    found = make_happenings(replace(record, events=(*record.events, replace(record.events[0], id="again"))), {})
    assert [(one.name, one.count) for one in found.types] == [("AID", 2), ("CONSULT", 1), ("THREATEN", 1)]
    assert [(one.name, one.count) for one in found.vouchers] == [("Ann", 2), ("somebody unnamed", 1), (OUTLET, 1)]


def test_each_happening_has_the_classes_of_its_boxes() -> None:
    found = make_happenings(small_record(), {})
    keys = {one.name: one.key for one in (*found.types, *found.vouchers)}
    assert len(set(keys.values())) == len(keys)
    assert all(one.classes.split() == [keys[one.coded.event.type.value], keys[one.voucher]] for one in found.timeline)


def test_a_report_without_events_has_nothing_to_show() -> None:
    found = make_happenings(make_record(TEXT), {})
    assert (found.timeline, found.types, found.vouchers, found.drawing) == ((), (), (), None)


def test_no_name_of_a_party_becomes_part_of_the_page() -> None:
    record = small_record()
    hostile = tuple(replace(one, name=f"</title></svg><script>{one.name}(1)</script>") for one in record.entities)
    elements = [
        [str(one.tag) for one in html.document_fromstring(written("html", each)).iter()]
        for each in (record, replace(record, entities=hostile))
    ]
    assert elements[0] == elements[1]
