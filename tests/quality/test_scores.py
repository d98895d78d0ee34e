from pathlib import Path

import pytest

from tests.quality import scores
from tests.quality.counts import Counts, compared
from tests.quality.reading import Row
from tests.quality.scores import ALL, Measurement, measured, why_not

TEXT = "Ferry stays\nThe ferry stays, Ada Borg said.\nJoin us today."


def record(body: list[list[int]]) -> Row:
    mentions = [{"span": [29, 37], "form": "name"}, {"span": [0, 5], "form": "nominal"}]
    return {"document": {"text": TEXT}, "article": {"body": body}, "entities": [{"kind": "person", "mentions": mentions}]}


def lines(*labels: str) -> Row:
    starts = [(0, 11), (12, 43), (44, 58)]
    return {"lines": [{"start": start, "end": end, "label": label} for (start, end), label in zip(starts, labels, strict=True)]}


def test_agreement_counts_what_stands_on_both_sides() -> None:
    assert compared("aab", "abc") == Counts(2, 3, 3)


def test_f1_is_the_harmonic_mean() -> None:
    found = Counts(right=2, given=4, wanted=2)
    assert [found.precision, found.recall, found.f1] == pytest.approx([0.5, 1.0, 2 / 3])


def test_nothing_right_is_nothing() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (0.0, 0.0, 0.0)


def test_a_line_outside_the_body_counts_as_set_aside() -> None:
    assert scores._furniture_counts(lines("title", "body", "furniture"), record([[12, 43]])) == Counts(1, 1, 1)


def test_a_body_line_that_was_set_aside_is_an_error() -> None:
    assert scores._furniture_counts(lines("mixed", "body", "furniture"), record([])) == Counts(1, 2, 1)


def test_the_body_of_a_record_is_its_words() -> None:
    assert scores._body_of(record([[0, 11], [12, 43]])) == "Ferry stays\nThe ferry stays, Ada Borg said."


def test_only_names_of_the_kind_are_given() -> None:
    assert (scores._given(record([]), "person"), scores._given(record([]), "place")) == ({(29, 37)}, set())


def test_only_names_of_the_types_are_wanted() -> None:
    row = {"mentions": [{"start": 29, "end": 37, "type": "PERSON"}, {"start": 0, "end": 5, "type": "ORG"}]}
    assert scores._wanted(row, {"PERSON"}) == {(29, 37)}


def test_short_texts_are_one_run() -> None:
    assert (scores._runs("Ferry stays"), scores._runs("a b c d e")) == ([("Ferry", "stays")], [("a", "b", "c", "d"), ("b", "c", "d", "e")])


def test_figures_bear_the_name_of_their_measurement() -> None:
    one = Measurement(
        "hill-dev", "data/hill.jsonl.gz", lambda gold: {"link": 0.70049, "gold is named": float(gold.name == "hill.jsonl.gz")}
    )
    assert measured(one) == {"hill-dev: link": 0.7, "hill-dev: gold is named": 1.0}


def test_a_missing_gold_set_is_the_reason() -> None:
    one = Measurement("hill-dev", "data/no-such-file.jsonl.gz", lambda gold: {})
    assert why_not(one) == "the gold set data/no-such-file.jsonl.gz is not beside this checkout"


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_every_measurement_says_what_it_measures(one: Measurement) -> None:
    assert one.measure.__doc__
    assert not Path(one.gold).is_absolute()
