"""Text of a report made safe to look at: no character of it commands a terminal, hides, or turns the words around it."""

import re

from onrecord.records import Record, Span, words

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters but tab and line ends, bidirectional embeddings, overrides and isolates, lone surrogates, noncharacters."""

_SPACE = re.compile(r"\s+")
_PICTURES = 0x2400
_DELETE = "\x7f"


def visible(text: str) -> str:
    """The text with every such character replaced, one for one, so that offsets stay; tabs and line ends are kept.

    An ASCII control becomes its picture (␛ for escape), everything else the replacement character.
    """
    return _CONTROL.sub(_stand_in, text)


def visible_line(text: str) -> str:
    """The same as one line: each run of white space is one space."""
    return visible(_SPACE.sub(" ", text).strip())


def words_at(record: Record, span: Span | None) -> str:
    """The words that a part of a record stands on, as they are written; their offsets where the record keeps no text; empty for no span."""
    if span is None:
        return ""
    return f"[{span.start}, {span.end})" if record.document.text is None else words(record.document.text, span)


def _stand_in(found: re.Match[str]) -> str:
    character = found[0]
    if character == _DELETE:
        return "\u2421"
    return chr(_PICTURES + ord(character)) if character < " " else "\N{REPLACEMENT CHARACTER}"
