"""Lays a part of what one report says beside the lines of another that carry it, word by word."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np

from onrecord.records import Difference, DifferenceHow, DifferenceKind, Evidence, Place, Span
from onrecord.stories.profile import Weights
from onrecord.stories.reports import COMMON, Line, Part, Report
from onrecord.stories.sense import Sense
from onrecord.stories.wording import Word

ALIGNED = 0.45
"""Score from which on a line is held to carry a part."""

ENOUGH = 0.3
"""Share of the words of a part that must stand in the same order for its density to count in full."""

SLIGHT = 0.15
"""Share of a part that a line must carry to be looked at."""

GAP = 3
"""Words between two that correspond above which a common one of them says nothing."""

RAREST = 5.0
"""Rarity above which a word counts for no more when it is asked what a line carries: one odd name must not outweigh the rest."""

LIKE = 0.4
"""Cosine of two words' vectors from which on they have something to do with each other."""

SYNONYM = 0.62
"""Cosine of two words' vectors from which on one may stand for the other."""


SURE = 0.66
"""Score from which a match is of one utterance, whatever else the two reports carry."""

VERBATIM = 6
"""Words in a row on both sides from which it is as well, though all else is gone."""


@dataclass(frozen=True, slots=True)
class Match:
    """A part of the left report beside the lines of the right report that carry it.

    `left`, `right`: words in order; `right_lines`: each right word's line; `right_said`: whether it is part of what somebody says.
    `pairs`: left index → right index of the words that correspond;
    `exact`: left indexes of those that stand in the same order. `density`: the share of exact words among all from the first to the last of
    them, left and right, 0 to 1; `score`: how surely the two say the same thing, 0 to 1.
    """

    left_report: Report
    right_report: Report
    part: Part
    left: tuple[Word, ...]
    right: tuple[Word, ...]
    left_rarity: Weights
    right_rarity: Weights
    left_quoted: tuple[bool, ...]
    right_quoted: tuple[bool, ...]
    right_said: tuple[bool, ...]
    lines: tuple[int, ...]
    right_lines: tuple[int, ...]
    pairs: dict[int, int]
    exact: frozenset[int]
    density: tuple[float, float]
    score: float

    @property
    def literal(self) -> float:
        """How far the two sides say it in the same words, 0 to 1: the smaller density; less where few words of the part correspond."""
        return min(self.density) * min(1.0, len(self.exact) / max(1, len(self.left)) / ENOUGH)

    @property
    def is_verbatim(self) -> bool:
        """Whether many words stand one after the other on both sides."""
        run = 0
        for at in sorted(self.exact):
            run = run + 1 if at - 1 in self.exact and self.pairs[at - 1] == self.pairs[at] - 1 else 1
            if run == VERBATIM:
                return True
        return False

    @property
    def is_sure(self) -> bool:
        """Whether it is of one utterance, whatever else the two reports carry."""
        return self.score >= SURE or self.is_verbatim


def differ(match: Match, kind: DifferenceKind, how: DifferenceHow, left: Span | None, right: Span | None) -> Difference:
    """A difference between the two sides of a match, as sure as the match."""
    places = Place(match.left_report.id, left), Place(match.right_report.id, right)
    return Difference(kind, how, *places, Evidence(f"stories: {kind.value}", round(min(1.0, match.score), 4)))


def match_part(part: Part, left: Report, right: Report, sense: Sense) -> Match | None:
    """The best place of a part in another report; None where nothing there carries it."""
    scores = _scores(part, left, right)
    if not scores or max(scores) < ALIGNED:
        return None
    best = scores.index(max(scores))
    lines = [best]
    for step in (-1, 1, 2, -2):
        near = best + step
        if 0 <= near < len(right.lines) and _adds(part, left, [right.lines[one] for one in lines], right.lines[near]) > abs(step):
            lines.append(near)
    return _lay(_Beside(part, left, right, tuple(sorted(lines)), scores[best]), sense)


def carried(words: Sequence[Word], rarity: Sequence[float], line: Line) -> float:
    """The share of these words, weighed by rarity, whose stems stand in a line; 0 for words that are all common."""
    capped = [min(rare, RAREST) for rare in rarity]
    total = sum(capped)
    return float(sum(rare for word, rare in zip(words, capped, strict=True) if word.stem in line.stems) / total) if total > 0 else 0.0


def softly_carried(words: Sequence[Word], rarity: Sequence[float], line: Line, sense: Sense) -> float:
    """As `carried`, where a word of like meaning counts as far as it is alike."""
    telling = [word for word, rare in zip(line.words, line.rarity.tolist(), strict=True) if rare >= 1.0]
    return softly_shared(words, rarity, telling, line.stems, sense)


def softly_shared(words: Sequence[Word], rarity: Sequence[float], telling: Sequence[Word], stems: Set[str], sense: Sense) -> float:
    """The share of these words, weighed by rarity, whose stems are among `stems`; a word that means the like of one of the `telling` ones
    counts as far as it is alike.
    """
    capped = [min(rare, RAREST) for rare in rarity]
    total = sum(capped)
    if total <= 0 or not telling:
        return 0.0
    alike = (sense.vectors([word.form for word in words]) @ sense.vectors([word.form for word in telling]).T).max(1)
    near = [1.0 if word.stem in stems else float(one) if one >= LIKE else 0.0 for word, one in zip(words, alike, strict=True)]
    return sum(rare * one for rare, one in zip(capped, near, strict=True)) / total


def part_words(part: Part, report: Report) -> tuple[Word, ...]:
    """The words of a part."""
    line = report.lines[part.line]
    return tuple(line.words[place] for place in part.places)


