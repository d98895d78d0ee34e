import json

import pytest
from lxml.html import document_fromstring

from onrecord.readers.html_claims import Claims, find_claims
from onrecord.records import PartialDate


def claims_of(head: str, *, html: str = "<html>", body: str = "<p>The ferry stays in port.</p>") -> Claims:
    return find_claims("x", document_fromstring(f"{html}<head>{head}</head><body>{body}</body></html>"))


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


REPORT = {
    "@type": "NewsArticle",
    "headline": "Ferry stays",
    "author": [{"@type": "Person", "name": "Ada Borg"}, "Lino Vella"],
    "publisher": {"@type": "Organization", "name": "Gozo Lantern"},
    "datePublished": "2025-03-11T18:00:00+01:00",
}


@pytest.mark.parametrize(
    "value",
    [
        REPORT,
        [{"@type": "WebSite", "name": "x"}, REPORT],
        {"@graph": [REPORT]},
        {"mainEntity": REPORT},
        {**REPORT, "@type": ["Thing", "LiveBlogPosting"]},
    ],
    ids=["alone", "listed", "in a graph", "main entity", "several types"],
)
def test_the_first_article_in_json_ld_is_believed(value: object) -> None:
    claims = claims_of(json_ld(value))
    assert (claims.titles[0], claims.authors[0], claims.outlet, claims.published) == (
        "Ferry stays",
        "Ada Borg; Lino Vella",
        "Gozo Lantern",
        PartialDate(2025, 3, 11),
    )


@pytest.mark.parametrize("script", ["{", "[" * 50_000, "[]", '{"@type": null}', '{"@type": "NewsArticle", "author": {"name": [1]}}'])
def test_json_ld_that_cannot_be_read_is_passed_over(script: str) -> None:
    claims = claims_of(f'<script type="application/ld+json">{script}</script>{meta("og:site_name", "Gozo Lantern")}')
    assert (claims.authors, claims.outlet) == ((), "Gozo Lantern")


def test_meta_tags_are_believed_where_there_is_no_json_ld() -> None:
    claims = claims_of(
        meta("og:title", "Ferry  stays")
        + meta("author", "Ada Borg")
        + meta("article:published_time", "2025-03-11")
        + meta("og:locale", "en_GB")
    )
    assert claims == Claims(("Ferry stays", "Ferry stays"), ("Ada Borg", "Ada Borg"), None, PartialDate(2025, 3, 11), "en")


@pytest.mark.parametrize(
    ("name", "outlet"),
    [("Gozo Lantern", "Gozo Lantern"), ("https://lantern.example/", None), ("@gozolantern", None), ("", None)],
)
def test_an_address_is_no_outlet(name: str, outlet: str | None) -> None:
    assert claims_of(meta("og:site_name", name) + '<link rel="canonical" href="https://lantern.example/ferry">').outlet == outlet


def test_a_date_in_the_address_or_in_a_time_element_is_found() -> None:
    assert claims_of('<link rel="canonical" href="https://lantern.example/2025/03/11/ferry">').published == PartialDate(2025, 3, 11)
    assert claims_of("", body='<time datetime="2025-03-11T18:00">Tuesday</time><p>Ferry</p>').published == PartialDate(2025, 3, 11)


def test_a_page_without_a_date_has_none() -> None:
    assert claims_of("").published is None


def test_the_language_of_the_page_comes_before_that_of_its_tags() -> None:
    assert claims_of(meta("og:locale", "de_DE"), html='<html lang="en-MT">').language == "en"
