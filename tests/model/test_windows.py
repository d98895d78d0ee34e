import numpy as np
import pytest

from onrecord.model.cards import WEIGHTS
from onrecord.model.quotations import find_quotations
from onrecord.model.windows import Pieces, cut_windows, split_pieces, window_inputs
from onrecord.records import Span

tokenizers = pytest.importorskip("tokenizers")
TOKENIZER = WEIGHTS / "en" / "tokenizer.json"
pytestmark = pytest.mark.skipif(not TOKENIZER.exists(), reason="no weights here")


def pieces_of(*paragraphs: str) -> tuple[str, Pieces]:
    text = "\n".join(paragraphs)
    passages, at = [], 0
    for one in paragraphs:
        passages.append(Span(at, at + len(one)))
        at += len(one) + 1
    tokenizer = tokenizers.Tokenizer.from_file(str(TOKENIZER))
    return text, split_pieces(text, passages, find_quotations(text, tuple(passages)), tokenizer)


def test_words_keep_their_offsets_through_accents_and_emoji() -> None:
    text, pieces = pieces_of("Zoë Ångström’s 🚢 sailed.", "Doña  Inés")
    words = [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]
    assert words == ["Zoë", "Ångström", "’", "s", "🚢", "sailed", ".", "Doña", "Inés"]
    assert pieces.paragraphs.tolist() == [0, 7]


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


def test_context_is_seen_but_not_spoken_for() -> None:
    _, pieces = pieces_of(*(f"Paragraph {number} is short." for number in range(20)))
    windows = cut_windows(pieces, most=40, context=10)
    assert all(one.left <= one.start for one in windows)
    assert any(one.left < one.start for one in windows)
    assert [one.start for one in windows[1:]] == [one.stop for one in windows[:-1]]


def test_no_passage_gives_no_window() -> None:
    _, pieces = pieces_of()
    assert cut_windows(pieces) == []
    assert np.array_equal(pieces.ids, np.empty(0, np.int64))