def part_rarity(part: Part, report: Report) -> Weights:
    """(w,) the rarity of its words."""
    return report.lines[part.line].rarity[list(part.places)]


def _scores(part: Part, left: Report, right: Report) -> list[float]:
    """For each line of the right report how surely it carries a part: by what of the part is there, what of the line is in the part's line,
    and what both mean.
    """
    here = left.lines[part.line]
    weights = dict(zip((word.stem for word in part_words(part, left)), np.minimum(part_rarity(part, left), RAREST).tolist(), strict=True))
    total = max(sum(weights.values()), 1e-9)
    meaning = np.maximum(right.vectors @ here.vector, 0).tolist()
    found = []
    for line, alike in zip(right.lines, meaning, strict=True):
        there = sum(weights[stem] for stem in sorted(weights.keys() & line.stems)) / total
        if there < SLIGHT:
            found.append(0.0)
            continue
        back = sum(rare for word, rare in zip(line.words, line.rarity.tolist(), strict=True) if word.stem in here.stems)
        found.append(round(0.5 * there + 0.2 * back / max(float(line.rarity.sum()), 1e-9) + 0.3 * alike, 4))
    return found


def _adds(part: Part, left: Report, chosen: list[Line], near: Line) -> int:
    """How many telling words of the part a line carries that the chosen ones do not."""
    held = {word.stem for line in chosen for word in line.words}
    there = {word.stem for word in near.words}
    fresh = [
        word
        for word, rare in zip(part_words(part, left), part_rarity(part, left).tolist(), strict=True)
        if rare >= COMMON and word.stem not in held and word.stem in there
    ]
    return len(fresh)


@dataclass(frozen=True, slots=True)
class _Beside:
    """A part, and the lines of another report that it is laid beside, with the score of the best of them."""

    part: Part
    left: Report
    right: Report
    lines: tuple[int, ...]
    score: float


def _lay(beside: _Beside, sense: Sense) -> Match:
    part, left, right, lines = beside.part, beside.left, beside.right, beside.lines
    here = left.lines[part.line]
    words = part_words(part, left)
    there = [right.lines[number] for number in lines]
    other = tuple(word for line in there for word in line.words)
    rarity, rarities = part_rarity(part, left), np.concatenate([line.rarity for line in there])
    exact = _settled(_in_order(words, other), rarity)
    pairs = dict(exact)
    _pair_moved(words, other, pairs)
    _pair_synonyms(words, other, rarity, rarities, pairs, sense)
    return Match(
        *(left, right, part, words, other, rarity, rarities),
        tuple(here.quoted[place] for place in part.places),
        tuple(quoted for line in there for quoted in line.quoted),
        tuple(said for line in there for said in line.said),
        lines,
        tuple(number for number in lines for _ in right.lines[number].words),
        pairs,
        frozenset(exact),
        _density(exact),
        beside.score,
    )


def _settled(exact: dict[int, int], rarity: Weights) -> dict[int, int]:
    """Without common words that correspond far from any other: they are in order by chance."""
    kept = {left for left in exact if rarity[left] >= COMMON}
    growing = True
    while growing:
        near = {left for left in exact if left not in kept and any(_beside(exact, left, other) for other in kept)}
        kept |= near
        growing = bool(near)
    return {left: right for left, right in exact.items() if left in kept}


def _beside(exact: dict[int, int], left: int, other: int) -> bool:
    return abs(left - other) <= GAP and abs(exact[left] - exact[other]) <= GAP


def _density(exact: dict[int, int]) -> tuple[float, float]:
    if not exact:
        return 0.0, 0.0
    sides = [(min(side), max(side)) for side in (exact.keys(), exact.values())]
    left, right = (len(exact) / (last - first + 1) for first, last in sides)
    return left, right


def _in_order(left: Sequence[Word], right: Sequence[Word]) -> dict[int, int]:
    from rapidfuzz.distance import Indel

    blocks = Indel.opcodes([word.stem for word in left], [word.stem for word in right])
    return {
        block.src_start + step: block.dest_start + step
        for block in blocks
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    }


def _pair_moved(left: Sequence[Word], right: Sequence[Word], pairs: dict[int, int]) -> None:
    """Words that stand elsewhere."""
    free: dict[str, list[int]] = {}
    taken = set(pairs.values())
    for place, word in enumerate(right):
        if place not in taken:
            free.setdefault(word.stem, []).append(place)
    for place, word in enumerate(left):
        if place not in pairs and free.get(word.stem):
            pairs[place] = free[word.stem].pop(0)


def _pair_synonyms(
    left: Sequence[Word], right: Sequence[Word], rarity: Weights, rarities: Weights, pairs: dict[int, int], *rest: Sense
) -> None:
    """Words that mean the like, the nearest first."""
    (sense,) = rest
    taken = set(pairs.values())
    open_left = [place for place in range(len(left)) if place not in pairs and rarity[place] >= COMMON]
    open_right = [place for place in range(len(right)) if place not in taken and rarities[place] >= COMMON]
    if not open_left or not open_right:
        return
    alike = sense.vectors([left[place].form for place in open_left]) @ sense.vectors([right[place].form for place in open_right]).T
    for at in np.argsort(-alike, axis=None, kind="stable").tolist():
        row, column = divmod(at, len(open_right))
        if alike[row, column] < SYNONYM:
            return
        if open_left[row] not in pairs and open_right[column] not in taken:
            pairs[open_left[row]] = open_right[column]
            taken.add(open_right[column])
