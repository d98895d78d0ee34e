"""A stretch of a report's text."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]` in code points of the document's text; half open."""

    start: int
    end: int


def words(text: str, span: Span) -> str:
    """The exact characters that a span stands for."""
    return text[span.start : span.end]


def overlap(left: Span, right: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def contains(outer: Span, inner: Span) -> bool:
    """Whether `inner` lies wholly in `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of them. Raises `ValueError` for none."""
    found = list(spans)
    return Span(min(span.start for span in found), max(span.end for span in found))


def trim(text: str, span: Span, strip: str = "") -> Span:
    """The span without white space, and without the characters of `strip`, at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in strip):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in strip):
        end -= 1
    return Span(start, end)
