"""Who–whom: the parties of a report's events on a line, an arc for each pair, drawn without a script."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from onrecord.exports.coded import Coded
from onrecord.records import Entity

MOST = 24
"""Parties that are drawn at most: those of most events."""
_STEP, _LEFT, _LONGEST = 26, 190, 26
_HALF = 2


@dataclass(frozen=True, slots=True)
class Node:
    """A party: its name as far as there is room, and its height."""

    name: str
    y: int


@dataclass(frozen=True, slots=True)
class Arc:
    """Events from one party to another: a path, how many, of what kind, and what the pointer is told."""

    path: str
    width: float
    quad: str
    title: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes and arcs with the size of the whole."""

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    x: int
    width: int
    height: int


def draw_arcs(events: Sequence[Coded]) -> Drawing | None:
    """The drawing of a report's events; None where fewer than two parties have to do with each other."""
    pairs = Counter((a.name, b.name, one.event.quad.value) for one in events for a, b in _pairs(one) if a.name != b.name)
    degree = Counter(name for (a, b, _), count in pairs.items() for name in (a, b) for _ in range(count))
    ranked = sorted(degree, key=lambda name: (-degree[name], _first(events, name)))[:MOST]
    drawn = [(pair, count) for pair, count in sorted(pairs.items()) if pair[0] in ranked and pair[1] in ranked]
    if not drawn:
        return None
    shown = dict.fromkeys(name for (a, b, _), _ in drawn for name in (a, b))
    order = {name: place for place, name in enumerate(sorted(shown, key=lambda name: _first(events, name)))}
    heights = {name: _STEP * place + _STEP // _HALF for name, place in order.items()}
    reach = max(abs(order[a] - order[b]) for (a, b, _), _ in drawn) * _STEP
    nodes = tuple(Node(name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…", heights[name]) for name in order)
    arcs = tuple(_arc(pair, count, heights) for pair, count in drawn)
    return Drawing(nodes, arcs, _LEFT, _LEFT + reach // _HALF + _STEP, _STEP * len(order))


def _pairs(one: Coded) -> Iterator[tuple[Entity, Entity]]:
    """Who acts on whom; where all act (“met”), each and the next."""
    yield from product(one.actor, one.recipient) if one.recipient else pairwise(one.actor)


def _first(events: Sequence[Coded], name: str) -> tuple[int, int]:
    """Where a name is told of first: the event, and the place among its parties."""
    parties = ([entity.name for entity in (*one.actor, *one.recipient)] for one in events)
    return next((place, names.index(name)) for place, names in enumerate(parties) if name in names)


def _arc(pair: tuple[str, str, str], count: int, heights: dict[str, int]) -> Arc:
    """A half circle to the right of the names, from the one who acts to the one acted on."""
    start, end = heights[pair[0]], heights[pair[1]]
    radius, sweep = abs(end - start) / _HALF, int(end > start)
    times = f" ({count} events)" if count > 1 else ""
    path = f"M {_LEFT + 8} {start} A {radius:g} {radius:g} 0 0 {sweep} {_LEFT + 8} {end}"
    return Arc(path, min(1 + count / _HALF, 5), pair[2].replace(" ", "-"), f"{pair[0]} → {pair[1]}: {pair[2]}{times}")
