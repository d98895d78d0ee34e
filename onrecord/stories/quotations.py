"""Differences within quotation marks: words replaced, a quotation cut short, words put into it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.records import Difference, DifferenceHow, DifferenceKind, Span, overlap, trim
from onrecord.stories.items import Item, find_items, same
from onrecord.stories.markers import are_alike
from onrecord.stories.matching import Match, carried, differ, softly_carried
from onrecord.stories.reports import COMMON, Line
from onrecord.stories.sense import Sense
from onrecord.stories.wording import Word

_MARK = re.compile('[“”"]')

COPIED = 0.5
"""Share of a quotation's words that the other quotation must have in the same order to be the same one, and not told in other words."""

FEWEST = 3
"""Words that both quotations must share."""

CARRIED = 0.67
"""Share of the words that are gone, weighed by rarity, that another line may carry before they count as told there."""

LITERAL = 0.7
"""How literal a match must be for a replaced word to be a change and not another translation."""

MEANT = 0.7
"""Rarity from which on a word is no mere tool of grammar."""

UNEVEN = 3
"""Words by which two sides of a replacement may differ in number."""

LONGEST = 8
"""Words that are replaced at one place; longer stretches are told anew."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """Words of the left quotation, by index, and those that stand in their place on the right."""

    left: tuple[int, ...]
    right: tuple[int, ...]


def find_quotation_changes(match: Match, known: Sequence[Difference], sense: Sense) -> Iterator[Difference]:
    """The differences of two quotations that are one. `known`: differences that have been named already, and are not told twice."""
    left = [at for at, quoted in enumerate(match.left_quoted) if quoted]
    shared = [at for at in left if at in match.exact and match.right_quoted[match.pairs[at]]]
    if len(shared) < FEWEST or (len(shared) / len(left) < COPIED and not _whole_run(match, shared)):
        return
    items = find_items(match.left_report, match.left), find_items(match.right_report, match.right)
    for edit in _edits(match, left, shared):
        if _says_the_same(edit, *items) or _names_the_same(match, edit) or _spelt_otherwise(match, edit):
            continue
        one, other = _span(match.left, edit.left), _span(match.right, edit.right)
        if any(_touches(one, found.left.span) or _touches(other, found.right.span) for found in known):
            continue
        if edit.left and edit.right:
            if match.literal >= LITERAL and _tells(match, edit) and _is_replacement(edit):
                yield differ(match, DifferenceKind.WORDING, DifferenceHow.CHANGED, one, other)
        elif (
            edit.left
            and len(edit.left) > 1
            and match.density[1] >= LITERAL
            and _is_telling(match, edit)
            and not _elsewhere(match.left, edit.left, match.left_rarity.tolist(), match.right_report.lines)
            and not _retold(match, edit, sense)
        ):
            yield differ(match, DifferenceKind.CUT, DifferenceHow.DROPPED, one, None)
        elif (
            edit.right
            and match.density[0] >= LITERAL
            and not _elsewhere(match.right, edit.right, match.right_rarity.tolist(), _around(match))
        ):
            yield differ(match, DifferenceKind.ADDED, DifferenceHow.ADDED, None, _in_one(match.right_report.text, other))


def _says_the_same(edit: _Edit, left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Whether all that an edit replaces is something that can be named, and is the same on both sides: “12” and “twelve”."""
    one = [item for item in left if set(item.places) & set(edit.left)]
    other = [item for item in right if set(item.places) & set(edit.right)]
    return bool(one and other) and all(any(same(item, found) for found in other) for item in one)


def _names_the_same(match: Match, edit: _Edit) -> bool:
    """Whether only words of names are replaced: “Mr Lund” and “Per Lund”."""
    sides = ((match.left_report.text, match.left, edit.left), (match.right_report.text, match.right, edit.right))
    return bool(edit.left and edit.right) and all(text[words[at].span.start].isupper() for text, words, places in sides for at in places)


