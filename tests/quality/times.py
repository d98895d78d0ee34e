"""Time expressions: their values on invented sentences with a day of publication, and on articles marked as far as their first lines."""

import gzip
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.extract.deeds.tree import grow_tree
from onrecord.extract.times import find_times
from onrecord.records import Article, Span, TimeExpression, overlap, parse_partial_date
from tests.quality.counts import Counts
from tests.quality.head_scores import annotation_of


@dataclass(frozen=True, slots=True)
class Timed:
    """One gold expression and what was found at its place; None for nothing."""

    text: str
    wanted: Span
    type: str
    value: str
    given: TimeExpression | None


def times_of(text: str, published: str) -> tuple[TimeExpression, ...]:
    """The time expressions of a text whose every line is a paragraph."""
    annotation = annotation_of(text)
    article = Article(published=parse_partial_date(published), body=(Span(0, len(text)),))
    return find_times(article, grow_tree(text, annotation))


def own_rows(gold: Path) -> Iterator[Timed]:
    """Sentences of our own, one expression each."""
    for row in tomllib.loads(gold.read_text(encoding="utf-8"))["times"]:
        start = row["text"].index(row["expression"])
        wanted = Span(start, start + len(row["expression"]))
        yield Timed(row["text"], wanted, row["type"], row["value"], _at(times_of(row["text"], row["published"]), wanted))


def own_times(gold: Path) -> dict[str, float]:
    """Shares of the expressions that are found, by exact words, with their type and with their value."""
    rows = list(own_rows(gold))
    right = {
        "found": [one.given is not None for one in rows],
        "exact span": [one.given is not None and one.given.span == one.wanted for one in rows],
        "type": [one.given is not None and one.given.type == one.type for one in rows],
        "value": [one.given is not None and one.given.value == one.value for one in rows],
    }
    return {name: sum(one) / len(rows) for name, one in right.items()}


def meantime(gold: Path) -> dict[str, float]:
    """MEANTIME (Minard et al. 2016), as far as it is marked: F1 of spans that overlap, and of those with the right value (TempEval-3)."""
    found = value = given = wanted = 0
    for row in meantime_rows(gold):
        golds = [one for one in row["times"] if one["start"] < row["annotated_end"] and one["type"] != "FUNCTION"]
        ours = [one for one in times_of(row["text"], row["created"]) if one.span.start < row["annotated_end"]]
        wanted, given = wanted + len(golds), given + len(ours)
        for one in golds:
            match = _at(ours, Span(one["start"], one["end"]))
            found += match is not None
            value += match is not None and match.value == one["value"]
    return {
        "span F1": Counts(found, given, wanted).f1,
        "value F1": Counts(value, given, wanted).f1,
        "value accuracy": value / max(1, found),
    }


def meantime_rows(gold: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    """The articles of the gold file."""
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _at(times: tuple[TimeExpression, ...] | list[TimeExpression], wanted: Span) -> TimeExpression | None:
    """The expression that shares most with a gold one."""
    near = [one for one in times if overlap(one.span, wanted)]
    return max(near, key=lambda one: overlap(one.span, wanted), default=None)
