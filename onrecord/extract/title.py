"""The headline of plain text, and the outlet's name that may stand behind it on the same line."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.byline import find_byline
from onrecord.extract.dates import read_date_line
from onrecord.extract.names import SEPARATOR, parts_of
from onrecord.extract.outlet import bare_name, is_outlet_line, is_outlet_name
from onrecord.extract.page import Line, is_prose, is_short
from onrecord.records import Span

MOST_WORDS, MOST_CHARACTERS = 30, 400
GOOD_WORDS = 4
"""A headline of plain text has this many words, where another line before the report is shorter: sections and places are."""

HEAD_LINES = 8
TELLING = 5.0
"""A line of which a row of this weight speaks is no title and no sentence of the report."""

MOST_PARTS = 3
"""A line of more parts is a menu."""

_OPEN_ENDS = (":", ";", ",")


@dataclass(frozen=True, slots=True)
class Headline:
    """A title, the number of its line, and the name of an outlet on the same line."""

    span: Span
    line: int
    outlet: str | None = None


def find_headline(text: str, page: Sequence[Line], furniture: Sequence[str]) -> Headline | None:
    """The title among the first lines of plain text, before the report's first sentence; None where nothing looks like one.

    `furniture` holds the words of lines that are no part of the report: a name behind the title that they repeat is the outlet's.
    """
    first = next((number for number, line in enumerate(page[: HEAD_LINES + 1]) if is_prose(line) and not _is_control(line)), 0)
    if first == 0 and page and len(page) > 1 and _is_headline_with_stop(page[0]):
        first = 1
    candidates = [number for number in range(first) if _may_be_title(text, page[number])]
    best = next((number for number in candidates if len(page[number].words.split()) >= GOOD_WORDS), next(iter(candidates), None))
    return split_title(page[best], best, furniture) if best is not None else None


def split_title(line: Line, number: int, furniture: Sequence[str]) -> Headline:
    """A line that holds the title, without an outlet's name behind or before it (“Title - Estuary Sentinel”)."""
    parts = parts_of(line.words) if len(line.words) <= MOST_CHARACTERS else []
    others = [words for words in furniture if words != line.words]
    if 1 < len(parts) <= MOST_PARTS:
        (_, first_end), (last_start, _) = parts[0], parts[-1]
        behind, before = line.words[last_start:], line.words[:first_end]
        if is_outlet_name(behind, others):
            end = max(end for _, end in parts[:-1])
            return Headline(Span(line.span.start, line.span.start + end), number, bare_name(behind))
        if is_outlet_name(before):
            return Headline(Span(line.span.start + parts[1][0], line.span.end), number, bare_name(before))
    return Headline(line.span, number)


def _may_be_title(text: str, line: Line) -> bool:
    words = line.words.split()
    if (
        not 2 <= len(words) <= MOST_WORDS
        or len(line.words) > MOST_CHARACTERS
        or line.words.endswith(_OPEN_ENDS)
        or len(SEPARATOR.findall(line.words)) >= MOST_PARTS
    ):
        return False
    if _is_control(line) or is_outlet_line(line.words) or (line.words.endswith(".") and not _is_headline_with_stop(line)):
        return False
    return not is_short(line) or not (read_date_line(text, line.span) or find_byline(text, line.span))


def _is_control(line: Line) -> bool:
    return any(row.weight >= TELLING for row in line.cues)


def _is_headline_with_stop(line: Line) -> bool:
    """A headline may end in a full stop where all its longer words have capitals."""
    words = [word for word in line.words.split() if len(word) > 3]
    return 3 <= len(words) <= 15 and all(word[0].isupper() or not word[0].isalpha() for word in words)
