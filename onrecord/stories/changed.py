"""Differences in what two reports of one utterance commit its speaker to: modality, hedge, scope, negation, number, date, place."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.records import Difference, DifferenceHow, DifferenceKind, Evidence, Place, Span, overlap
from onrecord.stories.items import Item, find_items, same
from onrecord.stories.matching import Match
from onrecord.stories.reports import COMMON
from onrecord.stories.wording import Word

VERBATIM = 0.85
"""How literal a match must be for the loss of a word that is often left out to be told."""

DATED = 0.75
"""How literal a match must be for a date that is left out to be told: who retells leaves out days as a matter of course."""

COUNTED = 0.45
"""How literal a match must be for two numbers before one word to be two figures for one thing."""

NEGATED = 0.6
"""How literal a match must be for a negation: in other words a sentence is negated by its verb (“deny”, “lack”) as well."""

NEAR = 2
"""Words next to an item of which one must stand on the other side too, where the item does not."""

REACH = 4
"""Words around an item's place among which its counterpart is sought."""

PAIRED = 12
"""Words between the places of two modals or negations above which they do not stand for each other, unless they go with the same word."""

BOUNDS = frozenset({"by", "until", "till", "from", "before", "after", "since"})
"""Words that make a date a bound: the others are left out as a matter of course."""

TURNING = (frozenset({"unless", "until", "before", "without", "except"}), frozenset({"only"}), frozenset({"if", "when", "once", "after"}))
"""Words with which a sentence says by a negation what another says without: “not unless” is “only if”."""

TIED = frozenset({DifferenceKind.MODALITY, DifferenceKind.NEGATION})
"""Kinds that belong to one word of a sentence, of which a sentence has several."""

LITERAL = 0.6
"""Share of words in the same order from which on a text is held to follow the other word for word."""

KINDS = (
    DifferenceKind.MODALITY,
    DifferenceKind.HEDGE,
    DifferenceKind.SCOPE,
    DifferenceKind.NUMBER,
    DifferenceKind.DATE,
    DifferenceKind.PLACE,
)


@dataclass(frozen=True, slots=True)
class _Sides:
    """The items of both sides of a match that have no counterpart; `turned`: whether a word such as “unless” stands on one side only."""

    left: list[Item]
    right: list[Item]
    turned: bool


def find_changed(match: Match, apart: tuple[Sequence[Span], Sequence[Span]], known: Sequence[Difference]) -> Iterator[Difference]:
    """The differences of a match. `apart`: conditions on either side; their modals, negations and “only” are part of what they say.
    `known`: differences that have been named already; what lies in their characters is not told twice.
    """
    told = [one.left.span for one in known if one.left.span], [one.right.span for one in known if one.right.span]
    left = _told_here(find_items(match.left_report, match.left), apart[0], told[0])
    right = _told_here(find_items(match.right_report, match.right), apart[1], told[1])
    sides = _unpaired(match, left, right)
    for kind in KINDS:
        yield from _of_kind(match, kind, sides)
    yield from _negation(match, sides)


def _told_here(items: Sequence[Item], apart: Sequence[Span], told: Sequence[Span]) -> list[Item]:
    """Those items that are no part of what a condition says, and have not been told."""
    return [one for one in items if not (_is_part(one) and _lies(one, apart)) and not _lies(one, told)]


def _is_part(item: Item) -> bool:
    return item.kind in (DifferenceKind.MODALITY, DifferenceKind.NEGATION) or (item.row is not None and item.row.name == "only")


def _lies(item: Item, apart: Sequence[Span]) -> bool:
    return any(overlap(item.span, one) for one in apart)


def _unpaired(match: Match, left: list[Item], right: list[Item]) -> _Sides:
    """Pairs off what says the same, the nearest first."""
    rows = Counter(one.row.name for items in (left, right) for one in items if one.row)
    candidates = sorted(
        (one.value != other.value, not _corresponds(match, one, other), abs(_image(match, one.places[0]) - other.places[0]), at, to)
        for at, one in enumerate(left)
        for to, other in enumerate(right)
        if one.places and other.places and same(one, other)
    )
    gone_left: set[int] = set()
    gone_right: set[int] = set()
    for _, apart, distance, at, to in candidates:
        row = left[at].row
        near = not apart or distance <= PAIRED or left[at].kind not in TIED or (row is not None and rows[row.name] == 2)
        if near and at not in gone_left and to not in gone_right:
            gone_left.add(at)
            gone_right.add(to)
    back = {other: one for one, other in match.pairs.items()}
    taken = [{place for one in items for place in one.places} for items in (left, right)]
    return _Sides(
        [one for at, one in enumerate(left) if at not in gone_left and one.places and not _stands(match, one, match.pairs, taken[1])],
        [one for to, one in enumerate(right) if to not in gone_right and one.places and not _stands(match, one, back, taken[0])],
        _turned(match),
    )


