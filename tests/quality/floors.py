"""The floors: the lowest that each measured score may be, and on which gold it was measured."""

import tomllib
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")
HEAD = """\
# The lowest that each measured score may be. `scripts/evaluate --gate` fails below a floor; `scripts/evaluate --update-floors` raises them.
# Lowering a floor by hand needs a sentence in the change that says why.
# score    the measurement and the figure, as scripts/evaluate prints them; 1 is best
# gold     the file it was measured on, below the folder of gold sets
# sha256   digest of that file: another gold is another score
# command  what prints the score
"""


@dataclass(frozen=True)
class Floor:
    """One score that may not fall."""

    score: str
    floor: float
    gold: str
    sha256: str
    command: str


def read_floors(file: Path = FLOORS) -> tuple[Floor, ...]:
    """All floors, in order of score. Raises `ValueError` for a row that is not a floor."""
    rows = tomllib.loads(file.read_text(encoding="utf-8")).get("floors", [])
    known = {one.name for one in fields(Floor)}
    for row in rows:
        if set(row) != known:
            raise ValueError(f"{file.name}: a floor has the keys {', '.join(sorted(known))}, not {', '.join(sorted(row))}")
    return tuple(sorted((Floor(**row) for row in rows), key=lambda floor: floor.score))


def write_floors(floors: tuple[Floor, ...], file: Path = FLOORS) -> None:
    """Writes the floors in order of score."""
    rows = [_written(floor) for floor in sorted(floors, key=lambda floor: floor.score)]
    file.write_text("\n".join([HEAD, *rows]) if rows else HEAD, encoding="utf-8")


def _written(floor: Floor) -> str:
    lines = [f'score = "{floor.score}"', f"floor = {floor.floor:.3f}"]
    lines += [f'{key} = "{getattr(floor, key)}"' for key in ("gold", "sha256", "command")]
    return "\n".join(["[[floors]]", *lines, ""])


def digest_of(file: Path) -> str:
    """SHA-256 of a gold file."""
    return sha256(file.read_bytes()).hexdigest()


def shortfalls(floors: tuple[Floor, ...], measured: dict[str, float]) -> list[str]:
    """One sentence for each measured score that lies below its floor."""
    below = [floor for floor in floors if floor.score in measured and measured[floor.score] < floor.floor]
    return [f"{floor.score} is {measured[floor.score]:.3f}, below its floor of {floor.floor:.3f} ({floor.command})" for floor in below]


def raised(floors: tuple[Floor, ...], measured: tuple[Floor, ...]) -> tuple[Floor, ...]:
    """The floors with what was measured now: new scores added, known ones raised, none lowered unless its gold is another."""
    merged = {floor.score: floor for floor in floors}
    for now in measured:
        before = merged.get(now.score)
        if before is None or before.sha256 != now.sha256 or now.floor > before.floor:
            merged[now.score] = now
    return tuple(merged.values())
