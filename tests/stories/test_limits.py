"""What a story's comparison could not see: it is always said, and it is true of these reports."""

from dataclasses import replace

import pytest

from onrecord.records import Record
from onrecord.stories.limits import limitations_of
from onrecord.stories.utterances import FIRST
from tests.stories.told import tell

TEXTS = ["The ferry sailed.", "The ferry came back.", "The ferry sank.", *(f"Ferry {turn} sailed." for turn in range(4, 12))]


def dated(count: int) -> list[Record]:
    return [tell(text, day=3) for text in TEXTS[:count]]


def bare(record: Record) -> Record:
    return replace(record, document=replace(record.document, text=None))


def foreign(record: Record, language: str | None) -> Record:
    return replace(record, article=replace(record.article, language=language) if record.article else None)


def about(limitations: tuple[str, ...], *words: str) -> list[str]:
    return [one for one in limitations if any(word in one for word in words)]


@pytest.mark.parametrize("records", [dated(count) for count in (1, 2, 3, 11)])
def test_there_is_always_something_that_was_not_seen(records: list[Record]) -> None:
    assert limitations_of(records)


def test_one_report_was_compared_with_nothing() -> None:
    assert limitations_of(dated(1)) == ("One report: nothing was compared.",)


def test_several_reports_are_counted() -> None:
    assert "3 reports" in limitations_of(dated(3))[0]


def test_more_reports_than_are_laid_beside_each_other() -> None:
    said = f"first {FIRST} reports only"
    assert about(limitations_of(dated(FIRST)), said) == []
    assert len(about(limitations_of(dated(FIRST + 1)), said)) == 1


def test_reports_without_a_date_are_counted() -> None:
    assert about(limitations_of(dated(2)), "date") == []
    assert about(limitations_of([*dated(2), tell("Another ferry sailed."), tell("No ferry sailed.")]), "date") == [
        "2 of 4 reports have no date of publication; who was first is not known of them."
    ]


def test_a_record_that_failed_has_no_date() -> None:
    assert len(about(limitations_of([*dated(2), replace(tell(TEXTS[2], day=3), article=None)]), "1 of 3 reports have no date")) == 1


@pytest.mark.parametrize(("language", "told"), [("de", True), ("no", True), ("en", False), (None, False)])
def test_reports_in_another_language_are_told(language: str | None, told: bool) -> None:
    records = [dated(1)[0], *(foreign(record, language) for record in dated(3)[1:])]
    assert bool(about(limitations_of(records), "Not in English")) == told


def test_reports_without_their_text_are_told() -> None:
    said = "Reports without their text were not compared."
    assert said not in limitations_of(dated(2))
    assert said in limitations_of([dated(1)[0], bare(dated(2)[1])])


def test_what_is_told_does_not_depend_on_the_order_of_the_reports() -> None:
    records = [*dated(2), tell("No ferry sailed."), bare(dated(3)[2]), foreign(tell("Die Fähre fuhr.", day=3), "de")]
    assert limitations_of(records) == limitations_of(records[::-1])


def test_nothing_is_told_twice() -> None:
    found = limitations_of([*dated(11), tell("No ferry sailed.")])
    assert len(set(found)) == len(found)
