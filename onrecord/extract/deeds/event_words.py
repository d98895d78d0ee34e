"""The table of words around the predicates of events."""

from dataclasses import dataclass

from onrecord.knowledge import load_table

TABLE = "lang/en/event_words.toml"


@dataclass(frozen=True, slots=True)
class SupportVerb:
    """A verb, the preposition before its noun if there is one, and whether its subject suffers what the noun says (“came under attack”) or
    only watches it (“has not seen any movement”).
    """

    name: str
    preposition: str = ""
    suffers: bool = False
    watches: bool = False


@dataclass(frozen=True, slots=True)
class Governor:
    """Words that make of what they govern something denied, still to come, or only possible."""

    name: str
    words: tuple[str, ...]
    modes: tuple[str, ...]
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventWords:
    """The shape of `lang/en/event_words.toml`."""

    support: tuple[SupportVerb, ...]
    carriers: tuple[str, ...]
    instruments: tuple[str, ...]
    counting: tuple[str, ...]
    governors: tuple[Governor, ...]
    auxiliaries: tuple[Governor, ...]
    markers: tuple[Governor, ...]
    reporting: tuple[str, ...]
    background: tuple[str, ...]


def event_words() -> EventWords:
    """The table in force. Raises `KnowledgeError`."""
    return load_table(EventWords, TABLE)
