"""DWIE (Zaporojets et al. 2021): names in Deutsche Welle's English reports."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.model.tasks import ENTITIES, MEANING
from training.corpora.entities import entity_examples
from training.corpora.example import Example

HEADS = (ENTITIES.name, MEANING.name)


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The articles of `train` or `dev`. Words of type DESC and OTHER may be anything; PRODUCT is not marked apart from MISC."""
    yield from entity_examples(folder, "dwie", split, ("PRODUCT",), {"MISC": ("MISC", "PRODUCT"), "DESC": (), "OTHER": ()})
