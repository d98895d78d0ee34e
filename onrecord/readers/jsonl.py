"""A file of rows: one JSON object a line, one report a row.

A role of a report is read from the column that the user names, else from the first of these names that the row has:

    text       text, body, content, article, article_text, full_text
    title      title, headline
    author     author, byline, authors, by
    published  published, date, pub_date, published_at, publication_date, created, datetime
    outlet     outlet, source, publisher, site_name, newspaper
    language   language, lang
    uri        id, doc_id, url, uri, link

The document's text is the text column, character for character, so that offsets made elsewhere hold. The title is a span only
where the text begins with it, the author only where one of the first lines is made of it; both are hints, and nothing is put
into the text that is not there. A value that does not fit its role (a date that no calendar has) is taken as absent.

`uri` is the row's address where the column holds one (`scheme://…`), `FILE#/ID` where it holds another name (so that the last
part of the path is the id), and `FILE#N` for line N where the row has none. `sha256` is that of the row's bytes.
"""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any

from onrecord.errors import EmptyReport, InputError, Malformed, UnknownFormat
from onrecord.readers.claims import claimed_date, claimed_language, find_byline
from onrecord.readers.compose import compose, line_blocks
from onrecord.readers.decode import decode_as
from onrecord.readers.item import Item, ReadOptions
from onrecord.readers.limits import RAW_BYTES, exceeded
from onrecord.readers.reader import Reader, Source
from onrecord.readers.unpack import HEAD
from onrecord.records import Block, Document, Hints, Span

COLUMNS = {
    "text": ("text", "body", "content", "article", "article_text", "full_text"),
    "title": ("title", "headline"),
    "author": ("author", "byline", "authors", "by"),
    "published": ("published", "date", "pub_date", "published_at", "publication_date", "created", "datetime"),
    "outlet": ("outlet", "source", "publisher", "site_name", "newspaper"),
    "language": ("language", "lang"),
    "uri": ("id", "doc_id", "url", "uri", "link"),
}
"""Roles, and the columns that are tried for each where the user names none."""

BYLINE_LINES = 5
"""How many lines from the top may hold the byline."""


def _recognises(_uri: str, head: bytes) -> bool:
    first, newline, _ = head.removeprefix(BOM_UTF8).lstrip().partition(b"\n")
    if not first.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return not newline and len(head) >= HEAD and first[1:].lstrip().startswith(b'"')


def _split(source: Source, options: ReadOptions) -> Iterator[Item | InputError]:
    _check_roles(source.uri, options)
    empty = True
    for number, line in _lines(source.chunks):
        payload = line.removeprefix(BOM_UTF8).strip()
        if payload:
            empty = False
            yield _split_row(source.uri, number, payload, options)
    if empty:
        raise EmptyReport(source.uri, "there is no row")


def _lines(chunks: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers. Of a line over the limit there is as much as shows that it is."""
    held = bytearray()
    number = 1
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            _hold(held, piece)
            yield number, bytes(held)
            held.clear()
            number += 1
        _hold(held, rest)
    yield number, bytes(held)


def _hold(held: bytearray, piece: bytes) -> None:
    if len(held) <= RAW_BYTES.most:
        held += piece


def _split_row(uri: str, number: int, payload: bytes, options: ReadOptions) -> Item | InputError:
    name = f"{uri}#{number}"
    if len(payload) > RAW_BYTES.most:
        return exceeded(name, RAW_BYTES)
    try:
        row = _row(name, payload, options)
        _text(name, row, options)
    except InputError as error:
        return error
    return Item(_row_uri(uri, number, _claim(row, "uri", options)), READER.name, payload)


def _row_uri(uri: str, number: int, claimed: str | None) -> str:
    if claimed is None:
        return f"{uri}#{number}"
    return claimed if "://" in claimed else f"{uri}#/{claimed}"


def _parse(item: Item, options: ReadOptions) -> Document:
    _check_roles(item.uri, options)
    row = _row(item.uri, item.payload, options)
    text = _text(item.uri, row, options)
    blocks = line_blocks(text)
    return compose(item, "application/json", text, blocks, _hints(row, text, blocks, options))


def _hints(row: dict[str, Any], text: str, blocks: tuple[Block, ...], options: ReadOptions) -> Hints:
    author = _claim(row, "author", options)
    return Hints(
        title=_title(text, _claim(row, "title", options)),
        byline=find_byline(text, blocks[:BYLINE_LINES], author) if author else None,
        outlet=_claim(row, "outlet", options),
        published=claimed_date(_claim(row, "published", options) or ""),
        language=claimed_language(_claim(row, "language", options) or ""),
    )


def _title(text: str, claimed: str | None) -> Span | None:
    start = len(text) - len(text.lstrip())
    return Span(start, start + len(claimed)) if claimed and text.startswith(claimed, start) else None


def _check_roles(uri: str, options: ReadOptions) -> None:
    unknown = [role for role, _ in options.fields if role not in COLUMNS]
    if unknown:
        raise UnknownFormat(uri, f"a row has no {unknown[0]!r} to be read from a column; it has {', '.join(COLUMNS)}")


def _row(uri: str, payload: bytes, options: ReadOptions) -> dict[str, Any]:
    try:
        row = json.loads(decode_as(uri, payload, options.encoding or "utf-8"))
    except json.JSONDecodeError as error:
        raise Malformed(uri, f"the row is not JSON: {error.msg} at character {error.pos}") from error
    except (ValueError, RecursionError) as error:
        raise Malformed(uri, "the row is not JSON that can be read: a number too long, or nested too deep") from error
    if not isinstance(row, dict):
        raise Malformed(uri, "the row is not a JSON object")
    return row


def _columns(role: str, options: ReadOptions) -> tuple[str, ...]:
    """The columns that may hold a role: the one that the user names, else the usual ones."""
    return tuple(column for named, column in options.fields if named == role) or COLUMNS[role]


def _text(uri: str, row: dict[str, Any], options: ReadOptions) -> str:
    columns = _columns("text", options)
    for column in columns:
        value = row.get(column)
        if isinstance(value, str):
            return value
    raise Malformed(uri, f"the row has no text; looked for it in {', '.join(columns)}")


def _claim(row: dict[str, Any], role: str, options: ReadOptions) -> str | None:
    """What the row says in that role, as a string; several authors are joined."""
    for column in _columns(role, options):
        value = row.get(column)
        if isinstance(value, list):
            value = "; ".join(one for one in value if isinstance(one, str))
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


READER = Reader(
    name="jsonl",
    description="one JSON object a line, one report a row; columns are guessed or named",
    suffixes=(".jsonl", ".ndjson", ".jsonlines"),
    media_types=("application/x-ndjson", "application/jsonl"),
    recognises=_recognises,
    parse=_parse,
    split=_split,
)
