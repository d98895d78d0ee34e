import pytest
from lxml.html import document_fromstring

from onrecord.readers.html_text import show_page
from onrecord.readers.html_title import find_title
from onrecord.records import words

PARAGRAPH = "<p>The ferry stays in port until the wind drops, the harbour master said.</p>"


@pytest.mark.parametrize(
    ("body", "claimed", "title"),
    [
        ("<h1>Ferry stays in port</h1>", ["Ferry stays in port | Gozo Lantern"], "Ferry stays in port"),
        ("<h1>The Gozo Lantern</h1><h1>Ferry stays in port</h1>", ["Ferry stays in port"], "Ferry stays in port"),
        ("<h1>The Gozo Lantern</h1><h2>Ferry stays in port</h2>", ["Ferry Stays in Port"], "Ferry stays in port"),
        ("<h1>No boat tonight</h1>", ["Ferry stays in port"], "No boat tonight"),
        ("<h1>No boat tonight</h1>", [], "No boat tonight"),
        ("<h1>Ferry stays<br>in port</h1>", ["Ferry stays in port"], "Ferry stays\nin port"),
        ("<h1>News</h1><h1>Sport</h1>", ["Ferry stays in port"], None),
        ("", ["Ferry stays in port"], None),
    ],
)
def test_the_title_is_the_heading_that_the_page_claims(body: str, claimed: list[str], title: str | None) -> None:
    page = show_page("x", document_fromstring(body + PARAGRAPH))
    span = find_title(page, claimed)
    assert (words(page.text, span) if span else None) == title
