"""Weights and their cards: only the very bytes that a card pins are ever loaded."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.errors import MissingModel, StaleModel
from onrecord.model import cards
from onrecord.model.cards import LINKS_CARD, SENSES_CARD, pinned_arrays, story_digest

ARRAYS: dict[str, Any] = {"total": np.array(3), "reports": np.array([1, 2], np.int32)}


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for the weights of one language, in the place of the shipped ones."""
    monkeypatch.setattr(cards, "WEIGHTS", tmp_path)
    cards.read_card.cache_clear()
    (tmp_path / "xx").mkdir()
    yield tmp_path / "xx"
    cards.read_card.cache_clear()


def pin(folder: Path, card: str, digest: str) -> None:
    (folder / card).write_text(f'sha256 = "{digest}"\n', encoding="utf-8")


def packed(arrays: dict[str, Any], *, pickled: bool = False) -> bytes:
    file = BytesIO()
    np.savez(file, allow_pickle=pickled, **arrays)
    return file.getvalue()


def test_the_arrays_are_those_of_the_file(weights: Path) -> None:
    written = packed(ARRAYS)
    (weights / "x.npz").write_bytes(written)
    pin(weights, "x.card.toml", sha256(written).hexdigest())
    found = pinned_arrays("xx", "x.card.toml", "x.npz")
    assert {name: (array.dtype, array.tolist()) for name, array in found.items()} == {
        "total": (np.dtype(np.int64), 3),
        "reports": (np.dtype(np.int32), [1, 2]),
    }


def test_a_file_that_is_not_the_cards_is_stale(weights: Path) -> None:
    written = packed(ARRAYS)
    (weights / "x.npz").write_bytes(written + b"\0")
    pinned = sha256(written).hexdigest()
    pin(weights, "x.card.toml", pinned)
    with pytest.raises(StaleModel, match=rf"^xx/x\.npz: SHA-256 [0-9a-f]{{12}}… is not the card's {pinned[:12]}…$"):
        pinned_arrays("xx", "x.card.toml", "x.npz")


def test_a_card_without_its_file_is_a_missing_model(weights: Path) -> None:
    pin(weights, "x.card.toml", "0" * 64)
    with pytest.raises(MissingModel, match=r"^xx/x\.npz is not there$"):
        pinned_arrays("xx", "x.card.toml", "x.npz")


def test_a_file_without_its_card_is_a_missing_model(weights: Path) -> None:
    (weights / "x.npz").write_bytes(packed(ARRAYS))
    with pytest.raises(MissingModel, match="there are no weights for language 'xx'"):
        pinned_arrays("xx", "x.card.toml", "x.npz")


def test_a_file_that_would_run_code_is_refused_even_where_the_card_pins_it(weights: Path) -> None:
    written = packed({"words": np.array([["a"], None], object)}, pickled=True)
    (weights / "x.npz").write_bytes(written)
    pin(weights, "x.card.toml", sha256(written).hexdigest())
    with pytest.raises(ValueError, match="allow_pickle"):
        pinned_arrays("xx", "x.card.toml", "x.npz")


def test_the_digest_for_stories_is_made_of_what_both_cards_pin(weights: Path) -> None:
    pin(weights, SENSES_CARD, "a" * 64)
    pin(weights, LINKS_CARD, "b" * 64)
    assert story_digest("xx") == sha256(f"{'a' * 64} {'b' * 64}".encode()).hexdigest()


@pytest.mark.parametrize("there", [SENSES_CARD, LINKS_CARD])
def test_without_one_of_the_cards_there_is_no_digest_for_stories(there: str, weights: Path) -> None:
    pin(weights, there, "a" * 64)
    with pytest.raises(MissingModel, match="there are no weights for language 'xx'"):
        story_digest("xx")
