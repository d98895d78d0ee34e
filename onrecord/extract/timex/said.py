"""What the words of a match say: small letters, whether it turns back or forth, the year."""

import re

from onrecord.extract.timex.values import Anchor

Match = re.Match[str]
_BACK = ("last", "the past", "past", "the last", "the previous", "previous", "this past")
_FORTH = ("next", "the following", "following", "the coming", "coming", "the next", "this coming")


def lower(match: Match, group: str) -> str:
    """The words of a group in small letters, with single blanks and straight apostrophes; empty where there are none."""
    found = match.groupdict().get(group)
    return re.sub(r"\s+", " ", found).lower().replace("’", "'") if found else ""


def step_of(match: Match, anchor: Anchor) -> int:
    """-1 for last, 1 for next, 0 for this; where nothing is said, what the tense says."""
    turn = lower(match, "turn")
    return -1 if turn in _BACK else 1 if turn in _FORTH else 0


def year_said(match: Match, anchor: Anchor) -> int | None:
    """The year in figures, or “last year” and the like; None where nothing is said."""
    said = lower(match, "year")
    if not said or said.isdigit():
        return int(said) if said else None
    return anchor.published.year + {"last": -1, "this": 0, "the": 0, "next": 1}[said.split()[0]] if anchor.published else None
