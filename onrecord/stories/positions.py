"""What one speaker said on one topic over time, and what changed from one day to the next.

Only statements count in which somebody commits himself to something (“will”, “is ready to”, “must”) or sets a condition.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from onrecord.records import (
    Difference,
    DifferenceHow,
    DifferenceKind,
    Evidence,
    PartialDate,
    Place,
    Position,
    Span,
    Stance,
    Stand,
    Statement,
    contains,
    content_id,
)
from onrecord.stories.grouping import group
from onrecord.stories.markers import Marker, find_markers
from onrecord.stories.persons import is_named
from onrecord.stories.profile import Weights
from onrecord.stories.reports import COMMON, Report
from onrecord.stories.sense import Sense
from onrecord.stories.wording import find_words

ONE_TOPIC = 0.35
"""Mean likeness of statements from which on they are on one topic."""

COMPARED = 0.4
"""Likeness of two statements of two days from which on what differs is told as a change of the position."""

BEFORE = 24
"""Characters before a modal among which its subject is sought."""

OWN = frozenset({"i", "we", "he", "she", "our", "my", "his", "her", "its", "it"})
"""Words by which somebody speaks of himself, or is spoken of as the one who speaks."""

TOPIC_WORDS = 5
STRENGTH = {"intend": 1, "ready": 2, "must": 3, "will": 4}
"""How far a modal commits whoever uses it; of a statement the strongest counts. What somebody could do commits him to nothing."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement with its report, its telling words by stem, what it means, and its firmest modal."""

    report: Report
    statement: Statement
    stems: Mapping[str, str]
    vector: Weights
    firmest: Marker | None


@dataclass(frozen=True, slots=True)
class _Pair:
    """Statements of two days, and how alike they are."""

    left: _Said
    right: _Said
    likeness: float


def find_positions(reports: Sequence[Report], sense: Sense) -> tuple[Position, ...]:
    """The positions that somebody who is named took on at least two days. `reports` in order."""
    by_speaker: dict[str, list[_Said]] = defaultdict(list)
    names: dict[str, str] = {}
    for report in reports:
        for said in _statements(report, sense):
            entity = report.entities[said.statement.speaker or ""]
            who = report.who[entity.id]
            by_speaker[who].append(said)
            names[who] = max(names.get(who, ""), entity.name, key=lambda name: (len(name), name))
    found = [position for who, statements in by_speaker.items() for position in _on_topics(names[who], statements)]
    return tuple(sorted(found, key=lambda one: (one.speaker, one.id)))


def _statements(report: Report, sense: Sense) -> Iterator[_Said]:
    for statement in report.record.statements:
        entity = report.entities.get(statement.speaker or "")
        if entity is None or not is_named(entity) or statement.stance is not Stance.SPEECH or not statement.content:
            continue
        text = " ".join(report.text[piece.start : piece.end] for piece in statement.content)
        words = list(find_words(text, Span(0, len(text))))
        if words and words[0].form == "whether":  # a question, not an answer
            continue
        telling = {word.stem: text[word.span.start : word.span.end] for word in reversed(words) if sense.rarity(word.stem) >= COMMON}
        firmest = _firmest(report, statement) if telling else None
        if telling and (statement.condition or firmest):
            yield _Said(report, statement, telling, sense.vectors([text])[0], firmest)


def _on_topics(speaker: str, statements: Sequence[_Said]) -> Iterator[Position]:
    if len({_day(one) for one in statements} - {None}) < 2:
        return
    vectors = np.stack([one.vector for one in statements])
    alike = vectors @ vectors.T
    links = [(left, right, float(alike[left, right])) for left in range(len(statements)) for right in range(left + 1, len(statements))]
    for members in group(len(statements), [one for one in links if one[2] > 0], ONE_TOPIC):
        chosen = [statements[one] for one in members]
        if len({_day(one) for one in chosen} - {None}) > 1:
            yield _position(speaker, chosen)


def _day(said: _Said) -> PartialDate | None:
    """The day of publication; None where the report does not tell the day, so that it is in no order with others."""
    published = _published(said)
    return published if published and published.day else None


