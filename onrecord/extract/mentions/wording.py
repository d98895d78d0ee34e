"""The words of a report as the entity stages read them: where each stands, and in which sentence, paragraph and quotation."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from onrecord.records import Annotation, Article, Document, Span, Statement, StatementMode

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\b(?:[Tt]hen|[Ee]x)(?=-\w)|[^\W_]+(?:[-‐‑][^\W_]+)*|['’](?:s|S|ll|re|ve|d|m)(?![^\W_])|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Wording:
    """A report word by word. All tuples have one entry a word; punctuation marks and a clitic (“’s”) are words of their own.

    `words` are as printed but for straight apostrophes; `quotation` is a number for each stretch within quotation marks, -1 outside;
    `statement` is the index of the innermost statement whose content holds the word, -1 for none.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lower: tuple[str, ...]
    sentence: tuple[int, ...]
    paragraph: tuple[int, ...]
    quotation: tuple[int, ...]
    statement: tuple[int, ...]
    report: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `first` to `last` (exclusive) of a wording."""

    first: int
    last: int


def read_wording(document: Document, annotation: Annotation, article: Article, statements: tuple[Statement, ...]) -> Wording:
    """Splits the report into words and says of each where it stands."""
    text = document.text or ""
    found = [match.span() for match in _WORD.finditer(text)]
    starts = tuple([start for start, _ in found])
    straight = text.replace("’", "'")
    words = tuple([straight[start:end] for start, end in found])
    quoted = [one.span for one in annotation.quotations]
    direct = [piece for one in statements if one.mode is StatementMode.DIRECT for piece in one.content]
    contents = [(piece, number) for number, one in enumerate(statements) for piece in one.content]
    return Wording(
        text,
        starts,
        tuple([end for _, end in found]),
        words,
        tuple([word.lower() for word in words]),
        _numbered(starts, [span.start for span in annotation.sentences]),
        _numbered(starts, [0, *(match.end() for match in re.finditer(r"\n+", text))]),
        _painted(starts, [(span, number) for number, span in enumerate([*quoted, *direct])]),
        _painted(starts, contents),
        _report(text, article, statements),
    )


def split_words(written: str) -> tuple[str, ...]:
    """Words as `read_wording` splits them, with straight apostrophes."""
    return tuple(word.replace("’", "'") for word in _WORD.findall(written))


def stretch_of(wording: Wording, span: Span) -> Stretch:
    """The words that a span touches."""
    return Stretch(bisect_right(wording.ends, span.start), bisect_left(wording.starts, span.end))


def span_of(wording: Wording, stretch: Stretch) -> Span:
    """The characters of a stretch that holds at least one word."""
    return Span(wording.starts[stretch.first], wording.ends[stretch.last - 1])


def in_report(wording: Wording, span: Span) -> bool:
    """Whether a span belongs to the report: its title, its body, or where somebody is said to speak."""
    at = bisect_right(wording.report, span.start, key=lambda part: part.start) - 1
    return at >= 0 and span.start < wording.report[at].end


def _numbered(starts: tuple[int, ...], bounds: list[int]) -> tuple[int, ...]:
    """For each word the index of the last bound at or before it, -1 before the first."""
    edges = [0, *(bisect_left(starts, bound) for bound in bounds), len(starts)]
    return tuple([number - 1 for number, (first, last) in enumerate(pairwise(edges)) for _ in range(first, last)])


def _painted(starts: tuple[int, ...], spans: Iterable[tuple[Span, int]]) -> tuple[int, ...]:
    colours = [-1] * len(starts)
    for span, number in sorted(spans, key=lambda pair: pair[0].start - pair[0].end):
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        colours[first:last] = [number] * (last - first)
    return tuple(colours)


def _report(text: str, article: Article, statements: tuple[Statement, ...]) -> tuple[Span, ...]:
    if not article.body:
        asides = sorted([aside.span for aside in article.aside] + [one for one in (article.byline, article.dateline) if one])
        edges = [0, *(edge for span in asides for edge in (span.start, span.end)), len(text)]
        return _joined([Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end])
    parts = [*article.body, *([article.title] if article.title else []), *(one.source for one in statements if one.source)]
    return _joined(parts)


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
