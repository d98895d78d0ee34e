"""Lines of web pages, each known to be the report's or the page's: extracted texts (plain-tails), whole pages (aef, aeb)."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.records import Span
from training.corpora.example import read_rows

WORD = re.compile(r"\w+")
BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "td",
        "th",
        "tr",
        "table",
        "figure",
        "figcaption",
        "blockquote",
        "header",
        "footer",
        "aside",
        "nav",
        "main",
        "br",
        "button",
        "form",
        "label",
        "dd",
        "dt",
        "dl",
        "pre",
        "address",
        "option",
        "hr",
    ]
)
UNSEEN = frozenset(["script", "style", "noscript", "template", "svg", "head", "iframe", "select", "textarea", "video", "audio"])
SHARED = {"body": 0.8, "furniture": 0.2}
"""A line is the report's where at least this share of its word triples stands there, furniture where at most this share does."""

LONG_LINE = 5000
REPORT_LINE = 60
"""The report of a page begins with its first line of more than this many characters."""


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A text and its lines. `labels`: True for furniture, False for the report, None where the gold does not say (mixed, title)."""

    site: str
    page: str
    text: str
    lines: tuple[Span, ...]
    labels: tuple[bool | None, ...]


def extracted(folder: Path, split: str) -> Iterator[LabelledPage]:
    """plain-tails: what eight extractors made of a page, one text each."""
    for row in read_rows(folder / "extraction" / "plain-tails.jsonl.gz"):
        if row["split"] == split:
            lines = tuple(Span(line["start"], line["end"]) for line in row["lines"])
            labels = tuple({"body": False, "furniture": True}.get(line["label"]) for line in row["lines"])
            yield LabelledPage(row["site"], row["page"], row["text"], lines, labels)


def copied(folder: Path, split: str, seed: int) -> Iterator[LabelledPage]:
    """Texts as somebody would copy them from a page of aef or aeb: the report, with more or less of what stands around it. Three a page."""
    choice = random.Random(seed)
    for name in ("aef", "aeb"):
        for row in read_rows(folder / "extraction" / f"{name}.jsonl.gz"):
            if row["split"] == split and row.get("lang", "en") == "en":
                yield from _copies(row, choice)


def joined(site: str, page: str, lines: Sequence[str], labels: Sequence[bool | None]) -> LabelledPage:
    """A page made of these lines."""
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return LabelledPage(site, page, "\n".join(lines), tuple(spans), tuple(labels))


def _copies(row: dict[str, Any], choice: random.Random) -> Iterator[LabelledPage]:
    lines = [line for line in _shown(row["html"]) if len(line) < LONG_LINE]
    labels = _labelled(lines, row["text"], row.get("title"))
    report = [place for place, label in enumerate(labels) if label is False and len(lines[place]) > REPORT_LINE]
    covered = sum(len(line) for line, label in zip(lines, labels, strict=True) if label is False) / max(1, len(row["text"]))
    if not report or not 0.8 <= covered <= 1.3:  # the gold is not of this page
        return
    first, last = report[0], report[-1]
    for kept in (
        _around(first, last, len(lines), choice),
        _wordy(lines, labels, first, last, choice),
        [place for place in range(first, last + 1) if not labels[place] or choice.random() < 0.6],
    ):
        if len(kept) > 2:
            yield joined(row["site"], row["id"], [lines[place] for place in kept], [labels[place] for place in kept])


def _around(first: int, last: int, count: int, choice: random.Random) -> list[int]:
    """Everything from a little before the report to a little after it."""
    before, after = choice.choice((0, 1, 2, 4, 6, 8)), choice.choice((0, 2, 4, 8, 12, 20, 30))
    return list(range(max(0, first - before), min(count, last + 1 + after)))


def _wordy(lines: list[str], labels: list[bool | None], first: int, last: int, choice: random.Random) -> list[int]:
    """The report with the wordy lines around it, as extractors keep them."""
    before = [place for place in range(max(0, first - 30), first) if len(lines[place]) > 35]
    after = [place for place in range(last + 1, min(len(lines), last + 81)) if len(lines[place]) > 50]
    within = [place for place in range(first, last + 1) if not labels[place] or (len(lines[place]) > 40 and choice.random() < 0.8)]
    head, tail = choice.choice((0, 1, 2, 3)), choice.choice((1, 3, 5, 8, 12))
    return [*(before[-head:] if head else []), *within, *after[:tail]]


def _labelled(lines: list[str], report: str, title: str | None) -> list[bool | None]:
    triples, whole = set(_triples(report)), {_folded(line) for line in report.split("\n")}
    known = _folded(title or "")
    return [None if known and _folded(line) == known else _label(line, triples, whole) for line in lines]


def _label(line: str, triples: set[tuple[str, ...]], whole: set[str]) -> bool | None:
    found = _triples(line)
    if not found:
        return True
    if len(found[0]) < 3:
        return _folded(line) not in whole
    share = sum(one in triples for one in found) / len(found)
    if share >= SHARED["body"]:
        return False
    return True if share <= SHARED["furniture"] else None


def _folded(line: str) -> str:
    return " ".join(WORD.findall(line.lower()))


def _triples(line: str) -> list[tuple[str, ...]]:
    words = WORD.findall(line.lower())
    return list(zip(words, words[1:], words[2:], strict=False)) if len(words) > 2 else [tuple(words)] * bool(words)


def _shown(page: str) -> list[str]:
    """The lines that a page shows, in order."""
    from lxml.html import HTMLParser, fromstring

    lines: list[str] = []
    pieces: list[str] = []
    open_elements: list[tuple[Any, bool]] = [(fromstring(page.encode(), parser=HTMLParser(encoding="utf-8")), False)]
    while open_elements:
        element, finished = open_elements.pop()
        seen = isinstance(element.tag, str) and element.tag not in UNSEEN
        if seen and element.tag in BLOCKS:
            lines.append("".join(pieces))
            pieces.clear()
        if seen and not finished:
            pieces.append(element.text or "")
            open_elements += [(element, True), *((child, False) for child in reversed(element))]
        else:
            pieces.append(element.tail or "")
    shown = (" ".join(line.split()) for line in [*lines, "".join(pieces)])
    return [line for line in shown if line]
