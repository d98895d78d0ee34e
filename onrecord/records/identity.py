"""Ids made of content, so that the same report gives the same rows on every machine and at every reading."""

from enum import Enum
from hashlib import sha256

from onrecord.records.span import Span

SCHEMA = "onrecord/1"
"""Version of the record's shape; part of every id and the first key of the JSON contract."""

ID_LENGTH = 24
"""Hexadecimal digits of an id: 96 bits, so that 100 million rows collide with a probability below one in ten trillion."""

Part = str | int | Span | None | tuple["Part", ...]
"""What an id may be made of. Floats are left out on purpose: their text differs between platforms."""


def content_id(kind: str, *parts: Part) -> str:
    """The id of a noun of this kind with these parts. Every part is written with its type and length; nothing relies on `repr`."""
    written = b"".join(_encoded(part) for part in (SCHEMA, kind, *parts))
    return sha256(written).hexdigest()[:ID_LENGTH]


def _encoded(part: Part) -> bytes:
    if part is None:
        return b"n"
    if isinstance(part, Span):
        return b"s" + _encoded(part.start) + _encoded(part.end)
    if isinstance(part, tuple):
        return b"t%d:" % len(part) + b"".join(_encoded(one) for one in part)
    if isinstance(part, int) and not isinstance(part, Enum):
        return b"i%d;" % part
    written = str(part).encode("utf-8", "surrogatepass")
    return b"u%d:" % len(written) + written
