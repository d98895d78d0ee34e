"""What a line looks like, and what stands around it."""

import numpy as np

from onrecord.model.line_features import AROUND, SHAPE, WordLists, around, line_features
from onrecord.model.line_words import hash_words
from onrecord.records import Span

LISTS = WordLists(hash_words(["the", "of", "is"]), hash_words(["you", "our"]))
LINES = (
    "Bridge of Carwick",
    "The bridge is shut. “You see it,” he said.",
    "You pay our staff: 2,021 crowns",
    "You pay our staff: 2,021 crowns",
)


def features_of(*lines: str) -> dict[str, list[float]]:
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    shape = line_features("\n".join(lines), spans, LISTS).shape
    return {name: np.round(shape[:, column], 4).tolist() for column, name in enumerate(SHAPE)}


def test_length_and_ending_of_a_line() -> None:
    found = features_of(*LINES)
    assert found["characters"] == np.round(np.log1p([len(line) for line in LINES]), 4).tolist()
    assert found["full_stop"] == [0.0, 1.0, 0.0, 0.0]


def test_words_that_speak_to_the_reader_count_outside_quotation_marks_only() -> None:
    assert features_of(*LINES)["reader_words"] == [0.0, 0.0, 0.2857, 0.2857]


def test_shares_of_function_words_and_capitals() -> None:
    found = features_of(*LINES[:2])
    assert (found["function_words"], found["capitalised"]) == ([0.3333, 0.2222], [0.6667, 0.2222])


def test_repeats_are_counted() -> None:
    assert features_of(*LINES)["repeats"] == [1.0, 1.0, 2.0, 2.0]


def test_the_subject_is_what_the_rest_of_the_core_speaks_of() -> None:
    found = features_of(*LINES)
    assert (found["said_before"][:3], found["on_subject"][:2]) == ([0.0, 0.2, 0.1667], [0.5, 0.2])


def test_a_single_line_has_all_features() -> None:
    found = features_of("Word")
    assert all(np.isfinite(values).all() for values in found.values())


def test_around_shows_the_scores_of_the_neighbours() -> None:
    shape = line_features("a b\nc d", [Span(0, 3), Span(4, 7)], LISTS).shape
    found = around(shape, np.array([-1.0, 2.0]))
    columns = [AROUND.index(name) for name in ("score-1", "score", "score+1", "score+2")]
    assert found[:, columns].tolist() == [[3.0, -1.0, 2.0, 3.0], [-1.0, 2.0, 3.0, 3.0]]
    assert found.shape == (2, len(AROUND))
