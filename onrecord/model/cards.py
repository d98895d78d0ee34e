"""What the shipped weights say of themselves, without loading them: the doors ask for it before any report is read."""

import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from onrecord.errors import MissingModel

WEIGHTS = Path(__file__).parent / "weights"
ENCODER_CARD, LINES_CARD = "card.toml", "lines.card.toml"
PRECISION = "int8"
"""How the shipped weights compute; part of every record's fingerprint."""


@cache
def read_card(language: str, name: str = ENCODER_CARD) -> dict[str, Any]:
    """A card of a language's weights: data, licences, scores, recipe, digests. Raises `MissingModel`."""
    path = WEIGHTS / language / name
    if not path.is_file():
        raise MissingModel(f"there are no weights for language {language!r}")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def model_digest(language: str = "en") -> str:
    """SHA-256 over the digests that the cards pin: the encoder's, its word pieces' and the line model's. Raises `MissingModel`."""
    encoder, lines = read_card(language), read_card(language, LINES_CARD)
    return sha256(" ".join((encoder["sha256"], encoder["tokenizer_sha256"], lines["sha256"])).encode()).hexdigest()
