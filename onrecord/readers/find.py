"""Finds the reports behind what a user names: files, folders, patterns, standard input. Order is stable, nothing is left out silently."""

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import EmptyReport, InputError, Unreadable
from onrecord.readers.item import Item, ReadOptions
from onrecord.readers.limits import RAW_BYTES, exceeded
from onrecord.readers.places import folder_files, is_folder, is_pattern, pattern_places, unreadable, uri_of
from onrecord.readers.reader import split_source
from onrecord.readers.registry import choose_reader
from onrecord.readers.unpack import open_chunks

STANDARD_INPUT = "-"
CHUNK = 64 * 1024

Found = Iterator[Item | InputError]


def find_items(paths: Iterable[str], options: ReadOptions) -> Found:
    """The reports behind `paths`, unparsed, in the order given; what cannot be had comes as an error in its place.

    A path is a file, a folder (with all folders below, by name, without hidden files), a pattern (`*`, `?`, `[…]`, `**`) or `-`
    for standard input; each file may be packed with gzip. `Item.uri` is the path. No more than one report is held at a time, and
    of none more than its limit.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _read_stream(path, sys.stdin.buffer, None, options)
        elif is_pattern(path):
            yield from _read_pattern(path, options)
        else:
            yield from _read_place(Path(path), options)


def _read_pattern(pattern: str, options: ReadOptions) -> Found:
    places = pattern_places(pattern)
    if not places:
        yield Unreadable(uri_of(Path(pattern)), "no file matches this pattern")
    for place in places:
        yield from _read_place(place, options)


def _read_place(place: Path, options: ReadOptions) -> Found:
    if not is_folder(place):
        yield from _read_file(place, options)
        return
    empty = True
    for found in folder_files(place):
        empty = False
        if isinstance(found, InputError):
            yield found
        elif found.is_file():
            yield from _read_file(found, options)
        else:
            yield Unreadable(uri_of(found), "is not a file but a pipe, a device or a link to nowhere")
    if empty:
        yield EmptyReport(uri_of(place), "the folder holds no file")


def _read_file(place: Path, options: ReadOptions) -> Found:
    try:
        with place.open("rb") as stream:
            yield from _read_stream(uri_of(place), stream, place.stat().st_size, options)
    except (OSError, ValueError) as error:
        yield unreadable(place, error)


def _read_stream(uri: str, stream: BinaryIO, size: int | None, options: ReadOptions) -> Found:
    """The reports in one stream; an `InputError` ends it and comes last, so that what stands before the damage is kept."""
    try:
        opened = open_chunks(uri, iter(partial(_read_chunk, uri, stream), b""))
        reader = choose_reader(uri, opened.head, options.reader)
        if reader.split is None and size is not None and size > RAW_BYTES.most:
            raise exceeded(uri, RAW_BYTES)
        yield from split_source(reader, opened.source, options)
    except InputError as error:
        yield error


def _read_chunk(uri: str, stream: BinaryIO) -> bytes:
    try:
        return stream.read(CHUNK)
    except OSError as error:
        raise Unreadable(uri, (error.strerror or "cannot be read").lower()) from error
