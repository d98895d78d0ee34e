"""What a page says of its report in JSON-LD, the vocabulary of schema.org written into a script element."""

import json
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLE_ENDINGS = ("Article", "BlogPosting", "Report")
"""Types of schema.org that are a report end so: NewsArticle, ReportageNewsArticle, LiveBlogPosting."""


def find_article_claims(root: "HtmlElement") -> dict[str, Any]:
    """The first object of the page that is an article, as it is written; empty where there is none. What is not JSON is passed over."""
    return next((one for one in _objects(root) if _is_article(one)), {})


def claimed_names(value: Any) -> tuple[str, ...]:
    """Names in a value that schema.org lets be a string, an object with a name, or a list of them."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            found.append(" ".join(name.split()))
    return tuple(found)


def _objects(root: "HtmlElement") -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json":
            yield from _members(_loaded(script.text or ""))


def _loaded(written: str) -> Any:
    try:
        return json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return None


def _members(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a script: itself, those of a list or a graph, and what a page says is its main entity."""
    waiting = deque([value])
    while waiting:
        one = waiting.popleft()
        if isinstance(one, list):
            waiting.extendleft(reversed(one))
        elif isinstance(one, dict):
            yield one
            waiting.extendleft([one.get("mainEntity"), one.get("@graph")])


def _is_article(claims: dict[str, Any]) -> bool:
    types = claims.get("@type")
    return any(isinstance(one, str) and one.endswith(ARTICLE_ENDINGS) for one in (types if isinstance(types, list) else [types]))
