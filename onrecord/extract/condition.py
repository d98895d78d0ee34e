"""The clause on which a content hangs: “if …”, “unless …”, “only if …”, “should …”."""

import re
from dataclasses import dataclass

from onrecord.extract.phrases import STATEMENTS, phrase_pattern, row_of, statement_table
from onrecord.records import Evidence, Span, trim

_CLAUSE_END = re.compile(r"[,;:—–]|[.!?](?=\s|[”\"’']|$)|\s-\s")
_OPENS_BEFORE = re.compile(r"(?:^|[.!?;,:—–“\"]|\b(?:but|and|so|however,|that))\s*$", re.IGNORECASE)
_LIST_GOES_ON = re.compile(r"\s*(?:[\w’'-]+\s+){0,2}[\w’'-]+,?\s+(?:and|or)\s")
_INVERTED_SUBJECT = re.compile(r"\s+(?:the|a|an|any|he|she|it|they|we|you|i|this|that|these|those|his|her|their|our|[A-Z][\w’'-]+)\b")


@dataclass(frozen=True, slots=True)
class Condition:
    """The span of the clause, from its first marking word to its end, and the row that found it."""

    span: Span
    evidence: Evidence


def find_condition(text: str, content: tuple[Span, ...]) -> Condition | None:
    """The first condition in a content, or None. A piece of the content bounds it; so do the clause's own marks."""
    for piece in content:
        found = _in_piece(text, piece)
        if found:
            return found
    return None


def _in_piece(text: str, piece: Span) -> Condition | None:
    table = statement_table()
    excluded = [match.span() for match in phrase_pattern(table.not_condition).finditer(text, max(0, piece.start - 12), piece.end)]
    for match in phrase_pattern((*table.condition, *table.inverted)).finditer(text, piece.start, piece.end):
        row = row_of(match, (*table.condition, *table.inverted))
        if any(start <= match.start() < end or match.start() <= start < match.end() for start, end in excluded):
            continue
        if row in table.inverted and not _inverts(text, piece, match):
            continue
        clause = _clause(text, piece, match)
        if clause:
            return Condition(clause, Evidence(f"{STATEMENTS}: {row.name}", 1.0))
    return None


def _inverts(text: str, piece: Span, match: re.Match[str]) -> bool:
    """“Should the bridge fail, …”: the auxiliary opens its clause, a subject follows, and the sentence is no question."""
    opens = _OPENS_BEFORE.search(text[piece.start : match.start()]) is not None
    follows = _INVERTED_SUBJECT.match(text, match.end(), piece.end) is not None
    stop = re.compile(r"[.!?](?=\s|[”\"’']|$)").search(text, match.end(), min(len(text), piece.end + 1))
    question = stop is not None and stop.group() == "?"
    comma = "," in text[match.end() : stop.start() if stop else piece.end]
    capital = match.group()[0].isupper()
    return opens and follows and not question and (comma or not capital)


def _clause(text: str, piece: Span, match: re.Match[str]) -> Span | None:
    """From the marker to the end of its clause. A clause that opens its sentence ends at the comma before the main clause; one that
    comes after the main clause, at the sentence's end or the next comma that a new clause follows.
    """
    after = match.end()
    stop = piece.end
    for mark in _CLAUSE_END.finditer(text, after, piece.end):
        if mark.group() == "," and _goes_on(text, mark.start(), piece.end):
            continue
        stop = mark.start()
        break
    span = trim(text, Span(match.start(), stop), "“”\"‘’',")
    return span if span.end > after + 1 else None


def _goes_on(text: str, comma: int, end: int) -> bool:
    """Whether what follows a comma still belongs to the clause: a number's comma, or a list that goes on with “and” or “or”."""
    following = text[comma + 1 : min(end, comma + 40)]
    if following[:1].isdigit():
        return True
    return (
        re.match(r"\s*(?:[\w’'-]+\s+){0,2}[\w’'-]+,?\s+(?:and|or)\s", following) is not None
        and "," not in following.split(" or ")[0].split(" and ")[0][1:]
    )
