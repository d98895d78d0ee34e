"""Where a name stands in its clause, as far as the words next to it tell: whether a pronoun may take its place, and in which case."""

from bisect import bisect_left
from collections.abc import Sequence
from enum import Enum, auto

from onrecord.records import Span, words
from training.corpora.persons import english


class Case(Enum):
    """The form that a pronoun takes."""

    SUBJECT = auto()
    OBJECT = auto()
    POSSESSIVE = auto()


_MARKS = frozenset((".", "!", "?", ",", ";", ":", '"', "“", "”", "-", "–", "—", "(", ""))
_CLITICS = frozenset(("'s", "’s"))


def case_at(text: str, name: Span, cut: Sequence[Span]) -> Case | None:
    """The case of a pronoun in place of this name; None where the words about it do not make it sure. `cut` are the words of the text."""
    starts = [word.start for word in cut]
    first, after = bisect_left(starts, name.start), bisect_left(starts, name.end)
    last_form = _form(text, cut, first - 1) if "\n" not in text[cut[max(first - 1, 0)].end : name.start] else ""
    previous = last_form.casefold()
    following = [_form(text, cut, after + index) for index in (0, 1)]
    if following[0] in _CLITICS:
        return Case.POSSESSIVE if _owns(previous, following[1]) else None
    known = english()
    if previous in _MARKS | known["openers"] and (_finite(following[0]) or _joined(following)):
        return Case.SUBJECT
    if previous in known["prepositions"] | known["transitive"] and following[0] in known["after_object"]:
        return Case.OBJECT
    return None


def _form(text: str, cut: Sequence[Span], index: int) -> str:
    return words(text, cut[index]) if 0 <= index < len(cut) else ""


def _finite(form: str) -> bool:
    return form in english()["finite"] or (form.endswith("ed") and form.islower() and form not in english()["not_finite"])


def _joined(following: list[str]) -> bool:
    """Whether another name is coordinated ("… and Smith")."""
    return following[0] == "and" and following[1][:1].isupper()


def _owns(previous: str, owned: str) -> bool:
    known = english()
    opens = previous in _MARKS.union(known["openers"], known["prepositions"], known["transitive"], known["copulas"])
    return opens and owned.isalpha() and owned not in known["not_owned"]
