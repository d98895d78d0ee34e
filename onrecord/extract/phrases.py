"""Rows of words as one compiled search: the only place where table words become a pattern."""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.knowledge import load_table


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """Phrases of one sort, with examples in which one of them is found."""

    name: str
    words: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementTable:
    """`lang/<language>/statements.toml`."""

    negator: tuple[PhraseRow, ...]
    not_negator: tuple[PhraseRow, ...]
    denier: tuple[PhraseRow, ...]
    subordinator: tuple[PhraseRow, ...]
    opener: tuple[PhraseRow, ...]
    condition: tuple[PhraseRow, ...]
    opening: tuple[PhraseRow, ...]
    until: tuple[PhraseRow, ...]
    inverted: tuple[PhraseRow, ...]
    not_condition: tuple[PhraseRow, ...]
    address: tuple[PhraseRow, ...]
    address_end: tuple[PhraseRow, ...]
    loose_end: tuple[PhraseRow, ...]
    attitude: tuple[PhraseRow, ...]
    voicing: tuple[PhraseRow, ...]
    reporting: tuple[PhraseRow, ...]


STATEMENTS = "lang/en/statements.toml"
ANY_ENDING = "*"


def statement_table() -> StatementTable:
    """The table of negation, condition, address and stance."""
    return load_table(StatementTable, STATEMENTS)


@cache
def phrase_pattern(rows: tuple[PhraseRow, ...]) -> re.Pattern[str]:
    """A search for any phrase of these rows as whole words, longest first, case ignored; the group's name tells the row by its place."""
    phrases = sorted(((phrase, place) for place, row in enumerate(rows) for phrase in row.words), key=lambda one: -len(one[0]))
    return re.compile("|".join(f"(?P<r{place}_{turn}>{_pattern(phrase)})" for turn, (phrase, place) in enumerate(phrases)), re.IGNORECASE)


def row_of(match: re.Match[str], rows: tuple[PhraseRow, ...]) -> PhraseRow:
    """The row whose phrase was found."""
    return rows[int((match.lastgroup or "r0_0")[1:].split("_")[0])]


def pattern_of_stem(word: str) -> str:
    """A pattern for a word or phrase of a table in which an asterisk at the end stands for any ending; blanks stand for white space."""
    written = re.escape(word.removesuffix(ANY_ENDING)).replace(r"\ ", r"\s+")
    return rf"{written}\w*" if word.endswith(ANY_ENDING) else written


def _pattern(phrase: str) -> str:
    written = r"\s+".join(re.escape(word) for word in phrase.split()).replace("'", "['’]")
    before = "" if phrase.startswith("n't") else r"(?<!\w)(?<!\w[’'])"
    return rf"{before}{written}(?![\w])"
