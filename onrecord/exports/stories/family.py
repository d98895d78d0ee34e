"""The origins of a story as one tree: first reports, and under each the copies, beneath what they copy."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.exports.sheets import title_of
from onrecord.exports.stories.reports import Quoted, Reports, published, quote
from onrecord.records import Copy, Credit, Origin, PartialDate

DEEPEST = 8
"""How far a copy of a copy is indented; what is deeper still says in words what it copies."""


@dataclass(frozen=True, slots=True)
class Credited:
    """An agency, and the words that credit it."""

    agency: str
    said: Quoted


@dataclass(frozen=True, slots=True)
class Copied:
    """How a report hangs on another: the share of its words in per cent, and what it left out of the other and added of its own."""

    of: str
    share: int
    left_out: tuple[Quoted, ...]
    added: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One report of the tree. `opens`: copies of it follow; `closes`: how many lists end with it."""

    report: str
    published: PartialDate | None
    title: str
    copied: Copied | None
    credits: tuple[Credited, ...]
    opens: bool
    closes: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A report at its depth in the tree."""

    document: str
    depth: int
    copy: Copy | None
    credits: tuple[Credit, ...]


def grow_tree(origins: Sequence[Origin], reports: Reports) -> tuple[Branch, ...]:
    """All reports of these origins, from top to bottom."""
    places = [place for origin in origins for place in _places(origin)]
    depths = [*(place.depth for place in places), 0]
    return tuple(_branch(place, below, reports) for place, (_, below) in zip(places, pairwise(depths), strict=True))


def _places(origin: Origin) -> Iterator[_Place]:
    """The reports of an origin, each before its copies, and each once; what hangs on none of them hangs on the first."""
    copies = {copy.document: copy for copy in origin.copies}
    below: dict[str, list[str]] = defaultdict(list)
    for copy in reversed(origin.copies):
        below[copy.of].append(copy.document)
    credited: dict[str, tuple[Credit, ...]] = defaultdict(tuple)
    for credit in origin.credits:
        credited[credit.place.document] += (credit,)
    left = dict.fromkeys((origin.first, *origin.reports))
    while left:
        root = next(iter(left))
        waiting = [(root, 0 if root == origin.first else 1)]
        while waiting:
            document, depth = waiting.pop()
            if document in left:
                del left[document]
                yield _Place(document, min(depth, DEEPEST), copies.get(document), credited[document])
                waiting += [(one, depth + 1) for one in below[document]]


def _branch(place: _Place, below: int, reports: Reports) -> Branch:
    record = reports.records[place.document]
    return Branch(
        reports.names[place.document],
        published(record),
        title_of(record),
        _copied(place.copy, reports) if place.copy else None,
        tuple(Credited(one.agency, quote(record, one.place.span)) for one in place.credits),
        below > place.depth,
        max(place.depth - below, 0),
    )


def _copied(copy: Copy, reports: Reports) -> Copied:
    of, own = reports.records[copy.of], reports.records[copy.document]
    left_out = tuple(quote(of, span) for span in copy.left_out)
    return Copied(reports.names[copy.of], round(100 * copy.share), left_out, tuple(quote(own, span) for span in copy.added))
