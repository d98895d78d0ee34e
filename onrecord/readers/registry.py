"""Which readers there are, and which one takes a source."""

from dataclasses import replace
from functools import cache
from types import MappingProxyType

from onrecord.errors import EmptyReport, UnknownFormat
from onrecord.plugins import find
from onrecord.readers.item import Item, ReadOptions
from onrecord.readers.reader import Reader
from onrecord.readers.sniff import foreign_format, foreign_suffix, not_text, suffix_of
from onrecord.records import Document

PLAIN = "text"
"""The reader that is asked last, because any text is plain text too."""


@cache
def readers() -> MappingProxyType[str, Reader]:
    """All readers by name: those that ship here, then those of other installed packages."""
    return MappingProxyType(find("readers", "READER", Reader))


def parse(item: Item, options: ReadOptions) -> Document:
    """The document of one item, with what the user says of it in place of what the file says of itself. Raises `InputError`."""
    document = named_reader(item.uri, item.reader).parse(item, options)
    found = document.hints
    hints = replace(
        found,
        published=options.published or found.published,
        outlet=options.outlet or found.outlet,
        language=options.language or found.language,
    )
    return replace(document, hints=hints)


def named_reader(uri: str, name: str) -> Reader:
    """The reader of that name. Raises `UnknownFormat`."""
    if name not in readers():
        raise UnknownFormat(uri, f"no reader is called {name!r}; there are {', '.join(readers())}")
    return readers()[name]


def choose_reader(uri: str, head: bytes, forced: str | None) -> Reader:
    """The reader for a source with these first bytes: the forced one, by content, by suffix, or plain text.

    Raises `UnknownFormat` with the name of what the bytes look like, and `EmptyReport` where there are none.
    """
    if forced:
        return named_reader(uri, forced)
    if not head:
        raise EmptyReport(uri, "there are no bytes")
    found = _by_content(uri, head) or _by_suffix(uri, head) or _as_text(uri, head)
    if found is None:
        raise _refusal(uri, head)
    return found


def _by_content(uri: str, head: bytes) -> Reader | None:
    return next((reader for reader in readers().values() if reader.name != PLAIN and reader.recognises(uri, head)), None)


def _by_suffix(uri: str, head: bytes) -> Reader | None:
    if foreign_format(head):
        return None
    return next((reader for reader in readers().values() if suffix_of(uri) in reader.suffixes), None)


def _as_text(uri: str, head: bytes) -> Reader | None:
    return readers()[PLAIN] if readers()[PLAIN].recognises(uri, head) else None


def _refusal(uri: str, head: bytes) -> UnknownFormat:
    named = None if foreign_format(head) else foreign_suffix(uri)
    return UnknownFormat(uri, f"looks like {named}; no reader takes it") if named else not_text(uri, head)
