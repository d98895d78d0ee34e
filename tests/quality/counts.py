"""How well two sets agree."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Counts:
    """How many were right, how many the system gave, how many the gold has."""

    right: float = 0
    given: float = 0
    wanted: float = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Right among given, 0 to 1; 0 where nothing was right."""
        return self.right / self.given if self.right else 0.0

    @property
    def recall(self) -> float:
        """Right among wanted, 0 to 1; 0 where nothing was right."""
        return self.right / self.wanted if self.right else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1; 0 where nothing was right."""
        return 2 * self.right / (self.given + self.wanted) if self.right else 0.0


def compared(given: Iterable[Hashable], wanted: Iterable[Hashable]) -> Counts:
    """Agreement of two multisets."""
    left, right = Counter(given), Counter(wanted)
    return Counts((left & right).total(), left.total(), right.total())
