"""The same event in several reports: who carries it, how many independent origins vouch for it, and in what they contradict each other."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.records import (
    Auxiliary,
    Difference,
    DifferenceHow,
    DifferenceKind,
    Event,
    EventReference,
    Evidence,
    Happening,
    Origin,
    Place,
    Span,
    content_id,
    overlap,
)
from onrecord.stories.changed import find_changed
from onrecord.stories.conditions import conditions_in
from onrecord.stories.grouping import group
from onrecord.stories.markers import find_markers
from onrecord.stories.matching import match_part
from onrecord.stories.profile import Weights
from onrecord.stories.reports import COMMON, Line, Part, Report
from onrecord.stories.sense import Sense
from onrecord.stories.when import may_agree
from onrecord.stories.wording import Word, fold, places_in, stem_of

TOGETHER = 0.35
"""Mean sureness from which on mentions are of one event (chosen on ECB+ train)."""

WORD, AROUND, SHARED, PARTIES, BASE = 6.0, 0.8, 1.3, 0.7, -4.0
"""What a trigger's likeness, the likeness of the words around it, the share of those that are the same, and the parties in common add to
the log-odds that two mentions are of one event: a logistic regression on ECB+ train, rounded, but for the parties, which its gold lacks."""

REACH = 5
"""Words before and after a trigger that are taken for what is around it."""

CERTAIN = 1.0
"""Certainty, on the scale from -3 to 3, from which on a report says that something happened, or below whose negative that it did not."""

NAMED = frozenset({DifferenceKind.NUMBER, DifferenceKind.DATE, DifferenceKind.PLACE})
"""What two reports of an event can contradict each other in besides its having happened."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """An event as one report tells it: its line, the stem of its trigger, who is in it, the telling words around it, and what trigger and
    words around mean.
    """

    report: int
    event: Event
    line: int
    stem: str
    who: frozenset[str]
    near: frozenset[str]
    trigger: Weights
    around: Weights


def find_happenings(reports: Sequence[Report], origins: Sequence[Origin], sense: Sense) -> tuple[Happening, ...]:
    """The events that at least two reports (in order) carry."""
    sightings = find_sightings(reports, sense)
    links = [
        (left, right, likeness)
        for left in range(len(sightings))
        for right in range(left + 1, len(sightings))
        if sightings[left].report != sightings[right].report and (likeness := alike(sightings[left], sightings[right])) > 0
    ]
    origin = {report: one.id for one in origins for report in one.reports}
    groups = [[sightings[one] for one in members] for members in group(len(sightings), links, TOGETHER)]
    return tuple(_happening(reports, members, origin, sense) for members in groups if len({one.report for one in members}) > 1)


def find_sightings(reports: Sequence[Report], sense: Sense) -> list[Sighting]:
    """The events of all reports, in order."""
    found = []
    for turn, report in enumerate(reports):
        events = [(event, line) for event in report.record.events if (line := _line_of(report, event.trigger)) is not None]
        near = [_near(report.lines[line], event.trigger) for event, line in events]
        triggers = [report.text[event.trigger.start : event.trigger.end] for event, _ in events]
        means = sense.vectors(triggers + [" ".join(word.form for word in words) for words in near])
        for at, ((event, line), words, trigger) in enumerate(zip(events, near, triggers, strict=True)):
            who = frozenset(report.who.get(one, one) for one in (*event.actor, *event.recipient))
            telling = frozenset(word.stem for word in words if sense.rarity(word.stem) >= COMMON)
            stem = stem_of(fold(trigger.split()[-1])) if trigger.split() else ""
            found.append(Sighting(turn, event, line, stem, who, telling, means[at], means[len(events) + at]))
    return found


def alike(left: Sighting, right: Sighting) -> float:
    """How surely two mentions are of one event, 0 to 1; 0 where type or date forbid it."""
    if left.event.type is not right.event.type:
        return 0.0
    if left.event.when and right.event.when and may_agree(str(left.event.when), str(right.event.when)) is False:
        return 0.0
    word = 1.0 if left.stem and left.stem == right.stem else max(float(left.trigger @ right.trigger), 0.0)
    shared = len(left.near & right.near) / max(min(len(left.near), len(right.near)), 1)
    parties = len(left.who & right.who) / max(min(len(left.who), len(right.who)), 1)
    odds = BASE + WORD * word + AROUND * float(left.around @ right.around) + SHARED * shared + PARTIES * parties
    return round(1 / (1 + math.exp(-odds)), 4)


def _near(line: Line, trigger: Span) -> list[Word]:
    """The words around a trigger, without its own."""
    at = places_in(line.words, trigger) or (0,)
    around = range(max(at[0] - REACH, 0), min(at[-1] + REACH + 1, len(line.words)))
    return [line.words[place] for place in around if place not in at]


def _line_of(report: Report, trigger: Span) -> int | None:
    return next((number for number, line in enumerate(report.lines) if overlap(line.span, trigger)), None)


def _happening(reports: Sequence[Report], members: Sequence[Sighting], origin: Mapping[str, str], sense: Sense) -> Happening:
    first = members[0]
    told = tuple(EventReference(reports[one.report].id, one.event.id) for one in members)
    differences = tuple(found for one in members[1:] if one.report != first.report for found in _contradictions(reports, first, one, sense))
    return Happening(
        content_id("happening", *(part for one in told for part in (one.document, one.event))),
        first.event.type,
        told,
        len({origin[one.document] for one in told}),
        differences,
    )


def _contradictions(reports: Sequence[Report], left: Sighting, right: Sighting, sense: Sense) -> Iterator[Difference]:
    """What two reports of an event cannot both have right: whether it happened, numbers, dates, places."""
    one, other = reports[left.report], reports[right.report]
    if _happened(left.event) is not None and _happened(right.event) is not None and _happened(left.event) != _happened(right.event):
        how = DifferenceHow.ADDED if _happened(left.event) else DifferenceHow.DROPPED
        places = Place(one.id, _denied(one, left)), Place(other.id, _denied(other, right))
        yield Difference(DifferenceKind.NEGATION, how, *places, Evidence("stories: certainty of the events", 0.5))
    line = one.lines[left.line]
    match = match_part(Part(None, left.line, tuple(range(len(line.words)))), one, other, sense)
    if match and right.line in match.lines:
        apart = conditions_in(one, [left.line]), conditions_in(other, match.lines)
        yield from (found for found in find_changed(match, apart, ()) if found.kind in NAMED and found.how is DifferenceHow.CHANGED)


def _denied(report: Report, sighting: Sighting) -> Span | None:
    """The words by which a report says that an event did not happen; its trigger where none is found, None where it says that it did."""
    if _happened(sighting.event):
        return None
    before = Span(report.lines[sighting.line].span.start, sighting.event.trigger.end)
    found = [one.span for one in find_markers(report.text, before) if one.row.kind is DifferenceKind.NEGATION]
    return found[-1] if found else sighting.event.trigger


def _happened(event: Event) -> bool | None:
    """Whether a report says that an event happened; None where it says neither."""
    if {Auxiliary.FUTURE, Auxiliary.HYPOTHETICAL} & set(event.auxiliary) or event.certainty is None:
        return None
    if Auxiliary.NEGATION in event.auxiliary:
        return False
    return True if event.certainty >= CERTAIN else None
