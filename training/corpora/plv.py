"""PLV (Hu et al. 2024): sentences of political news, each with PLOVER's root of what one actor did to another."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model.tasks import EVENT_TYPE
from onrecord.records import EventType
from training.corpora.example import Example, read_rows

HEADS = (EVENT_TYPE.name,)

YIELD = (EventType.CONCEDE, EventType.RETREAT)
"""PLV's YIELD holds two of PLOVER's types and does not say which."""


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The sentences of `train` or `dev`, each once: the roots of all its pairs make its bag."""
    for rows in sentences(folder, split).values():
        types = {kind for row in rows for kind in types_of(row["root"])}
        bag = tuple(kind for kind in EventType if kind in types)
        yield Example(rows[0]["id"], rows[0]["text"], bags={EVENT_TYPE.name: bag})


def sentences(folder: Path, split: str) -> dict[str, list[dict[str, Any]]]:
    """The rows by their sentence's bare text."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in read_rows(folder / "events" / f"plv-{split}.jsonl.gz"):
        found.setdefault(bare(row["text"]), []).append(row)
    return found


def bare(text: str) -> str:
    """Small letters without white space: what two printings of one sentence share."""
    return "".join(text.lower().split())


def types_of(root: str) -> tuple[EventType, ...]:
    """The PLOVER types that a root of PLV may be."""
    return YIELD if root == "YIELD" else (EventType(root),)
