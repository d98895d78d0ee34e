"""Shared by the entity corpora: rows whose mentions have a type of README-text's common list, several parted by a bar."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model.sentences import find_sentences
from onrecord.model.tasks import ENTITIES, MEANING
from onrecord.records import NameKind, Span
from training.corpora.example import Example, Tagged, TagGold, paragraphs, read_rows

NEUTRAL = tuple(NameKind)
"""Kinds that a mention of no shared type may be: all."""


def entity_examples(folder: Path, name: str, split: str, silent: tuple[str, ...], also: dict[str, tuple[str, ...]]) -> Iterator[Example]:
    """The rows of `entities/<name>-<split>`; `also` widens what a type of this corpus may mean."""
    for row in read_rows(folder / "entities" / f"{name}-{split}.jsonl.gz"):
        spans = tuple(_tagged(one, also) for one in row["mentions"])
        sentences = find_sentences(row["text"], paragraphs(row["text"]))
        yield Example(row["id"], row["text"], tags={ENTITIES.name: TagGold(spans, silent)}, vectors={MEANING.name: sentences[::3]})


def _tagged(mention: dict[str, Any], also: dict[str, tuple[str, ...]]) -> Tagged:
    kinds = tuple(mention["type"].split("|"))
    kinds = also.get(mention["type"], kinds)
    known = tuple(kind for kind in kinds if kind in NEUTRAL)
    return Tagged(Span(mention["start"], mention["end"]), known)
