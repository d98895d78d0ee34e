"""Tab files of other projects: cells that no spreadsheet runs, one line a row."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from onrecord.exports.csv import Cell, safe_cell


def write_row(out: TextIO, cells: Iterable[Cell]) -> None:
    """One line of cells; tabs and line ends within a cell become blanks, nothing is an empty cell."""
    out.write("\t".join(_flat(safe_cell(cell)) for cell in cells) + "\n")


def joined(parts: Iterable[str | None], between: str = ";") -> str:
    """The parts that are not empty, each once, in order."""
    return between.join(dict.fromkeys(part for part in parts if part))


def fitted(cells: Sequence[Cell], columns: Sequence[str]) -> Sequence[Cell]:
    """The cells, which must be as many as the columns. Raises `ValueError` where they are not."""
    if len(cells) != len(columns):
        raise ValueError(f"{len(cells)} cells for {len(columns)} columns")
    return cells


def _flat(cell: Cell) -> str:
    return "" if cell is None else " ".join(str(cell).split())
