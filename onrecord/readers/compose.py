"""The document of one report, once its text is known: identity, blocks of plain text, and the last limits."""

import re
import unicodedata
from hashlib import sha256

from onrecord.errors import EmptyReport, Malformed
from onrecord.readers.item import Item
from onrecord.readers.limits import TEXT_CHARACTERS, WORD_CHARACTERS, exceeded
from onrecord.records import Block, Document, Hints, Span, content_id, trim

SURROGATE = re.compile("[\ud800-\udfff]")
ADDRESS = ("http://", "https://", "www.")
LONG_WORDS_ALLOWED = 0.5
"""Share of the text that may stand in words over the limit: a report may quote a key or a picture's bytes, but is not made of them."""


def compose(item: Item, media_type: str, text: str, blocks: tuple[Block, ...], hints: Hints) -> Document:
    """The document of `item`. Raises `EmptyReport` for text without a word, `LimitExceeded`, and `Malformed` for half characters."""
    if not text or text.isspace():
        raise EmptyReport(item.uri, "there are no words")
    check_text(item.uri, text)
    digest = sha256(item.payload).hexdigest()
    return Document(content_id("document", digest), item.uri, digest, media_type, text, blocks, hints)


def check_text(uri: str, text: str) -> None:
    """Holds `text` against the limits on text. Raises `LimitExceeded` and, for a lone surrogate, `Malformed`."""
    if len(text) > TEXT_CHARACTERS.most:
        raise exceeded(uri, TEXT_CHARACTERS)
    if SURROGATE.search(text):
        raise Malformed(uri, "the text holds half of a surrogate pair, which is no character")
    if sum(map(len, filter(_is_overlong, text.split()))) > LONG_WORDS_ALLOWED * len(text):
        raise exceeded(uri, WORD_CHARACTERS)


def _is_overlong(word: str) -> bool:
    """Longer than a word can be. Web addresses are let through, and scripts that set no spaces (their letters have no case)."""
    if len(word) <= WORD_CHARACTERS.most or word.casefold().startswith(ADDRESS):
        return False
    without_case = sum(unicodedata.category(character) == "Lo" for character in word)
    return without_case < len(word) // 2


def line_blocks(text: str) -> tuple[Block, ...]:
    """The lines of `text` that hold words, without the white space at their ends; any kind of newline ends one."""
    blocks = []
    start = 0
    for line in text.splitlines(keepends=True):
        span = trim(text, Span(start, start + len(line)))
        if span.start < span.end:
            blocks.append(Block(span))
        start += len(line)
    return tuple(blocks)
