"""What in a text can differ and still be named: markers, numbers, dates and places, each on its characters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.records import DifferenceKind, EntityKind, MentionForm, Span, TimeExpression, TimeKind, hull, overlap
from onrecord.stories.markers import MarkerRow, find_markers
from onrecord.stories.numbers import Figure, find_numbers
from onrecord.stories.reports import Report
from onrecord.stories.when import may_agree
from onrecord.stories.wording import Word, find_words, fold, places_in

_UNIT = re.compile(r"[-\s]+(?P<a>(?:of\s+)?an?\s+)?(?P<unit>days?|weeks?|fortnights?|months?|years?|hours?|minutes?)\b", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(?:%|per\s?cent\b)", re.IGNORECASE)
_UNITS = {"minute": (1, "minutes"), "hour": (60, "minutes"), "day": (1440, "minutes"), "week": (10080, "minutes")}
_UNITS |= {"fortnight": (20160, "minutes"), "month": (1, "months"), "year": (12, "months")}

SAME_NUMBER = 1e-6
"""How far two numbers may differ in relation and be one, for the sake of fractions."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can differ. `value`: what of its kind it is; `row`: a marker's row; `places`: the indexes of its words."""

    kind: DifferenceKind
    span: Span
    value: str | float
    places: tuple[int, ...]
    row: MarkerRow | None = None


def find_items(report: Report, words: Sequence[Word]) -> list[Item]:
    """The items that stand on these words of a report, in order."""
    found = []
    for stretch in _stretches(words):
        found += list(_items(report, stretch))
    return sorted(
        (Item(one.kind, one.span, one.value, places_in(words, one.span), one.row) for one in found),
        key=lambda item: (item.places, item.kind),
    )


def same(left: Item, right: Item) -> bool:
    """Whether two items say the same."""
    if left.kind is not right.kind:
        return False
    if left.row and right.row:
        return left.row.name == right.row.name or right.row.name in left.row.like or left.row.name in right.row.like
    if isinstance(left.value, float) and isinstance(right.value, float):
        return abs(left.value - right.value) <= SAME_NUMBER * max(abs(left.value), abs(right.value), 1)
    if left.kind is DifferenceKind.DATE:
        return may_agree(str(left.value), str(right.value)) is not False
    if left.kind is DifferenceKind.PLACE:
        one, other = set(str(left.value).split()), set(str(right.value).split())
        return one <= other or other <= one
    return left.value == right.value


def _stretches(words: Sequence[Word]) -> list[Span]:
    """The text between the first and the last of words that follow each other closely."""
    found: list[Span] = []
    for word in words:
        if found and word.span.start - found[-1].end <= 3:
            found[-1] = Span(found[-1].start, word.span.end)
        else:
            found.append(word.span)
    return found


def _items(report: Report, stretch: Span) -> Iterator[Item]:
    text = report.text
    times = list(_times(report, stretch))
    yield from times
    numbers = [one for one in find_numbers(text, stretch) if not any(overlap(one.span, time.span) for time in times)]
    for number in numbers:
        yield _measured(text, number)
    yield from _named_places(report, stretch)
    for marker in find_markers(text, stretch):
        yield Item(marker.row.kind, marker.span, marker.row.name, (), marker.row)


def _times(report: Report, stretch: Span) -> Iterator[Item]:
    """Dates; those that stand side by side (“Wednesday next week”) are one, with the value of the first."""
    last: Item | None = None
    for one in report.record.times:
        if one.type in (TimeKind.DATE, TimeKind.TIME) and overlap(one.span, stretch) and one.value[:1].isdigit():
            if last and len(report.text[last.span.end : one.span.start].strip(" ,")) == 0:
                last = Item(last.kind, hull((last.span, one.span)), last.value, ())
                continue
            if last:
                yield last
            last = Item(DifferenceKind.DATE, one.span, _at_end(report.text, one), ())
    if last:
        yield last


def _at_end(text: str, time: TimeExpression) -> str:
    """The value of a date; the end of a year is its last quarter."""
    said = text[max(0, time.span.start - 8) : time.span.end].casefold()
    return f"{time.value}-Q4" if len(time.value) == 4 and "end of" in said else time.value


def _measured(text: str, number: Figure) -> Item:
    """A number; one of days, weeks, months or the like in the smallest of these units and with its unit, a percentage as a share."""
    after = _UNIT.match(text, number.span.end)
    if after and after["a"] and number.value >= 1:  # so much a day
        after = None
    if after:
        size, unit = _UNITS[after["unit"].lower().rstrip("s")]
        return Item(DifferenceKind.NUMBER, Span(number.span.start, after.end()), f"{number.value * size:g} {unit}", ())
    share = number.value / 100 if _PERCENT.match(text, number.span.end) else number.value
    return Item(DifferenceKind.NUMBER, number.span, share, ())


def _named_places(report: Report, stretch: Span) -> Iterator[Item]:
    """Names of places; what people are called after one (“Norwegian”) is no place."""
    for entity in report.record.entities:
        if entity.kind is EntityKind.PLACE:
            for mention in entity.mentions:
                words = report.text[mention.span.start : mention.span.end]
                if mention.form is MentionForm.NAME and overlap(mention.span, stretch) and fold(entity.name).find(_last(words) or "?") >= 0:
                    yield Item(DifferenceKind.PLACE, mention.span, report.who.get(entity.id, fold(entity.name)), ())


def _last(words: str) -> str:
    """The last word of a name, as it is compared; a name without a word is part of nothing."""
    return next((word.form for word in reversed(list(find_words(words, Span(0, len(words)))))), "")
