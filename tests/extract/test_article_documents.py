"""Little reports that we wrote, read with the shipped weights: what is the report, and what is set aside and why."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.extract.article import find_article
from onrecord.model.lines import score_lines
from onrecord.readers import parse
from onrecord.readers.item import Item, ReadOptions
from onrecord.records import Article, Document, words

FOLDER = Path(__file__).parents[1] / "documents" / "article"
FILES = sorted(FOLDER.glob("*.toml"))
ANY = "*"
"""In gold: the reason does not matter."""

pytestmark = pytest.mark.end_to_end


def read_gold(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def read_document(text: str) -> Document:
    return parse(Item("report.txt", "text", text.encode()), ReadOptions())


def read_article(document: Document) -> Article:
    return find_article(document, score_lines(document), published=None, outlet=None)


def shown(document: Document, article: Article) -> dict[str, Any]:
    """An article in words."""
    text = document.text or ""
    spans = {"title": article.title, "byline": article.byline, "dateline": article.dateline}
    found: dict[str, Any] = {name: words(text, span) for name, span in spans.items() if span}
    found |= {"outlet": article.outlet, "published": str(article.published or ""), "language": article.language}
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_a_report_says_of_itself(file: Path) -> None:
    row = read_gold(file)
    document = read_document(row["text"])
    wanted = {name: value for name, value in row["gold"].items() if name not in ("aside", "first_body_words", "last_body_words")}
    assert shown(document, read_article(document)) == wanted


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_which_lines_are_set_aside(file: Path) -> None:
    row = read_gold(file)
    document = read_document(row["text"])
    text = document.text or ""
    wanted = [(line["words"], line["reason"]) for line in row["gold"]["aside"]]
    found = [(words(text, aside.span), aside.reason.value) for aside in read_article(document).aside]
    loose = [one for one, reason in wanted if reason == ANY]
    assert [(one, ANY if one in loose else reason) for one, reason in found] == wanted


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_where_the_report_begins_and_ends(file: Path) -> None:
    row = read_gold(file)
    document = read_document(row["text"])
    body = read_article(document).body
    first, last = row["gold"].get("first_body_words", ""), row["gold"].get("last_body_words", "")
    text = document.text or ""
    assert (bool(body), words(text, body[0]).startswith(first) if body else True) == (bool(first), True)
    assert words(text, body[-1]).endswith(last) if body else not last


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_character_is_accounted_for(file: Path) -> None:
    document = read_document(read_gold(file)["text"])
    text = document.text or ""
    article = read_article(document)
    spans = [*article.body, *(aside.span for aside in article.aside), *([article.title] if article.title else [])]
    counted = sorted(place for span in spans for place in range(span.start, span.end) if not text[place].isspace())
    assert counted == [place for place, character in enumerate(text) if not character.isspace()]
