#!/usr/bin/env python3
"""Measures what onrecord sets aside from extracted plain text, with the product's own functions, and prints all figures.

scripts/evaluate_furniture.py                            plain-tails, dev split
scripts/evaluate_furniture.py --thresholds -1 0 1        the model alone at several thresholds, in nats
scripts/evaluate_furniture.py --errors 40                also the first lines that went wrong

A line counts as set aside where most of its characters are. Titles and mixed lines do not count. "body lost" is the share of the report's
characters that were set aside: the worse error.
"""

import argparse
import gzip
import json
import math
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from onrecord.extract.article import find_article
from onrecord.model.lines import score_lines
from onrecord.readers import parse
from onrecord.readers.item import Item, ReadOptions
from onrecord.records import Article, Document, LineScore

GOLD = Path(__file__).resolve().parents[2] / "shared" / "data" / "extraction" / "plain-tails.jsonl.gz"
ZONES = ("head", "inside", "tail")


@dataclass
class Tally:
    """Lines and characters, by what the gold says of them and whether they were set aside."""

    lines: dict[tuple[str, bool], int] = field(default_factory=dict)
    characters: dict[tuple[str, bool], int] = field(default_factory=dict)

    def add(self, label: str, size: int, *, aside: bool) -> None:
        """Counts one line."""
        self.lines[label, aside] = self.lines.get((label, aside), 0) + 1
        self.characters[label, aside] = self.characters.get((label, aside), 0) + size


def main() -> None:
    """Prints the figures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--thresholds", type=float, nargs="*", default=[0.0])
    parser.add_argument("--errors", type=int, default=0)
    asked = parser.parse_args()
    rows = [row for row in _rows(asked.gold) if row["split"] == asked.split]
    started = time.process_time()
    documents = [parse(Item(row["id"], "text", row["text"].encode()), ReadOptions(encoding="utf-8")) for row in rows]
    parsed = time.process_time()
    scores = [score_lines(document) for document in documents]
    scored = time.process_time()
    articles = [find_article(document, lines, published=None, outlet=None) for document, lines in zip(documents, scores, strict=True)]
    done = time.process_time()
    words = sum(len(row["text"].split()) for row in rows)
    print(f"{len(rows)} texts, {words} words; a second of one core scores {words / (scored - parsed):,.0f} words", end="")
    print(f" and finds the article in {words / (done - scored):,.0f}; parsing took {parsed - started:.1f} s")
    for threshold in asked.thresholds:
        masks = [_scored_mask(document, lines, threshold) for document, lines in zip(documents, scores, strict=True)]
        _print(f"model alone, {threshold:+.1f} nats", _tally(rows, masks))
    masks = [_article_mask(document, article) for document, article in zip(documents, articles, strict=True)]
    _print("article", _tally(rows, masks))
    for zone in ZONES:
        _print_recall(f"article, {zone}", _tally(rows, masks, zone))
    _print("article, each line of a page once", _tally(_distinct(rows), masks))
    _print_errors(rows, masks, asked.errors)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _scored_mask(document: Document, lines: Iterable[LineScore], threshold: float) -> bytearray:
    mask = bytearray(len(document.text or ""))
    for line in lines:
        if line.furniture > 1 / (1 + math.exp(-threshold)):
            mask[line.span.start : line.span.end] = b"\1" * (line.span.end - line.span.start)
    return mask


def _article_mask(document: Document, article: Article) -> bytearray:
    mask = bytearray(b"\1" * len(document.text or ""))
    for span in article.body:
        mask[span.start : span.end] = bytes(span.end - span.start)
    return mask


def _distinct(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, where a line that several texts of one page hold counts once."""
    seen: set[tuple[str, str]] = set()
    found = []
    for row in rows:
        lines = [line for line in row["lines"] if (row["page"], line["text"]) not in seen]
        seen |= {(row["page"], line["text"]) for line in lines}
        found.append({**row, "lines": lines})
    return found


def _tally(rows: list[dict[str, Any]], masks: list[bytearray], zone: str | None = None) -> Tally:
    tally = Tally()
    for row, mask in zip(rows, masks, strict=True):
        for line in row["lines"]:
            if zone in (None, line["zone"]):
                size = line["end"] - line["start"]
                tally.add(line["label"], size, aside=2 * sum(mask[line["start"] : line["end"]]) > size)
    return tally


def _print(name: str, tally: Tally) -> None:
    figures = []
    for counts in (tally.lines, tally.characters):
        right, missed, wrong = (counts.get(key, 0) for key in (("furniture", True), ("furniture", False), ("body", True)))
        precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
        figures.append(f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}")
    body = tally.characters
    lost = body.get(("body", True), 0) / max(1, body.get(("body", True), 0) + body.get(("body", False), 0))
    print(f"{name:36} lines {figures[0]}   characters {figures[1]}   body lost {lost:.4f}")


def _print_recall(name: str, tally: Tally) -> None:
    shares = []
    for counts in (tally.lines, tally.characters):
        right, missed = counts.get(("furniture", True), 0), counts.get(("furniture", False), 0)
        shares.append(f"R {right / max(1, right + missed):.3f}")
    print(f"{name:36} lines {shares[0]}   characters {shares[1]}")


def _print_errors(rows: list[dict[str, Any]], masks: list[bytearray], most: int) -> None:
    wrong = []
    for row, mask in zip(rows, masks, strict=True):
        for line in row["lines"]:
            aside = 2 * sum(mask[line["start"] : line["end"]]) > line["end"] - line["start"]
            if line["label"] in ("body", "furniture") and aside != (line["label"] == "furniture"):
                wrong.append((aside, line["end"] - line["start"], row["site"], line["zone"], line["text"][:150]))
    for aside, size, site, zone, words in sorted(set(wrong), reverse=True)[:most]:
        print("set aside" if aside else "missed", size, site, zone, repr(words))


if __name__ == "__main__":
    main()
