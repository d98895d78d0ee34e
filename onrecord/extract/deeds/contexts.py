"""PLOVER's contexts of an event: what its sentence is about."""

import os
import re
from dataclasses import dataclass
from functools import cache

from onrecord.extract.phrases import pattern_of_stem
from onrecord.knowledge import OVERLAY, load_table
from onrecord.records import Span

TABLE = "plover/contexts.toml"


@dataclass(frozen=True, slots=True)
class Context:
    """A context and the words that tell of it."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContextTable:
    """The shape of `plover/contexts.toml`."""

    contexts: tuple[Context, ...]


def contexts_of(text: str, sentence: Span) -> tuple[str, ...]:
    """The contexts whose words stand in a sentence, in the table's order. Raises `KnowledgeError`."""
    groups, pattern = _contexts(os.environ.get(OVERLAY, ""))
    found = {groups[match.lastgroup or ""] for match in pattern.finditer(text, sentence.start, sentence.end)}
    return tuple(one.name for one in load_table(ContextTable, TABLE).contexts if one.name in found)


@cache
def _contexts(overlay: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """The names of contexts by group, and the pattern of all words. A word may tell of one context only: that of the longest phrase."""
    table = load_table(ContextTable, TABLE)
    phrases = sorted(((word, one.name) for one in table.contexts for word in one.words), key=lambda pair: (-len(pair[0]), pair))
    parts = [f"(?P<c{turn}>{pattern_of_stem(word)})" for turn, (word, _) in enumerate(phrases)]
    groups = {f"c{turn}": name for turn, (_, name) in enumerate(phrases)}
    return groups, re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
