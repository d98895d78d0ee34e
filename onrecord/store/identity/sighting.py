"""An entity as one report knows it, and what ties two of them."""

from dataclasses import dataclass

from onrecord.records import EntityKind, Evidence


@dataclass(frozen=True, slots=True)
class Sighting:
    """An entity of one report. `named` says whether the report names it at all; `mentions` how often it speaks of it; `statements` how
    many statements it makes there.
    """

    document: str
    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    named: bool = True
    mentions: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """Why a member of a group is one with another, by their ids: the features that agree, each with what it adds to the score."""

    member: str
    other: str
    features: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        """How surely, 0 to 1."""
        return total(self.features)


def total(features: tuple[Evidence, ...]) -> float:
    """The sum of the scores, free of what floating point adds to it."""
    return round(sum(feature.score for feature in features), 4)
