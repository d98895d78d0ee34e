"""What the shipped weights say of themselves, without loading them: the doors ask for it before any report is read."""

import tomllib
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from onrecord.errors import MissingModel, StaleModel

WEIGHTS = Path(__file__).parent / "weights"
ENCODER_CARD, LINES_CARD = "card.toml", "lines.card.toml"
SENSES_CARD, LINKS_CARD = "senses.card.toml", "links.card.toml"
FAST, EXACT = "encoder.onnx", "exact.onnx"
"""The network in eight bits, and the graph that computes the very same weights in 32-bit floating point."""


def precision(*, exact: bool) -> str:
    """How the network computes; part of every record's fingerprint."""
    return "fp32" if exact else "int8"


@cache
def read_card(language: str, name: str = ENCODER_CARD) -> dict[str, Any]:
    """A card of a language's weights: data, licences, scores, recipe, digests. Raises `MissingModel`."""
    path = WEIGHTS / language / name
    if not path.is_file():
        raise MissingModel(f"there are no weights for language {language!r}")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def model_digest(language: str = "en") -> str:
    """SHA-256 over the digests that the cards pin: of the encoder, its word pieces and the line model. Raises `MissingModel`."""
    encoder, lines = read_card(language), read_card(language, LINES_CARD)
    parts = (encoder["sha256"][FAST], encoder["sha256"]["tokenizer.json"], lines["sha256"])
    return sha256(" ".join(parts).encode()).hexdigest()


def story_digest(language: str = "en") -> str:
    """SHA-256 over the digests that the cards of the weights for stories pin. Raises `MissingModel`."""
    parts = (read_card(language, name)["sha256"] for name in (SENSES_CARD, LINKS_CARD))
    return sha256(" ".join(parts).encode()).hexdigest()


def pinned_arrays(language: str, card: str, file: str) -> dict[str, Any]:
    """The arrays of a file of weights, checked against the digest that its card pins. Raises `MissingModel`, `StaleModel`."""
    import numpy as np

    path, pinned = WEIGHTS / language / file, read_card(language, card)["sha256"]
    if not path.is_file():
        raise MissingModel(f"{language}/{file} is not there")
    written = path.read_bytes()
    digest = sha256(written).hexdigest()
    if digest != pinned:
        raise StaleModel(f"{language}/{file}: SHA-256 {digest[:12]}… is not the card's {pinned[:12]}…")
    return dict(np.load(BytesIO(written), allow_pickle=False))
