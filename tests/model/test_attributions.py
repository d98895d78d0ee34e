import numpy as np

from onrecord.model.attributions import Linked, find_attributions
from onrecord.model.tasks import CUES, PARTS_OF_CUE

WORDS = 8
ONE_PARAGRAPH = np.zeros(WORDS, np.int64)


def scores(*cues: tuple[str, str]) -> dict[str, np.ndarray]:
    """Each cue as a line with a letter a word (c: the cue, s: source, q: content, capitals: where one begins)."""
    tags = np.zeros((WORDS, len(CUES.labels)), np.float32)
    rows = []
    for marks, parts in cues:
        for place in (place for place, mark in enumerate(marks) if mark in "cC"):
            tags[place, CUES.labels.index("B-cue" if marks[place] == "C" else "I-cue")] = 20
            rows.append(_row(parts))
    order = np.argsort([place for marks, _ in cues for place, mark in enumerate(marks) if mark in "cC"])
    return {CUES.name: tags, PARTS_OF_CUE.name: np.array(rows or np.zeros((0, WORDS, 5)), np.float32)[order]}


def _row(parts: str) -> np.ndarray:
    row = np.zeros((WORDS, len(PARTS_OF_CUE.labels)), np.float32)
    names = {"S": "B-source", "s": "I-source", "Q": "B-content", "q": "I-content", " ": "O"}
    row[np.arange(WORDS), [PARTS_OF_CUE.labels.index(names[part]) for part in parts]] = 20
    return row


def shown(found: tuple[Linked, ...]) -> list[tuple[object, tuple[int, int], list[tuple[int, int]]]]:
    return [
        (one.source and (one.source.start, one.source.stop), (one.cue.start, one.cue.stop), [(it.start, it.stop) for it in one.content])
        for one in found
    ]


def test_each_cue_has_its_own_source_and_content() -> None:
    given = scores(("  C     ", "Ss Qq   "), ("     C  ", "      Qq"))
    assert shown(find_attributions(given, ONE_PARAGRAPH)) == [((0, 2), (2, 3), [(3, 5)]), (None, (5, 6), [(6, 8)])]


def test_contents_of_two_cues_may_overlap() -> None:
    given = scores((" C      ", "S Qqqqqq"), ("    C   ", "   S Qqq"))
    assert shown(find_attributions(given, ONE_PARAGRAPH)) == [((0, 1), (1, 2), [(2, 8)]), ((3, 4), (4, 5), [(5, 8)])]


def test_a_cue_without_content_is_left_out() -> None:
    assert find_attributions(scores((" C      ", "S       ")), ONE_PARAGRAPH) == ()


def test_what_stands_in_another_paragraph_is_no_part() -> None:
    given = scores(("   C    ", "Qq S Qqq"))
    assert shown(find_attributions(given, np.array([0, 0, 1, 1, 1, 1, 2, 2]))) == [(None, (3, 4), [(5, 6)])]


def test_pieces_are_joined_where_neither_cue_nor_source_parts_them() -> None:
    given = scores(("   C    ", "Qq SQ Qq"))
    assert shown(find_attributions(given, ONE_PARAGRAPH)) == [(None, (3, 4), [(0, 2), (4, 8)])]


def test_the_words_of_a_cue_speak_together() -> None:
    given = scores((" Cc     ", "S  Qq   "))
    given[PARTS_OF_CUE.name][1, 3:5] = 0
    given[PARTS_OF_CUE.name][1, 0, PARTS_OF_CUE.labels.index("B-source")] = 1
    assert shown(find_attributions(given, ONE_PARAGRAPH)) == [((0, 1), (1, 3), [(3, 5)])]


def test_without_a_cue_there_is_nothing() -> None:
    assert find_attributions(scores(), ONE_PARAGRAPH) == ()
