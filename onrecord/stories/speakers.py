"""Whether two reports give the same words to the same speaker."""

from collections.abc import Iterator

from onrecord.records import (
    Difference,
    DifferenceHow,
    DifferenceKind,
    Entity,
    EntityKind,
    MentionForm,
    Span,
    Statement,
    overlap,
)
from onrecord.stories.agencies import is_outlet
from onrecord.stories.markers import is_carrier, telling_stems
from onrecord.stories.matching import Match, differ
from onrecord.stories.persons import is_named
from onrecord.stories.reports import FEWEST, Report

LITERAL = 0.7
"""How literal a match must be before two speakers are compared: who retells in his own words may retell another."""

ALIKE, SAME = 0.65, 0.6
"""Score of a match, and share of its left words that stand in the same order, from which on two reports carry the same words and not two
accounts of one thing by two sources."""

WORDS = 5
"""Words in the same order below which two people may well say the same."""

BEFORE = 3
"""Lines before a pronoun in which its antecedent may stand."""

COVERED = 0.6
"""Share of the words that correspond which must lie within the right statement."""


def find_speaker(match: Match) -> Iterator[Difference]:
    """The difference of a match whose two statements are given to two speakers."""
    left, right = match.part.statement, carrying_statement(match)
    if left is None or right is None or match.literal < LITERAL or not _same_words(match):
        return
    one, other = match.left_report.entities.get(left.speaker or ""), match.right_report.entities.get(right.speaker or "")
    if one is None or other is None:
        return
    spans = _printed(match.left_report, left, one), _printed(match.right_report, right, other)
    if (
        spans[0] is None
        or spans[1] is None
        or _only_pronouns((left, one), (right, other))
        or _brings(match.left_report, spans[0], one)
        or _brings(match.right_report, spans[1], other)
        or _stands_by(match, (left, right), (one, other), (spans[0], spans[1]))
        or not _differ(match, one, other, (spans[0], spans[1]))
    ):
        return
    yield differ(match, DifferenceKind.SPEAKER, DifferenceHow.CHANGED, *spans)


def _same_words(match: Match) -> bool:
    return match.is_verbatim or (match.score >= ALIKE and len(match.exact) >= max(WORDS, SAME * len(match.left)))


def carrying_statement(match: Match) -> Statement | None:
    """The right statement that carries most of the words that correspond; the innermost of equals."""
    images = [match.right[to].span for to in match.pairs.values()]
    counted = [
        (sum(any(overlap(piece, image) for piece in one.content) for image in images), -_length(one), one)
        for one in match.right_report.record.statements
    ]
    count, _, best = max(counted, key=lambda found: found[:2], default=(0, 0, None))
    return best if best and count >= max(FEWEST, COVERED * len(match.pairs)) else None


def _length(statement: Statement) -> int:
    return sum(piece.end - piece.start for piece in statement.content)


def _only_pronouns(left: tuple[Statement, Entity], right: tuple[Statement, Entity]) -> bool:
    """Whether both reports say “he” or “she”: whom a pronoun means is too often misread to tell two speakers apart by it alone."""
    return all(statement.source is not None and _is_pronoun(entity, statement.source) for statement, entity in (left, right))


def _brings(report: Report, printed: Span, entity: Entity) -> bool:
    """Whether the source is an outlet or a thing that brings somebody else's words."""
    return entity.sector == "JRN" or is_carrier(report.text, printed) or is_outlet(entity.name)


def _stands_by(match: Match, statements: tuple[Statement, Statement], entities: tuple[Entity, Entity], printed: tuple[Span, Span]) -> bool:
    """Whether the words for one of the two stand in the lines of the other report as well, or, where that says “he”, his name shortly
    before: then it was misread who speaks.
    """
    reports = match.left_report, match.right_report
    lines = (match.part.line, match.part.line), (min(match.lines), max(match.lines))
    for side, other in ((0, 1), (1, 0)):
        first, last = lines[side]
        if telling_stems(reports[other].text, printed[other], vague=True) & _stems(reports[side], first, last):
            return True
        source = statements[side].source
        told = source is not None and _is_pronoun(entities[side], source) and is_named(entities[other])
        if told and _words(reports[other], entities[other]) & _stems(reports[side], max(0, first - BEFORE), first):
            return True
    return False


def _stems(report: Report, first: int, last: int) -> frozenset[str]:
    return frozenset().union(*(line.stems for line in report.lines[first : last + 1]))


def _printed(report: Report, statement: Statement, entity: Entity) -> Span | None:
    """Who spoke, as printed at the statement; for a pronoun the words before it that say whom it means. None where nothing is printed."""
    if statement.source is None:
        return None
    if not _is_pronoun(entity, statement.source) or " " in report.text[statement.source.start : statement.source.end].strip():
        return statement.source
    told = [one for one in entity.mentions if one.form is not MentionForm.PRONOUN and one.span.start < statement.source.start]
    return told[-1].span if told else None


def _is_pronoun(entity: Entity, source: Span) -> bool:
    return any(one.form is MentionForm.PRONOUN and overlap(one.span, source) for one in entity.mentions)


def _differ(match: Match, one: Entity, other: Entity, spans: tuple[Span, Span]) -> bool:
    left, right = match.left_report, match.right_report
    if left.who.get(one.id) == right.who.get(other.id) or (EntityKind.PLACE in (one.kind, other.kind) and one.kind is not other.kind):
        return False
    if is_named(one) and is_named(other):
        names = _words(left, one), _words(right, other)
        return all(names) and not names[0] & names[1]
    if not (is_named(one) or _called(left, one, spans[0], vague=False)) or not (
        is_named(other) or _called(right, other, spans[1], vague=False)
    ):
        return False
    if _called(left, one, spans[0]) & _called(right, other, spans[1]):
        return False
    return (
        _told_apart(right, spans[1], left, one) if is_named(one) else _told_apart(left, spans[0], right, other) if is_named(other) else True
    )


def _told_apart(report: Report, printed: Span, other: Report, named: Entity) -> bool:
    """Whether a description of one report cannot mean whom the other names: it is of several or of an organisation, or the other report
    calls somebody else so.
    """
    described = next((one for one in report.record.entities if any(overlap(mention.span, printed) for mention in one.mentions)), None)
    if described is None or described.kind is not EntityKind.PERSON:
        return described is not None
    words = telling_stems(report.text, printed, vague=True)
    return any(
        entity.id != named.id and words <= _called(other, entity, mention.span)
        for entity in other.entities.values()
        for mention in entity.mentions[:1]
    )


def _words(report: Report, entity: Entity) -> set[str]:
    """The words of the names that a report calls somebody by."""
    return {
        stem
        for mention in entity.mentions
        if mention.form is MentionForm.NAME
        for stem in telling_stems(report.text, mention.span, vague=True)
    }


def _called(report: Report, entity: Entity, printed: Span, *, vague: bool = True) -> set[str]:
    """The words of all that a report calls somebody."""
    spans = [mention.span for mention in entity.mentions if mention.form is not MentionForm.PRONOUN]
    role = telling_stems(entity.role or "", Span(0, len(entity.role or "")), vague=vague)
    return {stem for span in (*spans, printed) for stem in telling_stems(report.text, span, vague=vague)} | role
