"""What a format of a comparison is, and which ones there are."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from onrecord.plugins import find
from onrecord.records import Comparison


@dataclass(frozen=True, slots=True)
class StoryExport:
    """One format that a comparison can be written in.

    `name` is what a user types after `--to`, `suffix` the usual end of a file name, `description` one line for the list of formats.
    `write` takes the comparison and an open text file, which it does not close; equal comparisons give equal characters.
    """

    name: str
    suffix: str
    description: str
    write: Callable[[Comparison, TextIO], None]


def find_story_exports() -> dict[str, StoryExport]:
    """All of them by name: the shipped ones, then those of other installed packages (entry points `onrecord.exports.stories`)."""
    return find("exports.stories", "EXPORT", StoryExport)
