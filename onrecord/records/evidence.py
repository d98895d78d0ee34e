"""Why something is on the record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """What decided (a table row or a model head, by name) and how surely, 0 to 1.

    Example: `by="model:attribution"`, `by="lang/en.toml: condition: only if"`.
    """

    by: str
    score: float
