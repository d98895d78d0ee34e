"""CrossNER politics (Liu et al. 2021): names in encyclopaedia sentences on parties and elections."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.model.tasks import ENTITIES, MEANING
from training.corpora.entities import entity_examples
from training.corpora.example import Example

HEADS = (ENTITIES.name, MEANING.name)


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The sentences of `train` or `dev`. Only persons, organisations, places and events are marked in full."""
    silent = ("NORP", "TITLE", "DATE", "MONEY", "FAC", "PRODUCT", "MISC")
    yield from entity_examples(folder, "crossner-politics", split, silent, {"MISC": ("MISC", "PRODUCT", "NORP", "TITLE")})
