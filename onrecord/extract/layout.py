"""Who speaks where only the layout says so: “LUND: We will stay.”, ““We will stay.” — Commissioner Lund”."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.extract.places import touched
from onrecord.records import Evidence, Quotation, Span, trim

FEWEST_LINES = 3
"""Paragraphs that open with a name and a colon, from which on a text is a transcript."""

LONGEST_LABEL = 5
LONGEST_SIGNATURE = 14
"""Most words of a name before a colon, and of a name with its description behind a dash."""

TRANSCRIPT = Evidence("layout: name and colon", 0.9)
SIGNED = Evidence("layout: name behind a dash", 0.9)

_LABEL = re.compile(r"(?P<name>[^\W\d_a-z][\w.’'’\- ]{0,60}?)(?: \([^)]{1,40}\))?: +(?=\S)")
_DASH = re.compile(r"\s*(?:[—–―]|--?(?=\s|[A-Z]))\s*")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that the layout gives to somebody; its mark is the cue, as in PolNeAR (Newell et al. 2018): the colon or the dash."""

    source: Span
    cue: Span
    content: tuple[Span, ...]
    evidence: Evidence


def find_spoken(text: str, passages: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> tuple[Spoken, ...]:
    """The lines of a transcript, and quotations that are signed, in order. A transcript has at least three paragraphs that open with a name
    and a colon, and some name that opens two of them; what follows without a name goes on with the last one.
    """
    return tuple(sorted((*_transcript(text, passages), *_signed(text, passages, quotations)), key=lambda one: one.content[0]))


def _transcript(text: str, passages: tuple[Span, ...]) -> Iterator[Spoken]:
    labels = [_label(text, one) for one in passages]
    names = Counter(text[one.start : one.end].casefold() for one in labels if one)
    if names.total() < FEWEST_LINES or max(names.values()) < 2:
        return
    for passage, label in zip(passages, labels, strict=True):
        if label:
            colon = text.index(":", label.end)
            said = trim(text, Span(colon + 1, passage.end))
            yield Spoken(label, Span(colon, colon + 1), (said,), TRANSCRIPT)


def _label(text: str, passage: Span) -> Span | None:
    """The name before the colon that opens a paragraph: all words but small ones with a capital."""
    found = _LABEL.match(text, passage.start, passage.end)
    if found is None or len(found["name"].split()) > LONGEST_LABEL:
        return None
    named = all(word[:1].isupper() or word in ("of", "the", "de", "von", "van", "al") for word in found["name"].split())
    return Span(found.start("name"), found.end("name")) if named else None


def _signed(text: str, passages: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Iterator[Spoken]:
    """A quotation that ends its paragraph but for a dash and a name, or whose next paragraph is a dash and a name."""
    following = {one.end: other for one, other in pairwise(passages)}
    for passage in passages:
        quoted = [one for one in touched(quotations, passage, lambda one: one.span) if one.closed]
        if not quoted:
            continue
        last = quoted[-1].span
        rest = Span(last.end + 1, passage.end)
        place = rest if text[rest.start : rest.end].strip() else following.get(passage.end)
        dash = _DASH.match(text, place.start, place.end) if place else None
        name = _signature(text, Span(dash.end(), place.end)) if dash and place else None
        if name and dash and not text[passage.start : last.start - 1].strip():
            yield Spoken(name, trim(text, Span(*dash.span())), (last,), SIGNED)


def _signature(text: str, behind: Span) -> Span | None:
    """What stands behind a dash, where it is a name with its description and not a sentence."""
    name = trim(text, behind, ".")
    words = text[name.start : name.end].split()
    named = 0 < len(words) <= LONGEST_SIGNATURE and words[0][:1].isupper()
    return name if named and "." not in text[name.start : name.end - 1] else None
