"""English Worldwide Newswire (Shan et al. 2023): names in papers from outside the United States and Europe."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.model.tasks import ENTITIES, MEANING
from training.corpora.entities import entity_examples
from training.corpora.example import Example

HEADS = (ENTITIES.name, MEANING.name)


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The articles of `train` or `dev`. Titles are not marked; events stand in MISC; GPE and LOC are not told apart."""
    yield from entity_examples(folder, "worldwide", split, ("TITLE",), {"MISC": ("MISC", "EVENT")})
