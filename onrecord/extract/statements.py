"""Who said what: the model's attributions laid on quotation marks, and the quotations that no attribution covers."""

from bisect import bisect_left
from dataclasses import replace

from onrecord.extract.addressee import find_addressee
from onrecord.extract.condition import find_condition
from onrecord.extract.negation import is_negated
from onrecord.extract.places import span_at
from onrecord.extract.quoted import is_speech, mode_of, snap_to_quotations, touching
from onrecord.records import (
    Annotation,
    Article,
    Attribution,
    Document,
    Evidence,
    Quotation,
    Span,
    Statement,
    StatementMode,
    content_id,
    hull,
    overlap,
)

BY_MODEL = "model:attribution"
FLOATING = Evidence("quotation: floating", 0.5)
CONTINUED = Evidence("quotation: continued", 0.8)


def find_statements(document: Document, annotation: Annotation, article: Article) -> tuple[Statement, ...]:
    """All statements of the report in order of position, nested by `within`, their speakers still open."""
    passages = (*([article.title] if article.title else []), *article.body)
    found = [said for one in annotation.attributions if (said := _attributed(document, annotation, one))]
    covered = _covered(len(document.text or ""), found)
    for quotation in annotation.quotations:
        if covered.count(1, quotation.span.start, quotation.span.end) * 2 < quotation.span.end - quotation.span.start:
            _place_floating(document, annotation, quotation, passages, found)
    found.sort(key=lambda one: (one.content[0].start, one.content[-1].end, one.id))
    return _nested(found)


def _attributed(document: Document, annotation: Annotation, attribution: Attribution) -> Statement | None:
    """None where nothing is left of the content beside its own cue and source."""
    content = snap_to_quotations(document.text or "", attribution.content, annotation.quotations)
    taken = (attribution.cue, *([attribution.source] if attribution.source else []))
    content = tuple(piece for whole in content for piece in _without(whole, taken))
    content = _with_one_voice(document.text or "", content, attribution.cue, annotation)
    evidence = Evidence(BY_MODEL, attribution.score)
    return _statement(document, annotation, content, evidence, attribution) if content else None


def _without(piece: Span, taken: tuple[Span, ...]) -> list[Span]:
    """A piece of content where it does not run into its own cue or source."""
    clashing = [one for one in taken if overlap(one, piece)]
    if not clashing:
        return [piece]
    middle = hull(clashing)
    return [part for part in (Span(piece.start, middle.start), Span(middle.end, piece.end)) if part.start < part.end]


def _with_one_voice(text: str, content: tuple[Span, ...], cue: Span, annotation: Annotation) -> tuple[Span, ...]:
    """Without whole quotations that open a sentence of their own after a sentence that already reports in the paper's words:
    “She invited them. ‘Come and see.’” are two statements, the second one floating.
    """
    quotations = annotation.quotations
    indirect = [one for one in content if mode_of(text, (one,), quotations) is StatementMode.INDIRECT]
    if not indirect:
        return content
    sentence = span_at(annotation.sentences, cue.start) or cue
    return tuple(one for one in content if one.start < sentence.end or all(one != quoted.span for quoted in touching(one, quotations)))


def _statement(
    document: Document, annotation: Annotation, content: tuple[Span, ...], evidence: Evidence, attribution: Attribution | None = None
) -> Statement:
    text = document.text or ""
    cue, source = (attribution.cue, attribution.source) if attribution else (None, None)
    condition = find_condition(text, content)
    sentence = span_at(annotation.sentences, cue.start) if cue else None
    return Statement(
        id=content_id("statement", document.id, source, cue, content),
        mode=mode_of(text, content, annotation.quotations),
        content=content,
        evidence=evidence,
        cue=cue,
        source=source,
        addressee=find_addressee(text, cue, content, sentence),
        negated=is_negated(text, cue, content, annotation.sentences),
        condition=condition.span if condition else None,
    )


def _covered(length: int, found: list[Statement]) -> bytearray:
    """For each character of the text whether a content holds it."""
    covered = bytearray(length)
    for one in found:
        for piece in one.content:
            covered[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    return covered


def _place_floating(
    document: Document, annotation: Annotation, quotation: Quotation, passages: tuple[Span, ...], found: list[Statement]
) -> None:
    """A quotation that no attribution covers: more of the one that it continues, or a statement of its own, or no speech."""
    text = document.text or ""
    paragraph = span_at(passages, quotation.span.start)
    if paragraph is None or not is_speech(text, quotation, paragraph):
        return
    if quotation.continues and found:
        earlier = [place for place, one in enumerate(found) if one.content[0].start < quotation.span.start]
        last = max(earlier, key=lambda place: found[place].content[-1].end, default=None)
        if last is not None and found[last].mode is not StatementMode.INDIRECT:
            found[last] = _continued(document, annotation, found[last], quotation)
            return
    found.append(_statement(document, annotation, (quotation.span,), FLOATING))


def _continued(document: Document, annotation: Annotation, last: Statement, quotation: Quotation) -> Statement:
    content = (*last.content, quotation.span)
    attribution = Attribution(last.source, last.cue, content, last.evidence.score) if last.cue else None
    return _statement(document, annotation, content, CONTINUED, attribution)


def _nested(found: list[Statement]) -> tuple[Statement, ...]:
    """The statements with `within`: the smallest other one in whose content the cue stands. `found` is in order of first content."""
    pieces = sorted((piece.start, piece.end, one.id) for one in found for piece in one.content)
    longest = max((end - start for start, end, _ in pieces), default=0)
    return tuple(replace(one, within=_around(one, pieces, longest)) for one in found)


def _around(statement: Statement, pieces: list[tuple[int, int, str]], longest: int) -> str | None:
    cue = statement.cue
    if cue is None:
        return None
    near = pieces[bisect_left(pieces, (cue.end - longest,)) : bisect_left(pieces, (cue.start + 1,))]
    around = [(end - start, owner) for start, end, owner in near if start <= cue.start and cue.end <= end and owner != statement.id]
    return min(around)[1] if around else None
