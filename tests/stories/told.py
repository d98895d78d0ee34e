"""Reports told in one string each, with the statements, mentions, places, dates and conditions in them marked where they stand.

“[Ida Brekke] {said} <the ferry would sail to [place Brenna] on [2031-03-04 Tuesday]>.” is a report with one statement. A line holds the
pieces of one statement, `<…>`, its cue, `{…}`, and its source, the `[…]` outside the pieces that stands nearest to the cue. A word before
what brackets hold says what it is, a person if nothing does. Whose words stand in a name marked before is that person, a pronoun the last
one.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest

from onrecord.comparison import known
from onrecord.records import (
    Article,
    Difference,
    Entity,
    EntityKind,
    EventType,
    Mention,
    MentionForm,
    PartialDate,
    Record,
    Span,
    Statement,
    StatementMode,
    TimeExpression,
    TimeKind,
    contains,
    content_id,
    words,
)
from onrecord.stories.matching import Match, match_part
from onrecord.stories.persons import find_persons
from onrecord.stories.reports import Report, lay_out
from onrecord.stories.sense import Sense
from tests.cli.reports import ROOT
from tests.factory import EVIDENCE, FINGERPRINT, make_document, make_event

SENSES = pytest.mark.skipif(
    not all((ROOT / "onrecord/model/weights/en" / name).exists() for name in ("senses.npz", "links.npz", "tokenizer.json")),
    reason="the senses are not there",
)
"""Mark of a test that needs to know what words mean; the network is not needed."""

_MARK = re.compile(r"\[(?:(organisation|group|place|condition|\d{4}[\w-]*) )?|[\]<>{}]")
_OPENED = {"]": "[", ">": "<", "}": "{"}
_PRONOUNS = ("he", "she", "it", "they")

Found = tuple[str, str, str | None, str | None]
"""A difference in words: its kind, how, and the characters on both sides; None where one side has nothing."""


@cache
def sense() -> Sense:
    """What words mean, as it is shipped."""
    return known().sense


@dataclass(frozen=True, slots=True)
class _Mark:
    """A marked stretch: the sign that opened it, and the word that says what it is."""

    sign: str
    what: str
    span: Span


def tell(marked: str, *, day: int | None = None, language: str | None = "en") -> Record:
    """The record of a marked report; `day`: of March 2031, on which it was published. Each line is a paragraph."""
    text, marks = _unmark(marked)
    document = make_document(text)
    lines = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    entities = _entities(document.id, text, [one for one in marks if _is_mention(one)])
    statements = [_statement(document.id, [one for one in marks if contains(line, one.span)], entities) for line in lines]
    times = [(content_id("time", document.id, one.span), one) for one in marks if one.what[:1].isdigit()]
    return Record(
        document,
        FINGERPRINT,
        Article(published=PartialDate(2031, 3, day) if day else None, language=language, body=tuple(lines)),
        entities,
        tuple(one for one in statements if one),
        times=tuple(TimeExpression(identity, one.span, TimeKind.DATE, one.what, EVIDENCE) for identity, one in times),
    )


def _unmark(marked: str) -> tuple[str, list[_Mark]]:
    """The text without its marks, and the marks in order of position."""
    text, at = "", 0
    opened: list[tuple[str, str, int]] = []
    marks: list[_Mark] = []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match.group() not in _OPENED:
            opened.append((match.group()[0], match.group(1) or "", len(text)))
            continue
        sign, what, start = opened.pop()
        if sign != _OPENED[match.group()]:
            raise ValueError(f"{match.group()!r} closes {sign!r} in {marked!r}")
        marks.append(_Mark(sign, what, Span(start, len(text))))
    return text + marked[at:], sorted(marks, key=lambda mark: mark.span)


def _is_mention(mark: _Mark) -> bool:
    return mark.sign == "[" and (not mark.what or mark.what in list(EntityKind))


def _entities(document: str, text: str, marks: Sequence[_Mark]) -> tuple[Entity, ...]:
    mentions: dict[str, list[Mention]] = {}
    kinds: dict[str, EntityKind] = {}
    for mark in marks:
        printed = words(text, mark.span)
        name = _name_of(printed, mentions)
        mentions.setdefault(name, []).append(Mention(mark.span, _form_of(printed)))
        kinds.setdefault(name, EntityKind(mark.what or "person"))
    return tuple(
        Entity(content_id("entity", document, name), name, kinds[name], mentions=tuple(found), evidence=EVIDENCE)
        for name, found in mentions.items()
    )


def _name_of(printed: str, names: Iterable[str]) -> str:
    if _form_of(printed) is MentionForm.PRONOUN:
        return list(names)[-1]
    called = set(printed.split()) - {"Mr", "Ms"}
    return next((name for name in names if called <= set(name.split())), printed)


def _form_of(printed: str) -> MentionForm:
    if printed.casefold() in _PRONOUNS:
        return MentionForm.PRONOUN
    return MentionForm.NAME if re.search(r"\b[A-Z]", printed.removeprefix("The ")) else MentionForm.NOMINAL


def _statement(document: str, marks: Sequence[_Mark], entities: Sequence[Entity]) -> Statement | None:
    content = tuple(one.span for one in marks if one.sign == "<")
    if not content:
        return None
    cue = next((one.span for one in marks if one.sign == "{"), None)
    outside = [one for one in marks if _is_mention(one) and one.what != "place" and not any(contains(piece, one.span) for piece in content)]
    source = min((one.span for one in outside), key=lambda span: abs(span.start - (cue or content[0]).start), default=None)
    return Statement(
        content_id("statement", document, content),
        StatementMode.INDIRECT,
        content,
        EVIDENCE,
        cue=cue,
        source=source,
        speaker=next((one.id for one in entities if source in [mention.span for mention in one.mentions]), None),
        condition=next((one.span for one in marks if one.what == "condition"), None),
    )


def with_event(record: Record, trigger: str, type_: EventType, actor: str = "", **told: Any) -> Record:
    """The same with one more event, at these words; `actor` is an entity's name."""
    who = tuple(one.id for one in record.entities if one.name == actor)
    return replace(record, events=(*record.events, make_event(record.document.text or "", trigger, type_, actor=who, **told)))


def lay(*records: Record, who: Mapping[str, str] | None = None) -> list[Report]:
    """Reports laid out to be compared; `who` is settled to be one, everybody else is found as for a story."""
    persons = find_persons(records, who)
    return [lay_out(record, persons, sense()) for record in records]


def matched(left: str, right: str) -> Match:
    """The first part of a report beside the lines of another that carry it."""
    one, other = lay(tell(left), tell(right))
    match = match_part(one.parts[0], one, other, sense())
    assert match is not None, "nothing there carries it"
    return match


def found_by(find: Callable[[Match], Iterable[Difference]], left: str, right: str) -> list[Found]:
    """What a search finds in the match of two reports."""
    match = matched(left, right)
    return [in_words(one, match.left_report.record, match.right_report.record) for one in find(match)]


def in_words(difference: Difference, *records: Record) -> Found:
    """A difference with the words that it points at."""
    texts = {record.document.id: record.document.text or "" for record in records}
    left, right = (words(texts[place.document], place.span) if place.span else None for place in (difference.left, difference.right))
    return difference.kind.value, difference.how.value, left, right


def both(text: str, *pairs: tuple[str, str]) -> list[tuple[str, str]]:
    """One sentence with the one and the other word in the place of “…”."""
    return [(text.replace("…", left), text.replace("…", right)) for left, right in pairs]
