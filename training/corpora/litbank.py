"""LitBank (Bamman et al. 2019, 2020): persons and places and who is who in the openings of a hundred novels before 1923."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from onrecord.model.tasks import ANTECEDENT, NOMINALS
from onrecord.model.words import find_words
from onrecord.records import MentionForm, NominalKind, Span, hull, words
from training.corpora.coreference import Mention, antecedents, nominals
from training.corpora.example import Example, read_rows

HEADS = (ANTECEDENT.name, NOMINALS.name)

_KINDS = {
    "PER": NominalKind.PERSON,
    "ORG": NominalKind.ORGANIZATION,
    "GPE": NominalKind.PLACE,
    "LOC": NominalKind.PLACE,
    "FAC": NominalKind.PLACE,
}
_AFTER_HEAD = frozenset(
    (
        *(";", ":", "(", "--", "—", "who", "whom", "whose", "which", "that", "where", "when", "in", "on", "at", "with", "from", "for"),
        *("to", "near", "under", "over", "by", "beside", "between", "among", "without", "within", "behind", "above", "below", "before"),
        *("about", "around", "across", "along", "beyond", "into", "opposite", "like", "as", "he", "she", "i", "we", "they", "you", "it"),
        *("named", "called", "known", "is", "was", "were", "had", "has"),
    )
)
"""The source gives no heads; what follows a head noun opens with one of these."""
_AFTER_NOUN = frozenset(("of",))
"""This may stand within a name."""
_BETWEEN = frozenset((",", "and", "or"))
_OPENS_PHRASE = frozenset(
    (*("the", "a", "an", "his", "her", "my", "their", "our", "your", "its"), *("this", "that", "these", "those", "some", "all"))
)
_ADVERBS = frozenset(("here", "there"))
"""The source takes these for places; descriptions elsewhere do not."""


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The openings of `train`; there is no `dev`."""
    if split == "train":
        for row in read_rows(folder / "coref" / "litbank-train.jsonl.gz"):
            yield litbank_example(row)


def litbank_example(row: dict[str, Any]) -> Example:
    """An opening. Things are no mentions here, so a pronoun that is none has no gold."""
    text: str = row["text"]
    mentions = [_mention(text, one) for one in row["mentions"] if text[one["start"] : one["end"]].casefold() not in _ADVERBS]
    cut = find_words(text, (Span(0, len(text)),))
    return Example(
        row["id"],
        text,
        tags={NOMINALS.name: nominals(mentions)},
        pairs={ANTECEDENT.name: antecedents(text, mentions, cut)},
    )


def _mention(text: str, row: dict[str, Any]) -> Mention:
    span = Span(row["start"], row["end"])
    form = MentionForm(row["form"])
    core = _core(text, span, _AFTER_HEAD if form is MentionForm.NAME else _AFTER_HEAD | _AFTER_NOUN)
    anchor = _name(text, core) if form is MentionForm.NAME else core[-1]
    return Mention(span, core[-1], (anchor,), row["cluster"], form, _KINDS.get(row["type"]))


def _core(text: str, span: Span, after: frozenset[str]) -> list[Span]:
    """The words of a phrase up to its head."""
    found = find_words(text, (span,))
    core = list(found[:1])
    for word, following in pairwise((*found[1:], found[-1])):
        if _closes(text, word, following, after):
            break
        core.append(word)
    while len(core) > 1 and not (words(text, core[-1])[-1].isalnum() and text[core[-1].start].isalnum()):
        core.pop()
    return core


def _closes(text: str, word: Span, following: Span, after: frozenset[str]) -> bool:
    """Whether what follows a head begins here. A comma and a conjunction also stand between adjectives."""
    form, next_form = words(text, word).casefold(), words(text, following).casefold()
    if form in _BETWEEN:
        return next_form in _OPENS_PHRASE or next_form in after or text[following.start].isupper()
    return form in after and text[word.start - 1] != "-"


def _name(text: str, core: list[Span]) -> Span:
    """From the first to the last word with a capital."""
    return hull([word for word in core if text[word.start].isupper()] or core[-1:])
