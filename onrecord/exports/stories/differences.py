"""The differences of a comparison in one row, and what each is called."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Comparison, Difference, DifferenceHow, DifferenceKind, Story

_NAMES = {
    (DifferenceKind.CUT, DifferenceHow.DROPPED): "quotation cut",
    (DifferenceKind.ADDED, DifferenceHow.ADDED): "words added",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A difference, and in what of which story it was found: `part` is "utterance", "happening" or "position", `id` that one's."""

    story: Story
    part: str
    id: str
    speaker: str | None
    difference: Difference


def find_differences(comparison: Comparison) -> Iterator[Found]:
    """All differences, story by story: of its utterances, of its happenings, then the shifts whose later report stands in it."""
    shifts = _shifts(comparison)
    for story in comparison.stories:
        for utterance in story.utterances:
            yield from (Found(story, "utterance", utterance.id, utterance.speaker, one) for one in utterance.differences)
        for happening in story.happenings:
            yield from (Found(story, "happening", happening.id, None, one) for one in happening.differences)
        yield from shifts[story.id]


def label_of(difference: Difference) -> str:
    """What differs and how, in two or three words: a fact about two texts."""
    return _NAMES.get((difference.kind, difference.how), f"{difference.kind} {difference.how}")


def _shifts(comparison: Comparison) -> dict[str, list[Found]]:
    stories = {document: story for story in comparison.stories for document in story.reports}
    found: dict[str, list[Found]] = defaultdict(list)
    for affair in comparison.affairs:
        for position in affair.positions:
            for shift in position.shifts:
                story = stories[shift.right.document]
                found[story.id].append(Found(story, "position", position.id, position.speaker, shift))
    return found
