"""Plain text: the file's characters as they are. A line is a block."""

from onrecord.readers.compose import compose, line_blocks
from onrecord.readers.decode import decode
from onrecord.readers.item import Item, ReadOptions
from onrecord.readers.reader import Reader
from onrecord.readers.sniff import foreign_format, foreign_suffix, is_text
from onrecord.records import Document, Hints


def _recognises(uri: str, head: bytes) -> bool:
    return is_text(head) and not foreign_format(head) and not foreign_suffix(uri)


def _parse(item: Item, options: ReadOptions) -> Document:
    text = decode(item.uri, item.payload, forced=options.encoding)
    return compose(item, "text/plain", text, line_blocks(text), Hints())


READER = Reader(
    name="text",
    description="plain text in UTF-8, UTF-16, UTF-32 or a legacy encoding; what no other reader recognises",
    suffixes=(".txt", ".text", ".md"),
    media_types=("text/plain",),
    recognises=_recognises,
    parse=_parse,
)
