"""Which lines of a page are the report: the model's scores and the table's rows, weighed line by line, and the page's tail as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.cues import Where
from onrecord.extract.page import Line, is_prose, strength, strength_inside

THRESHOLD, PROSE_THRESHOLD = 0.2, 1.0
"""A line is set aside where model and table together say more than this many nats for it; a sentence only for more. Chosen on the dev
split of plain-tails so that less than 1 % of the report's characters is lost.
"""

FIRM = -3.0
"""A tail does not reach beyond a line that the model gives this little, and of which the table does not speak."""

OPEN = -2.0
"""Nor does it reach beyond lines that together say less than this for it: a page does not end with its report."""

STRUCTURE = 8.0
"""What a line that names author, date or outlet says for being furniture, in nats, where such lines stand: before and after the report."""

TOLD, GUESSED = 4.0, 1.0
"""The most that one line may say for a tail that begins above it, in nats: where a row of the table speaks that only knows the edges of a
page, or the line's own form does, and where they do not. So an appeal or an author box draws in the well-formed prose between its lines,
and a caption or a row of links does not.
"""

MOST_PROSE = 0.5
"""Prose of which no row speaks stays where more than this share of it would go."""


@dataclass(frozen=True, slots=True)
class Zones:
    """The parts of a page. `aside`: one flag a line; `first`: the first line of the report, `tail`: the first line after it (both are the
    number of lines where there is none); `tail_odds`: what the lines of the tail say for it together, in nats.
    """

    aside: tuple[bool, ...]
    first: int
    tail: int
    tail_odds: float


def split_page(page: Sequence[Line], structure: frozenset[int], title: int | None) -> Zones:
    """Tells the report's lines from the page's. `structure`: numbers of lines that say who wrote the report, when, or where it was
    printed; `title`: the line of the title, which is neither.
    """
    places = range(len(page))
    first = next((number for number in places if number != title and not _before_report(page[number], number in structure)), len(page))
    tail, odds = _tail(page, structure, first)
    aside = [not first <= number < tail or exceeds(line, strength_inside(line)) for number, line in enumerate(page)]
    aside = [flag and number != title for number, flag in enumerate(aside)]
    if _takes_too_much(page, aside):
        aside = [flag and not _is_bare_prose(line) for flag, line in zip(aside, page, strict=True)]
    return Zones(tuple(aside), first, tail, odds)


def exceeds(line: Line, odds: float) -> bool:
    """Whether so much is enough to set a line aside."""
    return line.outside or line.caption or odds > (PROSE_THRESHOLD if is_prose(line) else THRESHOLD)


def _before_report(line: Line, structure: bool) -> bool:  # noqa: FBT001
    return structure or exceeds(line, strength(line, Where.ANYWHERE, Where.EDGES))


def _tail(page: Sequence[Line], structure: frozenset[int], first: int) -> tuple[int, float]:
    """The line from which on the lines together say most for being the page's; and what they say."""
    best, most, total = len(page), 0.0, 0.0
    for number in range(len(page) - 1, first, -1):
        line = page[number]
        if line.outside:
            continue
        gain, told = _gain(line, number in structure)
        total += gain
        if total < OPEN or (line.odds < FIRM and not told):
            break
        if total > most and (told or exceeds(line, gain)):
            best, most = number, total
    return best, most


def _gain(line: Line, structure: bool) -> tuple[float, bool]:  # noqa: FBT001
    """What a line says for a tail that begins above it, and whether more than the model speaks."""
    told = structure or any(row.weight and row.where is not Where.ANYWHERE for row in line.cues)
    odds = strength(line, *Where) + (STRUCTURE if structure else 0.0)
    return min(odds, TOLD if told else GUESSED), told


def _takes_too_much(page: Sequence[Line], aside: Sequence[bool]) -> bool:
    prose = [(len(line.words), flag) for line, flag in zip(page, aside, strict=True) if _is_bare_prose(line)]
    return sum(size for size, flag in prose if flag) > MOST_PROSE * sum(size for size, _ in prose)


def _is_bare_prose(line: Line) -> bool:
    """A sentence or more for which neither the format nor the table speaks."""
    return is_prose(line) and not line.outside and not line.cues
