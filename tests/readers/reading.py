"""Short ways to read invented reports."""

from pathlib import Path

from onrecord.errors import InputError
from onrecord.readers import Item, ReadOptions, find_items, parse
from onrecord.records import Document, Span, words

PLAIN = ReadOptions()


def found(*paths: Path | str, options: ReadOptions = PLAIN) -> list[Item | InputError]:
    return list(find_items([str(path) for path in paths], options))


def seen(*paths: Path | str, options: ReadOptions = PLAIN) -> list[str]:
    """What was found, one line each: the last part of the uri for an item, the name of the error for a refusal."""
    return [one.uri.rpartition("/")[2] if isinstance(one, Item) else type(one).__name__ for one in found(*paths, options=options)]


def read(payload: bytes | str, reader: str = "text", *, uri: str = "report", options: ReadOptions = PLAIN) -> Document:
    written = payload if isinstance(payload, bytes) else payload.encode()
    return parse(Item(uri, reader, written), options)


def read_page(body: str, *, head: str = "", language: str = "") -> Document:
    tag = f'<html lang="{language}">' if language else "<html>"
    return read(f"<!doctype html>{tag}<head><meta charset=utf-8>{head}</head><body>{body}</body></html>", "html")


def shown(document: Document) -> list[str]:
    """The words of each block."""
    return [shown_span(document, block.span) or "" for block in document.blocks]


def shown_span(document: Document, span: Span | None) -> str | None:
    return words(document.text or "", span) if span else None
