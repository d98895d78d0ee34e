"""Whom somebody speaks to: “told assembled reporters”, “assured the council that …”."""

import re

from onrecord.extract.phrases import phrase_pattern, statement_table
from onrecord.records import Span, trim, words

MOST_WORDS = 6
"""A longer stretch after the cue is no noun phrase."""

_BREAK = re.compile(r"[.,;:!?—–“”\"()\n]")


def find_addressee(text: str, cue: Span | None, content: tuple[Span, ...], sentence: Span | None) -> Span | None:
    """The words right after a cue of telling, up to the content, the end of the sentence, or a word that opens something else."""
    table = statement_table()
    if cue is None or sentence is None or not _tells(words(text, cue)):
        return None
    following = [piece.start for piece in content if piece.start >= cue.end]
    stop = min([sentence.end, *following])
    mark = _BREAK.search(text, cue.end, stop)
    stop = mark.start() if mark else stop
    ends = [match.start() for match in phrase_pattern(table.address_end).finditer(text, cue.end, stop)]
    found = trim(text, Span(cue.end, min([stop, *ends])))
    size = len(words(text, found).split())
    return found if 0 < size <= MOST_WORDS else None


def _tells(cue: str) -> bool:
    return phrase_pattern(statement_table().address).search(cue) is not None
