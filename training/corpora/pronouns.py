"""Pronouns in place of names: news in which later mentions of a person were replaced by "he" or "she", whose antecedents are thus known.

The idea is that of distant supervision by masked mentions (Kocijan et al. 2019, WikiCREM). Only such places are used as take a pronoun
without further change, and only where another person was named shortly before, as in GAP (Webster et al. 2018).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from onrecord.model.tasks import ANTECEDENT
from onrecord.model.words import find_words
from onrecord.records import MentionForm, NominalKind, Span
from training.corpora.coreference import Mention, antecedents
from training.corpora.example import Example, paragraphs
from training.corpora.persons import Naming, PersonText, person_texts
from training.corpora.places_of_names import Case, case_at

HEADS = (ANTECEDENT.name,)

_PRONOUNS = {
    "male": {Case.SUBJECT: "he", Case.OBJECT: "him", Case.POSSESSIVE: "his"},
    "female": {Case.SUBJECT: "she", Case.OBJECT: "her", Case.POSSESSIVE: "her"},
}
_MOST = 8
"""Replacements in a text."""
_APART = 12
"""Words between two replacements."""
_RIVAL = 100
"""Words before, within which another person must be named."""
_RECENT = 80
"""Words before, within which the person must still be named: farther ones would leave the reader guessing."""
_NEAR = 40
"""The same, where another person who may be meant stands in between."""
_KEPT = 0.1
"""The share of fitting names that stay, so that texts differ in how dense their pronouns are."""


@dataclass(frozen=True, slots=True)
class Swap:
    """A name that gives way: what of the text goes, and the pronoun that comes."""

    naming: Naming
    gone: Span
    pronoun: str


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The texts of `train` with at least one replacement; there is no `dev`."""
    if split == "train":
        for one in person_texts(folder):
            swaps = find_swaps(one)
            if swaps:
                yield swapped_example(one, swaps)


def find_swaps(source: PersonText) -> list[Swap]:
    """The names of a text that become pronouns, chosen by chance with the text's id as seed."""
    text, rng = source.text, Random(source.id)
    cut = find_words(text, paragraphs(text))
    starts = [word.start for word in cut]
    at = {one: bisect_left(starts, one.span.start) for one in source.namings}
    swaps: list[Swap] = []
    standing: list[Naming] = []
    for one in source.namings:
        found = _swap(text, one, cut) if one.gender and _fits(one, standing, at) else None
        near = bool(swaps) and at[one] - at[swaps[-1].naming] < _APART
        if found and not near and len(swaps) < _MOST and rng.random() >= _KEPT:
            swaps.append(found)
        else:
            standing.append(one)
    return swaps


def _fits(one: Naming, standing: Sequence[Naming], at: dict[Naming, int]) -> bool:
    """Whether the person is named shortly before and another person too, but not too many in between."""
    own = [place for place, other in enumerate(standing) if other.person == one.person]
    if not own:
        return False
    between = {other.person for other in standing[own[-1] + 1 :] if other.gender in {one.gender, ""}}
    distance = at[one] - at[standing[own[-1]]]
    rival = any(other.person != one.person and at[one] - at[other] <= _RIVAL for other in standing)
    return rival and len(between) <= 1 and distance <= (_NEAR if between else _RECENT)


def _swap(text: str, one: Naming, cut: Sequence[Span]) -> Swap | None:
    case = case_at(text, one.titled, cut)
    if case is None:
        return None
    pronoun = _PRONOUNS[one.gender][case]
    clitic = 2 if case is Case.POSSESSIVE else 0
    gone = Span(one.titled.start, one.titled.end + clitic)
    return Swap(one, gone, pronoun.capitalize() if _opens_sentence(text, gone.start) else pronoun)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" ")
    if not before or before[-1] in ".!?\n":
        return True
    if before[-1] in "\"”“'‘’":
        return len(before) == start or before[:-1].rstrip(" ")[-1:] in {".", "\n", ""}
    return False


def swapped_example(source: PersonText, swaps: Sequence[Swap]) -> Example:
    """The text with its pronouns. Pronouns that its author wrote have no gold."""
    end = swaps[-1].gone.end + 200
    stop = source.text.find("\n", end)
    source = replace(source, text=source.text[: stop if stop > 0 else len(source.text)])
    text, moved = _rewritten(source.text, swaps)
    gone = {one.naming for one in swaps}
    mentions = [_mention(_moved(one.span, moved), one, MentionForm.NAME) for one in source.namings if one not in gone]
    for one in swaps:
        start = _moved(one.gone, moved).start
        mentions.append(_mention(Span(start, start + len(one.pronoun)), one.naming, MentionForm.PRONOUN))
    mentions = [one for one in mentions if one.span.end <= len(text)]
    pairs = antecedents(text, mentions, find_words(text, paragraphs(text)))
    return Example(source.id, text, pairs={ANTECEDENT.name: pairs})


def _rewritten(text: str, swaps: Sequence[Swap]) -> tuple[str, list[tuple[int, int]]]:
    """The new text, and from which old offset on everything stands how much farther on."""
    parts: list[str] = []
    moved = [(0, 0)]
    done = 0
    for one in swaps:
        parts += [text[done : one.gone.start], one.pronoun]
        done = one.gone.end
        moved.append((done, sum(map(len, parts)) - done))
    return "".join((*parts, text[done:])), moved


def _moved(span: Span, moved: Sequence[tuple[int, int]]) -> Span:
    shift = next(shift for since, shift in reversed(moved) if since <= span.start)
    return Span(span.start + shift, span.end + shift)


def _mention(span: Span, naming: Naming, form: MentionForm) -> Mention:
    return Mention(span, span, (span,), naming.person, form, NominalKind.PERSON)
