"""The one door to trafilatura (and through it to htmldate): which elements are the report, who wrote it when. It uses no network here."""

import logging
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from onrecord.errors import Malformed

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

DATE_SEARCH = {"original_date": True, "extensive_search": False, "deferred_url_extractor": True, "max_date": "2100-01-01"}
"""How htmldate looks for a date that no tag claims: for the first publication, and not among all numbers of the page. The latest
date that is believed is a fixed one, because the same page must be read in the same way on every day.
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the extractor makes of the mark-up; `author` may name several, `date` is an ISO date."""

    title: str | None
    author: str | None
    date: str | None


def extract_body(uri: str, root: "HtmlElement") -> "_Element | None":
    """The report's elements in trafilatura's own vocabulary, without readers' comments; None where it finds no report.

    Raises `Malformed` for a page that trafilatura cannot handle.
    """
    extractor = _extractor()
    try:
        found = extractor.bare_extraction(root, fast=True, include_comments=False)
    except Exception as error:
        raise _unhandled(uri, error) from error
    return found.body if found else None


def extract_facts(uri: str, root: "HtmlElement") -> Facts:
    """Title, author and date by the extractor's rules for common page designs. Raises `Malformed` as `extract_body` does."""
    extractor = _extractor()
    try:
        found = extractor.extract_metadata(root, date_config=DATE_SEARCH)
    except Exception as error:
        raise _unhandled(uri, error) from error
    return Facts(found.title, found.author, found.date)


def _extractor() -> ModuleType:
    """trafilatura, whose warnings go only to those who ask for them: they are about pages, and standard error is the user's."""
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    return trafilatura


def _unhandled(uri: str, error: Exception) -> Malformed:
    return Malformed(uri, f"the extractor cannot handle this page ({type(error).__name__})")
