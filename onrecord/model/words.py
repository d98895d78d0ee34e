"""Words as Universal Dependencies' English treebanks cut them: "did|n't", "Putin|'s", "U.S.", "10,000", "well|-|known"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.knowledge import load_table
from onrecord.records import Span


@dataclass(frozen=True, slots=True)
class WordRows:
    """`abbreviations` keep their full stop; `prefixes` keep their hyphen and the word after it; `clitics` follow an apostrophe."""

    abbreviations: tuple[str, ...]
    prefixes: tuple[str, ...]
    clitics: tuple[str, ...]


def find_words(text: str, passages: Iterable[Span]) -> tuple[Span, ...]:
    """The words and punctuation marks of these passages, in order; together they hold all that is not white space."""
    pattern = _pattern()
    return tuple(Span(*found.span()) for passage in passages for found in pattern.finditer(text, passage.start, passage.end))


@cache
def _pattern() -> "re.Pattern[str]":
    """The alternatives stand in order: the first that fits wins."""
    rows = load_table(WordRows, "lang/en/words.toml")
    short, prefixes, clitics = ("|".join(map(re.escape, one)) for one in (rows.abbreviations, rows.prefixes, rows.clitics))
    addresses = r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    stopped = rf"(?<!\w)(?:(?:{short})\.|(?:[^\W\d_]\.){{2,}}|[A-Z]\.(?=\s+\w))(?!\w)"
    compounds = rf"(?<!\w)(?:{prefixes})-\w+|[OLD][’'][A-Z]\w+"
    numbers = r"\d+(?:[.,:/]\d+)+(?:(?:st|nd|rd|th)(?!\w))?"
    negated = r"[nN][’'][tT](?!\w)|[^\W\d_]+?(?=[nN][’'][tT](?!\w))|(?<!\w)[Cc]an(?=not(?!\w))"
    following = rf"[’'](?:{clitics})(?!\w)"
    marks = r"([.\-!?*=_~<>])\1+|''|``"
    return re.compile("|".join((addresses, stopped, compounds, numbers, negated, following, r"\w+", marks, r"\S")))
