"""Files made to break readers: each is refused by name, and soon."""

import gzip
import random
import time
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.readers import Item, ReadOptions, parse
from tests.readers.reading import found

SOON = 3.0
"""Seconds of one processor; the limit on the wall clock is ten."""

NOISE = random.Random(11).randbytes(4000)
ATTRIBUTES = b" ".join(b"a%d=1" % number for number in range(100_000))
PARAGRAPH = b"<p>The ferry stays in port, the harbour master said.</p>"


def outcome(file: Path) -> str:
    """The name of the refusal and its limit, whichever step it came from."""
    (one,) = found(file)
    try:
        if isinstance(one, Item):
            parse(one, ReadOptions())
            return "read"
    except InputError as error:
        one = error
    assert isinstance(one, InputError)
    return f"{type(one).__name__} {one.limit or ''}".strip()


@pytest.mark.parametrize(
    ("name", "payload", "refusal"),
    [
        ("noise.txt", NOISE, "UnknownFormat"),
        ("noise.html", NOISE, "UnknownFormat"),
        ("empty.txt", b"", "EmptyReport"),
        ("empty.html", b"", "EmptyReport"),
        ("blank.txt", b" \n" * 1000, "EmptyReport"),
        ("zeros.txt", b"\0" * 1000, "UnknownFormat"),
        ("line.txt", b"x" * 20_000_000, "LimitExceeded raw bytes 8388608"),
        ("line.html", b"<p>" + b"x" * 20_000_000, "LimitExceeded raw bytes 8388608"),
        ("word.txt", b"x" * 900_000, "LimitExceeded word characters 200"),
        ("nested.html", b"<html>" + b"<div>" * 100_000 + PARAGRAPH, "LimitExceeded DOM depth 255"),
        ("nested10.html", b"<html>" + b"<div>" * 1_600_000 + PARAGRAPH, "LimitExceeded DOM nodes 200000"),
        ("inline.html", b"<html>" + b"<b><i>" * 50_000 + PARAGRAPH, "LimitExceeded DOM depth 255"),
        ("attributes.html", b"<html><div " + ATTRIBUTES + b">" + PARAGRAPH, "LimitExceeded attributes of a tag 1000"),
        ("nodes.html", b"<html>" + b"<br>" * 300_000 + PARAGRAPH, "LimitExceeded DOM nodes 200000"),
        ("nul.html", b"<html>\0" + PARAGRAPH, "UnknownFormat"),
        ("entities.html", b"<html><p>" + b"&amp; " * 600_000, "LimitExceeded text characters 1000000"),
        ("cut.txt.gz", gzip.compress(NOISE, mtime=0)[:-100], "Unreadable"),
        ("cut.html.gz", gzip.compress(b"<html>" + PARAGRAPH * 9, mtime=0)[:-9], "Unreadable"),
        ("bomb.txt.gz", gzip.compress(b"x" * 20_000_000), "LimitExceeded decompression ratio 100"),
        ("bomb.html.gz", gzip.compress(b"<p>" + b"x" * 20_000_000), "LimitExceeded decompression ratio 100"),
        ("wrong.txt", b"\xff\xfe" + b"\xdf\xdf" * 100, "Malformed"),
        ("deep.html", b"<html>" + b"<div>" * 200 + PARAGRAPH, "read"),
    ],
)
def test_it_is_refused_by_name_and_soon(tmp_path: Path, name: str, payload: bytes, refusal: str) -> None:
    file = tmp_path / name
    file.write_bytes(payload)
    start = time.process_time()
    assert outcome(file) == refusal
    assert time.process_time() - start < SOON


def test_a_bomb_of_rows_ends_after_the_rows_before_it(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl.gz"
    file.write_bytes(gzip.compress(b'{"text": "One."}\n' + b" " * 20_000_000))
    results = found(file)
    assert [getattr(one, "limit", "row") for one in results] == ["row", "decompression ratio 100"]


def test_random_bytes_never_raise_anything_but_a_named_refusal(tmp_path: Path) -> None:
    noise = random.Random(29)
    for name in ("a", "a.html", "a.jsonl", "a.txt.gz"):
        for start in (b"", b"<html>", b'{"text": "', b"\x1f\x8b\x08", b"\xff\xfe", b"\xef\xbb\xbf"):
            file = tmp_path / name
            file.write_bytes(start + noise.randbytes(200))
            for one in found(file):
                if isinstance(one, Item):
                    assert outcome(file)
