"""MEANTIME (Minard et al. 2016): whether events of Wikinews reports happened, will happen, may happen or did not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model.tasks import CERTAINTY, MODES
from onrecord.records import Auxiliary, Span
from training.corpora.example import Example, Flagged, Valued, read_rows

HEADS = (CERTAINTY.name, MODES.name)

KNOWN = {
    ("polarity", "NEG"): (Auxiliary.NEGATION, True),
    ("polarity", "POS"): (Auxiliary.NEGATION, False),
    ("time", "FUTURE"): (Auxiliary.FUTURE, True),
    ("time", "NON_FUTURE"): (Auxiliary.FUTURE, False),
    ("certainty", "POSSIBLE"): (Auxiliary.HYPOTHETICAL, True),
    ("certainty", "PROBABLE"): (Auxiliary.HYPOTHETICAL, True),
    ("certainty", "CERTAIN"): (Auxiliary.HYPOTHETICAL, False),
}
"""What a mark says of PLOVER's modes. An underspecified mark says nothing, and no mark speaks of what lies far back."""


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The sentences of `train` or `dev`."""
    for row in read_rows(folder / "factuality" / f"meantime-{split}.jsonl.gz"):
        targets = row["targets"]
        flags = tuple(flagged(one) for one in targets if any(key in one for key, _ in KNOWN))
        yield Example(row["id"], row["text"], flags={MODES.name: flags}, numbers={CERTAINTY.name: valued(targets)})


def valued(targets: list[dict[str, Any]]) -> tuple[Valued, ...]:
    """The scores of a row's targets, as all factuality sets give them: -3 (certainly not) to 3 (certainly)."""
    return tuple(Valued(Span(one["start"], one["end"]), one["score"]) for one in targets)


def flagged(target: dict[str, Any]) -> Flagged:
    """What the marks of a target say of its modes; a part of a conditional is hypothetical, however certain."""
    known = dict(KNOWN[pair] for pair in target.items() if pair in KNOWN)
    if target.get("special_cases", "").startswith("COND"):
        known[Auxiliary.HYPOTHETICAL] = True
    return Flagged(
        Span(target["start"], target["end"]),
        tuple(mode for mode, holds in known.items() if holds),
        tuple(mode for mode, holds in known.items() if not holds),
    )
