"""The same event in several reports: which mentions are of one, how many origins vouch for it, in what reports contradict each other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from onrecord.records import (
    Auxiliary,
    EventReference,
    EventType,
    Happening,
    Origin,
    PartialDate,
    Record,
)
from onrecord.stories.happenings import alike, find_happenings, find_sightings
from onrecord.stories.wording import stem_of
from tests.factory import EVIDENCE
from tests.stories.told import SENSES, Found, in_words, lay, sense, tell, with_event

pytestmark = SENSES

SHELLED = "Soldiers of the [organisation Orlen Front] shelled the village of [place Brenna] on [2031-03-03 Monday], killing 12 people."
AGAIN = "Troops of the [organisation Orlen Front] shelled the village of [place Brenna] on [2031-03-03 3 March] and killed twelve people."
DENIED = "The [organisation Orlen Front] never shelled the village of [place Brenna] on [2031-03-03 Monday]."
MARCHED = "Pupils marched through the old town against the closure of their music school."

YES, NO, MAYBE = 3.0, -3.0, 0.5


def report(marked: str, trigger: str = "shelled", type_: EventType = EventType.ASSAULT, **told: Any) -> Record:
    """A report with one event."""
    return with_event(tell(marked), trigger, type_, "Orlen Front", **told)


def find(records: Sequence[Record], *one_text: int) -> tuple[Happening, ...]:
    """The happenings of reports, of which those of these turns carry one text."""
    ids = [record.document.id for record in records]
    texts = [tuple(ids[turn] for turn in one_text), *((one,) for turn, one in enumerate(ids) if turn not in one_text)]
    origins = tuple(Origin(reports[0], reports, reports[0], EVIDENCE) for reports in texts if reports)
    return find_happenings(lay(*records), origins, sense())


def differing(*records: Record) -> list[Found]:
    (found,) = find(records)
    return [in_words(one, *records) for one in found.differences]


def test_an_event_that_two_reports_tell_of_is_one_happening() -> None:
    records = report(SHELLED), report(AGAIN)
    (found,) = find(records)
    told = tuple(EventReference(record.document.id, record.events[0].id) for record in records)
    assert found == Happening(found.id, EventType.ASSAULT, told, 2)


@pytest.mark.parametrize(
    "records",
    [
        (),
        (report(SHELLED),),
        (tell(SHELLED), tell(AGAIN)),
        (report(SHELLED), tell(AGAIN)),
        (report(SHELLED), report(MARCHED, "marched", EventType.PROTEST)),
        (report(SHELLED), report(MARCHED, "marched")),
        (report(SHELLED), report(AGAIN, type_=EventType.PROTEST)),
        (report(SHELLED, when=PartialDate(2031, 3, 3)), report(AGAIN, when=PartialDate(2031, 3, 9))),
    ],
)
def test_what_only_one_report_tells_of_or_what_cannot_be_one_event_is_no_happening(records: tuple[Record, ...]) -> None:
    assert find(records) == ()


def test_two_mentions_of_one_report_are_no_happening_of_several() -> None:
    twice = with_event(report(f"{SHELLED}\nThe shelling of the village killed 12 people."), "shelling", EventType.ASSAULT, "Orlen Front")
    assert find((twice, tell(AGAIN))) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (PartialDate(2031, 3, 3), PartialDate(2031, 3, 3)),
        (PartialDate(2031, 3), PartialDate(2031, 3, 3)),
        (PartialDate(2031, 3, 3), None),
    ],
)
def test_dates_that_may_agree_do_not_keep_two_mentions_apart(left: PartialDate | None, right: PartialDate | None) -> None:
    assert len(find((report(SHELLED, when=left), report(AGAIN, when=right)))) == 1


@pytest.mark.parametrize(("one_text", "origins"), [((), 3), ((0, 1), 2), ((0, 1, 2), 1)])
def test_reports_that_carry_one_text_vouch_once(one_text: tuple[int, ...], origins: int) -> None:
    records = report(SHELLED), report(AGAIN), report(f"{AGAIN}\nNobody slept.")
    (found,) = find(records, *one_text)
    assert (len(found.events), found.independent_origins) == (3, origins)


def test_events_are_in_the_order_of_the_reports() -> None:
    records = [report(f"{AGAIN}\n{word}.") for word in ("One", "Two", "Three", "Four")]
    (found,) = find(records)
    assert [one.document for one in found.events] == [record.document.id for record in records]


@pytest.mark.parametrize("right", [AGAIN, SHELLED + " Nobody slept.", SHELLED.replace("on [2031-03-03 Monday], ", "")])
def test_reports_that_agree_contradict_each_other_in_nothing(right: str) -> None:
    assert differing(report(SHELLED, certainty=YES), report(right, certainty=YES)) == []


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [("12", "21", "number"), ("Monday", "Wednesday", "date"), ("Brenna", "Corvo", "place")],
)
def test_a_number_a_date_or_a_place_that_cannot_both_be_right(before: str, after: str, kind: str) -> None:
    right = SHELLED.replace(before, after).replace("2031-03-03 Wednesday", "2031-03-05 Wednesday")
    assert differing(report(SHELLED), report(right)) == [(kind, "changed", before, after)]


def test_what_only_one_report_tells_is_no_contradiction() -> None:
    assert differing(report(SHELLED), report(SHELLED.replace(", killing 12 people", ""))) == []


def test_one_report_says_that_it_happened_and_the_other_that_it_did_not() -> None:
    happened, denied = report(SHELLED, certainty=YES), report(DENIED, certainty=NO, auxiliary=(Auxiliary.NEGATION,))
    assert differing(happened, denied) == [("negation", "added", None, "never")]
    assert differing(denied, happened) == [("negation", "dropped", "never", None)]


def test_a_denial_without_a_word_of_its_own_stands_on_the_event() -> None:
    denied = report(AGAIN, certainty=NO, auxiliary=(Auxiliary.NEGATION,))
    assert differing(report(SHELLED, certainty=YES), denied) == [("negation", "added", None, "shelled")]


@pytest.mark.parametrize(
    "told",
    [
        {"certainty": None},
        {"certainty": MAYBE},
        {"certainty": NO, "auxiliary": (Auxiliary.FUTURE, Auxiliary.NEGATION)},
        {"certainty": NO, "auxiliary": (Auxiliary.HYPOTHETICAL,)},
    ],
)
def test_what_is_not_sure_yet_to_come_or_only_thought_of_denies_nothing(told: dict[str, Any]) -> None:
    assert differing(report(SHELLED, certainty=YES), report(DENIED, **told)) == []


def test_every_later_report_is_held_against_the_first() -> None:
    records = [report(SHELLED), report(SHELLED.replace("12", "21")), report(SHELLED.replace("12", "30"))]
    assert differing(*records) == [("number", "changed", "12", "21"), ("number", "changed", "12", "30")]


def test_ids_stay_the_same() -> None:
    records = report(SHELLED), report(AGAIN)
    assert find(records) == find(records)


def test_a_sighting_knows_its_line_and_the_words_around() -> None:
    (sighting,) = find_sightings(lay(report(f"Nobody slept.\n{SHELLED}")), sense())
    assert (sighting.report, sighting.line, sighting.who) == (0, 1, frozenset({"organisation front orlen"}))
    assert sighting.stem == stem_of("shelled")
    assert {stem_of("soldiers"), stem_of("village")} <= sighting.near
    assert sighting.stem not in sighting.near


@pytest.mark.parametrize("trigger", ["—", "  ", "…"])
def test_a_trigger_without_a_word_does_not_stop_the_search(trigger: str) -> None:
    odd = SHELLED.replace("shelled the", "shelled —  … the")
    records = [with_event(report(one), trigger, EventType.PROTEST) for one in (odd, odd + " Nobody slept.")]
    assert [one.type for one in find(records) if one.type is EventType.ASSAULT] == [EventType.ASSAULT]


def test_an_event_outside_the_body_is_not_sighted() -> None:
    record = report(f"Nobody slept.\n{SHELLED}")
    assert record.article is not None
    first = replace(record.article, body=record.article.body[:1])
    assert find_sightings(lay(replace(record, article=first)), sense()) == []


def test_mentions_are_as_alike_one_way_as_the_other_and_the_same_words_more_than_others() -> None:
    first, again, other = find_sightings(lay(report(SHELLED), report(AGAIN), report(MARCHED, "marched")), sense())
    assert alike(first, again) == alike(again, first)
    assert 0 <= alike(first, other) < alike(first, again) <= alike(first, first) <= 1
