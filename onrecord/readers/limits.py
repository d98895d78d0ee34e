"""The one table of limits on input. Breaking one is a named refusal, `LimitExceeded`, and never a silent cut.

The figures leave real pages far behind: the deepest of 377 news pages has 43 levels, the longest tag 70 attributes, the largest
page 12,259 tags and attributes. `WALL_SECONDS` and `MEMORY_BYTES` hold for one report and are enforced around the worker process that
parses it; all others are enforced in this room.
"""

from dataclasses import dataclass

from onrecord.errors import LimitExceeded

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: `most` is still allowed. `str(limit)` is what `LimitExceeded.limit` carries."""

    name: str
    most: int
    meaning: str

    def __str__(self) -> str:
        return f"{self.name} {self.most}"


RAW_BYTES = Limit("raw bytes", 8 * MEBIBYTE, "one file as it lies on disk, or one row of a file of rows")
DECOMPRESSED_BYTES = Limit("decompressed bytes", 64 * MEBIBYTE, "one report out of a compressed file")
DECOMPRESSION_RATIO = Limit("decompression ratio", 100, "bytes out for each byte in, counted once a mebibyte came out")
DOM_DEPTH = Limit("DOM depth", 255, "elements within each other on one page")
TAG_ATTRIBUTES = Limit("attributes of a tag", 1_000, "attributes on one tag")
DOM_NODES = Limit("DOM nodes", 200_000, "tags, comments and attributes on one page")
TEXT_CHARACTERS = Limit("text characters", 1_000_000, "characters of the text of one report")
WORD_CHARACTERS = Limit("word characters", 200, "characters of a word, where longer ones fill more than half of the text")
WALL_SECONDS = Limit("wall seconds", 10, "time that one report may take from bytes to document")
MEMORY_BYTES = Limit("memory bytes", 1024 * MEBIBYTE, "memory that one report may take")

LIMITS = (
    RAW_BYTES,
    DECOMPRESSED_BYTES,
    DECOMPRESSION_RATIO,
    DOM_DEPTH,
    TAG_ATTRIBUTES,
    DOM_NODES,
    TEXT_CHARACTERS,
    WORD_CHARACTERS,
    WALL_SECONDS,
    MEMORY_BYTES,
)


def exceeded(uri: str, limit: Limit) -> LimitExceeded:
    """The refusal of a report that breaks `limit`, to be raised or yielded."""
    return LimitExceeded(uri, f"more than {limit.most:,} {limit.name} ({limit.meaning})", limit=str(limit))
