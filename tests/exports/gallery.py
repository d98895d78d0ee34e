"""The demo reports as records made by hand (gallery.toml): for tests of what is shown, and for the picture in the README."""

import re
import tomllib
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from onrecord.demo import demo_paths
from onrecord.records import (
    Article,
    Aside,
    AsideReason,
    Document,
    Entity,
    EntityKind,
    Evidence,
    Failure,
    Fingerprint,
    Mention,
    MentionForm,
    Record,
    Span,
    Stage,
    Statement,
    StatementMode,
    content_id,
    parse_partial_date,
)

FINGERPRINT = Fingerprint("0.1.0", sha256(b"tables").hexdigest(), sha256(b"weights").hexdigest(), "int8 static")


@cache
def demo_records() -> tuple[Record, ...]:
    """The three reports, in the order in which the README tells of them."""
    readings = tomllib.loads((Path(__file__).parent / "gallery.toml").read_text(encoding="utf-8"))
    paths = {path.stem: path for path in demo_paths()}
    return tuple(_record(paths[name], reading) for name, reading in readings.items())


def failed_record(uri: str = "reports/torn.html") -> Record:
    document = Document(content_id("document", uri), uri, "0" * 64, None, None)
    failure = Failure(
        content_id("failure", uri), document.id, uri, Stage.READ, "LimitExceeded", "deeper than the limit allows", "DOM depth 256"
    )
    return Record(document, FINGERPRINT, failures=(failure,))


def _record(path: Path, reading: dict[str, Any]) -> Record:
    text = _text(path)
    media_type = "text/html" if path.suffix == ".html" else "text/plain"
    digest = sha256(path.read_bytes()).hexdigest()
    document = Document(content_id("document", digest), path.name, digest, media_type, text)
    entities = {row["name"]: _entity(document, row) for row in reading["entities"]}
    statements: list[Statement] = []
    for row in reading["statements"]:
        statements.append(_statement(document, row, entities, statements))
    return Record(document, FINGERPRINT, _article(text, reading), tuple(entities.values()), tuple(statements))


def _text(path: Path) -> str:
    from lxml import html

    if path.suffix != ".html":
        return path.read_text(encoding="utf-8")
    blocks = html.fromstring(path.read_bytes()).iterfind("body//*")
    named = {"h1", "h2", "p", "li", "figcaption"}
    return "\n".join(block.text_content() for block in blocks if block.tag in named)


def _find(text: str, words: str, near: str = "") -> Span:
    start = text.index(words, text.index(near) if near else 0)
    return Span(start, start + len(words))


def _article(text: str, reading: dict[str, Any]) -> Article:
    asides = [
        Aside(_find(text, row["words"], row.get("near", "")), AsideReason(row["reason"]), Evidence("furniture", 0.95))
        for row in reading["aside"]
    ]
    title = _find(text, reading["title"])
    taken = sorted([title, *(aside.span for aside in asides)])
    edges = [Span(0, 0), *taken, Span(len(text), len(text))]
    body = tuple(Span(left.end, right.start) for left, right in pairwise(edges) if text[left.end : right.start].strip())
    byline = _find(text, reading["byline"]) if "byline" in reading else None
    published = parse_partial_date(reading["published"])
    return Article(title, byline, None, reading["outlet"], published, "en", body, tuple(asides))


def _entity(document: Document, row: dict[str, Any]) -> Entity:
    found = {hit.span() for words in row["mentions"] for hit in re.finditer(re.escape(words), document.text or "")}
    mentions = tuple(Mention(Span(*span), MentionForm.NAME) for span in sorted(found))
    entity_id = content_id("entity", document.id, row["name"])
    return Entity(entity_id, row["name"], EntityKind(row["kind"]), None, row.get("sector"), row.get("role"), mentions)


def _statement(document: Document, row: dict[str, Any], entities: dict[str, Entity], earlier: list[Statement]) -> Statement:
    text = document.text or ""
    content = tuple(_find(text, piece, row["near"]) for piece in row["content"])
    spans = {name: _find(text, row[name], row["near"]) for name in ("cue", "source", "addressee", "condition") if name in row}
    return Statement(
        content_id("statement", document.id, content, spans.get("source")),
        StatementMode(row.get("mode", "indirect")),
        content,
        Evidence(row.get("by", "model:attribution"), row.get("score", 0.97)),
        speaker=entities[row["speaker"]].id,
        within=earlier[row["within"] - 1].id if "within" in row else None,
        negated=row.get("negated", False),
        **spans,
    )
