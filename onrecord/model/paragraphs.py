"""The paragraphs of a document: its blocks, where lines that were only broken to fit a width are joined again."""

from itertools import pairwise

from onrecord.records import Document, Span, trim

NARROWEST, WIDEST = 50, 110
"""Plain text that was broken to fit has its longest line between these."""

BROKEN = 0.5
"""A document is broken to fit where the width explains at least half of the breaks between lines that follow each other."""


def find_paragraphs(document: Document) -> tuple[Span, ...]:
    """Every stretch of the text that holds a character, in order: together they cover all that is not white space.

    A format that says what the report is has laid out its lines itself: there none are joined.
    """
    text = document.text or ""
    lines = _all_lines(text, tuple(block.span for block in document.blocks))
    if document.hints.body is not None or not _is_broken(text, lines):
        return lines
    width = max(line.end - line.start for line in lines)
    joined = [lines[0]]
    for above, below in pairwise(lines):
        if _follows(text, above, below) and _was_full(text, above, below, width):
            joined[-1] = Span(joined[-1].start, below.end)
        else:
            joined.append(below)
    return tuple(joined)


def _all_lines(text: str, blocks: tuple[Span, ...]) -> tuple[Span, ...]:
    """The blocks, and the lines of whatever stands between them."""
    lines: list[Span] = []
    at = 0
    for block in (*blocks, Span(len(text), len(text))):
        lines += _lines(text, Span(at, block.start))
        lines += [span for span in (trim(text, block),) if span.start < span.end]
        at = max(at, block.end)
    return tuple(lines)


def _lines(text: str, gap: Span) -> list[Span]:
    found = []
    start = gap.start
    for line in text[gap.start : gap.end].splitlines(keepends=True):
        found.append(trim(text, Span(start, start + len(line))))
        start += len(line)
    return [span for span in found if span.start < span.end]


def _is_broken(text: str, lines: tuple[Span, ...]) -> bool:
    width = max((line.end - line.start for line in lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return False
    breaks = [(above, below) for above, below in pairwise(lines) if _follows(text, above, below)]
    full = sum(_was_full(text, above, below, width) for above, below in breaks)
    return full > 0 and full >= BROKEN * len(breaks)


def _follows(text: str, above: Span, below: Span) -> bool:
    return text.count("\n", above.end, below.start) == 1


def _was_full(text: str, above: Span, below: Span, width: int) -> bool:
    """Whether the next word would not have fitted on the line above."""
    word = text[below.start : below.end].split(maxsplit=1)[0]
    return above.end - above.start + 1 + len(word) > width
