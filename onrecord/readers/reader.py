"""What a reader is: one input format. A new format is one new file in this folder that ends in `READER = Reader(...)`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.errors import EmptyReport, InputError
from onrecord.readers.item import Item, ReadOptions
from onrecord.readers.limits import DECOMPRESSED_BYTES, RAW_BYTES, exceeded
from onrecord.records import Document


@dataclass(frozen=True, slots=True)
class Source:
    """One file or stream, unpacked but not read yet. `chunks` may raise `InputError` where the bytes are damaged."""

    uri: str
    chunks: Iterator[bytes]
    compressed: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format.

    `recognises(uri, head)` says whether the first bytes can only be this format; where no reader recognises them, the suffix
    decides. `parse` makes the document of one item and raises `InputError`. `split` makes the items of one source, in order
    and without reading ahead, with a value for each part that is damaged; None means that a source is one report.
    """

    name: str
    description: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    recognises: Callable[[str, bytes], bool]
    parse: Callable[[Item, ReadOptions], Document]
    split: Callable[[Source, ReadOptions], Iterator[Item | InputError]] | None = None


def split_source(reader: Reader, source: Source, options: ReadOptions) -> Iterator[Item | InputError]:
    """The reports of `source`. Raises `InputError` where its bytes cannot be had."""
    if reader.split:
        yield from reader.split(source, options)
    else:
        yield Item(source.uri, reader.name, read_whole(source))


def read_whole(source: Source) -> bytes:
    """All bytes of a source that is one report. Raises `EmptyReport`, `LimitExceeded`, or what its chunks raise."""
    limit = DECOMPRESSED_BYTES if source.compressed else RAW_BYTES
    payload = bytearray()
    for chunk in source.chunks:
        payload += chunk
        if len(payload) > limit.most:
            raise exceeded(source.uri, limit)
    if not payload:
        raise EmptyReport(source.uri, "there are no bytes")
    return bytes(payload)
