"""Who said what: the model's attributions laid on quotation marks, and the quotations that no attribution covers."""

from dataclasses import replace

from onrecord.extract.addressee import find_addressee
from onrecord.extract.condition import find_condition
from onrecord.extract.negation import is_negated
from onrecord.extract.quoted import is_speech, mode_of, snap_to_quotations
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
    contains,
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
    found = [_attributed(document, annotation, one) for one in annotation.attributions if one.content]
    found = [one for one in found if one.content]
    for quotation in annotation.quotations:
        if not _covered(quotation, found):
            _place_floating(document, annotation, quotation, passages, found)
    found.sort(key=lambda one: (one.content[0].start, one.content[-1].end, one.id))
    return tuple(_nested(one, found) for one in found)


def _attributed(document: Document, annotation: Annotation, attribution: Attribution) -> Statement:
    content = snap_to_quotations(document.text or "", attribution.content, annotation.quotations)
    taken = (attribution.cue, *([attribution.source] if attribution.source else []))
    content = tuple(piece for whole in content for piece in _without(whole, taken))
    evidence = Evidence(BY_MODEL, attribution.score)
    return _statement(document, annotation, content, evidence, attribution)


def _without(piece: Span, taken: tuple[Span, ...]) -> list[Span]:
    """A piece of content where it does not run into its own cue or source."""
    clashing = [one for one in taken if overlap(one, piece)]
    if not clashing:
        return [piece]
    middle = hull(clashing)
    return [part for part in (Span(piece.start, middle.start), Span(middle.end, piece.end)) if part.start < part.end]


def _statement(
    document: Document, annotation: Annotation, content: tuple[Span, ...], evidence: Evidence, attribution: Attribution | None = None
) -> Statement:
    text = document.text or ""
    cue, source = (attribution.cue, attribution.source) if attribution else (None, None)
    condition = find_condition(text, content)
    sentence = next((one for one in annotation.sentences if cue and contains(one, cue)), None)
    return Statement(
        id=content_id("statement", document.id, source, cue, content),
        mode=mode_of(text, content, annotation.quotations) if content else StatementMode.INDIRECT,
        content=content,
        evidence=evidence,
        cue=cue,
        source=source,
        addressee=find_addressee(text, cue, content, sentence),
        negated=bool(content) and is_negated(text, cue, content, annotation.sentences),
        condition=condition.span if condition else None,
    )


def _covered(quotation: Quotation, found: list[Statement]) -> bool:
    shared = sum(overlap(quotation.span, piece) for one in found for piece in one.content)
    return shared * 2 >= quotation.span.end - quotation.span.start


def _place_floating(
    document: Document, annotation: Annotation, quotation: Quotation, passages: tuple[Span, ...], found: list[Statement]
) -> None:
    """A quotation that no attribution covers: more of the one that it continues, or a statement of its own, or no speech."""
    text = document.text or ""
    paragraph = next((one for one in passages if contains(one, quotation.span)), None)
    if paragraph is None or not is_speech(text, quotation, paragraph):
        return
    if quotation.continues and found:
        last = max((one for one in found if one.content[0].start < quotation.span.start), key=lambda one: one.content[-1].end, default=None)
        if last and last.mode is not StatementMode.INDIRECT:
            found[found.index(last)] = _continued(document, annotation, last, quotation)
            return
    found.append(_statement(document, annotation, (quotation.span,), FLOATING))


def _continued(document: Document, annotation: Annotation, last: Statement, quotation: Quotation) -> Statement:
    content = (*last.content, quotation.span)
    attribution = Attribution(last.source, last.cue, content, last.evidence.score) if last.cue else None
    return _statement(document, annotation, content, CONTINUED, attribution)


def _nested(statement: Statement, found: list[Statement]) -> Statement:
    """The statement with `within`: the smallest other one in whose content its cue stands."""
    if statement.cue is None:
        return statement
    cue = statement.cue
    around = [(piece.end - piece.start, one.id) for one in found if one.id != statement.id for piece in one.content if contains(piece, cue)]
    if not around:
        return statement
    return replace(statement, within=min(around)[1])
