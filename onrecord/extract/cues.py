"""Which rows of the table of page furniture speak of a line."""

import os
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from onrecord.knowledge import OVERLAY, load_table
from onrecord.records import AsideReason

TABLE = "lang/en/article.toml"

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:/]\d+)*|[©@:“”\"]")
_NUMBER = "#"
_QUOTED = ("“", "”", '"')
_UNQUOTED = "…"


class Where(StrEnum):
    """Where on the page a row may speak."""

    ANYWHERE = "anywhere"
    EDGES = "edges"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class CueRow:
    """One kind of furniture, as the table has it; the table says what each key means."""

    name: str
    reason: AsideReason
    where: Where
    weight: float
    examples: tuple[str, ...]
    misses: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    most: int = 0


@dataclass(frozen=True, slots=True)
class BylineWords:
    """Words that bylines are made of, as the table says."""

    by: tuple[str, ...]
    staff: tuple[str, ...]
    roles: tuple[str, ...]
    particles: tuple[str, ...]
    before_place: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutletWords:
    """Words by which an outlet's name is known, as the table says."""

    nouns: tuple[str, ...]
    sections: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CueTable:
    """The shape of `lang/en/article.toml`."""

    byline: BylineWords
    outlet: OutletWords
    rows: tuple[CueRow, ...]


def load_cues() -> CueTable:
    """The table in force. Raises `KnowledgeError`."""
    return load_table(CueTable, TABLE)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One phrase of one row: its words, and what it stands for there."""

    words: tuple[str, ...]
    row: int
    key: str


def find_cues(line: str) -> tuple[CueRow, ...]:
    """The rows that speak of a line, strongest first."""
    rows = load_cues().rows
    words = words_of(line)
    heard: dict[int, set[str]] = {}
    filed = _filed(os.environ.get(OVERLAY, ""))
    for place, word in enumerate(words):
        for phrase in filed.get(word, ()):
            if _stands(phrase, words, place):
                heard.setdefault(phrase.row, set()).add(phrase.key)
    found = [rows[row] for row, keys in sorted(heard.items()) if _speaks(rows[row], keys, len(words))]
    return tuple(sorted(found, key=lambda row: -row.weight))


def words_of(line: str) -> tuple[str, ...]:
    """A line as rows see it: small letters, # for a number, … in the place of words within quotation marks."""
    words: list[str] = []
    quoted = False
    for word in _WORD.findall(line.casefold().replace("’", "'")):
        if word in _QUOTED:
            quoted = word == "“" or (word == '"' and not quoted)
            words.append(_UNQUOTED)
        elif not quoted:
            words.append(_NUMBER if word[0].isdigit() else word)
    return tuple(words)


def _stands(phrase: _Phrase, words: tuple[str, ...], place: int) -> bool:
    if phrase.key in ("starts", "only") and place:
        return False
    if phrase.key == "ends" and place + len(phrase.words) != len(words):
        return False
    if phrase.key == "only" and words[len(phrase.words) :] not in ((), (":",)):
        return False
    return words[place : place + len(phrase.words)] == phrase.words


def _speaks(row: CueRow, keys: set[str], count: int) -> bool:
    if "never" in keys or (row.also and "also" not in keys) or (row.most and count > row.most):
        return False
    return bool(keys & {"phrases", "starts", "ends", "only"})


@cache
def _filed(overlay: str) -> dict[str, tuple[_Phrase, ...]]:
    filed: dict[str, list[_Phrase]] = {}
    for number, row in enumerate(load_cues().rows):
        for key in ("phrases", "starts", "ends", "only", "also", "never"):
            for written in getattr(row, key):
                words = _table_words(written)
                filed.setdefault(words[0], []).append(_Phrase(words, number, key))
    return {word: tuple(phrases) for word, phrases in filed.items()}


def _table_words(written: str) -> tuple[str, ...]:
    return words_of(written.replace(_NUMBER, "0"))
