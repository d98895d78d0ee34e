"""Names, folded so that the ways to print one are equal, and the gender that a title or a given name shows."""

import os
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from onrecord.knowledge import OVERLAY, load_table
from onrecord.records import EntityKind

HONORIFICS = "lang/en/honorifics.toml"
GIVEN_NAMES = "lang/en/given_names.toml"

_UNPRINTED = str.maketrans(
    {"'": "", "’": "", "‘": "", "`": "", ".": "", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""Marks that papers print or leave out, and letters that are no base letter with a mark on it."""

_GAP = re.compile(r"[\W_]+")


class Gender(StrEnum):
    """Gender as titles and given names show it."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True)
class Honorific:
    """A row of `lang/en/honorifics.toml`; the table says what each key means."""

    name: str
    gender: Gender | None = None
    given: bool = False


@dataclass(frozen=True, slots=True)
class HonorificTable:
    """The shape of `lang/en/honorifics.toml`."""

    honorifics: tuple[Honorific, ...]


@dataclass(frozen=True, slots=True)
class GivenNames:
    """The shape of `lang/en/given_names.toml`."""

    female: tuple[str, ...]
    male: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoldedName:
    """The words of a name without titles, and the gender that it shows."""

    words: tuple[str, ...]
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    titles: dict[str, tuple[tuple[tuple[str, ...], Gender | None], ...]]
    genders: dict[str, Gender]


def fold(written: str) -> tuple[str, ...]:
    """Words in small letters, without accents, apostrophes and full stops; hyphens part words."""
    small = unicodedata.normalize("NFKD", written.casefold()).translate(_UNPRINTED)
    bare = "".join(sign for sign in small if not unicodedata.combining(sign))
    return tuple(filter(None, _GAP.split(bare)))


def fold_name(written: str, kind: EntityKind) -> FoldedName:
    """A name by what it is compared with. Titles are taken off a person's, and “the” off any other's; at least one word stays."""
    words = fold(written)
    if kind is not EntityKind.PERSON:
        return FoldedName(words[1:] if words[:1] == ("the",) and len(words) > 1 else words)
    lexicon = _lexicon(os.environ.get(OVERLAY, ""))
    shown = None
    while title := _title(lexicon, words):
        words = words[len(title[0]) :]
        shown = shown or title[1]
    given = lexicon.genders.get(words[0]) if len(words) > 1 else None
    return FoldedName(words, shown or given)


def _title(lexicon: _Lexicon, words: tuple[str, ...]) -> tuple[tuple[str, ...], Gender | None] | None:
    for title in lexicon.titles.get(words[0], ()) if words else ():
        if len(title[0]) < len(words) and words[: len(title[0])] == title[0]:
            return title
    return None


@cache
def _lexicon(overlay: str) -> _Lexicon:
    titles: dict[str, tuple[tuple[tuple[str, ...], Gender | None], ...]] = {}
    rows = [(fold(row.name), row.gender) for row in load_table(HonorificTable, HONORIFICS).honorifics]
    for words, gender in sorted(rows, key=lambda row: -len(row[0])):
        titles[words[0]] = (*titles.get(words[0], ()), (words, gender))
    names = load_table(GivenNames, GIVEN_NAMES)
    return _Lexicon(titles, _folded(names.female, Gender.FEMALE) | _folded(names.male, Gender.MALE))


def _folded(names: tuple[str, ...], gender: Gender) -> dict[str, Gender]:
    return {word: gender for name in names for word in fold(name)[:1]}
