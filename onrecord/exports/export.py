"""What an export is, and which ones there are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TextIO

from onrecord.plugins import find
from onrecord.records import Record


@dataclass(frozen=True, slots=True)
class Export:
    """One format that records can be written in.

    `name` is what a user types after `--to`, `suffix` the usual end of a file name, `description` one line for the list of formats.
    `write` takes the records once, in order, and an open text file, which it does not close; equal records give equal characters. A
    `binary` format writes to the bytes beneath the text file.
    """

    name: str
    suffix: str
    description: str
    write: Callable[[Iterable[Record], TextIO], None]
    binary: bool = False


def find_exports() -> dict[str, Export]:
    """All exports by name: the shipped ones, then those of other installed packages (entry points `onrecord.exports`)."""
    return find("exports", "EXPORT", Export)
