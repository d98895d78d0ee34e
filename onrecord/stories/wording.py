"""Words of a text, folded so that the ways to print one are equal, with the characters that they stand on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from onrecord.records import Span, overlap

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’.][^\W_]+)*")
_PLAIN = str.maketrans({"’": "'", ".": ""})
_QUOTED = re.compile(
    r"""[“„‟"][^“”„‟"\n]*[”“"]|«[^«»\n]*»|‘(?:[^‘’\n]|(?<=\w)’(?=\w))*’(?!\w)|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w))*'(?!\w)""",
)
_ENDINGS = (("ies", "y", 4), ("ied", "y", 4), ("ing", "", 5), ("ed", "", 4), ("sses", "ss", 5), ("s", "", 3))
"""Endings that inflection adds, what stands in their place in the stem, and how long a word must be at least, less one."""

_KEPT = ("ss", "us", "is", "eed")
_BRITISH = (
    ("our", "or", 4),
    ("is", "iz", 5),
    ("ys", "yz", 5),
    ("enc", "ens", 5),
    ("entr", "enter", 4),
    ("eatr", "eater", 5),
    ("grey", "gray", 3),
    ("programm", "program", 7),
)
"""Ends of stems as they are spelt in Britain, as in America, and how long a stem must be at least, less one."""

_VOWELS = "aeiouy"
_FORMS = {
    **dict.fromkeys(("am", "is", "are", "was", "were", "been", "being"), "be"),
    **dict.fromkeys(("has", "had", "having"), "have"),
    **dict.fromkeys(("does", "did", "done", "doing"), "do"),
}
"""Forms of the auxiliaries."""

_AUXILIARIES = frozenset(_FORMS.values())


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed at `span`: `form` in small letters, with a plain apostrophe, without full stops and a possessive's s."""

    span: Span
    form: str

    @property
    def stem(self) -> str:
        """The form without what inflection adds."""
        return stem_of(self.form)


def find_words(text: str, within: Span) -> Iterator[Word]:
    """The words of a stretch of text, in order."""
    for match in _WORD.finditer(text, within.start, within.end):
        yield Word(Span(match.start(), match.end()), fold(match.group()))


def places_in(words: Sequence[Word], span: Span) -> tuple[int, ...]:
    """The indexes of the words that lie in a span."""
    return tuple(at for at, word in enumerate(words) if overlap(word.span, span))


def quoted_spans(text: str, within: Span) -> Iterator[Span]:
    """What stands within quotation marks that are closed in the same line, without the marks, in order."""
    for match in _QUOTED.finditer(text, within.start, within.end):
        yield Span(match.start() + 1, match.end() - 1)


@lru_cache(maxsize=1 << 17)
def fold(printed: str) -> str:
    """A printed word as it is compared."""
    if printed[:1].isdigit():
        return printed.replace(",", "").replace("’", "'").casefold().removesuffix("'s")
    return printed.translate(_PLAIN).casefold().removesuffix("'s")


@lru_cache(maxsize=1 << 17)
def stem_of(form: str) -> str:
    """A form without what inflection adds, as Americans spell it. Crude: it brings forms of one word together, and finds no lemma."""
    if form in _FORMS or form in _AUXILIARIES:
        return _FORMS.get(form, form)
    for ending, instead, longer in _ENDINGS:
        if len(form) > longer and form.endswith(ending) and not form.endswith(_KEPT):
            form = form[: -len(ending)] + instead
            break
    form = form[:-1] if len(form) > 3 and form.endswith("e") else form
    doubled = len(form) > 3 and form[-1] == form[-2] and form[-1].isalpha() and form[-1] not in _VOWELS
    form = form[:-1] if doubled else form  # stopped, stop
    for ending, american, longer in _BRITISH:
        if len(form) > longer and form.endswith(ending):
            return form[: -len(ending)] + american
    return form


@lru_cache(maxsize=1 << 17)
def number_of(word: str) -> int:
    """A word as a number of 32 bits, the same on every machine. Two words share one once in some billions."""
    return crc32(word.encode())
