"""Who wrote the report: a line near its head or its end that says so, or that is nothing but a name."""

import re

from onrecord.extract.dates import find_dates
from onrecord.extract.imprint import load_imprint
from onrecord.extract.names import is_person_shaped, parts_of, tokens_of
from onrecord.records import Span, trim

MOST_TOKENS = 4
"""Words of a name, or of an office, that stand alone on a line."""

_AND = re.compile(r"\s+(?:and|&)\s+|,\s+(?:and\s+)?|;\s+")
_LEADING = re.compile(r"[\s—–-]*")


def find_byline(text: str, line: Span) -> Span | None:
    """Where a line names its author or newsroom: “Ann Lee” in “By Ann Lee in Riga”, “Estuary Sentinel Staff”; None for any other
    line. For lines that are short: a longer one is no byline.
    """
    written = text[line.start : line.end]
    for start, end in parts_of(written):
        part = trim(text, Span(line.start + start, line.start + end))
        found = _named(text, part)
        if found:
            return found
    return None


def _named(text: str, part: Span) -> Span | None:
    start = part.start + len(_LEADING.match(text[part.start : part.end]).group())  # type: ignore[union-attr]
    label = _label(text[start : part.end])
    if label:
        dates = find_dates(text, part)
        return _people(text, trim(text, Span(start + label, dates[0].span.start if dates else part.end), ":,"), fewest=1)
    bare = Span(start, part.end)
    return bare if _is_newsroom(text[start : part.end]) else _known_person(text, bare)


def _label(words: str) -> int:
    """How many characters “By” and the like take at the head of a byline; 0 for none."""
    for by in load_imprint().by:
        if words[: len(by)].casefold() == by and words[len(by) : len(by) + 1] in (" ", ":", "\u00a0"):
            return len(by) + 1
    return 0


def _people(text: str, span: Span, *, fewest: int) -> Span | None:
    """The names at the head of a span, joined by commas and “and”, before a role, a place or a date."""
    written = text[span.start : span.end]
    end = 0
    for start, stop in _pieces(written):
        piece = _without_place(written[start:stop])
        if not is_person_shaped(piece, fewest=fewest) or (_is_role(piece) and not _is_newsroom(piece)):
            break
        end = start + len(piece)
        if len(piece) < stop - start:
            break
    return trim(text, Span(span.start, span.start + end), ".") if end and _ends_there(written[end:]) else None


def _ends_there(rest: str) -> bool:
    """Whether what follows the names belongs to a byline: nothing, a role, a place; not a sentence."""
    words = [word.casefold().strip(".,;:()") for word in rest.split()]
    roles = load_imprint()
    if not words or rest.lstrip()[:1] in ",;(":
        return not rest.rstrip().endswith(".")
    return words[0] in (*roles.before_place, *roles.roles) and len(words) < 8


def _pieces(written: str) -> list[tuple[int, int]]:
    edges = [0, *(edge for match in _AND.finditer(written) for edge in match.span()), len(written)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _without_place(piece: str) -> str:
    """A name without “in Riga”, “for Strait Wire” or an office behind it."""
    words = load_imprint()
    at = 0
    for token in tokens_of(piece):
        start = piece.index(token, at)
        if start and token.casefold() in words.before_place:
            return piece[:start].rstrip()
        at = start + len(token)
    return piece.rstrip(" .")


def _is_role(piece: str) -> bool:
    roles = load_imprint().roles
    return any(token.casefold() in roles for token in tokens_of(piece))


def _is_office(words: str) -> bool:
    """“Staff Writer”, “Political Editor”: a few words, one of them at an end a reporter's office."""
    tokens = [token.casefold() for token in tokens_of(words)]
    roles = load_imprint().roles
    return 0 < len(tokens) <= MOST_TOKENS and not words.endswith(".") and (tokens[0] in roles or tokens[-1] in roles)


def _is_newsroom(words: str) -> bool:
    """“Estuary Sentinel Staff”, “Agencies”: capitals throughout, and a word for a newsroom at the end."""
    tokens = tokens_of(words)
    if not 1 <= len(tokens) <= 5 or tokens[-1].casefold() not in load_imprint().staff:
        return False
    return all(token[0].isupper() or token.casefold() in ("and", "the") for token in tokens) and (len(tokens) > 1 or tokens[0].isalpha())


def _known_person(text: str, span: Span) -> Span | None:
    """A bare name counts where its first word is a given name, or a role follows it after a comma."""
    written = text[span.start : span.end]
    head, comma, rest = written.partition(",")
    if comma and _is_office(rest) and is_person_shaped(head) and len(tokens_of(head)) <= MOST_TOKENS:
        return Span(span.start, span.start + len(head))
    tokens = tokens_of(written)
    given = bool(tokens) and tokens[0].casefold() in load_imprint().given_names
    return span if given and not comma and is_person_shaped(written) and len(tokens) <= MOST_TOKENS else None
