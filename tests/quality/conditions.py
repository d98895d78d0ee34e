"""The rows of condition on sentences of our own: `[q1 …]` marks a content and `[k1 …]` the clause on which it hangs."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.extract.condition import find_condition
from onrecord.records import Span
from tests.quality.counts import Counts
from tests.quality.speakers import trimmed
from training.corpora.marks import unmarked


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence: the clause that the gold marks and the one that is found, both without marks at their ends; None for no condition."""

    case: str
    text: str
    wanted: Span | None
    given: Span | None


def judged(gold: Path) -> Iterator[Judged]:
    """All sentences of a gold file, in order."""
    for row in tomllib.loads(gold.read_text(encoding="utf-8"))["rows"]:
        text, marks = unmarked(row["text"])
        spans = {letter: trimmed(text, (one.span for one in marks if one.letter == letter)) for letter in "qk"}
        found = find_condition(text, spans["q"])
        given = trimmed(text, [found.span]) if found else ()
        yield Judged(row["case"], text, next(iter(spans["k"]), None), next(iter(given), None))


def conditions(gold: Path) -> dict[str, float]:
    """F1 of exact clauses, and the share of sentences without a condition in which none is found. The content is the gold's."""
    rows = list(judged(gold))
    counts = [Counts(one.given == one.wanted and one.wanted is not None, one.given is not None, one.wanted is not None) for one in rows]
    bare = [one for one in rows if one.wanted is None]
    return {"span F1": sum(counts, Counts()).f1, "none where none is": sum(one.given is None for one in bare) / max(1, len(bare))}
