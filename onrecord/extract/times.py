"""When things happened: the time expressions of a report, counted from its day of publication and the tense around them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.deeds.tree import Tree
from onrecord.extract.timex.forms import before_month, before_year, forms
from onrecord.extract.timex.readings import mean
from onrecord.extract.timex.tense import tense_at
from onrecord.extract.timex.values import Anchor, Meaning, date_of
from onrecord.records import Article, Evidence, PartialDate, Span, TimeExpression, content_id, overlap

TABLE = "times.toml"
SCORE = 0.9
"""How surely a form means what it is read as; an expression of more than one word is surer than a bare year."""
BARE = 0.8
_TOLD = ("iso", "day", "month day", "month year", "year")
"""Forms that tell a date from which others are counted."""

_OWNING = ("the", "his", "her", "its", "their", "this")
_BEFORE = 24
"""Characters before a number in which its preposition stands."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A match of a form: its characters without a full stop that only ends the sentence."""

    span: Span
    form: str
    match: re.Match[str]


def find_times(article: Article, tree: Tree) -> tuple[TimeExpression, ...]:
    """The time expressions of title and body in order, none overlapping: of two that do the longer counts."""
    passages = (*([article.title] if article.title else []), *article.body)
    return tuple(sorted((one for passage in passages for one in _in_passage(passage, article.published, tree)), key=lambda one: one.span))


def _in_passage(passage: Span, published: PartialDate | None, tree: Tree) -> Iterator[TimeExpression]:
    """The longest expressions of a passage in order, of equally long ones the form that is listed first. Each is read with the date before
    it in mind (“in 2003 … a year later”).
    """
    kept: list[_Found] = []
    for one in sorted(_matches(tree, passage), key=lambda one: (one.span.start - one.span.end, one.span.start)):
        if not any(overlap(one.span, other.span) for other in kept):
            kept.append(one)
    told: tuple[int, PartialDate] | None = None
    for one in sorted(kept, key=lambda one: one.span):
        sentence = bisect_right(tree.annotation.sentences, one.span.start, key=lambda span: span.start)
        before = told[1] if told and told[0] == sentence else None
        meaning = mean(one.form, one.match, Anchor(published, tense_at(tree, one.span), before))
        if meaning:
            yield _expression(tree, one, meaning)
            date = date_of(meaning.value) if one.form in _TOLD else None
            told = (sentence, date) if date else told


def _matches(tree: Tree, passage: Span) -> Iterator[_Found]:
    for form in forms():
        for match in form.pattern.finditer(tree.text, passage.start, passage.end):
            if _is_meant(tree, form.name, match):
                yield _Found(_span(match), form.name, match)


def _is_meant(tree: Tree, form: str, match: re.Match[str]) -> bool:
    """Whether a number is a year, and the bare name of a month one: “May” and “March” are more often people and walks."""
    if form == "year":
        return _is_year(tree, match)
    if form != "month" or match["turn"] or match["edge"]:
        return True
    return before_month().search(tree.text, max(0, match.start() - _BEFORE), match.start()) is not None


def _span(match: re.Match[str]) -> Span:
    """The characters of a match; a full stop belongs only to a short form of a month."""
    month = match.groupdict().get("month") or ""
    closes = match.group().endswith(".") and (len(month) > len("Sept") or month in ("May", "June", "July"))
    half = match.groupdict().get("half") or ""
    closes = closes or (match.group().endswith("m.") and half.count(".") == 1)
    return Span(match.start(), match.end() - closes)


def _is_year(tree: Tree, match: re.Match[str]) -> bool:
    """Whether a bare number of four digits is a year: what stands before it says so, and it does not count what stands behind it."""
    word = bisect_right(tree.annotation.words, match.start("year"), key=lambda one: one.start) - 1
    known = 0 <= word < len(tree.annotation.tokens) - 1
    counted = (
        known and tree.relation(word) == "nummod" and tree.governor(word) == word + 1 and "Number=Plur" in tree.token(word + 1).features
    )
    told = before_year().search(tree.text, max(0, match.start() - _BEFORE), match.start())
    return bool(match["edge"]) or (told is not None and (not counted or told.group().strip().lower() in _OWNING))


def _expression(tree: Tree, found: _Found, meaning: Meaning) -> TimeExpression:
    score = BARE if found.form in ("year", "vague") else SCORE
    identity = content_id("time", tree.annotation.document, meaning.type, found.span)
    return TimeExpression(identity, found.span, meaning.type, meaning.value, Evidence(f"{TABLE}: {found.form}", score))
