"""Web pages. The text is what the page shows; which of it is the report, its title, byline, outlet and date are hints."""

import codecs
import re
from typing import TYPE_CHECKING

from onrecord.errors import EmptyReport
from onrecord.readers.claims import find_byline
from onrecord.readers.compose import check_text, compose
from onrecord.readers.decode import decode
from onrecord.readers.extractor import extract_body
from onrecord.readers.html_body import find_body
from onrecord.readers.html_claims import Claims, find_claims
from onrecord.readers.html_guard import check_page
from onrecord.readers.html_text import Page, show_page
from onrecord.readers.html_title import find_title
from onrecord.readers.item import Item, ReadOptions
from onrecord.readers.reader import Reader
from onrecord.records import Block, Document, Hints, Span, overlap

if TYPE_CHECKING:
    from lxml.html import HtmlElement

OPENING = re.compile(
    rb"(?>\s++|<!--(?>.*?-->)|<\?[^>]*+>)*+"
    rb"<(?:!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|meta|b|body|br|p)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
"""How a page begins, after the list of the WHATWG MIME Sniffing standard (section 7.1); a `<` further down is nothing."""

CHARSET = re.compile(rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
CHARSET_BYTES = 4096
"""Where a page says its encoding; the HTML standard asks for the first 1,024 bytes, and many pages are late."""

LINES_ABOVE, LINES_BELOW = 3, 40
"""How far from the headline the byline may stand, in lines: sharing buttons and a picture's caption come between on many pages."""


def _recognises(_uri: str, head: bytes) -> bool:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode("ascii", "ignore")
    return bool(OPENING.match(head.removeprefix(codecs.BOM_UTF8)))


def _parse(item: Item, options: ReadOptions) -> Document:
    declared = CHARSET.search(item.payload[:CHARSET_BYTES])
    written = decode(item.uri, item.payload, forced=options.encoding, declared=declared.group(1).decode() if declared else None)
    check_page(item.uri, written)
    root = _parsed(item.uri, written)
    page = show_page(item.uri, root)
    if not page.lines:
        raise EmptyReport(item.uri, "the page shows no words")
    check_text(item.uri, page.text)
    return compose(item, "text/html", page.text, tuple(line.block for line in page.lines), _hints(item.uri, root, page))


def _parsed(uri: str, written: str) -> "HtmlElement":
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    try:
        return document_fromstring(written.encode(), parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    except ParserError as error:
        raise EmptyReport(uri, "the page holds no element") from error


def _hints(uri: str, root: "HtmlElement", page: Page) -> Hints:
    claims = find_claims(uri, root)
    title = find_title(page, claims.titles)
    extracted = extract_body(uri, root)
    body = find_body(page, extracted) if extracted is not None else ()
    spans = [page.lines[number].block.span for number in body]
    return Hints(
        title=title,
        byline=_byline(page, title, claims),
        outlet=claims.outlet,
        published=claims.published,
        language=claims.language,
        body=tuple(span for span in spans if not title or not overlap(span, title)) or None,
    )


def _byline(page: Page, title: Span | None, claims: Claims) -> Span | None:
    """Where the first claimed author that the page shows near its headline is named. The outlet as author is no byline."""
    near = _near(page, title)
    found = (find_byline(page.text, near, author) for author in claims.authors if author != claims.outlet)
    return next((span for span in found if span), None)


def _near(page: Page, title: Span | None) -> list[Block]:
    blocks = [line.block for line in page.lines]
    at = next((number for number, block in enumerate(blocks) if title and block.span.end >= title.end), 0)
    return blocks[max(0, at - LINES_ABOVE) : at + LINES_BELOW]


READER = Reader(
    name="html",
    description="web pages; the report is found by trafilatura and marked, nothing is cut out",
    suffixes=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    recognises=_recognises,
    parse=_parse,
)
