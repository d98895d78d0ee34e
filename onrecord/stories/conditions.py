"""Conditions: on what an utterance hangs in one report, and whether the other keeps it, moves it, replaces it or leaves it out."""

from collections.abc import Iterator, Sequence

from onrecord.records import Difference, DifferenceHow, DifferenceKind, Span, contains, overlap
from onrecord.stories.markers import opened_conditions, tells_condition
from onrecord.stories.matching import Match, carried, differ, softly_carried, softly_shared
from onrecord.stories.reports import COMMON, Line, Report
from onrecord.stories.sense import Sense
from onrecord.stories.wording import Word, find_words, places_in

KEPT = 0.5
"""Share of a condition's words, weighed by rarity, that a line must carry to keep it, when a word there tells of a condition."""

KEPT_FAR = 0.65
"""The same further off, where another condition may share some words."""

KEPT_ELSEWHERE = 0.75
"""The same where no such word is there."""

MAIN = 0.5
"""Share of the words beside the condition that must have come along, lest what hangs on it is simply left out too."""

BESIDE = 9
"""Words on either side of a condition that are taken for what hangs on it."""

COPIED = 0.6
"""Share of a condition's words that stand in the same order where it is held to be copied, with a word replaced."""

LITERAL = 0.85
"""How literal a match must be for a replaced word to be a change and not another way to say it."""

TOLD, FRESH = 0.5, 0.6
"""How literal a match must be for a condition that is not found in it to be gone, or to be new, and not told in words that share
nothing."""

OTHER_SENSE = 0.35
"""Cosine of what was replaced and what stands in its place below which the two say something else."""

MEANT = 1.0
"""Rarity from which on a word is no mere tool of grammar."""

SLIGHT = 5.0
"""Rarity of all words of a condition together below which it says too little (“if they cannot”) to be told from another."""

LIKE = 0.68
"""Cosine of two conditions from which on they are one in other words, wherever they stand."""

SHARED = 0.3
"""Share of a condition's words, weighed by rarity, that another in its place must carry to be it in other words."""

_OPENERS = frozenset({"if", "unless", "provided", "should", "only", "condition", "that"})

ALIKE = 0.3
"""How far two conditions of one sentence must agree to be one in other words."""


def conditions_in(report: Report, lines: Sequence[int]) -> list[Span]:
    """The conditions in these lines, as the record has them or as a word opens them; of those that share characters the longest."""
    spans = {one.condition for one in report.record.statements if one.condition}
    for number in lines:
        opened = opened_conditions(report.text, report.lines[number].span)
        spans |= {span for span in opened if not any(overlap(span, one) for one in spans)}
    here = [span for span in spans if any(overlap(span, report.lines[number].span) for number in lines)]
    return sorted(span for span in here if not any(other != span and contains(other, span) for other in here))


def find_conditions(match: Match, sense: Sense) -> Iterator[Difference]:
    """What became of the conditions of a match, seen from the left."""
    left = [span for span in conditions_in(match.left_report, [match.part.line]) if _share(match, span) > 0]
    right = conditions_in(match.right_report, match.lines)
    lost = []
    for span in left:
        if _share(match, span) >= COPIED:
            yield from _replaced(match, span, right, sense)
        elif match.literal >= TOLD and _main_share(match, span) >= MAIN:
            lost += [] if _kept(match.left_report, span, match.right_report, match.lines, sense) else [span]
    fresh = [span for span in right if match.literal >= FRESH and _comes_with(match, span) and _is_new(match, span, left, sense)]
    for span in lost:
        if any(_alike(match, span, other, sense) >= ALIKE or _shares(match, span, other, sense) for other in right):
            continue
        other = fresh.pop(0) if fresh else None
        how = DifferenceHow.CHANGED if other else DifferenceHow.DROPPED
        yield differ(match, DifferenceKind.CONDITION, how, span, other)
    for other in fresh:
        yield differ(match, DifferenceKind.CONDITION, DifferenceHow.ADDED, None, other)


def _is_new(match: Match, span: Span, left: Sequence[Span], sense: Sense) -> bool:
    """Whether no condition of the left report stands for this one of the right."""
    if any(_alike(match, one, span, sense) >= ALIKE or _shares(match, one, span, sense) for one in left):
        return False
    return not _kept(match.right_report, span, match.left_report, [match.part.line], sense)


def _shares(match: Match, left: Span, right: Span, sense: Sense) -> bool:
    """Whether a right condition carries telling words of a left one, or some that mean the like."""
    places = [at for at in places_in(match.left, left) if match.left_rarity[at] >= MEANT]
    words, rarity = [match.left[at] for at in places], [float(match.left_rarity[at]) for at in places]
    there = [word for word in find_words(match.right_report.text, right) if word.form not in _OPENERS]
    return softly_shared(words, rarity, there, {word.stem for word in there}, sense) >= SHARED


