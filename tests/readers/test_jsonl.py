import gzip
import json
import random
from pathlib import Path

import pytest

from onrecord.errors import EmptyReport, InputError, Malformed
from onrecord.readers import Item, ReadOptions
from onrecord.readers.limits import RAW_BYTES
from onrecord.records import Document, Hints, PartialDate, Span
from tests.readers.reading import PLAIN, found, read, shown, shown_span

TEXT = "Ferry stays\nBy Ada Borg\n\n  The ferry stays, she said.\r\n"


def row(**columns: object) -> bytes:
    return json.dumps(columns).encode()


def read_row(**columns: object) -> Document:
    return read(row(**columns), "jsonl")


def write(folder: Path, *lines: bytes, name: str = "rows.jsonl") -> Path:
    file = folder / name
    file.write_bytes(b"\n".join(lines))
    return file


def uris(*paths: Path, options: ReadOptions = PLAIN) -> list[str]:
    return [one.uri.rpartition(".jsonl")[2] or one.uri for one in found(*paths, options=options)]


def test_the_text_is_the_column_character_for_character() -> None:
    document = read_row(text=TEXT)
    assert (document.text, shown(document)) == (TEXT, ["Ferry stays", "By Ada Borg", "The ferry stays, she said."])


def test_usual_columns_are_known() -> None:
    hints = read_row(
        body=TEXT, headline="Ferry stays", byline="Ada Borg", date="2025-03-11T18:00:00Z", source="Gozo Lantern", lang="en-GB"
    ).hints
    assert hints == Hints(Span(0, 11), Span(15, 23), "Gozo Lantern", PartialDate(2025, 3, 11), "en", None)


def test_named_columns_win_over_usual_ones() -> None:
    options = ReadOptions(fields=(("text", "inhalt"), ("title", "kopf"), ("outlet", "blatt"), ("published", "tag")))
    payload = row(text="Other.", inhalt=TEXT, kopf="Ferry stays", title="Other", blatt="Lantern", source="Other", tag="2025-03")
    document = read(payload, "jsonl", options=options)
    assert (document.text, document.hints) == (TEXT, Hints(Span(0, 11), None, "Lantern", PartialDate(2025, 3)))


@pytest.mark.parametrize(
    ("columns", "title"),
    [({"title": "Ferry stays"}, "Ferry stays"), ({"title": "Ferry leaves"}, None), ({"title": " "}, None), ({"title": 7}, None)],
)
def test_a_title_is_shown_only_where_the_text_begins_with_it(columns: dict[str, object], title: str | None) -> None:
    document = read_row(text=TEXT, **columns)
    assert shown_span(document, document.hints.title) == title


@pytest.mark.parametrize(
    ("author", "byline"), [("Ada Borg", "Ada Borg"), (["Ada Borg", "Lino Vella"], "Ada Borg"), ("Lino Vella", None), ("", None)]
)
def test_a_byline_is_shown_only_where_one_of_the_first_lines_has_it(author: object, byline: str | None) -> None:
    document = read_row(text=TEXT, author=author)
    assert shown_span(document, document.hints.byline) == byline


def test_a_row_is_called_by_its_id_its_address_or_its_line(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        row(text="One.", id="a-1", url="https://lantern.example/1"),
        row(text="Two.", url="https://lantern.example/2"),
        b"",
        row(text="Four."),
        row(text="Five.", id=5),
        row(text="Six.", id="2025/6"),
    )
    assert uris(file) == ["#/a-1", "https://lantern.example/2", "#4", "#/5", "#/2025/6"]
    assert uris(file, options=ReadOptions(fields=(("uri", "url"),)))[0] == "https://lantern.example/1"


def test_a_broken_row_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    broken = [
        b"{",
        b"[1]",
        b'{"title": "x"}',
        b'{"text": 5}',
        b'{"text": "caf\xe9"}',
        b"\0\xff",
        b"[" * 100_000,
        b'{"text": "x", "n": ' + b"9" * 5000 + b"}",
    ]
    results = found(write(tmp_path, row(text="First."), *broken, row(text="Last.")))
    assert [one.uri.rpartition("#")[2] for one in results] == [str(number) for number in range(1, 11)]
    assert [type(one).__name__ for one in results] == ["Item", *["Malformed"] * len(broken), "Item"]


def test_a_refusal_carries_no_words_of_the_report(tmp_path: Path) -> None:
    (one,) = found(write(tmp_path, b'{"text": "the secret words'))
    assert isinstance(one, Malformed)
    assert one.message == "the row is not JSON: Unterminated string starting at at character 9"


def test_a_row_over_the_limit_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    file = write(tmp_path, row(text="x" * RAW_BYTES.most), row(text="Next."))
    assert [getattr(one, "limit", "read") for one in found(file)] == ["raw bytes 8388608", "read"]


def test_half_a_character_is_refused() -> None:
    with pytest.raises(Malformed):
        read(b'{"text": "Ferry \\ud83d stays"}', "jsonl")


def test_a_row_without_words_is_refused() -> None:
    with pytest.raises(EmptyReport):
        read_row(text=" \n")


@pytest.mark.parametrize("payload", [b"\n\n  \n", b"\xef\xbb\xbf\n"])
def test_a_file_without_rows_is_refused(tmp_path: Path, payload: bytes) -> None:
    (one,) = found(write(tmp_path, payload))
    assert isinstance(one, EmptyReport)


def test_every_newline_and_mark_around_a_row_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "rows").write_bytes(b"\xef\xbb\xbf" + row(text="One.") + b"\r\n" + row(text="Two.") + b"\r\n")
    assert [one.payload for one in found(tmp_path / "rows") if isinstance(one, Item)] == [row(text="One."), row(text="Two.")]


def test_an_encoding_may_be_named(tmp_path: Path) -> None:
    (one,) = found(write(tmp_path, '{"text": "café"}'.encode("cp1252")), options=ReadOptions(encoding="cp1252"))
    assert isinstance(one, Item)
    assert read(one.payload, "jsonl", options=ReadOptions(encoding="cp1252")).text == "café"


def test_a_role_that_no_row_has_is_refused(tmp_path: Path) -> None:
    (one,) = found(write(tmp_path, row(text="One.")), options=ReadOptions(fields=(("txt", "body"),)))
    assert isinstance(one, InputError)
    assert one.message == "a row has no 'txt' to be read from a column; it has text, title, author, published, outlet, language, uri"


def test_rows_before_the_damage_are_kept(tmp_path: Path) -> None:
    noise = random.Random(3)
    rows = [row(id=f"r{number}", text=f"Ferry {noise.random()}") for number in range(500)]
    packed = gzip.compress(b"\n".join(rows) + b"\n")
    (tmp_path / "rows.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    results = found(tmp_path / "rows.jsonl.gz")
    kept = [one.payload for one in results[:-1] if isinstance(one, Item)]
    assert kept == rows[: len(kept)]
    assert len(kept) > 200
    assert str(results[-1]).partition(": ")[2].startswith("the gzip archive is cut off")


def test_a_file_larger_than_a_report_may_be_is_read_row_by_row(tmp_path: Path) -> None:
    big = row(text="Ferry " * 500_000)
    file = write(tmp_path, big, big, big, big)
    assert file.stat().st_size > RAW_BYTES.most
    assert [type(one) for one in found(file)] == [Item] * 4