def _position(speaker: str, chosen: Sequence[_Said]) -> Position:
    counted = Counter(stem for one in chosen for stem in one.stems)
    shared = [stem for stem, count in sorted(counted.items(), key=lambda one: (-one[1], one[0])) if count > 1][:TOPIC_WORDS]
    topic = tuple(next(one.stems[stem] for one in chosen if stem in one.stems) for stem in shared)
    stands = tuple(Stand(one.report.id, one.statement.id, _published(one)) for one in chosen)
    days = sorted({day for day in map(_day, chosen) if day})
    shifts = [
        shift
        for day, following in pairwise(days)
        for shift in _shifts([one for one in chosen if _day(one) == day], [one for one in chosen if _day(one) == following])
    ]
    return Position(
        content_id("position", speaker, *(part for one in stands for part in (one.document, one.statement))),
        speaker,
        topic,
        stands,
        tuple(shifts),
    )


def _published(said: _Said) -> PartialDate | None:
    return said.report.record.article.published if said.report.record.article else None


def _shifts(before: Sequence[_Said], after: Sequence[_Said]) -> Iterator[Difference]:
    """What changed between two days: of each kind the one that shows in the two statements that are most alike, of those that share a
    telling word.
    """
    pairs = [
        _Pair(left, right, float(left.vector @ right.vector))
        for left in before
        for right in after
        if left.stems.keys() & right.stems.keys()
    ]
    told: set[DifferenceKind] = set()
    for pair in sorted(pairs, key=lambda found: (-(_binds(found.left) + _binds(found.right)), -found.likeness)):
        if pair.likeness >= COMPARED:
            fresh = [shift for shift in _between(pair) if shift.kind not in told]
            told |= {shift.kind for shift in fresh}
            yield from fresh


def _binds(said: _Said) -> bool:
    """Whether the modal of a statement binds whoever speaks: “I will”, “his country would”, not “there are states ready to”."""
    if said.firmest is None:
        return False
    before = Span(max(0, said.firmest.span.start - BEFORE), said.firmest.span.start)
    own = {word.form.partition("'")[0] for word in find_words(said.report.text, before)}
    return bool(own & OWN)


def _between(pair: _Pair) -> Iterator[Difference]:
    one, other = pair.left.statement, pair.right.statement
    if (one.condition is None) != (other.condition is None):
        how = DifferenceHow.DROPPED if one.condition else DifferenceHow.ADDED
        yield _shift(pair, DifferenceKind.CONDITION, how, one.condition, other.condition)
    firm, firmer = pair.left.firmest, pair.right.firmest
    if firm and firmer and STRENGTH[firm.row.name] != STRENGTH[firmer.row.name]:
        yield _shift(pair, DifferenceKind.MODALITY, DifferenceHow.CHANGED, firm.span, firmer.span)
    if one.negated != other.negated:
        denied, denying = _negation(pair.left) if one.negated else None, _negation(pair.right) if other.negated else None
        if denied or denying:
            yield _shift(pair, DifferenceKind.NEGATION, DifferenceHow.DROPPED if one.negated else DifferenceHow.ADDED, denied, denying)


def _markers(report: Report, statement: Statement, kind: DifferenceKind) -> list[Marker]:
    condition = statement.condition
    found = [one for piece in statement.content for one in find_markers(report.text, piece) if one.row.kind is kind]
    return [one for one in found if condition is None or not contains(condition, one.span)]


def _firmest(report: Report, statement: Statement) -> Marker | None:
    known = [one for one in _markers(report, statement, DifferenceKind.MODALITY) if one.row.name in STRENGTH]
    return max(known, key=lambda one: (STRENGTH[one.row.name], -one.span.start), default=None)


def _negation(said: _Said) -> Span | None:
    return next((one.span for one in _markers(said.report, said.statement, DifferenceKind.NEGATION)), None)


def _shift(pair: _Pair, kind: DifferenceKind, how: DifferenceHow, left: Span | None, right: Span | None) -> Difference:
    places = Place(pair.left.report.id, left), Place(pair.right.report.id, right)
    return Difference(
        kind, how, *places, Evidence("stories: the statements of two days that are most alike", round(min(1.0, pair.likeness), 4))
    )
