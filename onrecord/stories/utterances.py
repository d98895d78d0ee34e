"""The same words of one speaker in several reports: statements laid beside each other, and what differs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.records import (
    Difference,
    DifferenceHow,
    Entity,
    Place,
    Span,
    Statement,
    StatementReference,
    Utterance,
    content_id,
    overlap,
)
from onrecord.stories.differences import find_differences
from onrecord.stories.matching import Match, match_part
from onrecord.stories.persons import is_named
from onrecord.stories.reports import Report
from onrecord.stories.sense import Sense
from onrecord.stories.speakers import carrying_statement

FIRST = 8
"""Reports of a story, from its beginning, with which each later one is compared."""

OTHER_WORDS = 0.6
"""How literal a match must be for two named speakers to have one utterance: below it they say the like, each for himself."""

CARRIED = 0.3
"""Share of the characters of what seems added that must correspond to words elsewhere to be no addition."""

RETOLD = 0.4
"""Share of the words of a part that a line without a statement must have in the same order to carry it."""

RETELLING = 0.3
"""Share of the parts of the shorter report that must be matched surely for the two to be tellings of the same."""

Key = tuple[str, str]
"""A document and a statement of it."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A statement, the one of another report that carries its words, if one does, the match of the two, and whether the other report
    carries much else of the first.
    """

    left: Key
    right: Key | None
    match: Match
    retelling: bool


def find_utterances(reports: Sequence[Report], sense: Sense) -> tuple[Utterance, ...]:
    """The utterances that at least two reports (in order) carry."""
    matches: list[Laid] = []
    for turn, right in enumerate(reports):
        for left in reports[: min(turn, FIRST)]:
            found = list(_matches(left, right, sense))
            retelling = _is_retelling(found)
            for match in found:
                there = carrying_statement(match)
                if there and _two_speakers(match, there):
                    continue
                key, other = (left.id, _id(match.part.statement)), (right.id, there.id) if there else None
                matches.append(Laid(key, other, match, retelling))
    return tuple(_utterances(reports, matches, sense))


def _matches(left: Report, right: Report, sense: Sense) -> Iterator[Match]:
    for part in left.parts:
        match = match_part(part, left, right, sense)
        if match:
            yield match


def _is_retelling(matches: Sequence[Match]) -> bool:
    """Whether one of two reports carries a good part of what is said in the other."""
    sure = sum(match.is_sure for match in matches)
    return bool(matches) and sure >= RETELLING * min(len(matches[0].left_report.parts), len(matches[0].right_report.parts))


def _id(statement: Statement | None) -> str:
    return statement.id if statement else ""


def _two_speakers(match: Match, there: Statement) -> bool:
    """Whether two named speakers say something alike, each in words of their own."""
    left, right = match.left_report, match.right_report
    one = left.entities.get((match.part.statement and match.part.statement.speaker) or "")
    other = right.entities.get(there.speaker or "")
    if one is None or other is None or match.literal >= OTHER_WORDS or not (is_named(one) and is_named(other)):
        return False
    return left.who.get(one.id) != right.who.get(other.id)


def _utterances(reports: Sequence[Report], matches: Sequence[Laid], sense: Sense) -> Iterator[Utterance]:
    order = {report.id: turn for turn, report in enumerate(reports)}
    place = {(report.id, one.id): turn for report in reports for turn, one in enumerate(report.record.statements)}
    by_id = {report.id: report for report in reports}
    carried = _carried(matches)
    for members in _grouped([(one.left, one.right) for one in matches]):
        keys = sorted(members, key=lambda key: (order[key[0]], place[key]))
        first = keys[0][0]
        here = [one for one in matches if one.left in members and one.left[0] == first]
        retold = tuple(dict.fromkeys(_place(one.match) for one in here if _retells(one)))
        if len({document for document, _ in keys}) + len(retold) < 2:
            continue
        told = (difference for one in here for difference in find_differences(one.match, sense, retelling=one.retelling))
        differences = _once(one for one in told if not _is_carried(one, carried))
        yield Utterance(
            content_id("utterance", *(part for key in keys for part in key)),
            _speaker(by_id, keys),
            tuple(StatementReference(*key) for key in keys),
            differences,
            retold,
        )


def _retells(laid: Laid) -> bool:
    """Whether a line carries the words in which no statement was found."""
    return laid.right is None and len(laid.match.exact) >= RETOLD * len(laid.match.left)


def _place(match: Match) -> Place:
    return Place(match.right_report.id, match.right_report.lines[match.lines[0]].span)


def _carried(matches: Sequence[Laid]) -> dict[Key, set[Span]]:
    """For each two documents the words of the second that correspond to some of the first, in whichever match."""
    found: dict[Key, set[Span]] = {}
    for one in matches:
        match = one.match
        words = found.setdefault((match.left_report.id, match.right_report.id), set())
        words |= {match.right[at].span for at in match.pairs.values()}
    return found


def _is_carried(difference: Difference, carried: Mapping[Key, set[Span]]) -> bool:
    """Whether what is new in one match corresponds to left words in another: then the report carries it from there."""
    if difference.how is not DifferenceHow.ADDED or difference.right.span is None:
        return False
    span = difference.right.span
    known = sum(one.end - one.start for one in carried[difference.left.document, difference.right.document] if overlap(one, span))
    return known >= CARRIED * (span.end - span.start)


def _grouped(pairs: Iterable[tuple[Key, Key | None]]) -> list[set[Key]]:
    """What hangs together, in order of first sight."""
    group: dict[Key, set[Key]] = {}
    for left, right in pairs:
        held = group.setdefault(left, {left})
        other = group.setdefault(right, {right}) if right else held
        if other is not held:
            held |= other
            group.update(dict.fromkeys(other, held))
    return list({id(one): one for one in group.values()}.values())


def _speaker(reports: Mapping[str, Report], keys: Iterable[Key]) -> str | None:
    """The fullest of the names under which the most reports have the speaker."""
    found = [(report.id, report.who[entity.id], entity.name) for report, entity in _speakers(reports, keys)]
    if not found:
        return None
    told = dict.fromkeys((document, key) for document, key, _ in found)
    who = Counter(key for _, key in told).most_common(1)[0][0]
    return max((name for _, key, name in found if key == who), key=lambda name: (len(name), name))


def _speakers(reports: Mapping[str, Report], keys: Iterable[Key]) -> Iterator[tuple[Report, Entity]]:
    for document, statement in keys:
        report = reports[document]
        speaker = next(one.speaker for one in report.record.statements if one.id == statement)
        if speaker and speaker in report.entities and speaker in report.who:
            yield report, report.entities[speaker]


def _once(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Each difference once: nested statements tell the same words twice."""
    kept = {(one.kind, one.left, one.right): one for one in found}
    return tuple(sorted(kept.values(), key=lambda one: (one.right.document, one.left.span or one.right.span or Span(0, 0), one.kind)))