def _turned(match: Match) -> bool:
    """Whether the two sides differ in a word with which one says by a negation what the other says without."""
    left, right = ({word.form for word in side} for side in (match.left, match.right))
    return any(bool(words & left) != bool(words & right) for words in TURNING)


def _stands(match: Match, item: Item, pairs: Mapping[int, int], taken: set[int]) -> bool:
    """Whether the very words of a date, number or place stand on the other side, though they were not `taken` for one there."""
    if item.row or (item.kind is DifferenceKind.NUMBER and any(pairs.get(at) in taken for at in item.places)):
        return False
    sides = (match.left, match.right) if pairs is match.pairs else (match.right, match.left)
    return all(at in pairs and sides[0][at].stem == sides[1][pairs[at]].stem for at in item.places)


def _of_kind(match: Match, kind: DifferenceKind, sides: _Sides) -> Iterator[Difference]:
    left = [one for one in sides.left if one.kind is kind]
    right = [one for one in sides.right if one.kind is kind]
    beside = _beside(match, kind) if right else frozenset()
    for one in left:
        others = [other for other in right if _stand_for(match, one, other)]
        if others:
            other = min(others, key=lambda found: abs(_image(match, one.places[0]) - found.places[0]))
            right.remove(other)
            yield _difference(match, kind, DifferenceHow.CHANGED, one.span, other.span)
        elif _may_stand_alone(match, one, match.left, match.left_report.text) and _lone(match, one) and _closes_up(match, one):
            yield _difference(match, kind, DifferenceHow.DROPPED, one.span, None)
    for other in right:
        if other.row and other.row.name in beside:
            continue
        if (
            _may_stand_alone(match, other, match.right, match.right_report.text)
            and (_lone(match, other) or kind is DifferenceKind.SCOPE)
            and _opens_up(match, other)
        ):
            yield _difference(match, kind, DifferenceHow.ADDED, None, other.span)


def _beside(match: Match, kind: DifferenceKind) -> frozenset[str]:
    """The rows of hedges that stand in the left line outside the part, such as in its cue."""
    line = match.left_report.lines[match.part.line]
    outside = [word for at, word in enumerate(line.words) if at not in match.part.places]
    found = find_items(match.left_report, outside) if kind is DifferenceKind.HEDGE else []
    return frozenset(one.row.name for one in found if one.row and one.kind is kind)


def _may_stand_alone(match: Match, item: Item, words: Sequence[Word], text: str) -> bool:
    """Whether the loss of an item of a side (its words, and its report's text) is told. That of a number is not: what it counts may be told
    in other words. A place counts where it stands in a list, a date where it says until or from when something holds.
    """
    if item.kind is DifferenceKind.PLACE:
        return match.literal >= LITERAL and text[: item.span.start].rstrip().endswith((" and", " or", ","))
    if item.kind is DifferenceKind.DATE:
        return match.literal >= DATED and item.places[0] > 0 and words[item.places[0] - 1].form in BOUNDS
    literal = match.density[0] if item.kind is DifferenceKind.HEDGE else match.literal
    return literal >= LITERAL and item.kind is not DifferenceKind.NUMBER


def _lone(match: Match, item: Item) -> bool:
    """Whether an item says something by standing on one side only; a word such as “all” does where every other word is the same."""
    return item.row is None or item.row.lone or (item.kind is DifferenceKind.SCOPE and match.literal >= VERBATIM)


def _closes_up(match: Match, item: Item) -> bool:
    """Whether the words before and after a left item stand together on the right, so that it alone is gone."""
    before = next((at for at in range(item.places[0] - 1, item.places[0] - 1 - NEAR, -1) if at in match.pairs), None)
    after = next((at for at in range(item.places[-1] + 1, item.places[-1] + 1 + NEAR) if at in match.pairs), None)
    return _closes(match, before, after, (item.places[0] == 0, item.places[-1] == len(match.left) - 1))


