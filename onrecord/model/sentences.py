"""Sentences: a new line ends one; within a line, sentencex decides, which keeps a quotation of several sentences together."""

from collections.abc import Iterator

from onrecord.records import Span, trim


def find_sentences(text: str, passages: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sentences of these passages in order, without the white space around them."""
    return tuple(one for passage in passages for one in _in_passage(text, passage))


def _in_passage(text: str, passage: Span) -> Iterator[Span]:
    from sentencex import segment

    at = passage.start
    for sentence in segment("en", text[passage.start : passage.end]):
        found = text.find(sentence, at, passage.end)
        if not sentence.strip() or found < 0:
            continue
        at = found + len(sentence)
        yield trim(text, Span(found, at))