def _spelt_otherwise(match: Match, edit: _Edit) -> bool:
    return bool(edit.left and edit.right) and are_alike([match.left[at] for at in edit.left], [match.right[at] for at in edit.right])


def _whole_run(match: Match, shared: Sequence[int]) -> bool:
    """Whether the right quotation consists of shared words: then it is the left one, cut short."""
    lines = {match.right_lines[match.pairs[at]] for at in shared}
    there = [at for at, quoted in enumerate(match.right_quoted) if quoted and match.right_lines[at] in lines]
    return len(shared) / len(there) >= 0.8


def _edits(match: Match, left: Sequence[int], shared: Sequence[int]) -> Iterator[_Edit]:
    """What lies before, between and after the shared words, on both sides; only what carries meaning on its side."""
    quoted = [at for at, one in enumerate(match.right_quoted) if one]
    bounds = [(-1, min(match.pairs[at] for at in shared) - LONGEST), *((at, match.pairs[at]) for at in shared)]
    bounds.append((max(left) + 1, max(match.pairs[at] for at in shared) + LONGEST))
    lines = {match.right_lines[match.pairs[at]] for at in shared}
    for (one, image), (following, other) in pairwise(bounds):
        gone = tuple(at for at in left if one < at < following and not _moved(match, at))
        new = tuple(at for at in quoted if image < at < other and match.right_lines[at] in lines and at not in _images(match))
        if any(match.left_rarity[at] >= MEANT for at in gone) or any(match.right_rarity[at] >= MEANT for at in new):
            yield _Edit(gone, new)


def _moved(match: Match, place: int) -> bool:
    """Whether a left word that is not in its order stands elsewhere within the same quotation, or in a word of the like form."""
    return place in match.pairs and match.left[place].stem == match.right[match.pairs[place]].stem


def _images(match: Match) -> set[int]:
    return {other for place, other in match.pairs.items() if _moved(match, place)}


def _tells(match: Match, edit: _Edit) -> bool:
    """Whether words that carry meaning stand on both sides of an edit."""
    return any(match.left_rarity[at] >= COMMON for at in edit.left) and any(match.right_rarity[at] >= COMMON for at in edit.right)


def _is_telling(match: Match, edit: _Edit) -> bool:
    return any(match.left_rarity[at] >= COMMON for at in edit.left)


def _elsewhere(words: Sequence[Word], places: Sequence[int], rarity: Sequence[float], lines: Sequence[Line]) -> bool:
    """Whether one of these lines carries the words."""
    kept = [words[at] for at in places]
    return any(carried(kept, [rarity[at] for at in places], line) >= CARRIED for line in lines)


def _retold(match: Match, edit: _Edit, sense: Sense) -> bool:
    """Whether the lines beside carry what is gone in words of like meaning."""
    words, rarity = [match.left[at] for at in edit.left], [float(match.left_rarity[at]) for at in edit.left]
    return any(softly_carried(words, rarity, match.right_report.lines[number], sense) >= CARRIED for number in match.lines)


def _around(match: Match) -> Sequence[Line]:
    """The line of the part, and those before and after it."""
    return match.left_report.lines[max(0, match.part.line - 1) : match.part.line + 2]


def _is_replacement(edit: _Edit) -> bool:
    sizes = len(edit.left), len(edit.right)
    return max(sizes) <= LONGEST and abs(sizes[0] - sizes[1]) <= UNEVEN


def _span(words: Sequence[Word], places: Sequence[int]) -> Span | None:
    return Span(words[places[0]].span.start, words[places[-1]].span.end) if places else None


def _in_one(text: str, span: Span | None) -> Span | None:
    """A span up to where the quotation that it begins in ends."""
    end = _MARK.search(text, span.start, span.end) if span else None
    return trim(text, Span(span.start, end.start())) if span and end else span


def _touches(span: Span | None, other: Span | None) -> bool:
    return span is not None and other is not None and overlap(span, other) > 0
