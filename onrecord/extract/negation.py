"""Whether a statement is negated: its cue (“did not say”), or the main clause of its content (“that Russia does not need help”)."""

from onrecord.extract.phrases import STATEMENTS, PhraseRow, phrase_pattern, row_of, statement_table
from onrecord.extract.places import span_at
from onrecord.records import Evidence, Span, words

_CLOSERS = ",;:—–"


def find_negation(text: str, cue: Span | None, content: tuple[Span, ...], sentences: tuple[Span, ...]) -> Evidence | None:
    """The row that negates a statement, None where none does. `content` in pieces, `sentences` of the document. Of a content of several
    sentences, the first one decides.
    """
    first = span_at(sentences, content[0].start) or content[0]
    pieces = [Span(piece.start, min(piece.end, first.end)) for piece in content if piece.start < first.end]
    clause = main_clause(" ".join(words(text, piece) for piece in pieces))
    row = (_denier(words(text, cue)) if cue else None) or _negator(clause)
    return Evidence(f"{STATEMENTS}: {row.name}", 1.0) if row else None


def negates(clause: str) -> bool:
    """Whether a word in this clause negates it."""
    return _negator(clause) is not None


def _denier(cue: str) -> PhraseRow | None:
    table = statement_table()
    found = phrase_pattern(table.denier).search(cue)
    return row_of(found, table.denier) if found else _negator(cue)


def _negator(clause: str) -> PhraseRow | None:
    table = statement_table()
    found = phrase_pattern(table.negator).search(_blanked(clause, table.not_negator))
    return row_of(found, table.negator) if found else None


def main_clause(sentence: str) -> str:
    """The words of a sentence's main clause, as far as its marks and conjunctions tell: an opening subordinate clause is left out up to
    its comma, and what follows a later one.
    """
    table = statement_table()
    clause = sentence.strip(" “”\"‘’'")
    if clause.lower().startswith("that "):
        clause = clause[5:]
    opening = _first(clause, table.subordinator)
    if opening is not None and opening <= _reach(clause):
        cut = min((at for at in (clause.find(mark, opening) for mark in _CLOSERS) if at >= 0), default=-1)
        if cut < 0:
            return clause if opening == 0 else clause[:opening]
        clause = clause[cut + 1 :]
    later = _first(clause, table.subordinator)
    return clause if later is None else clause[:later]


def _reach(clause: str) -> int:
    """Where an opening subordinate clause may begin: at once, or after “But”, “However,” and the like."""
    opener = phrase_pattern(statement_table().opener).match(clause)
    if opener is None:
        return 0
    return opener.end() + len(clause[opener.end() :]) - len(clause[opener.end() :].lstrip(", "))


def _blanked(clause: str, rows: tuple[PhraseRow, ...]) -> str:
    return phrase_pattern(rows).sub(lambda match: " " * len(match.group()), clause)


def _first(clause: str, rows: tuple[PhraseRow, ...]) -> int | None:
    found = phrase_pattern(rows).search(clause)
    return found.start() if found else None
