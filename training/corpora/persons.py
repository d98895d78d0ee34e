"""News with the names of persons, grouped by whom they name, and the gender of those whose given name tells it."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from onrecord.records import Span
from training.corpora.example import read_rows

_HONORIFIC = re.compile(
    r"\b(?:(?P<male>Mr|Sir|Lord)|(?P<female>Mrs|Ms|Madam|Lady)|Dr|Prof|President|Senator|Chancellor|Prime Minister|Minister)\.? $"
)
"""Titles before a name: a pronoun takes their place too, and some tell the gender."""
_CAPITALISED = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_a-z][^\W\d_]+)*")
_FULL_NAME = re.compile(rf"{_CAPITALISED.pattern}(?: [^\W\d_a-z]\.)?(?: {_CAPITALISED.pattern})+")
_LONGEST = 600
"""Words of a text that are used, counted at white space."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A name of a person; `titled` takes in the titles before it. `gender` is "female", "male", or empty where unknown."""

    span: Span
    titled: Span
    person: str
    gender: str


@dataclass(frozen=True, slots=True)
class PersonText:
    """A text and the names of persons in it, in order."""

    id: str
    text: str
    namings: tuple[Naming, ...]


def person_texts(folder: Path) -> Iterator[PersonText]:
    """DWIE's and Worldwide's training articles, whose names are marked, and PolNeAR's and NeuS's, where names are found by the
    given names that tell a gender.
    """
    for row in read_rows(folder / "entities" / "dwie-train.jsonl.gz"):
        yield _text(row, _clusters(row))
    for row in read_rows(folder / "entities" / "worldwide-train.jsonl.gz"):
        yield _text(row, _by_surname(row))
    for place in ("attribution/polnear-train.jsonl.gz", "stories/neus-train.jsonl.gz"):
        for row in read_rows(folder / place):
            marked = {"id": row["id"], "text": row["text"], "mentions": _found(_opening(row["text"]))}
            yield _text(marked, _by_surname(marked))


def gender_of(name: str) -> str:
    """What the given name of a full name tells; the first part counts of "Jean-Claude". Single words tell nothing."""
    parts = name.split()
    return _genders().get(parts[0].split("-")[0].casefold(), "") if len(parts) > 1 else ""


@cache
def english() -> dict[str, frozenset[str]]:
    """The lists of `pronouns.toml`."""
    return _lists(Path(__file__).with_name("pronouns.toml").read_text(encoding="utf-8"))


@cache
def _genders() -> dict[str, str]:
    table = _lists(files("onrecord").joinpath("knowledge/lang/en/given_names.toml").read_text(encoding="utf-8"))
    return {name: gender for gender in ("female", "male") for name in table[gender] | english()[gender]}


def _lists(text: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(found) for name, found in tomllib.loads(text).items()}


def _clusters(row: dict[str, Any]) -> dict[int, str]:
    """The full name of the person that each mention names, by its start, from the source's clusters."""
    names = {one["id"]: one["name"] for one in row["clusters"]}
    return {one["start"]: names[one["cluster"]] for one in _persons(row)}


def _by_surname(row: dict[str, Any]) -> dict[int, str]:
    """The same by surnames, for a source without clusters: a name goes with the only full name that ends in the same word."""
    forms = {one["start"]: row["text"][one["start"] : one["end"]] for one in _persons(row)}
    full = {form for form in forms.values() if " " in form}
    owners: dict[str, set[str]] = {}
    for form in full:
        owners.setdefault(form.split()[-1], set()).add(form)
    matched = {start: owners.get(form.split()[-1], {form}) for start, form in forms.items()}
    return {start: next(iter(found)) if len(found) == 1 else forms[start] for start, found in matched.items()}


def _found(text: str) -> list[dict[str, Any]]:
    """Full names whose given name tells a gender, and their last words wherever else these stand capitalised."""
    full = [one.span() for one in _FULL_NAME.finditer(text) if gender_of(one[0])]
    last = {text[start:end].rsplit(maxsplit=1)[-1] for start, end in full}
    inside = [range(*one) for one in full]
    again = [one.span() for one in _CAPITALISED.finditer(text) if one[0] in last and not any(one.start() in it for it in inside)]
    return [{"start": start, "end": end, "type": "PERSON"} for start, end in sorted([*full, *again])]


def _persons(row: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for one in sorted(row["mentions"], key=lambda mention: (mention["start"], -mention["end"])):
        if one["type"] == "PERSON" and (not found or found[-1]["end"] <= one["start"]):
            found.append(one)
    return found


def _text(row: dict[str, Any], names: dict[int, str]) -> PersonText:
    text = _opening(row["text"])
    titles = {one["end"]: one["start"] for one in row["mentions"] if one["type"] in {"TITLE", "NORP"}}
    spans = [Span(one["start"], one["end"]) for one in _persons(row) if one["end"] <= len(text)]
    known = {name: gender for span in spans if (name := names[span.start]) and (gender := _addressed(text, span))}
    namings = [
        Naming(span, _titled(text, span, titles), name, gender_of(name) or known.get(name, ""))
        for span in spans
        if (name := names[span.start])
    ]
    return PersonText(row["id"], text, tuple(namings))


def _addressed(text: str, span: Span) -> str:
    """The gender that an honorific before a name tells."""
    found = _HONORIFIC.search(text, max(0, span.start - 20), span.start)
    return (found.lastgroup or "") if found else ""


def _titled(text: str, span: Span, titles: dict[int, int]) -> Span:
    start = span.start
    while start - 1 in titles:
        start = titles[start - 1]
    found = _HONORIFIC.search(text, max(0, start - 20), start)
    return Span(found.start() if found else start, span.end)


def _opening(text: str) -> str:
    """The lines that open a text, up to the length that is used."""
    kept: list[str] = []
    for line in text.split("\n"):
        kept.append(line)
        if sum(len(one.split()) for one in kept) >= _LONGEST:
            break
    return "\n".join(kept)