def _opens_up(match: Match, item: Item) -> bool:
    """Whether words that stand together on the left stand before and after a right item, so that it alone is new."""
    back = {other: at for at, other in match.pairs.items()}
    before = next((back[at] for at in range(item.places[0] - 1, item.places[0] - 1 - NEAR, -1) if at in back), None)
    after = next((back[at] for at in range(item.places[-1] + 1, item.places[-1] + 1 + NEAR) if at in back), None)
    if not all(match.right_said[at] for at in item.places):
        return False
    if before is not None and after is not None:
        return 0 < after - before <= NEAR + 1 and bool({before, after} & match.exact)
    first, last = item.places[0] - 1, item.places[-1] + 1
    begins = first < 0 or not match.right_said[first] or match.right_lines[first] != match.right_lines[item.places[0]]
    ends = last >= len(match.right) or not match.right_said[last] or match.right_lines[last] != match.right_lines[item.places[0]]
    return (after == 0 and begins) or (before == len(match.left) - 1 and ends)


def _closes(match: Match, before: int | None, after: int | None, ends: tuple[bool, bool]) -> bool:
    if before is not None and after is not None:
        return 0 < match.pairs[after] - match.pairs[before] <= NEAR + 1 and bool({before, after} & match.exact)
    return (before is None and ends[0] and after is not None) or (after is None and ends[1] and before is not None)


def _stand_for(match: Match, left: Item, right: Item) -> bool:
    """Whether two items that say different things stand in one place: what follows each, or surrounds it, corresponds."""
    if left.kind is DifferenceKind.NUMBER and match.literal < COUNTED:
        return False
    if _corresponds(match, left, right) or match.pairs.get(left.places[0] - 1) == right.places[0] - 1:
        return True
    return match.literal >= LITERAL and abs(_image(match, left.places[0]) - right.places[0]) <= REACH and _between_pairs(match, left)


def _corresponds(match: Match, left: Item, right: Item) -> bool:
    """Whether what the two speak of is the same word."""
    other = _heads_back(match, right)
    return any(match.pairs.get(head) in other for head in _heads(match, left))


def _heads(match: Match, item: Item) -> list[int]:
    """The words that an item speaks of: the first two that carry meaning after it, else the one before."""
    return _speaking(len(match.left), item, [rare >= COMMON for rare in match.left_rarity.tolist()])


def _heads_back(match: Match, item: Item) -> list[int]:
    return _speaking(len(match.right), item, [rare >= COMMON for rare in match.right_rarity.tolist()])


def _speaking(count: int, item: Item, telling: list[bool]) -> list[int]:
    after = [at for at in range(item.places[-1] + 1, min(item.places[-1] + 1 + REACH, count)) if telling[at]][:2]
    before = [at for at in range(item.places[0] - 1, max(item.places[0] - 1 - REACH, -1), -1) if telling[at]][:1]
    return after or before


def _between_pairs(match: Match, item: Item) -> bool:
    near = range(item.places[0] - 2, item.places[-1] + 3)
    return any(at in match.exact for at in near)


def _image(match: Match, place: int) -> int:
    """Where a left word stands on the right, or would."""
    for step in range(len(match.left)):
        for near in (place - step, place + step):
            if near in match.pairs:
                return match.pairs[near] + (place - near)
    return place


def _negation(match: Match, sides: _Sides) -> Iterator[Difference]:
    """One side negates what the other affirms. A condition turns a sentence round (“only if” and “not unless”), so that none is told
    there.
    """
    left = [one for one in sides.left if one.kind is DifferenceKind.NEGATION]
    right = [one for one in sides.right if one.kind is DifferenceKind.NEGATION]
    if len(left) + len(right) != 1 or match.literal < NEGATED or sides.turned:
        return
    if left and _closes_up(match, left[0]):
        yield _difference(match, DifferenceKind.NEGATION, DifferenceHow.DROPPED, left[0].span, None)
    if right and _opens_up(match, right[0]):
        yield _difference(match, DifferenceKind.NEGATION, DifferenceHow.ADDED, None, right[0].span)


def _difference(match: Match, kind: DifferenceKind, how: DifferenceHow, left: Span | None, right: Span | None) -> Difference:
    score = round(min(match.score, 0.5 + match.literal / 2, 1.0), 4)
    return Difference(
        kind, how, Place(match.left_report.id, left), Place(match.right_report.id, right), Evidence(f"stories: {kind.value}", score)
    )
