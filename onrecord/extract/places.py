"""Looks spans up by place, in the time of a bisection: a long report has thousands of quotations and mentions."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TypeVar

from onrecord.records import Span

Placed = TypeVar("Placed")


def touched(placed: Sequence[Placed], span: Span, span_of: Callable[[Placed], Span]) -> Sequence[Placed]:
    """Those that share a character with `span`. `placed` must be in order of position and must not overlap one another."""
    first = bisect_right(placed, span.start, key=lambda one: span_of(one).end)
    last = first
    while last < len(placed) and span_of(placed[last]).start < span.end:
        last += 1
    return placed[first:last]


def span_at(spans: Sequence[Span], place: int) -> Span | None:
    """The span that holds the character at `place`. `spans` must be in order and must not overlap one another."""
    found = bisect_right(spans, place, key=lambda one: one.end)
    return spans[found] if found < len(spans) and spans[found].start <= place else None
