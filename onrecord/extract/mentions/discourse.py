"""The report as it unfolds: who has been spoken of, where, and in what part of the sentence."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.extract.mentions.lexicon import Lexicon
from onrecord.extract.mentions.referents import Referent
from onrecord.extract.mentions.wording import Stretch, Wording
from onrecord.records import MentionForm

_INSERTION = 16
"""Words that may stand between a subject and its verb."""
_MEMORY = 48
"""How many mentions back a reader may have to look."""


class Place(StrEnum):
    """Part of the sentence, as the words around a mention suggest it."""

    SUBJECT = "subject"
    OBJECT = "object"
    OBLIQUE = "oblique"
    POSSESSIVE = "possessive"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention that has been read. `first` marks the first one of its sentence, `source` one that is said to speak."""

    referent: Referent
    stretch: Stretch
    sentence: int
    paragraph: int
    form: MentionForm
    place: Place
    first: bool
    quoted: bool
    source: bool


@dataclass(frozen=True, slots=True)
class Link:
    """What the network takes a mention to stand for: the last word of the one that it means, and how surely, 0 to 1."""

    to: int
    score: float


@dataclass(slots=True)
class Discourse:
    """What has been read so far: the last mentions, how often and at which word last each referent was read (by `id`), who spoke last.

    `speakers` holds the referent of each statement's source, by the statement's index. `links` are the network's, by the word at the head
    of a pronoun or description; `standing` has the referent of each word that a mention has taken.
    """

    wording: Wording
    lexicon: Lexicon
    recent: deque[Seen] = field(default_factory=lambda: deque(maxlen=_MEMORY))
    counts: dict[int, int] = field(default_factory=dict)
    last_read: dict[int, int] = field(default_factory=dict)
    speakers: dict[int, Referent] = field(default_factory=dict)
    last_speaker: Referent | None = None
    links: Mapping[int, Link] = field(default_factory=dict)
    standing: dict[int, Referent] = field(default_factory=dict)


def remember(discourse: Discourse, referent: Referent, stretch: Stretch, form: MentionForm, *, source: bool) -> None:
    """Takes note of a mention as it is read."""
    wording = discourse.wording
    seen = Seen(
        referent,
        stretch,
        wording.sentence[stretch.first],
        wording.paragraph[stretch.first],
        form,
        Place.SUBJECT if source else _place(wording, discourse.lexicon, stretch),
        not discourse.recent or discourse.recent[-1].sentence != wording.sentence[stretch.first],
        wording.quotation[stretch.first] >= 0,
        source,
    )
    discourse.recent.append(seen)
    discourse.standing |= dict.fromkeys(range(stretch.first, stretch.last), referent)
    discourse.last_read[id(referent)] = stretch.first
    discourse.counts[id(referent)] = discourse.counts.get(id(referent), 0) + 1
    if source:
        discourse.last_speaker = referent


def _place(wording: Wording, lexicon: Lexicon, stretch: Stretch) -> Place:
    lower = wording.lower
    before = lower[stretch.first - 1] if stretch.first else ""
    after = lower[stretch.last] if stretch.last < len(lower) else ""
    if after in ("'s", "'") or (stretch.last - stretch.first == 1 and lower[stretch.first] in lexicon.possessives):
        return Place.POSSESSIVE
    if before in lexicon.governing:
        return Place.OBLIQUE
    if _opens(wording, stretch.first) or _is_verb(wording, lexicon, _past_insertion(wording, stretch.last)):
        return Place.SUBJECT
    return Place.OBJECT if before.isalpha() and before not in lexicon.grammatical else Place.OTHER


def _opens(wording: Wording, first: int) -> bool:
    return first == 0 or wording.sentence[first - 1] != wording.sentence[first]


def _past_insertion(wording: Wording, at: int) -> int:
    """Behind a bracket or a pair of commas: “Obi, who is 54, said”, “Obi (54) said”."""
    closing = {"(": ")", ",": ","}.get(wording.lower[at]) if at < len(wording.lower) else None
    if closing is None:
        return at
    limit = min(len(wording.lower), at + _INSERTION)
    return next((end + 1 for end in range(at + 1, limit) if wording.lower[end] == closing), at)


def _is_verb(wording: Wording, lexicon: Lexicon, at: int) -> bool:
    """Whether word `at` looks like a finite verb, an adverb before it aside."""
    lower = wording.lower
    if at < len(lower) and lower[at].endswith("ly"):
        at += 1
    if at >= len(lower) or not wording.words[at].islower():
        return False
    word = lower[at]
    return word in lexicon.verbs or word.endswith("ed") or (word.endswith("s") and word not in lexicon.closed and word not in lexicon.nouns)


def linked(discourse: Discourse, head: int) -> tuple[Referent, float] | None:
    """The referent that the network links the mention at this word to, where one stands there, and how surely."""
    link = discourse.links.get(head)
    referent = discourse.standing.get(link.to) if link else None
    return (referent, link.score) if link and referent else None


def latest(discourse: Discourse) -> Iterator[Seen]:
    """The latest mention of each referent in memory, latest first."""
    passed: set[int] = set()
    for seen in reversed(discourse.recent):
        if id(seen.referent) not in passed:
            passed.add(id(seen.referent))
            yield seen
