import logging

import pytest

from onrecord.errors import Malformed
from onrecord.readers import extractor
from onrecord.records import Hints, PartialDate
from tests.readers.reading import read, read_page, shown_span

HEAD = (
    '<title>Ferry stays in port - The Gozo Lantern</title><meta property="og:site_name" content="The Gozo Lantern">'
    '<meta name="author" content="Ada Borg"><meta property="article:published_time" content="2025-03-11T18:00:00Z">'
)
FIRST = "The evening ferry stays in port until the wind drops below force seven, the harbour master said on Tuesday."
SECOND = "“I will not gamble with four hundred people,” he told passengers, many of whom had waited on the quay since noon."
THIRD = "He did not say when the next ferry would be, and asked those who live near the harbour to go home for the night."
PAGE = (
    "<nav><a href=/>Home</a> <a href=/weather>Weather</a></nav><article><h1>Ferry stays in port</h1><p class=byline>By Ada Borg</p>"
    f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article><footer><p>Join the Lantern Circle today.</p></footer>"
)


def test_a_page_is_read_with_its_hints() -> None:
    document = read_page(PAGE, head=HEAD, language="en-MT")
    hints = document.hints
    assert document.text == "\n".join(
        ["Home Weather", "Ferry stays in port", "By Ada Borg", FIRST, SECOND, THIRD, "Join the Lantern Circle today."]
    )
    assert [shown_span(document, span) for span in hints.body or ()] == [FIRST, SECOND, THIRD]
    assert shown_span(document, hints.title) == "Ferry stays in port"
    assert shown_span(document, hints.byline) == "Ada Borg"
    assert (hints.outlet, hints.published, hints.language) == ("The Gozo Lantern", PartialDate(2025, 3, 11), "en")


def test_the_title_is_no_part_of_the_body() -> None:
    document = read_page(
        f"<p>Ferry stays in port</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", head="<title>Ferry stays in port</title>"
    )
    assert shown_span(document, document.hints.title) == "Ferry stays in port"
    assert shown_span(document, (document.hints.body or ())[0]) == FIRST


def test_the_outlet_is_no_byline() -> None:
    head = HEAD.replace("Ada Borg", "The Gozo Lantern")
    assert read_page(PAGE.replace("By Ada Borg", "The Gozo Lantern"), head=head).hints.byline is None


def test_a_fragment_without_claims_has_no_hints_but_a_body() -> None:
    document = read(f"<p>{FIRST}</p>", "html")
    assert document.hints == Hints(body=(document.blocks[0].span,))


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("shift_jis", "cp932"), ("utf-8", "utf-16"), ("no-such", "utf-8")],
)
def test_the_encoding_that_a_page_declares_is_obeyed_where_it_can_be(declared: str, encoding: str) -> None:
    word = {"cp1251": "порт", "cp932": "港"}.get(encoding, "naïve “café”" if encoding != "utf-8" else "港 порт")
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><body><p>{word}</p></body></html>'
    assert read(page.encode(encoding), "html").text == word


def test_a_page_that_the_extractor_cannot_handle_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fail(*_: object, **__: object) -> None:
        raise IndexError("secret words")

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    with pytest.raises(Malformed) as caught:
        read_page(PAGE)
    assert caught.value.message == "the extractor cannot handle this page (IndexError)"


def test_nothing_is_written_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    read_page("<p>x</p>")
    extractor._extractor()
    logging.getLogger("trafilatura.core").warning("discarding data")
    assert capfd.readouterr().err == ""


def test_reading_uses_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert read_page(PAGE, head=HEAD + '<link rel="canonical" href="https://lantern.example/ferry">').hints.body
