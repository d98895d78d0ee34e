"""The clause on which a content hangs: “if …”, “unless …”, “only if …”, “should …”, “not … until …”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.negation import negates
from onrecord.extract.phrases import STATEMENTS, PhraseRow, phrase_pattern, row_of, statement_table
from onrecord.records import Evidence, Span, trim

_SENTENCE_END = re.compile(r"(?:(?<!\b[A-Z])\.|[!?])(?=\s|[”\"’']|$)")
_CLAUSE_END = re.compile(rf"[,;:—–]|{_SENTENCE_END.pattern}|\s-\s")
_OPENS_BEFORE = re.compile(r"(?:^|[.!?;,:—–“‘\"]|\s-|\b(?:but|and|so|however,|that|only|or))\s*$", re.IGNORECASE)
_SUBJECT = (
    r"(?:the|a|an|any|he|she|it|they|we|you|I|this|that|these|those|his|her|their|our|its|my|one|nobody|anybody|anyone|someone"
    r"|[A-Z][\w’'-]+)"
)
_MODAL = r"(?:would|will|could|can|may|might|must|shall|should)"
_INVERTED_SUBJECT = re.compile(rf"\s+{_SUBJECT}\b")
_PLURAL_SUBJECT = re.compile(r"\s+[a-z]+[a-rtv-z]s\b")
_ELLIPTICAL = re.compile(r"\s+(?:[\w’'-]+(?:ed|en|ted|ught)|true|so|not|successful|guilty)\b|\s+\S+\s+\S")
_MAIN_CLAUSE = re.compile(rf"\s+(?:then\s|(?:it|he|she|they|we|you|I)\s+{_MODAL}\b)")
_INVERTED_MAIN_CLAUSE = re.compile(rf"\s+(?:{_MODAL}|do|does|did|is|are|was|were|has|have)\s+{_SUBJECT}\b")
_UNREAL = re.compile(rf"\b{_MODAL}\b|\b(?:ready|prepared)\b", re.IGNORECASE)
_COMPLETED = re.compile(r"(?:\s+[\w’'-]+){1,5}?\s+(?:to\b|not\b|been\b|[\w’'-]+(?:ed|en|wn|ne|ght|ld|pt|de)\b)")
_SUBJECT_FIRST = re.compile(rf"\s+{_SUBJECT}\s+\S+\s+\S+")
_WORDS_AHEAD = re.compile(r"(?:\W|\b(?:but|and|so|however|therefore|that|then)\b)*", re.IGNORECASE)
_CASE_NUMBER = re.compile(r"\s+(?:[Nn]o\.|number\b|\d+[-/:]\w)")
_BARE_SUBJECT = re.compile(r"\s+(?:the|an?|his|her|its|their|our|my|this|that)\s+[\w’'-]+")
_RELATIVE = re.compile(r"\s*(?:which|who|whom|whose|where)\b")
_MARKS = "“”„«»\"‘’'"
_ENDS = "“”\"‘’'.,?!"


@dataclass(frozen=True, slots=True)
class Condition:
    """The span of the clause, from its first marking word to its end, and the row that found it."""

    span: Span
    evidence: Evidence


def find_condition(text: str, content: tuple[Span, ...]) -> Condition | None:
    """The first condition in a content, or None. A piece of the content bounds it; so do the clause's own marks."""
    return next((found for piece in content for found in _in_piece(text, piece) if not _is_question(text, content, found)), None)


def _is_question(text: str, content: tuple[Span, ...], found: Condition) -> bool:
    """Whether a clause of “if” is all that is said: “asked the minister if it was so”."""
    whole = len(content) == 1 and trim(text, content[0], _ENDS).end <= found.span.end and content[0].start >= found.span.start
    return whole and text[found.span.start :].startswith("if ")


def _in_piece(text: str, piece: Span) -> Iterator[Condition]:
    table = statement_table()
    rows = (*table.condition, *table.opening, *table.until, *table.inverted)
    excluded = [match.span() for match in phrase_pattern(table.not_condition).finditer(text, max(0, piece.start - 12), piece.end)]
    for match in phrase_pattern(rows).finditer(text, piece.start, piece.end):
        row = row_of(match, rows)
        clause = None if _is_title(text, piece, match) or _is_numbered(text, match) else _clause(text, piece, match)
        around = [start for start, end in excluded if start <= match.start() < end or match.start() <= start < match.end()]
        if around and not (clause and min(around) < piece.start and text[clause.end] == ","):  # “analysts say if it shuts, the town will …”
            continue
        if clause and _counts(text, piece, match, row):
            yield Condition(clause, Evidence(f"{STATEMENTS}: {row.name}", 1.0))


def _counts(text: str, piece: Span, match: re.Match[str], row: PhraseRow) -> bool:
    """Whether a row's words set a condition where they stand."""
    table = statement_table()
    if match.group().lower() == "if" and not _ELLIPTICAL.match(text, match.end(), piece.end):  # “welcome, if late”
        return False
    if row in table.opening:
        return _opens(text, piece, match)
    if row in table.until:
        return _is_awaited(text, piece, match)
    return row not in table.inverted or _inverts(text, piece, match)


def _opens(text: str, piece: Span, match: re.Match[str]) -> bool:
    return _OPENS_BEFORE.search(text[piece.start : match.start()]) is not None


