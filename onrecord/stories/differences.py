"""All that differs between a part of one report's statement and the lines of another that carry it."""

from collections.abc import Iterator

from onrecord.records import Difference
from onrecord.stories.changed import find_changed
from onrecord.stories.conditions import conditions_in, find_conditions
from onrecord.stories.matching import Match
from onrecord.stories.quotations import find_quotation_changes
from onrecord.stories.sense import Sense
from onrecord.stories.speakers import find_speaker


def find_differences(match: Match, sense: Sense, *, retelling: bool) -> Iterator[Difference]:
    """The differences of a match, the most specific kind first; no two name the same characters. `retelling`: whether the two reports
    carry much of the same; where they do not, words that are alike may be about something else, and only quotations and sure matches count.
    """
    conditions = list(find_conditions(match, sense))
    apart = conditions_in(match.left_report, [match.part.line]), conditions_in(match.right_report, match.lines)
    changed = list(find_changed(match, apart, conditions))
    if retelling or match.is_sure:
        yield from conditions
        yield from changed
    yield from find_quotation_changes(match, [*conditions, *changed], sense)
    yield from find_speaker(match)
