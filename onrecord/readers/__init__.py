"""Bytes to documents. One file per input format; each ends in `READER = Reader(...)` and needs no other edit."""

from onrecord.readers.find import find_items
from onrecord.readers.item import Item, ReadOptions
from onrecord.readers.reader import Reader
from onrecord.readers.registry import parse, readers

__all__ = ["Item", "ReadOptions", "Reader", "find_items", "parse", "readers"]
