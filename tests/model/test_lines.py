"""Scores of lines: the weights' card, the trees, and what every result must hold."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import MissingModel, StaleModel
from onrecord.model.lines import CARD, FILE, WEIGHTS, read_lines, score_lines
from onrecord.model.trees import Trees, climb
from onrecord.records import Hints, LineScore
from tests.factory import make_document, span_of

PAGE = """Carwick keeps its bridge

The council of Carwick voted on Monday to keep its only bridge open for another year.

Repairs will cost 40,000 pounds, the leader of the council told a meeting in the town hall.

Sign up for our newsletter
"""


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    for name in (CARD, FILE):
        shutil.copy(WEIGHTS / "en" / name, tmp_path)
    return tmp_path


def test_trees_add_up_their_leaves() -> None:
    one = Trees(
        feature=np.array([[1, 0, 0], [0, 0, 0]]),
        threshold=np.array([[0.5, 0, 0], [9.0, 0, 0]]),
        low=np.array([[1, 1, 2], [1, 1, 2]]),
        high=np.array([[2, 1, 2], [2, 1, 2]]),
        value=np.array([[0, -10, 20], [0, 3, 4]]),
        depth=1,
        scale=0.1,
        base=1.0,
    )
    assert np.round(climb(one, np.array([[0.0, 0.5], [0.0, 0.6], [10.0, 0.0]])), 6).tolist() == [0.3, 3.3, 0.4]


def test_a_folder_without_weights_is_a_missing_model(tmp_path: Path) -> None:
    with pytest.raises(MissingModel, match="no weights for lines"):
        read_lines(tmp_path)


@pytest.mark.end_to_end
def test_weights_that_are_not_the_cards_are_refused(weights: Path) -> None:
    (weights / FILE).write_bytes((weights / FILE).read_bytes() + b"\0")
    with pytest.raises(StaleModel, match="is not the card's"):
        read_lines(weights)


@pytest.mark.end_to_end
def test_weights_for_other_features_are_refused(weights: Path) -> None:
    card = (weights / CARD).read_text(encoding="utf-8")
    (weights / CARD).write_text(card.replace('"colon"', '"comma"'), encoding="utf-8")
    with pytest.raises(StaleModel, match="features"):
        read_lines(weights)


@pytest.mark.end_to_end
def test_the_shipped_weights_are_small_and_hold_no_text() -> None:
    with np.load(WEIGHTS / "en" / FILE, allow_pickle=False) as arrays:
        kinds = {arrays[name].dtype.kind for name in arrays.files}
    assert (kinds <= set("iuf"), (WEIGHTS / "en" / FILE).stat().st_size < 2_000_000) == (True, True)


@pytest.mark.end_to_end
def test_every_paragraph_has_a_score_in_order() -> None:
    scores = score_lines(make_document(PAGE))
    assert [one.span for one in scores] == [span_of(PAGE, line) for line in PAGE.split("\n") if line]
    assert all(0 <= one.furniture <= 1 for one in scores)


@pytest.mark.end_to_end
def test_appeals_score_above_sentences() -> None:
    scores = score_lines(make_document(PAGE))
    assert scores[3].furniture > 0.5 > max(scores[1].furniture, scores[2].furniture)


@pytest.mark.end_to_end
def test_what_an_extractor_left_out_is_furniture_for_certain() -> None:
    first, second = (line for line in PAGE.split("\n") if line.endswith("."))
    body = (span_of(PAGE, first), span_of(PAGE, second))
    scores = score_lines(replace(make_document(PAGE), hints=Hints(body=body)))
    assert [one.span for one in scores if one.furniture == 1.0] == [
        span_of(PAGE, PAGE.split("\n", maxsplit=1)[0]),
        span_of(PAGE, "Sign up for our newsletter"),
    ]


@pytest.mark.end_to_end
def test_a_score_does_not_depend_on_what_was_scored_before() -> None:
    first = score_lines(make_document(PAGE))
    score_lines(make_document(PAGE * 50))
    assert score_lines(make_document(PAGE)) == first


@pytest.mark.end_to_end
@pytest.mark.parametrize("text", ["", " \n ", "x", "—\n—\n—", "İ" * 3, "\u2028", "word " * 5000, "a\n" * 3000])
def test_odd_texts_are_scored(text: str) -> None:
    scores = score_lines(make_document(text))
    covered = {place for one in scores for place in range(one.span.start, one.span.end)}
    assert {place for place, character in enumerate(text) if not character.isspace()} <= covered
    assert all(isinstance(one, LineScore) and 0 <= one.furniture <= 1 for one in scores)
