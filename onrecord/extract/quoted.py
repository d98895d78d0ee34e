"""Contents and quotation marks: where a direct content really begins and ends, what mode it has, and which quotations float."""

from collections.abc import Sequence

from onrecord.extract.phrases import phrase_pattern, statement_table
from onrecord.extract.places import touched
from onrecord.records import Quotation, Span, StatementMode, contains, overlap, trim

_MARKS = "“”„‟«»\"‘’‚'"
_SENTENCE_END = ".!?…"
SHARE_OF_QUOTATION = 0.6
"""How much of a quotation a content must hold to be meant to hold all of it."""
STRAY_WORDS = 1
"""How many words outside the marks a content may have by mistake and still be direct."""
FLOATING_WORDS = 4
"""Fewest words of a quotation that is speech without a cue; shorter ones are names, titles and scare quotes."""


def snap_to_quotations(text: str, pieces: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    """The pieces of a content with their ends laid on quotation marks where they all but stand there; marks stay outside.

    A piece that holds most of one quotation and at most a stray word besides becomes that quotation.
    """
    parted = [part for piece in pieces for part in _parted(text, piece, quotations)]
    snapped = [_snapped(text, piece, quotations) for piece in parted]
    return tuple(_merged(text, sorted(one for one in snapped if one.start < one.end)))


def mode_of(text: str, pieces: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> StatementMode:
    """Direct: all words stand within quotation marks; indirect: none; mixed: some."""
    inside = outside = 0
    for piece in pieces:
        quoted = [Span(max(piece.start, one.span.start), min(piece.end, one.span.end)) for one in touching(piece, quotations)]
        inside += sum(_letters(text, span) for span in quoted)
        outside += _letters(text, piece) - sum(_letters(text, span) for span in quoted)
    if not inside:
        return StatementMode.INDIRECT
    return StatementMode.MIXED if outside > 0 else StatementMode.DIRECT


def is_speech(text: str, quotation: Quotation, paragraph: Span) -> bool:
    """Whether a quotation without a cue is a sentence that somebody said, rather than a title, a name or a scare quote.

    It must open its paragraph or follow a sentence's end or a colon, begin like a sentence and be long enough or end like one.
    """
    said = text[quotation.span.start : quotation.span.end].strip()
    if len(said.split()) < FLOATING_WORDS or not (said[:1].isupper() or said[:1].isdigit() or quotation.continues):
        return False
    before = text[paragraph.start : quotation.span.start - 1].rstrip()
    opens = not before.strip(_MARKS) or before[-1] in ".!?:…" or before[-1] in "”\"’'"
    return opens and (
        said[-1] in ".!?,…—–-" or not quotation.closed or text[quotation.span.end + 1 : quotation.span.end + 2] in (".", "!", "?")
    )


def touching(piece: Span, quotations: tuple[Quotation, ...]) -> Sequence[Quotation]:
    """The quotations that share a character with a piece."""
    return touched(quotations, piece, lambda one: one.span)


def _parted(text: str, piece: Span, quotations: tuple[Quotation, ...]) -> list[Span]:
    """A piece in the paper's words that runs on, over a sentence's end, into a quotation: two pieces, the second from the mark on."""
    for quotation in touching(piece, quotations):
        before = text[piece.start : quotation.span.start - 1].rstrip()
        if before and before[-1] in _SENTENCE_END and not touching(Span(piece.start, piece.start + len(before)), quotations):
            return [Span(piece.start, piece.start + len(before)), Span(quotation.span.start, piece.end)]
    return [piece]


def _snapped(text: str, piece: Span, quotations: tuple[Quotation, ...]) -> Span:
    beside = touching(piece, quotations)
    if len(beside) == 1:
        quotation = beside[0].span
        held = overlap(quotation, piece) / (quotation.end - quotation.start)
        if held >= SHARE_OF_QUOTATION and _words_outside(text, piece, quotation) <= STRAY_WORDS:
            return trim(text, quotation)
    return _without_loose_end(text, _unmarked(text, trim(text, piece), beside))


def _without_loose_end(text: str, piece: Span) -> Span:
    """Without a last word that cannot end a clause and belongs to what follows: “the war on | Thursday”."""
    last = text.rfind(" ", piece.start, piece.end)
    loose = last > piece.start and phrase_pattern(statement_table().loose_end).fullmatch(text, last + 1, piece.end) is not None
    return trim(text, Span(piece.start, last), ",;:—–") if loose else piece


def _unmarked(text: str, piece: Span, beside: Sequence[Quotation]) -> Span:
    """Without the opening mark at the start of an all-quoted piece, the closing one at its end, and stray punctuation outside marks."""
    start, end = piece.start, piece.end
    while start < end and text[start] in ",;:—–) ":
        start += 1
    while start < end and text[end - 1] in ",;:—– ":
        if any(contains(one.span, Span(end - 1, end)) for one in beside):
            break
        end -= 1
    for one in beside:
        if start == one.span.start - 1 and end >= one.span.end and not _letters(text, Span(one.span.end, end)):
            return one.span
    return Span(start, end)


def _merged(text: str, pieces: list[Span]) -> list[Span]:
    """Pieces that overlap, or that only marks and white space part, as one."""
    found: list[Span] = []
    for piece in pieces:
        if found and (piece.start <= found[-1].end or not text[found[-1].end : piece.start].strip()):
            found[-1] = Span(found[-1].start, max(piece.end, found[-1].end))
        else:
            found.append(piece)
    return found


def _words_outside(text: str, piece: Span, quotation: Span) -> int:
    before = text[piece.start : max(piece.start, quotation.start)]
    after = text[min(piece.end, quotation.end) : piece.end]
    return sum(any(one.isalnum() for one in word) for word in (before + " " + after).split())


def _letters(text: str, span: Span) -> int:
    return sum(one.isalnum() for one in text[span.start : span.end])