def _alike(match: Match, left: Span, right: Span, sense: Sense) -> float:
    """How far two conditions agree: in their words, or in what they mean."""
    texts = match.left_report.text[left.start : left.end], match.right_report.text[right.start : right.end]
    one, other = sense.vectors(texts)
    return float(one @ other)


def _share(match: Match, span: Span) -> float:
    """How much of a left condition is copied; 0 where it is not part of this match."""
    places = places_in(match.left, span)
    return max(sum(at in match.exact for at in places) / len(places), 1e-6) if places else 0.0


def _main_share(match: Match, condition: Span) -> float:
    """How much of what hangs on a condition came along."""
    places = places_in(match.left, condition)
    near = [*range(max(places[0] - BESIDE, 0), places[0]), *range(places[-1] + 1, min(places[-1] + 1 + BESIDE, len(match.left)))]
    total = sum(float(match.left_rarity[at]) for at in near)
    return sum(float(match.left_rarity[at]) for at in near if at in match.pairs) / total if total else 0.0


def _comes_with(match: Match, span: Span) -> bool:
    """Whether a right condition stands in what somebody says, beside words that correspond, and is no copy of left words itself."""
    places = places_in(match.right, span)
    back = set(match.pairs.values())
    numbers = {match.right_lines[at] for at in places}
    beside = [at for at in back if match.right_lines[at] in numbers and at not in places and match.right_rarity[at] >= COMMON]
    said = places and all(match.right_said[at] for at in places)
    return bool(said) and bool(beside) and sum(at in back for at in places) / len(places) < COPIED


def _kept(report: Report, span: Span, other: Report, beside: Sequence[int], sense: Sense) -> bool:
    """Whether the other report carries a condition anywhere, in whatever words; more readily in the lines `beside` what hangs on it."""
    line = next(one for one in report.lines if overlap(one.span, span))
    places = [at for at in places_in(line.words, span) if line.rarity[at] >= 1.0]
    words, rarity = [line.words[at] for at in places], [float(line.rarity[at]) for at in places]
    if sum(rarity) < SLIGHT:
        return any(tells_condition(there.words) for there in other.lines)
    close = {near for number in beside for near in range(number - 1, number + 2)}
    return any(
        _keeps(words, rarity, there, KEPT if at in close else KEPT_FAR, sense) for at, there in enumerate(other.lines)
    ) or _like_another(report, span, other, sense)


def _like_another(report: Report, span: Span, other: Report, sense: Sense) -> bool:
    """Whether some condition of the other report means the like."""
    spans = conditions_in(other, range(len(other.lines)))
    if not spans:
        return False
    (own,) = sense.vectors([report.text[span.start : span.end]])
    return float((sense.vectors([other.text[one.start : one.end] for one in spans]) @ own).max()) >= LIKE


def _keeps(words: Sequence[Word], rarity: Sequence[float], line: Line, least: float, sense: Sense) -> bool:
    if carried(words, rarity, line) >= KEPT_ELSEWHERE:
        return True
    if not tells_condition(line.words):
        return False
    return softly_carried(words, rarity, line, sense) >= least


def _replaced(match: Match, span: Span, right: Sequence[Span], sense: Sense) -> Iterator[Difference]:
    """Words of a copied condition that were replaced by others."""
    if match.literal < LITERAL:
        return
    places = places_in(match.left, span)
    inside = {at for other in right for at in places_in(match.right, other)}
    images = [match.pairs[at] for at in places if at in match.exact]
    gone = [at for at in places if at not in match.pairs and match.left_rarity[at] >= MEANT]
    back = set(match.pairs.values())
    new = [at for at in range(min(images), max(images) + 6) if at in inside and at not in back and match.right_rarity[at] >= MEANT]
    named = any(match.left_report.text[match.left[at].span.start].isupper() for at in gone)
    if gone and new and not named and _neighbours_agree(match, gone, new):
        left = Span(match.left[gone[0]].span.start, match.left[gone[-1]].span.end)
        other = Span(match.right[new[0]].span.start, match.right[new[-1]].span.end)
        if _alike(match, left, other, sense) < OTHER_SENSE:
            yield differ(match, DifferenceKind.CONDITION, DifferenceHow.CHANGED, left, other)


def _neighbours_agree(match: Match, gone: Sequence[int], new: Sequence[int]) -> bool:
    """Whether the words before and after what was replaced are the same on both sides."""
    before, after = match.pairs.get(gone[0] - 1) == new[0] - 1, match.pairs.get(gone[-1] + 1) == new[-1] + 1
    following = new[-1] + 1
    last = following == len(match.right) or not match.right_said[following] or match.right_lines[following] != match.right_lines[new[-1]]
    return before and (after or (gone[-1] == len(match.left) - 1 and last))
