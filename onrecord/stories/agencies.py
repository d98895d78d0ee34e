"""News agencies: who is one, and where a report says that its text comes from one."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.knowledge import OVERLAY, load_table
from onrecord.records import Credit, Place, Record, Span

TABLE = "outlets/known.toml"
_CALLED = re.compile(r"\b(?:press|news|telegraph|wire)\s+(?:agency|service|bureau)\b|\bwire\s+service\b|\bnewswire\b", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:Times|Tribune|Inquirer|Herald|Gazette|Chronicle|Courier|Daily|News|Newspaper|\w{0,3}TV)\b$")
"""How newspapers and broadcasters are called."""

DATELINE, SIGNATURE = 400, 120
"""Characters at the beginning and at the end of a report where initials in brackets are an agency's."""

_INITIALS = re.compile(r"[A-Z]{2,5}")
_BRACKETED = re.compile(r"\(([\w .]{2,40})\)\s*[-–—]|[-–—]\s*\(([\w .]{2,40})\)|\(([\w .]{2,40})\)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of the table of outlets, which says what each key means."""

    name: str
    also: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    agency: bool = False


@dataclass(frozen=True, slots=True)
class OutletTable:
    """The shape of the table of outlets."""

    outlets: tuple[Outlet, ...]


def is_agency(outlet: str | None) -> bool:
    """Whether an outlet is an agency: by the table, or because it calls itself one."""
    return outlet is not None and (outlet.casefold() in _names(os.environ.get(OVERLAY, "")) or _CALLED.search(outlet) is not None)


def is_outlet(name: str) -> bool:
    """Whether a name is that of an outlet or an agency, by the table or by how such are called."""
    known = name.casefold().removeprefix("the ") in _outlets(os.environ.get(OVERLAY, ""))
    return known or _CALLED.search(name) is not None or _TITLED.search(name) is not None


def find_credits(record: Record) -> tuple[Credit, ...]:
    """The agencies that a report credits, each once: “(AP)” in a dateline or at the end, “© AFP”, “Reuters contributed to this report”."""
    text = record.document.text or ""
    found: dict[str, Credit] = {}
    for agency, span in sorted((*_printed(text), *_initials(text)), key=lambda one: one[1]):
        found.setdefault(agency, Credit(agency, Place(record.document.id, span)))
    return tuple(found.values())


def _printed(text: str) -> Iterator[tuple[str, Span]]:
    names, pattern = _credited(os.environ.get(OVERLAY, ""))
    for match in pattern.finditer(text):
        name = next(group for group in match.groups() if group)
        yield names[name.casefold()], Span(match.start(), match.end())


def _initials(text: str) -> Iterator[tuple[str, Span]]:
    """A known agency or initials in brackets, before or after a dash or at the end of a line: the way in which agencies sign."""
    names = _names(os.environ.get(OVERLAY, ""))
    for match in _BRACKETED.finditer(text):
        if match.start() > DATELINE and match.end() < len(text.rstrip()) - SIGNATURE:
            continue
        at = match.lastindex or 0
        name = names.get(match[at].casefold())
        if name or _INITIALS.fullmatch(match[at]):
            yield name or match[at], Span(match.start(at), match.end(at))


@cache
def _names(overlay: str) -> dict[str, str]:
    rows = [row for row in load_table(OutletTable, TABLE).outlets if row.agency]
    return {name.casefold(): row.name for row in rows for name in (row.name, *row.also)}


@cache
def _outlets(overlay: str) -> frozenset[str]:
    rows = load_table(OutletTable, TABLE).outlets
    return frozenset(name.casefold().removeprefix("the ") for row in rows for name in (row.name, *row.also))


@cache
def _credited(overlay: str) -> tuple[dict[str, str], re.Pattern[str]]:
    names = _names(overlay)
    written = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    before, after = (
        r"(?:©\s*(?:\d{4}\s+)?|[Cc]opyright\s+(?:\d{4}\s+)?|[Ss]ource:\s*)(?:The\s+)?",
        r"\s+contributed\s+to\s+this\s+(?:report|article|story)",
    )
    return names, re.compile(rf"{before}((?i:{written}))\b|\b((?i:{written})){after}")
