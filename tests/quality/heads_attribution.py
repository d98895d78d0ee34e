"""The heads of attribution against PolNeAR (Newell et al. 2018), before any rule on quotations or speakers."""

from pathlib import Path

from onrecord.records import Attribution, Span
from tests.quality.counts import Counts, compared
from tests.quality.head_scores import annotation_of
from tests.quality.reading import Row, gold_rows

PARTS = ("source", "cue", "content")


def attributions(gold: Path, *, exact: bool = False) -> dict[str, float]:
    """F1 of sources, cues and contents whose spans are exact in all their pieces, each counted once, and of whole attributions."""
    totals = dict.fromkeys((*PARTS, "whole"), Counts())
    for row in gold_rows(gold):
        given = [_given(one) for one in annotation_of(row["text"], exact=exact).attributions]
        wanted = [_wanted(one) for one in row["attributions"]]
        totals["whole"] += compared(given, wanted)
        for place, part in enumerate(PARTS):
            totals[part] += compared({one[place] for one in given if one[place]}, {one[place] for one in wanted if one[place]})
    return {f"{part} F1": counts.f1 for part, counts in totals.items()}


def _given(one: Attribution) -> tuple[tuple[Span, ...], ...]:
    return ((one.source,) if one.source else (), (one.cue,), one.content)


def _wanted(one: Row) -> tuple[tuple[Span, ...], ...]:
    return tuple(tuple(Span(start, end) for start, end in one[part]) for part in PARTS)
