"""What two entities have in common: a sum of small features, each a number of `knowledge/identity.toml`."""

import os
from dataclasses import dataclass
from functools import cache

from onrecord.knowledge import OVERLAY, load_table
from onrecord.records import EntityKind, Evidence
from onrecord.store.identity.names import Gender, fold, fold_name
from onrecord.store.identity.sighting import Sighting, total

TABLE = "identity.toml"
BEGINNING = 3
"""First letters that two spellings of a name share."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What each feature adds; the table says what each means."""

    same_name: float
    same_single_name: float
    name_within: float
    similar_name: float
    same_country: float
    same_role: float
    same_sector: float


@dataclass(frozen=True, slots=True)
class Spelling:
    """How far two spellings of a name may differ."""

    letters: int
    difference: float


@dataclass(frozen=True, slots=True)
class IdentityTable:
    """The shape of `identity.toml`."""

    threshold: float
    scores: Scores
    spelling: Spelling


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is compared of an entity; entities with equal profiles are alike to this room."""

    kind: EntityKind
    words: tuple[str, ...]
    country: str | None
    role: str | None
    sector: str | None
    gender: Gender | None

    @property
    def single(self) -> bool:
        """Whether it is a person known by one word."""
        return self.kind is EntityKind.PERSON and len(self.words) == 1


def profile_of(sighting: Sighting) -> Profile:
    """What is compared of this entity. A report that does not name it gives no words."""
    name = fold_name(sighting.name, sighting.kind)
    role = " ".join(fold(sighting.role or "")) or None
    return Profile(sighting.kind, name.words if sighting.named else (), sighting.country, role, sighting.sector, name.gender)


def agree(left: Profile, right: Profile) -> tuple[Evidence, ...]:
    """The features that two profiles of one kind share, that of the names first; empty where these differ or the score is too low."""
    table = load_identity()
    named = _name_feature(left, right, table.spelling)
    if named is None:
        return ()
    shared = ("country", "role", "sector")
    also = [f"same_{trait}" for trait in shared if getattr(left, trait) is not None and getattr(left, trait) == getattr(right, trait)]
    features = tuple(Evidence(f"identity: {name.replace('_', ' ')}", getattr(table.scores, name)) for name in (named, *also))
    return features if total(features) >= table.threshold else ()


def load_identity() -> IdentityTable:
    """The table in force. Raises `KnowledgeError`."""
    return _table(os.environ.get(OVERLAY, ""))


@cache
def _table(overlay: str) -> IdentityTable:
    return load_table(IdentityTable, TABLE)


def _name_feature(left: Profile, right: Profile, spelling: Spelling) -> str | None:
    if left.words == right.words:
        return "same_single_name" if left.single else "same_name"
    if left.kind is not EntityKind.PERSON:
        return None
    if set(left.words) < set(right.words) or set(right.words) < set(left.words):
        return "name_within"
    return "similar_name" if _similar(left.words, right.words, spelling) else None


def _similar(left: tuple[str, ...], right: tuple[str, ...], spelling: Spelling) -> bool:
    from rapidfuzz.distance import Indel

    first, second = left[-1], right[-1]
    if left[:-1] != right[:-1] or first[:BEGINNING] != second[:BEGINNING] or min(len(first), len(second)) < spelling.letters:
        return False
    return Indel.normalized_distance(first, second) <= spelling.difference + 1e-9
