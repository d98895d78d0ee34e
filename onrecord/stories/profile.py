"""What is compared of a report as a whole. A profile is small and depends on nothing but its record, so that it may be kept."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from onrecord.records import Article, EntityKind, MentionForm, PartialDate, Record, Span
from onrecord.stories.agencies import is_agency
from onrecord.stories.sense import Sense
from onrecord.stories.wording import Word, find_words, number_of, quoted_spans

Numbers = NDArray[np.uint32]
Weights = NDArray[np.float32]
Flags = NDArray[np.bool_]
Order = tuple[bool, int, bool, int, str]

LEAD_WORDS = 60
"""Words at the beginning of a report, title included, that say what it is about."""

TITLE = 90
"""Characters of a report's first line that stand for a title where it has none."""

RARITY_POWER = 0.7
"""Rare words count for more, but not as much more as their rarity says (B³ on NeuS train, .7 against 1: .01 better)."""


@dataclass(frozen=True, slots=True)
class Bag:
    """Things by number, ascending, each with its weight; the weights have length 1 together."""

    numbers: Numbers
    weights: Weights


@dataclass(frozen=True, slots=True)
class Profile:
    """A report as it is compared with others. `day`: of publication, counted as `date.toordinal` does; None where the report does not say.
    `characters`: how long title and body are.

    `words`: (w,) the title's and the body's words in order, as numbers; `quoted`: (w,) whether each stands within quotation marks, and so
    is somebody else's. `terms`, `lead`: stems of all words, and of the first ones.
    `names`: words of the names in it. `vector`: (k,) what it means as a whole.
    """

    document: str
    title: str
    outlet: str | None
    day: int | None
    characters: int
    words: Numbers
    quoted: Flags
    terms: Bag
    lead: Bag
    names: Bag
    vector: Weights


def make_profiles(records: Iterable[Record], sense: Sense) -> tuple[Profile, ...]:
    """The profiles of records, in order. A record without a text or without an article gives an empty one."""
    held = list(records)
    vectors = sense.vectors([" ".join(_passages(record)) for record in held])
    return tuple(_profile(record, sense, vector) for record, vector in zip(held, vectors, strict=True))


def report_spans(article: Article | None) -> tuple[Span, ...]:
    """Title and body of a report, in order of the page."""
    if article is None:
        return ()
    return tuple(sorted(((article.title,) if article.title else ()) + article.body))


def report_words(record: Record) -> list[Word]:
    """The words of title and body."""
    text = record.document.text or ""
    return [word for span in report_spans(record.article) for word in find_words(text, span)]


def day_of(published: PartialDate | None) -> int | None:
    """A day's number; None for a date that does not know its day."""
    return date(published.year, published.month, published.day).toordinal() if published and published.day else None


def order_of(profile: Profile) -> Order:
    """The place of a report among those of its story: the earlier first, of those of one day the agency's, then the longer; those without a
    date last.
    """
    return (profile.day is None, profile.day or 0, not is_agency(profile.outlet), -profile.characters, profile.document)


def title_of(record: Record) -> str:
    """A report's title, or the beginning of its first line where it has none."""
    text, article = record.document.text or "", record.article
    if article and article.title:
        return text[article.title.start : article.title.end]
    begin = article.body[0].start if article and article.body else 0
    line = text[begin : begin + 4 * TITLE].strip().partition("\n")[0].strip()
    return line if len(line) <= TITLE else (line[:TITLE].rpartition(" ")[0] or line[:TITLE]) + " …"


def _passages(record: Record) -> list[str]:
    text = record.document.text or ""
    return [text[span.start : span.end] for span in report_spans(record.article)]


def _profile(record: Record, sense: Sense, vector: Weights) -> Profile:
    words = report_words(record)
    stems = [word.stem for word in words]
    return Profile(
        record.document.id,
        title_of(record),
        record.article.outlet if record.article else None,
        day_of(record.article.published if record.article else None),
        sum(span.end - span.start for span in report_spans(record.article)),
        np.array([number_of(word.form) for word in words], np.uint32),
        _quoted(record, words),
        _bag(Counter(stems), sense),
        _bag(Counter(stems[:LEAD_WORDS]), sense),
        _bag(_names(record), sense),
        vector,
    )


def _quoted(record: Record, words: Sequence[Word]) -> Flags:
    text = record.document.text or ""
    quotations = [one for span in report_spans(record.article) for one in quoted_spans(text, span)]
    starts = np.array([one.start for one in quotations], np.int64)
    ends = np.array([one.end for one in quotations], np.int64)
    places = np.array([word.span.start for word in words], np.int64)
    before = np.searchsorted(starts, places, side="right") - 1
    return (before >= 0) & (places < ends[before]) if len(ends) else np.zeros(len(words), np.bool_)


def _names(record: Record) -> Counter[str]:
    """The words of names of persons, organisations, places and events, each as often as the entity is mentioned."""
    found: Counter[str] = Counter()
    for entity in record.entities:
        if entity.kind is not EntityKind.GROUP and any(mention.form is MentionForm.NAME for mention in entity.mentions):
            for word in find_words(entity.name, Span(0, len(entity.name))):
                found[word.stem] += len(entity.mentions)
    return found


def _bag(counts: Mapping[str, int], sense: Sense) -> Bag:
    weighed = {number_of(stem): (1 + math.log(count)) * max(sense.rarity(stem), 0.0) ** RARITY_POWER for stem, count in counts.items()}
    kept = sorted((number, weight) for number, weight in weighed.items() if weight > 0)
    weights = np.array([weight for _, weight in kept], np.float32)
    return Bag(np.array([number for number, _ in kept], np.uint32), weights / max(float(np.sqrt(weights @ weights)), 1e-9))


@dataclass(frozen=True, slots=True)
class Bags:
    """Many bags laid end to end: `places`: of each thing in `room`; `begins`: (n + 1,) where each bag starts; `room`: as many as there are
    different things.
    """

    places: NDArray[np.int64]
    weights: Weights
    begins: NDArray[np.int64]
    room: Weights


def pack(bags: Sequence[Bag]) -> Bags:
    """Bags, ready to be compared with each other."""
    different, places = np.unique(np.concatenate([*(one.numbers for one in bags), np.zeros(0, np.uint32)]), return_inverse=True)
    begins = np.cumsum([0, *(len(one.numbers) for one in bags)])
    weights = np.concatenate([*(one.weights for one in bags), np.zeros(0, np.float32)])
    return Bags(places, weights, begins, np.zeros(len(different), np.float32))


def in_common(bags: Bags, asking: int, asked: NDArray[np.int64]) -> Weights:
    """(n,) what a bag has in common with each of n others, 0 to 1, all given by their turn."""
    own = slice(bags.begins[asking], bags.begins[asking + 1])
    sizes = bags.begins[asked + 1] - bags.begins[asked]
    ends = np.cumsum(sizes)
    at = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(bags.begins[asked] - ends + sizes, sizes)
    bags.room[bags.places[own]] = bags.weights[own]
    shared = bags.room[bags.places[at]] * bags.weights[at]
    bags.room[bags.places[own]] = 0
    return np.bincount(np.repeat(np.arange(len(asked)), sizes), shared, len(asked)).astype(np.float32)
