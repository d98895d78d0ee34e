from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import EmptyReport, InputError, LimitExceeded, UnknownFormat
from onrecord.readers import ReadOptions
from onrecord.records import Block, Document, Hints, Span, content_id
from tests.readers.reading import read, shown

LETTERS = st.text(st.characters(blacklist_categories=["Cs", "Cc"])) | st.sampled_from(
    ["\n", "\r\n", "\r", "\u2028", "\t", " ", "\f", "\x85"]
)


def test_a_report_is_its_characters_and_nothing_else() -> None:
    payload = b"Ferry stays\r\n\r\n  Ada Borg said so. \r"
    digest = sha256(payload).hexdigest()
    assert read(payload) == Document(
        content_id("document", digest),
        "report",
        digest,
        "text/plain",
        "Ferry stays\r\n\r\n  Ada Borg said so. \r",
        (Block(Span(0, 11)), Block(Span(17, 34))),
        Hints(),
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\v", "\f"])
def test_every_kind_of_newline_ends_a_block_and_stays_in_the_text(newline: str) -> None:
    document = read(f"One.{newline}{newline}Two.")
    assert (document.text, shown(document)) == (f"One.{newline}{newline}Two.", ["One.", "Two."])


def test_the_same_bytes_have_the_same_id_wherever_they_lie() -> None:
    assert read("Ferry", uri="a").id == read("Ferry", uri="b/c").id


@pytest.mark.parametrize("payload", ["", " \n\t\r\n", "\ufeff", "\u3000\u2003"])
def test_a_report_without_words_is_refused(payload: str) -> None:
    with pytest.raises(EmptyReport):
        read(payload)


def test_a_forced_encoding_is_obeyed() -> None:
    assert read("Ħaż-Żabbar".encode("iso8859-3"), options=ReadOptions(encoding="iso8859-3")).text == "Ħaż-Żabbar"


def test_too_much_text_is_refused_and_not_cut() -> None:
    assert len(read("word " * 200_000).text or "") == 1_000_000
    with pytest.raises(LimitExceeded) as caught:
        read("word " * 200_000 + "w")
    assert caught.value.limit == "text characters 1000000"


def test_text_that_is_made_of_endless_words_is_refused() -> None:
    with pytest.raises(LimitExceeded) as caught:
        read("Ferry " + "x" * 5000)
    assert caught.value.limit == "word characters 200"


@pytest.mark.parametrize(
    "long",
    [
        "https://lantern.example/" + "a1" * 400,
        "\u6e2f\u52d9" * 600,
        "Report: " * 100 + "QUJD" * 150,
        "x" * 200,
    ],
    ids=["address", "script without spaces", "picture in a report", "at the limit"],
)
def test_long_words_that_reports_have_are_read(long: str) -> None:
    assert read(f"Look: {long}").text == f"Look: {long}"


@settings(deadline=None, max_examples=60)
@given(st.lists(LETTERS, max_size=30).map("".join))
def test_any_text_is_kept_character_for_character(text: str) -> None:
    if not text.strip("\ufeff").strip() or text.startswith("\ufeff"):
        return
    document = read(text)
    assert document.text == text
    assert "".join("".join(shown(document)).split()) == "".join(text.split())


@settings(deadline=None, max_examples=60)
@given(st.lists(LETTERS, max_size=30).map("".join))
def test_blocks_are_in_order_apart_and_within_the_text(text: str) -> None:
    try:
        blocks = read("x" + text).blocks
    except InputError:
        return
    ends = [0, *(block.span.end for block in blocks)]
    assert all(end <= block.span.start < block.span.end <= len(text) + 1 for end, block in zip(ends, blocks, strict=False))


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused_by_name(payload: bytes) -> None:
    try:
        document = read(payload)
    except InputError:
        return
    assert (document.text or "").encode()


def test_binary_bytes_are_refused_by_what_they_look_like() -> None:
    with pytest.raises(UnknownFormat) as caught:
        read(b"\x89PNG\r\n\x1a\n\0\0")
    assert caught.value.message == "looks like a PNG image; no reader takes it"
