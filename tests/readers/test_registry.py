import pytest

from onrecord.errors import InputError, UnknownFormat
from onrecord.readers import Item, ReadOptions, parse, readers
from onrecord.readers.registry import choose_reader
from onrecord.records import PartialDate

PAGE = b"<!DOCTYPE html><html><body><p>Ferry</p></body></html>"
ROW = b'{"text": "Ferry"}\n'


def test_the_shipped_readers_are_found() -> None:
    assert list(readers()) == ["html", "jsonl", "text"]


@pytest.mark.parametrize(
    ("uri", "head", "name"),
    [
        ("a.txt", b"Ferry < quay > pier", "text"),
        ("a.txt", b"if a <b then", "text"),
        ("a", b"plain words", "text"),
        ("a.news", b"plain words", "text"),
        ("a.2023", b"The new WAVE of ferries", "text"),
        ("a.txt", PAGE, "html"),
        ("a", b"\xef\xbb\xbf\n <!-- made by hand --><!-- twice -->\n<HTML lang=en>", "html"),
        ("a", b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', "html"),
        ("a", PAGE.decode().encode("utf-16"), "html"),
        ("a.html", b"Hello <b>quay</b>", "html"),
        ("a.HTM.gz", b"Hello", "html"),
        ("a.txt", ROW, "jsonl"),
        ("a", b'\xef\xbb\xbf\n{"text": "' + b"x" * 70_000, "jsonl"),
        ("a.jsonl", b"not a row\n", "jsonl"),
        ("a.txt", b"{curly} words", "text"),
        ("a.txt", b"[Editor's note] words", "text"),
    ],
)
def test_content_decides_and_then_the_suffix(uri: str, head: bytes, name: str) -> None:
    assert choose_reader(uri, head, None).name == name


@pytest.mark.parametrize(
    ("uri", "head", "looks"),
    [
        ("a.txt", b"%PDF-1.7\n", "a PDF file"),
        ("a.docx", b"PK\x03\x04\x14\0\x06\0", "a ZIP archive or an office document (docx, xlsx, odt, epub)"),
        ("a.html", b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "an old office document (doc, xls)"),
        ("a.rtf", b"{\\rtf1 Ferry}", "a rich text (RTF) file"),
        ("a.xml", b"<?xml version='1.0'?><rss/>", "an XML file"),
        ("a.warc", b"WARC/1.0\r\n", "a web archive (WARC)"),
        ("a.gz", b"\x1f\x8b\x08\0", "a gzip archive within another one"),
        ("a.csv", b"title,text\nFerry,quay\n", "a table (CSV)"),
        ("a.json.gz", b'{\n "text": "Ferry"\n}', "one JSON value over several lines; a file of rows has one JSON object a line"),
    ],
)
def test_a_refusal_says_what_the_bytes_look_like(uri: str, head: bytes, looks: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        choose_reader(uri, head, None)
    assert caught.value.message == f"looks like {looks}; no reader takes it"


def test_recognising_a_page_behind_many_comments_takes_no_time() -> None:
    assert choose_reader("a", b"<!-- -->" * 8000 + b"words", None).name == "text"


def test_what_the_user_says_wins_over_what_the_file_says() -> None:
    options = ReadOptions(published=PartialDate(2024, 3), outlet="Harbour Post", language="mt")
    page = b'<html lang="en"><head><meta property="og:site_name" content="Lantern"></head><body><p>Ferry</p></body></html>'
    hints = parse(Item("a", "html", page), options).hints
    assert (hints.published, hints.outlet, hints.language) == (PartialDate(2024, 3), "Harbour Post", "mt")


def test_an_item_of_no_known_reader_is_refused() -> None:
    with pytest.raises(InputError):
        parse(Item("a", "docx", b"x"), ReadOptions())
