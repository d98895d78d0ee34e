"""Who said what: the model's attributions laid on quotation marks, and the quotations that no attribution covers."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.extract.addressee import find_addressee
from onrecord.extract.bounds import bounded
from onrecord.extract.condition import find_condition
from onrecord.extract.layout import Spoken, find_spoken
from onrecord.extract.negation import find_negation
from onrecord.extract.nesting import find_inner
from onrecord.extract.places import span_at
from onrecord.extract.quoted import is_speech, mode_of, snap_to_quotations, touching
from onrecord.extract.stance import find_attitude
from onrecord.records import (
    Annotation,
    Article,
    Attribution,
    Document,
    Evidence,
    Ground,
    PartScores,
    Quotation,
    Span,
    Stance,
    Statement,
    StatementMode,
    content_id,
    hull,
    overlap,
)

BY_MODEL = "model:attribution"
BY_CUE, BY_PARTS = "model:cues", "model:parts_of_cue"
FLOATING = Evidence("quotation: floating", 0.5)
BY_TREE = Evidence("syntax: a verb of reporting with its clause", 0.7)
CONTINUED = Evidence("quotation: continued", 0.8)


def find_statements(document: Document, annotation: Annotation, article: Article) -> tuple[Statement, ...]:
    """All statements of the report in order of position, nested by `within`, their speakers still open."""
    passages = (*([article.title] if article.title else []), *article.body)
    laid_out = find_spoken(document.text or "", passages, annotation.quotations)
    found = [
        said for one in annotation.attributions if not _is_laid_out(one, laid_out) and (said := _attributed(document, annotation, one))
    ]
    found += [_statement(document, annotation, _Said(one.content, one.evidence, one.cue, one.source)) for one in laid_out]
    found += list(_inner(document, annotation, found))
    covered = _covered(len(document.text or ""), found)
    for quotation in annotation.quotations:
        if covered.count(1, quotation.span.start, quotation.span.end) * 2 < quotation.span.end - quotation.span.start:
            _place_floating(document, annotation, quotation, passages, found)
    found.sort(key=lambda one: (one.content[0].start, one.content[-1].end, one.id))
    return _nested(found)


def _inner(document: Document, annotation: Annotation, found: list[Statement]) -> Iterator[Statement]:
    """What those who speak say that others said."""
    contents = tuple(piece for one in found for piece in one.content)
    cues = tuple(one.cue for one in found if one.cue)
    for one in dict.fromkeys(find_inner(annotation, contents, cues)):
        yield _statement(document, annotation, _Said((one.content,), BY_TREE, one.cue, one.source))


def _attributed(document: Document, annotation: Annotation, attribution: Attribution) -> Statement | None:
    """None where nothing is left of the content beside its own cue and source."""
    content = snap_to_quotations(document.text or "", attribution.content, annotation.quotations)
    taken = (attribution.cue, *([attribution.source] if attribution.source else []))
    content = tuple(piece for whole in content for piece in _without(whole, taken))
    content = bounded(annotation, _with_one_voice(document.text or "", content, attribution.cue, annotation)) if content else ()
    said = _Said(content, Evidence(BY_MODEL, attribution.score), attribution.cue, attribution.source, attribution.scores)
    return _statement(document, annotation, said) if content else None


def _is_laid_out(attribution: Attribution, laid_out: tuple[Spoken, ...]) -> bool:
    """Whether the layout already gives most of an attribution's content to somebody, so that its cue is the mark behind a name."""
    held = sum(overlap(piece, line) for piece in attribution.content for one in laid_out for line in one.content)
    longest = max((line.end - line.start for one in laid_out for line in one.content if overlap(line, attribution.content[0])), default=0)
    return held * 2 > longest > 0


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


@dataclass(frozen=True, slots=True)
class _Said:
    """The parts of a statement, from whatever found them."""

    content: tuple[Span, ...]
    evidence: Evidence
    cue: Span | None = None
    source: Span | None = None
    scores: PartScores | None = None


def _statement(document: Document, annotation: Annotation, said: _Said) -> Statement:
    text, content, cue = document.text or "", said.content, said.cue
    condition = find_condition(text, content)
    negation, attitude = find_negation(text, cue, content, annotation.sentences), find_attitude(text, cue)
    sentence = span_at(annotation.sentences, cue.start) if cue else None
    return Statement(
        id=content_id("statement", document.id, said.source, cue, content),
        mode=mode_of(text, content, annotation.quotations),
        content=content,
        evidence=said.evidence,
        cue=cue,
        source=said.source,
        addressee=find_addressee(text, cue, content, sentence),
        negated=negation is not None,
        condition=condition.span if condition else None,
        stance=Stance.ATTITUDE if attitude else Stance.SPEECH,
        grounds=(
            *_scored(said),
            *(Ground(of, one.by, one.score) for of, one in (("negated", negation), ("stance", attitude)) if one),
            *([Ground("condition", condition.evidence.by, condition.evidence.score)] if condition else []),
        ),
    )


def _scored(said: _Said) -> tuple[Ground, ...]:
    """The network's scores of the parts that it found."""
    if said.scores is None:
        return ()
    found = [Ground("cue", BY_CUE, said.scores.cue), Ground("content", BY_PARTS, said.scores.content)]
    return (*found, *([Ground("source", BY_PARTS, said.scores.source)] if said.source else []))


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
    found.append(_statement(document, annotation, _Said((quotation.span,), FLOATING)))


def _continued(document: Document, annotation: Annotation, last: Statement, quotation: Quotation) -> Statement:
    content = (*last.content, quotation.span)
    scores = {one.of: one.score for one in last.grounds}
    sure = PartScores(scores["cue"], scores["content"], scores.get("source", 0.0)) if "cue" in scores else None
    return _statement(document, annotation, _Said(content, CONTINUED, last.cue, last.source, sure))


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
