"""Why something is on the record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """What decided (a table row or a model head, by name) and how surely, 0 to 1.

    Example: `by="model:attribution"`, `by="lang/en.toml: condition: only if"`.
    """

    by: str
    score: float


@dataclass(frozen=True, slots=True)
class Ground:
    """Why one part of a record is as it is: `of` names the part (a field of the record), `by` what decided, `score` how surely, 0 to 1."""

    of: str
    by: str
    score: float
