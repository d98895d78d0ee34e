import numpy as np
import pytest

from onrecord.model.cards import WEIGHTS
from onrecord.model.quotations import find_quotations
from onrecord.model.windows import QUOTES, SHORT, SPACES, Pieces, behind, cut_windows, split_pieces, window_inputs, words_of
from onrecord.records import Span
from tests.factory import span_of

tokenizers = pytest.importorskip("tokenizers")
TOKENIZER = WEIGHTS / "en" / "tokenizer.json"
pytestmark = pytest.mark.skipif(not TOKENIZER.exists(), reason="no weights here")


def pieces_of(*paragraphs: str, words: tuple[Span, ...] = ()) -> tuple[str, Pieces]:
    text = "\n".join(paragraphs)
    passages, at = [], 0
    for one in paragraphs:
        passages.append(Span(at, at + len(one)))
        at += len(one) + 1
    tokenizer = tokenizers.Tokenizer.from_file(str(TOKENIZER))
    return text, split_pieces(text, passages, find_quotations(text, tuple(passages)), tokenizer, words)


def shown(text: str, pieces: Pieces) -> list[str]:
    return [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]


def test_words_keep_their_offsets_through_accents_and_emoji() -> None:
    text, pieces = pieces_of("Zoë Ångström’s 🚢 sailed.", "Doña  Inés")
    assert shown(text, pieces) == ["Zoë", "Ångström", "’s", "🚢", "sailed", ".", "Doña", "Inés"]
    assert pieces.paragraphs.tolist() == [0, 6]


def test_a_word_that_begins_inside_a_piece_shares_it() -> None:
    text, pieces = pieces_of("Nobody cannot vote")
    assert shown(text, pieces) == ["Nobody", "can", "not", "vote"]
    assert pieces.first.tolist() == [0, 1, 1, 2]


def test_given_words_cut_the_text_instead_of_our_own() -> None:
    text = "The farm-owner left"
    given = tuple(span_of(text, one) for one in ("The", "farm-owner", "left"))
    assert shown(text, pieces_of(text)[1]) == ["The", "farm", "-", "owner", "left"]
    _, pieces = pieces_of(text, words=given)
    assert shown(text, pieces) == ["The", "farm-owner", "left"]
    assert pieces.first.tolist() == [0, 1, 4]


def test_characters_without_a_piece_are_no_words() -> None:
    text, pieces = pieces_of("One \0 two", "\0", "three \x07")
    assert shown(text, pieces) == ["One", "two", "three"]
    assert (pieces.first.tolist(), pieces.paragraphs.tolist()) == ([0, 1, 2], [0, 2])


def test_text_of_such_characters_only_has_no_words() -> None:
    _, pieces = pieces_of("\0", "\x07\0")
    assert (pieces.starts.tolist(), cut_windows(pieces)) == ([], [])


def test_shapes_tell_case_space_and_quotation() -> None:
    text, pieces = pieces_of("“We STAY,” she said")
    assert shown(text, pieces) == ["“", "We", "STAY", ",", "”", "she", "said"]
    opening, inside, closing = 2, 1, 3
    assert (pieces.shapes % QUOTES).tolist() == [opening, inside, inside, inside, closing, 0, 0]
    assert (pieces.shapes // QUOTES % SPACES).tolist() == [2, 0, 1, 0, 0, 1, 1]
    assert (pieces.shapes // QUOTES // SPACES).tolist() == [4, 1, 2, 4, 4, 0, 0]


def test_windows_cover_every_word_once_and_break_at_paragraphs() -> None:
    _, pieces = pieces_of(*(f"Paragraph {number} says that nothing has changed in the harbour." for number in range(40)))
    windows = cut_windows(pieces, most=64)
    assert [one.start for one in windows[1:]] == [one.stop for one in windows[:-1]]
    assert (windows[0].start, windows[-1].stop) == (0, len(pieces.starts))
    assert {one.start for one in windows} <= set(pieces.paragraphs.tolist())


def test_a_paragraph_longer_than_a_window_is_cut() -> None:
    _, pieces = pieces_of("word " * 700)
    assert [window_inputs(pieces, one)["ids"].shape[0] for one in cut_windows(pieces)] == [256, 256, 194]


def test_a_word_of_very_many_pieces_does_not_break_the_window() -> None:
    _, pieces = pieces_of("x" * 95 + "qzj" * 1, "éµ" * 45)
    for window in cut_windows(pieces, most=32):
        inputs = window_inputs(pieces, window)
        assert inputs["first"].max() < len(inputs["ids"])


def test_no_passage_gives_no_window() -> None:
    _, pieces = pieces_of()
    assert cut_windows(pieces) == []
    assert np.array_equal(pieces.ids, np.empty(0, np.int64))


def test_words_of_a_span_are_those_that_it_touches() -> None:
    _, pieces = pieces_of("Ms Okoye said the pier was lost")
    assert [words_of(pieces, *bounds) for bounds in ((0, 8), (4, 10), (8, 9), (31, 40))] == [(0, 2), (1, 3), (2, 2), (7, 7)]


def test_a_short_last_window_sees_what_stands_before_it() -> None:
    _, pieces = pieces_of("It rained. " * 84, "The bridge held.")
    first, last = cut_windows(pieces)
    assert (first.before, last.stop - last.start) == (0, 4)
    inputs = window_inputs(pieces, last)
    assert len(inputs["ids"]) >= SHORT
    assert inputs["ids"][inputs["first"]].tolist() == pieces.ids[-4:].tolist()


def test_a_short_document_is_read_behind_a_lead_in() -> None:
    _, lead_in = pieces_of("The council met late.", "It rained.")
    _, pieces = pieces_of("The bridge held.")
    (window,) = cut_windows(pieces)
    inputs = behind(window_inputs(pieces, window), lead_in)
    assert inputs["ids"][1:-1].tolist() == [*lead_in.ids.tolist(), *pieces.ids.tolist()]
    assert inputs["ids"][inputs["first"]].tolist() == pieces.ids.tolist()
    assert len(inputs["shapes"]) == len(inputs["ids"])


def test_a_long_document_is_read_by_itself() -> None:
    _, lead_in = pieces_of("The council met late.")
    _, pieces = pieces_of("It rained. " * 40)
    (window,) = cut_windows(pieces)
    assert behind(window_inputs(pieces, window), lead_in)["ids"].tolist() == window_inputs(pieces, window)["ids"].tolist()
