import numpy as np

from onrecord.model.decode import Tagged, asking_words, decode_tags
from onrecord.model.tasks import CUES, PARTS_OF_CUE, spans_of

LABELS = spans_of("source", "cue", "content")


def scores_for(*labels: str) -> np.ndarray:
    scores = np.zeros((len(labels), len(LABELS)), np.float32)
    for place, label in enumerate(labels):
        scores[place, LABELS.index(label)] = 20
    return scores


def kinds(tags: tuple[Tagged, ...]) -> list[tuple[str, int, int]]:
    return [(one.kind, one.start, one.stop) for one in tags]


def test_spans_of_a_legal_path() -> None:
    scores = scores_for("B-source", "I-source", "B-cue", "B-content", "I-content", "O")
    assert kinds(decode_tags(scores, LABELS)) == [("source", 0, 2), ("cue", 2, 3), ("content", 3, 5)]


def test_an_inside_without_a_beginning_is_repaired() -> None:
    scores = scores_for("O", "I-content", "I-content", "O")
    assert kinds(decode_tags(scores, LABELS)) == [("content", 1, 3)]


def test_two_spans_of_one_kind_may_touch() -> None:
    assert kinds(decode_tags(scores_for("B-cue", "B-cue"), LABELS)) == [("cue", 0, 1), ("cue", 1, 2)]


def test_words_with_an_asking_label_ask() -> None:
    cues = np.zeros((4, len(CUES.labels)), np.float32)
    cues[[1, 2], [CUES.labels.index("B-cue"), CUES.labels.index("I-cue")]] = 9
    assert asking_words(PARTS_OF_CUE, {CUES.name: cues}).tolist() == [1, 2]