def _is_first(text: str, piece: Span, match: re.Match[str]) -> bool:
    """Whether the words open their sentence, but for “but”, “that” and the like."""
    start, _ = _sentence(text, piece, match)
    return _WORDS_AHEAD.fullmatch(text, start, match.start()) is not None


def _is_title(text: str, piece: Span, match: re.Match[str]) -> bool:
    """Whether the words open a title in marks within the content: “her album, ‘Unless You Call’, was finished”."""
    before = text[match.start() - 1 : match.start()]
    if match.start() <= piece.start + 1 or before not in _MARKS or not before:
        return False
    closing = next((at for at in range(match.end(), piece.end) if text[at] in _MARKS), -1)
    return closing > 0 and all(word[:1].isupper() for word in text[match.start() : closing].split())


def _is_numbered(text: str, match: re.Match[str]) -> bool:
    """Whether a case in court is named: “in case 22-1187”."""
    return match.group().lower() == "in case" and _CASE_NUMBER.match(text, match.end()) is not None


def _is_awaited(text: str, piece: Span, match: re.Match[str]) -> bool:
    """“Not … until”: what is said of the time before is a denial."""
    start, stop = _sentence(text, piece, match)
    return negates(text[start : match.start()]) or (_opens(text, piece, match) and negates(text[match.end() : stop].partition(",")[2]))


def _inverts(text: str, piece: Span, match: re.Match[str]) -> bool:
    """“Should the bridge fail, …”, “… should the bridge fail”: a subject follows the auxiliary, which opens its clause or comes after
    what would then happen, and the sentence is no question.
    """
    plural = match.group().lower() == "should" and _PLURAL_SUBJECT.match(text, match.end(), piece.end)
    if not plural and _INVERTED_SUBJECT.match(text, match.end(), piece.end) is None:
        return False
    start, stop = _sentence(text, piece, match)
    if not _opens(text, piece, match):
        unreal = _UNREAL.search(text, start, match.start()) is not None
        return unreal and (match.group().lower() == "should" or _COMPLETED.match(text, match.end(), stop) is not None)
    listed = match.group() in ("had", "were") and text[: match.start()].rstrip().endswith(("and", "but", "or"))
    if listed and _COMPLETED.match(text, match.end(), stop) is None:  # “advertised the posts and had one applicant”
        return False
    goes_on = "," in text[match.end() : stop] or text[stop : stop + 1] == ","
    return text[stop : stop + 1] != "?" and (goes_on or not match.group()[0].isupper())


def _sentence(text: str, piece: Span, match: re.Match[str]) -> tuple[int, int]:
    """Where the sentence of a match begins and ends within the piece."""
    ends = [one.start() for one in _SENTENCE_END.finditer(text, piece.start, piece.end)]
    start = max((end + 1 for end in ends if end < match.start()), default=piece.start)
    return start, min((end for end in ends if end >= match.end()), default=piece.end)


def _clause(text: str, piece: Span, match: re.Match[str]) -> Span | None:
    """From the marker to the end of its clause. A clause that opens its sentence ends at the comma before the main clause, or where that
    begins without one; one that comes after the main clause, at the sentence's end or the next comma that a new clause follows.
    """
    after, stop, passed = match.end(), piece.end, -1
    for mark in _CLAUSE_END.finditer(text, after, piece.end):
        if mark.group() == "," and (mark.start() == passed or _goes_on(text, mark.start(), piece.end)):
            continue
        if mark.group() == "," and not _opens(text, piece, match) and _lists_clauses(text, mark.start(), piece.end):
            continue
        passed = _insertion_end(text, after, mark.start(), piece.end) if mark.group() == "," else -1
        if passed < 0:
            stop = mark.start()
            break
    if _is_first(text, piece, match):
        begins = [_MAIN_CLAUSE.search(text, after, stop)]
        if match.group().lower().startswith("only"):
            begins.append(_INVERTED_MAIN_CLAUSE.search(text, after, stop))
        stop = min([stop, *(one.start() for one in begins if one and text[after : one.start()].strip())])
    span = trim(text, Span(match.start(), stop), "“”\"‘’',")
    return span if span.end > after + 1 else None


def _lists_clauses(text: str, comma: int, end: int) -> bool:
    """Whether a clause and a last one behind “and” follow: “if the power is back, the roads are clear and the buses run”."""
    stop = _SENTENCE_END.search(text, comma, end)
    following = text[comma + 1 : stop.start() if stop else end]
    first, _, last = following.partition(" and ")
    return "," not in following and all(_SUBJECT_FIRST.match(f" {clause.strip()}") for clause in (first, last))


def _insertion_end(text: str, after: int, comma: int, end: int) -> int:
    """The comma that closes a relative clause which this one opens, or what stands between a subject and its verb (“if the inquiry, due in
    March, finds …”); -1 where none does.
    """
    inserted = _RELATIVE.match(text, comma + 1, end) or _BARE_SUBJECT.fullmatch(text, after, comma)
    return text.find(",", comma + 1, end) if inserted else -1


def _goes_on(text: str, comma: int, end: int) -> bool:
    """Whether what follows a comma still belongs to the clause: a number's comma, or a list that goes on with “and” or “or”."""
    following = text[comma + 1 : min(end, comma + 40)]
    if following[:1].isdigit():
        return True
    return (
        re.match(r"\s*(?:[\w’'-]+\s+){0,2}[\w’'-]+,?\s+(?:and|or)\s", following) is not None
        and "," not in following.split(" or ")[0].split(" and ")[0][1:]
    )
