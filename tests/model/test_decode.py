import numpy as np

from onrecord.model.decode import Links, Tagged, decode_tags, link_attributions
from onrecord.model.tasks import ATTRIBUTION

LABELS = ATTRIBUTION.labels
FLAT = np.zeros((6, 6), np.float32)
TOGETHER = np.zeros(6, np.int64)


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


def test_each_content_goes_to_its_cue_and_each_cue_to_its_source() -> None:
    tags = (
        Tagged("source", 0, 1, 1.0),
        Tagged("cue", 1, 2, 1.0),
        Tagged("content", 2, 4, 1.0),
        Tagged("cue", 4, 5, 1.0),
        Tagged("content", 5, 6, 1.0),
    )
    to_cue, to_source = FLAT.copy(), FLAT.copy()
    to_cue[2:4, 1] = 9
    to_cue[5, 4] = 9
    to_source[1, 0] = 9
    to_source[4, 4] = 9
    first, second = link_attributions(tags, Links(to_cue, to_source, TOGETHER))
    assert (first.source, first.cue, first.content) == (tags[0], tags[1], (tags[2],))
    assert (second.source, second.cue, second.content) == (None, tags[3], (tags[4],))


def test_pieces_of_one_cue_are_one_content_and_an_idle_cue_is_left_out() -> None:
    tags = (Tagged("content", 0, 1, 1.0), Tagged("cue", 1, 2, 1.0), Tagged("content", 2, 3, 1.0), Tagged("cue", 4, 5, 1.0))
    to_cue = FLAT.copy()
    to_cue[:, 1] = 9
    (only,) = link_attributions(tags, Links(to_cue, FLAT, TOGETHER))
    assert only.content == (tags[0], tags[2])


def test_no_link_leaves_its_paragraph() -> None:
    tags = (Tagged("content", 0, 2, 1.0), Tagged("source", 2, 3, 1.0), Tagged("cue", 3, 4, 1.0), Tagged("content", 4, 6, 1.0))
    to_cue, to_source = FLAT.copy(), FLAT.copy()
    to_cue[:, 3] = 9
    to_source[3, 2] = 9
    (only,) = link_attributions(tags, Links(to_cue, to_source, np.array([0, 0, 1, 1, 1, 1])))
    assert (only.source, only.content) == (tags[1], (tags[3],))
