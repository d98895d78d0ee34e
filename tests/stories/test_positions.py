"""What one speaker said on one topic over time, and what changed from one day to the next."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.records import PartialDate, Position, Record, Stance, Stand
from onrecord.stories.positions import find_positions
from tests.stories.told import SENSES, Found, in_words, lay, sense, tell

pytestmark = SENSES

SAID = "[Ida Brekke] {said} "
SELL = SAID + "<the town will sell the old shipyard to the workers>."
ON_CONDITION = SAID + "<the town will sell the old shipyard to the workers [condition if the pension fund is paid]>."
READY = SAID + "<the town was ready to sell the old shipyard to the workers>."
MUST = SAID + "<the town must sell the old shipyard to the workers>."
NOT = SAID + "<the town will not sell the old shipyard to the workers>."
CHOIR = SAID + "<the choir must rehearse twice before the summer concert>."
FIRST, SECOND, THIRD = 3, 5, 9


def find(*records: Record) -> tuple[Position, ...]:
    return find_positions(lay(*records), sense())


def shifts(records: Sequence[Record]) -> list[Found]:
    (found,) = find(*records)
    return [in_words(one, *records) for one in found.shifts]


def denying(record: Record) -> Record:
    """The same with all that is said in it negated."""
    return replace(record, statements=tuple(replace(one, negated=True) for one in record.statements))


def test_what_somebody_said_on_two_days_on_one_topic_is_a_position() -> None:
    records = tell(SELL, day=FIRST), tell(READY, day=SECOND)
    (found,) = find(*records)
    stands = tuple(
        Stand(record.document.id, record.statements[0].id, PartialDate(2031, 3, day))
        for record, day in zip(records, (FIRST, SECOND), strict=True)
    )
    assert found == Position(found.id, "Ida Brekke", ("sell", "shipyard", "town", "workers"), stands, found.shifts)


@pytest.mark.parametrize(
    "records",
    [
        (),
        (tell(""),),
        (tell(SELL, day=FIRST),),
        (tell(SELL, day=FIRST), tell(READY, day=FIRST)),
        (tell(SELL), tell(READY)),
        (tell(SELL, day=FIRST), tell(SELL.replace("Ida Brekke", "Per Lund"), day=SECOND)),
        (tell(SELL, day=FIRST), tell(CHOIR, day=SECOND)),
    ],
)
def test_one_day_two_speakers_or_two_topics_are_no_position(records: tuple[Record, ...]) -> None:
    assert find(*records) == ()


def test_a_speaker_without_a_name_has_no_position() -> None:
    unnamed = SELL.replace("[Ida Brekke]", "[the mayor]")
    assert find(tell(unnamed, day=FIRST), tell(f"{unnamed}\nNobody slept.", day=SECOND)) == ()


@pytest.mark.parametrize(
    "marked", ["{said} <the town will sell the old shipyard to the workers>.", "<We will sell the old shipyard to the workers>."]
)
def test_words_without_a_speaker_are_nobodys_position(marked: str) -> None:
    assert find(tell(marked, day=FIRST), tell(f"{marked} Nobody slept.", day=SECOND)) == ()


@pytest.mark.parametrize(
    "content",
    [
        "the old shipyard smelled of tar and herring",
        "the workers could buy the old shipyard",
        "the workers may sell the old shipyard",
        "it will be so",
    ],
)
def test_who_commits_himself_to_nothing_takes_no_position(content: str) -> None:
    marked = f"{SAID}<{content}>."
    assert find(tell(marked, day=FIRST), tell(f"{marked} Nobody slept.", day=SECOND)) == ()


def test_an_attitude_is_no_position() -> None:
    record = tell(SELL, day=FIRST)
    hoped = replace(record, statements=tuple(replace(one, stance=Stance.ATTITUDE) for one in record.statements))
    assert find(hoped, tell(READY, day=SECOND)) == ()


def test_a_speaker_is_called_by_the_fullest_name() -> None:
    short = SELL.replace("Ida Brekke", "Brekke")
    assert [one.speaker for one in find(tell(short, day=FIRST), tell(SELL, day=SECOND), tell(short + " Yes.", day=THIRD))] == ["Ida Brekke"]


def test_every_topic_is_a_position_of_its_own() -> None:
    days = [tell(f"{SELL}\n{CHOIR}", day=FIRST), tell(f"{READY}\n{CHOIR}", day=SECOND)]
    found = find(*days)
    assert sorted(word for one in found for word in one.topic if word in ("choir", "shipyard")) == ["choir", "shipyard"]
    assert [len(one.stands) for one in found] == [2, 2]


def test_positions_are_in_order_of_their_speakers() -> None:
    lund = SELL.replace("Ida Brekke", "Per Lund").replace("shipyard", "theatre")
    found = find(tell(f"{lund}\n{SELL}", day=FIRST), tell(f"{lund}\n{READY}", day=SECOND))
    assert [one.speaker for one in found] == ["Ida Brekke", "Per Lund"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (SELL, SELL + " Nobody slept.", []),
        (SELL, READY, [("modality", "changed", "will", "ready to")]),
        (READY, MUST, [("modality", "changed", "ready to", "must")]),
        (ON_CONDITION, SELL, [("condition", "dropped", "if the pension fund is paid", None)]),
        (SELL, ON_CONDITION, [("condition", "added", None, "if the pension fund is paid")]),
        (
            ON_CONDITION,
            MUST,
            [("condition", "dropped", "if the pension fund is paid", None), ("modality", "changed", "will", "must")],
        ),
    ],
)
def test_what_changes_from_one_day_to_the_next(before: str, after: str, expected: list[Found]) -> None:
    assert shifts([tell(before, day=FIRST), tell(after, day=SECOND)]) == expected


def test_who_denies_what_he_had_promised_shifts() -> None:
    records = [tell(SELL, day=FIRST), denying(tell(NOT, day=SECOND))]
    assert shifts(records) == [("negation", "added", None, "not")]


def test_who_promises_what_he_had_denied_shifts() -> None:
    records = [denying(tell(NOT, day=FIRST)), tell(SELL, day=SECOND)]
    assert shifts(records) == [("negation", "dropped", "not", None)]


def test_each_day_is_held_against_the_day_before() -> None:
    records = [tell(SELL, day=FIRST), tell(READY, day=SECOND), tell(SELL + " Nobody slept.", day=THIRD)]
    assert shifts(records) == [("modality", "changed", "will", "ready to"), ("modality", "changed", "ready to", "will")]


def test_of_a_day_with_several_reports_a_kind_of_change_is_told_once() -> None:
    records = [tell(SELL, day=FIRST), tell(READY, day=SECOND), tell(READY + " Nobody slept.", day=SECOND)]
    assert shifts(records) == [("modality", "changed", "will", "ready to")]


def test_a_statement_without_a_date_may_stand_but_shifts_nothing() -> None:
    records = [tell(SELL, day=FIRST), tell(SELL + " Nobody slept.", day=SECOND), tell(READY)]
    (found,) = find(*records)
    assert [one.published for one in found.stands] == [PartialDate(2031, 3, FIRST), PartialDate(2031, 3, SECOND), None]
    assert found.shifts == ()


def on(record: Record, published: PartialDate) -> Record:
    assert record.article is not None
    return replace(record, article=replace(record.article, published=published))


MONTH, YEAR = PartialDate(2031, 3), PartialDate(2031)


@pytest.mark.parametrize("published", [MONTH, YEAR])
def test_a_report_whose_day_is_not_known_is_no_second_day(published: PartialDate) -> None:
    assert find(tell(SELL, day=FIRST), on(tell(READY), published)) == ()


@pytest.mark.parametrize("published", [MONTH, YEAR])
def test_a_statement_whose_day_is_not_known_may_stand_but_shifts_nothing(published: PartialDate) -> None:
    records = [tell(SELL, day=FIRST), tell(SELL + " Nobody slept.", day=SECOND), on(tell(MUST), published)]
    (found,) = find(*records)
    assert [one.published for one in found.stands] == [PartialDate(2031, 3, FIRST), PartialDate(2031, 3, SECOND), published]
    assert found.shifts == ()


def test_the_strongest_modal_of_a_statement_counts_whatever_stands_in_its_condition() -> None:
    both = SAID + "<the town will sell the old shipyard, and was ready to sell the dock, to the workers>."
    assert shifts([tell(both, day=FIRST), tell(READY, day=SECOND)]) == [("modality", "changed", "will", "ready to")]
    within = SAID + "<the town was ready to sell the old shipyard to the workers [condition if they will pay]>."
    assert shifts([tell(within, day=FIRST), tell(SELL, day=SECOND)])[-1] == ("modality", "changed", "ready to", "will")


def test_a_topic_is_at_most_five_words_as_the_first_statement_prints_them() -> None:
    long = SAID + "<Towns will sell Shipyards, docks, cranes, warehouses, ferries and lighthouses to workers>."
    (found,) = find(tell(long, day=FIRST), tell(long.lower().replace("[ida brekke]", "[Ida Brekke]"), day=SECOND))
    assert len(found.topic) == 5
    assert set(found.topic) <= {"Towns", "sell", "Shipyards", "docks", "cranes", "warehouses", "ferries", "lighthouses", "workers"}


def test_ids_stay_the_same() -> None:
    records = tell(SELL, day=FIRST), tell(READY, day=SECOND)
    assert find(*records) == find(*records)
