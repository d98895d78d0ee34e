"""Reads what a file claims about its report (in a column, a meta tag, a JSON-LD object): dates, languages, authors."""

import re
from collections.abc import Iterable
from email.utils import parsedate

from onrecord.records import Block, PartialDate, Span, parse_partial_date

ISO_START = re.compile(r"(\d{4})(?:[-/.]?(\d{2})(?:[-/.]?(\d{2}))?)?(?!\d)")
LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][\w-]+)?")
BETWEEN_NAMES = re.compile(r"\s*(?:[;,|]|\band\b)\s*")
BYLINE_CHARACTERS = 200
"""A longer line that holds an author's name is prose."""


def claimed_date(written: str) -> PartialDate | None:
    """The day, month or year that an ISO 8601 (also `2023/02/17`, `20230217`) or e-mail date begins with; None for anything else."""
    found = ISO_START.match(written.strip())
    if found:
        parts = [part for part in found.groups() if part]
    else:
        parsed = parsedate(written)
        parts = [f"{parsed[0]:04d}", f"{parsed[1]:02d}", f"{parsed[2]:02d}"] if parsed else []
    try:
        return parse_partial_date("-".join(parts))
    except ValueError:
        return None


def claimed_language(written: str) -> str | None:
    """The ISO 639-1 code in a language tag (`en`, `en-GB`, `pt_BR`), or None."""
    found = LANGUAGE.fullmatch(written.strip())
    return found.group(1).lower() if found else None


def find_byline(text: str, blocks: Iterable[Block], author: str) -> Span | None:
    """Where the first short block that names one of the authors names them: from the first name to the last. `author` may be several."""
    names = [name for name in BETWEEN_NAMES.split(author.strip()) if len(name) > 1]
    for block in blocks:
        if block.span.end - block.span.start > BYLINE_CHARACTERS:
            continue
        found = [span for name in names if (span := _find_name(text, block.span, name))]
        if found:
            return Span(min(span.start for span in found), max(span.end for span in found))
    return None


def _find_name(text: str, within: Span, name: str) -> Span | None:
    spaced = re.compile(r"\s+".join(re.escape(part) for part in name.split()), re.IGNORECASE)
    for found in spaced.finditer(text, within.start, within.end):
        if _parted(text, found.start()) and _parted(text, found.end()):
            return Span(found.start(), found.end())
    return None


def _parted(text: str, at: int) -> bool:
    """Whether a word ends at `at`. Pages set "By", a name and a date side by side without a space: there a capital begins a word, too."""
    before, after = text[at - 1 : at], text[at : at + 1]
    return not (before.isalnum() and after.isalnum()) or (before.islower() and after.isupper())
