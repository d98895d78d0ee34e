"""PolNeAR 1.0 (Newell et al. 2018): attributions in US political news, flat, each with one cue."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model.tasks import ATTRIBUTION, CUE_OF_CONTENT, MEANING, SOURCE_OF_CUE
from onrecord.records import Span
from training.corpora.example import Arc, Example, Tagged, TagGold, as_spans, read_rows

HEADS = (ATTRIBUTION.name, CUE_OF_CONTENT.name, SOURCE_OF_CUE.name, MEANING.name)


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The articles of `train` or `dev`."""
    for row in read_rows(folder / "attribution" / f"polnear-{split}.jsonl.gz"):
        yield attribution_example(row)


def attribution_example(row: dict[str, Any]) -> Example:
    """An article with its attributions as tags and arcs. Where two attributions share words, the first keeps the tag."""
    tagged: list[Tagged] = []
    to_cue: list[Arc] = []
    to_source: list[Arc] = []
    for one in row["attributions"]:
        parts = {kind: as_spans(one[kind]) for kind in ("cue", "source", "content")}
        tagged += [Tagged(span, (kind,)) for kind, spans in parts.items() for span in spans]
        for cue in parts["cue"][:1]:
            to_cue += [Arc(piece, cue) for piece in parts["content"]]
            to_source.append(Arc(cue, _first(parts["source"], cue), first_only=True))
    return Example(
        row["id"],
        row["text"],
        tags={ATTRIBUTION.name: TagGold(tuple(tagged))},
        vectors={MEANING.name: tuple(one.span for one in tagged[::3] if one.kinds == ("content",))},
        arcs={CUE_OF_CONTENT.name: tuple(to_cue), SOURCE_OF_CUE.name: tuple(to_source)},
    )


def _first(sources: tuple[Span, ...], cue: Span) -> Span:
    """The source, or the cue itself where none is printed: that is how the head says none."""
    return sources[0] if sources else cue
