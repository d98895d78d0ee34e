"""Numbers in a text, in digits or words, as values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Span

_SMALL = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "zero": 0,
}
_UNITS = {"one": 1, **{word: value for word, value in _SMALL.items() if 0 < value < 10}}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_PARTS = {"half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4, "fifth": 1 / 5, "fifths": 1 / 5}
_WRITTEN = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "lakh": 100_000}
_WRITTEN |= {"trillion": 1_000_000_000_000, "crore": 10_000_000}
_SCALES = {**_WRITTEN, "bn": 1_000_000_000, "m": 1_000_000}

NUMBER_WORDS = f"(?:{'|'.join([*_SMALL, *_TENS, *_SCALES, 'one', 'half'])})"
"""What may follow where a number must, besides digits: a pattern."""

_DIGITS = r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TWO_DIGITS = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)})\b)?|{'|'.join(_SMALL)}"
_COUNT = rf"(?:{_DIGITS}|{_TWO_DIGITS}|an?|one)"
_SCALED = rf"(?:[-\s]?(?:{'|'.join(sorted(_WRITTEN, key=len, reverse=True))})\b|(?<=\d)(?:m|bn)\b)"
_PART = (
    rf"(?:(?:{'|'.join(_UNITS)})[-\s](?:thirds|quarters|fifths)|(?:an?|one)[-\s](?:third|quarter|fifth)(?=\s+of\b)|(?:one-)?half(?!\s+past\b))"
    rf"(?:\s+(?:of\s+)?an?\s+(?P<whole>{'|'.join(_WRITTEN)})\b)?"
)
_SOME = "|".join([*_UNITS, *_SMALL])
_NOT_UNIT = r"(?!\s+(?:hundred|thousand|million|hours|days|weeks|months|years))"
_AMONG = rf"(?P<some>{_SOME}|\d+)\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<among>{_SOME}|\d+)\b{_NOT_UNIT}"
_REST = rf"(?:\s+and\s+(?P<rest>{_TWO_DIGITS}|an?\s+half)\b)?"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?<![^\W\d]-)(?:{_AMONG}|(?P<part>{_PART})|(?P<count>{_COUNT})(?P<scales>{_SCALED}*){_REST})(?![\w]|[.,]\d)(?!(?<=[a-z])-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed at `span`, and its value."""

    span: Span
    value: float


def find_numbers(text: str, within: Span) -> Iterator[Figure]:
    """The numbers of a stretch of text, in order. “One” and “a” count only before a scale (“a dozen”); ordinals are no numbers."""
    for match in _NUMBER.finditer(text, within.start, within.end):
        value = _value(match)
        if value is not None:
            yield Figure(Span(match.start(), match.end()), value)


def _value(match: re.Match[str]) -> float | None:
    if match["some"]:
        among = _counted(match["among"].lower())
        return _counted(match["some"].lower()) / among if among else None
    if match["part"]:
        words = re.split(r"[-\s]", match["part"].lower())
        share = _UNITS.get(words[0], 1) * next(_PARTS[word] for word in words if word in _PARTS)
        return share * _WRITTEN[match["whole"].lower()] if match["whole"] else share
    scales = [_SCALES[word.lower()] for word in re.findall(r"[A-Za-z]+", match["scales"])]
    count = match["count"].lower()
    if count in ("a", "an", "one") and not scales:
        return None
    value = 1.0 if count in ("a", "an", "one") else _counted(count)
    for scale in scales:
        value *= scale
    return value + _rest(match["rest"], hundreds=bool(scales))


def _rest(written: str | None, *, hundreds: bool) -> float:
    """What “and” adds: a half to any number, two digits to hundreds."""
    if written is None:
        return 0.0
    if written.lower().endswith("half"):
        return 0.5
    return _counted(written.lower()) if hundreds else 0.0


def _counted(count: str) -> float:
    if count[0].isdigit():
        return float(re.sub(r"[,\s]", "", count))
    words = re.split(r"[- ]", count)
    return float(sum(_TENS.get(word, _SMALL.get(word, _UNITS.get(word, 0))) for word in words))
