"""What a page claims about its report where readers do not see it: title, authors, outlet, date and language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.readers.claims import claimed_date, claimed_language
from onrecord.readers.extractor import extract_facts
from onrecord.readers.json_ld import claimed_names, find_article_claims
from onrecord.records import PartialDate

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TITLE_TAGS = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title")
AUTHOR_TAGS = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "og:article:author")
DATE_TAGS = ("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date")
LANGUAGE_TAGS = ("content-language", "og:locale", "dc.language")


@dataclass(frozen=True, slots=True)
class Claims:
    """What a page claims. `titles` and `authors` are in order of trust, the best first; one of `authors` may name several."""

    titles: tuple[str, ...]
    authors: tuple[str, ...]
    outlet: str | None
    published: PartialDate | None
    language: str | None


def find_claims(uri: str, root: "HtmlElement") -> Claims:
    """Reads JSON-LD and meta tags first, then what the extractor finds in addresses and mark-up."""
    tags, article = _meta_tags(root), find_article_claims(root)
    found = extract_facts(uri, root)
    dates = (*claimed_names(article.get("datePublished")), *_claimed(tags, DATE_TAGS), found.date or "")
    return Claims(
        titles=(*claimed_names(article.get("headline")), *_claimed(tags, TITLE_TAGS), *claimed_names(found.title)),
        authors=(*_joined(claimed_names(article.get("author"))), *_claimed(tags, AUTHOR_TAGS), *_full_names(found.author)),
        outlet=_outlet((*_claimed(tags, ("og:site_name",)), *claimed_names(article.get("publisher")))),
        published=next((date for one in dates if (date := claimed_date(one)) and date.day), None),
        language=_language(root, tags),
    )


def _meta_tags(root: "HtmlElement") -> dict[str, str]:
    """The first content of each meta tag, by its name or property in small letters."""
    found: dict[str, str] = {}
    for tag in root.iter("meta"):
        content = " ".join(tag.get("content", "").split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and key in tag.attrib:
                found.setdefault(tag.get(key).strip().lower(), content)
    return found


def _claimed(tags: Mapping[str, str], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(tags[name] for name in names if name in tags)


def _joined(names: tuple[str, ...]) -> tuple[str, ...]:
    return ("; ".join(names),) if names else ()


def _full_names(author: str | None) -> tuple[str, ...]:
    """The authors that the extractor found in the mark-up, but for single words: those are the month or the section next to a name."""
    return _joined(tuple(name for name in (author or "").split("; ") if " " in name.strip()))


def _outlet(names: Iterable[str]) -> str | None:
    """The name that a page gives its site, else its publisher. Nothing is guessed from the address: an address is no name."""
    return next((name for name in names if "://" not in name and not name.startswith("@")), None)


def _language(root: "HtmlElement", tags: Mapping[str, str]) -> str | None:
    claimed = (root.get("lang", ""), root.get("xml:lang", ""), *_claimed(tags, LANGUAGE_TAGS))
    return next((code for one in claimed if (code := claimed_language(one))), None)
