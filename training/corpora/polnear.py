"""PolNeAR 1.0 (Newell et al. 2018): attributions in US political news, flat, each with one cue."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model.tasks import CUES, MEANING, PARTS_OF_CUE
from training.corpora.example import Example, Pair, Tagged, TagGold, as_spans, read_rows

HEADS = (CUES.name, PARTS_OF_CUE.name, MEANING.name)


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The articles of `train` or `dev`."""
    for row in read_rows(folder / "attribution" / f"polnear-{split}.jsonl.gz"):
        yield attribution_example(row)


def attribution_example(row: dict[str, Any]) -> Example:
    """An article with its cues, and what the words of its attributions are to them."""
    tagged: list[Tagged] = []
    pairs: list[Pair] = []
    for one in row["attributions"]:
        parts = {kind: as_spans(one[kind]) for kind in ("cue", "source", "content")}
        tagged += [Tagged(cue, ("cue",)) for cue in parts["cue"]]
        pairs += [Pair(cue, span, kind) for cue in parts["cue"] for kind in ("source", "content") for span in parts[kind]]
    return Example(
        row["id"],
        row["text"],
        tags={CUES.name: TagGold(tuple(tagged))},
        vectors={MEANING.name: tuple(one.to for one in pairs[::3] if one.label == "content")},
        pairs={PARTS_OF_CUE.name: tuple(pairs)},
    )
