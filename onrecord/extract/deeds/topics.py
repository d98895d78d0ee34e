"""Sports, shows, weather and markets, whose words of conflict tell of no political events (“the teams clash on Sunday”)."""

import os
import re
from dataclasses import dataclass
from functools import cache

from onrecord.extract.phrases import pattern_of_stem
from onrecord.knowledge import OVERLAY, load_table
from onrecord.records import Article

TABLE = "lang/en/topics.toml"
_HUNDRED = 100
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, its words, how many different ones of them a hundred words must have, how many in all, and how many of them, different or
    not.
    """

    name: str
    least: float
    few: int
    words: tuple[str, ...]
    often: float = 0.0


@dataclass(frozen=True, slots=True)
class TopicTable:
    """The shape of `lang/en/topics.toml`."""

    topics: tuple[Topic, ...]


def topic_of(text: str, article: Article) -> str | None:
    """The topic of a report that tells of no politics, or None."""
    passages = (*([article.title] if article.title else []), *article.body)
    report = " ".join(text[one.start : one.end] for one in passages).lower()
    length = len(_WORD.findall(report))
    for topic, pattern in _topics(os.environ.get(OVERLAY, "")):
        found = [match.group() for match in pattern.finditer(report)]
        enough = len(found) >= topic.often * length / _HUNDRED
        if enough and len(set(found)) >= max(topic.few, topic.least * min(length, _FULL) / _HUNDRED):
            return topic.name
    return None


_FULL = 600
"""Words after which a report need not have more different words of its topic."""


@cache
def _topics(overlay: str) -> tuple[tuple[Topic, re.Pattern[str]], ...]:
    return tuple((topic, _pattern(topic)) for topic in load_table(TopicTable, TABLE).topics)


def _pattern(topic: Topic) -> re.Pattern[str]:
    words = sorted(map(pattern_of_stem, topic.words), key=lambda word: -len(word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
