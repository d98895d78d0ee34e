"""An entity while it is being put together, and how names are compared."""

import unicodedata
from dataclasses import dataclass, field

from onrecord.extract.mentions.lexicon import Noun
from onrecord.extract.mentions.lexicon_tables import Gender
from onrecord.extract.mentions.names import NamePhrase
from onrecord.records import EntityKind, Location, MentionForm, Span

_SHORT = 3
"""Words of up to this many letters keep doubled ones: “Lee” is not “Le”."""


@dataclass(slots=True, eq=False)
class Referent:
    """One person, body, place or group of the report, growing as mentions are found.

    `phrases` are its names in order; `label` is a name that a table gives or that an unnamed source has; `nouns` and `role_words` are
    its offices and calling; `by` names the table rows that spoke, `surely` is how far the surest of them is to be trusted.
    """

    kind: EntityKind
    label: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    gender: Gender | None = None
    plural: bool = False
    named: bool = True
    phrases: list[NamePhrase] = field(default_factory=list)
    mentions: dict[Span, MentionForm] = field(default_factory=dict)
    nouns: list[Noun] = field(default_factory=list)
    role_words: set[str] = field(default_factory=set)
    by: list[str] = field(default_factory=list)
    surely: float = 1.0
    location: Location | None = None


def add_name(referent: Referent, phrase: NamePhrase) -> None:
    """Takes a name as one of this referent's."""
    referent.phrases.append(phrase)
    referent.mentions[phrase.span] = MentionForm.NAME


def fold(word: str) -> str:
    """A word as names are compared: lower case, without accents, apostrophes, full stops and doubled letters."""
    bare = word if word.isascii() else "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
    letters = [sign for sign in bare.lower() if sign.isalnum()]
    if len(letters) <= _SHORT:
        return "".join(letters)
    return "".join(sign for at, sign in enumerate(letters) if at == 0 or sign != letters[at - 1] or sign.isdigit())


def fold_name(written: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens part words."""
    return tuple(filter(None, map(fold, written.replace("-", " ").replace("‑", " ").split())))


def has_run(whole: tuple[str, ...], part: tuple[str, ...]) -> int:
    """Where `part` stands in `whole` as a run of words; -1 where it does not."""
    size = len(part)
    return next((at for at in range(len(whole) - size, -1, -1) if whole[at : at + size] == part), -1)
