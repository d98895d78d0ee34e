"""Bytes of a file or stream in chunks, unpacked where they are gzip, with damage named and bombs refused."""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from onrecord.errors import InputError, Malformed, Unreadable
from onrecord.readers.limits import DECOMPRESSION_RATIO, MEBIBYTE, exceeded
from onrecord.readers.reader import Source

HEAD = 64 * 1024
GZIP_MAGIC = b"\x1f\x8b"
GZIP_WINDOW = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Opened:
    """A source and its first bytes, which are still in `source.chunks`."""

    head: bytes
    source: Source


def open_chunks(uri: str, raw: Iterator[bytes]) -> Opened:
    """What `raw` holds, unpacked where its first bytes say gzip, whatever its name says. Damage is raised where it stands."""
    start, raw = _peek(raw, len(GZIP_MAGIC))
    compressed = start.startswith(GZIP_MAGIC)
    head, chunks = _peek(_gunzip(uri, raw) if compressed else raw, HEAD)
    return Opened(head, Source(uri, chunks, compressed))


def _peek(chunks: Iterator[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """The first `size` bytes or a little more, and all chunks; an error met on the way is kept for whoever reads that far."""
    head = bytearray()
    damage = None
    try:
        while len(head) < size and (chunk := next(chunks, b"")):
            head += chunk
    except InputError as error:
        damage = error
    return bytes(head), chain(_replayed(bytes(head), damage), chunks)


def _replayed(head: bytes, damage: InputError | None) -> Iterator[bytes]:
    if head:
        yield head
    if damage:
        raise damage


def _gunzip(uri: str, raw: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes of all members of a gzip stream. Behind the last good byte it raises `Unreadable`, `Malformed` or `LimitExceeded`."""
    member = zlib.decompressobj(GZIP_WINDOW)
    taken = given = 0
    for chunk in raw:
        rest = chunk
        taken += len(chunk)
        while rest := _skip_padding(uri, rest) if member.eof else rest:
            if member.eof:
                member = zlib.decompressobj(GZIP_WINDOW)
            before = member.copy()
            try:
                piece = member.decompress(rest, MEBIBYTE)
            except zlib.error as error:
                yield from _sound_bytes(before, rest)
                raise Unreadable(uri, f"the gzip archive is damaged: {error}") from error
            rest = member.unused_data if member.eof else member.unconsumed_tail
            given += len(piece)
            if given > MEBIBYTE and given > DECOMPRESSION_RATIO.most * (taken - len(rest)):
                raise exceeded(uri, DECOMPRESSION_RATIO)
            yield piece
    if not member.eof:
        raise Unreadable(uri, f"the gzip archive is cut off; {given:,} bytes could be unpacked")


def _sound_bytes(member: "zlib._Decompress", packed: bytes) -> Iterator[bytes]:
    """What a damaged chunk holds before the damage, found byte by byte."""
    with suppress(zlib.error):
        for at in range(len(packed)):
            yield member.decompress(packed[at : at + 1])


def _skip_padding(uri: str, rest: bytes) -> bytes:
    """What follows a finished member: zero bytes are padding, another member goes on, anything else is damage."""
    rest = rest.lstrip(b"\0")
    if rest and rest[0] != GZIP_MAGIC[0]:
        raise Malformed(uri, "the gzip archive is followed by bytes that do not belong to it")
    return rest
