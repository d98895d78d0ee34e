"""What analysts judged, over what is proposed: their word wins, and without it everything is as proposed.

`same` joins two entities, and with them the groups that they are in. `different` keeps two apart, also where others would join them:
of the two, the one whose tie is weaker leaves the group, and takes along what is judged the same as it. An `undecided` one is a note.
Where `same` would join what is judged different, `different` stands.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

from onrecord.records import EntityKind, Judgement, Verdict
from onrecord.store.identity.names import fold
from onrecord.store.identity.proposals import Proposal
from onrecord.store.identity.sighting import Link, Sighting


@dataclass(frozen=True, slots=True)
class Departure:
    """An entity that left a group, and the judgement for which it did."""

    entity: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Overruled:
    """A judgement that two are one, and the one that keeps them apart."""

    judgement: Judgement
    by: Judgement


@dataclass(frozen=True, slots=True)
class Identity:
    """Entities of reports that are one. It goes by the smallest of their ids and by the name that is the fullest, of those the most
    frequent; country, sector and role are the most frequent that are known. `links` and `judgements` say why its members are one,
    `departures` which of them left another identity.
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None
    sector: str | None
    role: str | None
    others: tuple[str, ...]
    members: tuple[Sighting, ...]
    links: tuple[Link, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    departures: tuple[Departure, ...] = ()

    @property
    def reports(self) -> int:
        """In how many reports it is."""
        return len({member.document for member in self.members})


@dataclass(frozen=True, slots=True)
class Settlement:
    """All identities, those in most reports first, and the judgements that others stand against."""

    identities: tuple[Identity, ...]
    overruled: tuple[Overruled, ...] = ()


@dataclass(frozen=True, slots=True)
class _Verdicts:
    """The judgements that count, of entities on record. `apart` files those that keep an entity from another under both."""

    same: tuple[Judgement, ...]
    apart: Mapping[str, tuple[Judgement, ...]]


Trait = TypeVar("Trait", bound=str)
Unit = frozenset[str]
"""Entities that judgements make one, by id; most are alone."""


def settle(proposals: Sequence[Proposal], judgements: Iterable[Judgement]) -> Settlement:
    """The identities. `judgements` are those in force; one about an entity that is not among the proposals has no effect."""
    homes = {member.id: number for number, proposal in enumerate(proposals) for member in proposal.members}
    verdicts = _verdicts(judgements, homes)
    units, overruled = _units(verdicts)
    found: list[Identity] = []
    for pool in _pools(len(proposals), units, homes):
        found += _identities(_united(proposals, pool), units, verdicts, homes)
    return Settlement(tuple(sorted(found, key=lambda one: (-one.reports, one.name, one.id))), overruled)


def _verdicts(judgements: Iterable[Judgement], homes: Mapping[str, int]) -> _Verdicts:
    same: list[Judgement] = []
    apart: dict[str, tuple[Judgement, ...]] = {}
    for judgement in sorted(judgements, key=lambda one: one.id):
        if judgement.left in homes and judgement.right in homes:
            if judgement.verdict is Verdict.SAME:
                same.append(judgement)
            elif judgement.verdict is Verdict.DIFFERENT:
                for entity in (judgement.left, judgement.right):
                    apart[entity] = (*apart.get(entity, ()), judgement)
    return _Verdicts(tuple(same), apart)


def _units(verdicts: _Verdicts) -> tuple[dict[str, Unit], tuple[Overruled, ...]]:
    """The unit of every entity that is judged the same as another, and the judgements that could not be followed."""
    units: dict[str, Unit] = {}
    overruled = []
    for judgement in verdicts.same:
        left, right = (units.get(entity, frozenset({entity})) for entity in (judgement.left, judgement.right))
        between = _between(left, right, verdicts) if left != right else None
        if between:
            overruled.append(Overruled(judgement, between))
        elif left != right:
            units |= dict.fromkeys(left | right, left | right)
    return units, tuple(overruled)


def _between(left: Set[str], right: Set[str], verdicts: _Verdicts) -> Judgement | None:
    """The first judgement that keeps these two apart, which have no member in common."""
    small, large = sorted((left, right), key=len)
    kept = [one for entity in small for one in verdicts.apart.get(entity, ()) if one.left in large or one.right in large]
    return min(kept, key=lambda judgement: judgement.id, default=None)


def _pools(count: int, units: Mapping[str, Unit], homes: Mapping[str, int]) -> list[tuple[int, ...]]:
    """The proposals, by number, that units join; most are alone."""
    pools: dict[int, frozenset[int]] = {}
    for unit in dict.fromkeys(units.values()):
        touched = {homes[entity] for entity in unit}
        pool = frozenset().union(*(pools.get(number, {number}) for number in touched))
        pools |= dict.fromkeys(pool, pool)
    return [tuple(sorted(pools.get(number, {number}))) for number in range(count) if number == min(pools.get(number, {number}))]


def _united(proposals: Sequence[Proposal], pool: tuple[int, ...]) -> Proposal:
    if len(pool) == 1:
        return proposals[pool[0]]
    members = tuple(member for number in pool for member in proposals[number].members)
    return Proposal(members, tuple(link for number in pool for link in proposals[number].links))


def _identities(group: Proposal, units: Mapping[str, Unit], verdicts: _Verdicts, homes: Mapping[str, int]) -> list[Identity]:
    """The group as one identity, or as several where judgements keep members apart."""
    if not any(member.id in verdicts.apart for member in group.members):
        return [_identity(group.members, group.links, _sames(group.members, verdicts), ())]
    parts, departures = _parts(_strongest_first(group, units), verdicts, homes)
    found = []
    for part in parts:
        members = tuple(member for member in group.members if member.id in part)
        links = tuple(link for link in group.links if link.member in part and (part is parts[0] or link.other in part))
        left = tuple(departure for departure in departures if departure.entity in part)
        found.append(_identity(members, links, _sames(members, verdicts), left))
    return found


def _parts(units: Sequence[Unit], verdicts: _Verdicts, homes: Mapping[str, int]) -> tuple[list[set[str]], list[Departure]]:
    """The units by identity, the strongest first. One that a judgement keeps from the first part leaves: to those who left and were
    proposed as one with it, or else alone.
    """
    first, *rest = units
    parts = [{*first}]
    departures = []
    for unit in rest:
        barred = _between(unit, parts[0], verdicts)
        if barred is None:
            parts[0] |= unit
            continue
        departures += [Departure(entity, barred) for entity in sorted(unit)]
        tied = (part for part in parts[1:] if _share_home(unit, part, homes) and not _between(unit, part, verdicts))
        if joined := next(tied, None):
            joined |= unit
        else:
            parts.append({*unit})
    return parts, departures


def _share_home(unit: Unit, part: Set[str], homes: Mapping[str, int]) -> bool:
    return not {homes[entity] for entity in unit}.isdisjoint(homes[entity] for entity in part)


def _strongest_first(group: Proposal, units: Mapping[str, Unit]) -> list[Unit]:
    """By the score of the tie, then by id. Whoever a group began with has no tie that could be weak."""
    scores = {link.member: link.score for link in group.links}
    found = {units.get(member.id, frozenset({member.id})) for member in group.members}
    return sorted(found, key=lambda unit: (-max(scores.get(entity, 1.0) for entity in unit), min(unit)))


def _sames(members: Sequence[Sighting], verdicts: _Verdicts) -> tuple[Judgement, ...]:
    if not verdicts.same:
        return ()
    ids = {member.id for member in members}
    return tuple(judgement for judgement in verdicts.same if judgement.left in ids and judgement.right in ids)


def _identity(
    members: Sequence[Sighting], links: tuple[Link, ...], judgements: tuple[Judgement, ...], departures: tuple[Departure, ...]
) -> Identity:
    names = Counter(member.name for member in members)
    name = _fullest(names)
    return Identity(
        id=min(member.id for member in members),
        name=name,
        kind=_usual([member.kind for member in members]) or members[0].kind,
        country=_usual([member.country for member in members]),
        sector=_usual([member.sector for member in members]),
        role=_usual([member.role for member in members]),
        others=tuple(sorted(names.keys() - {name})),
        members=tuple(sorted(members, key=lambda member: (member.document, member.id))),
        links=links,
        judgements=judgements,
        departures=departures,
    )


def _fullest(names: Counter[str]) -> str:
    """The name of the most words; of these the most frequent, however it is spelt; of its spellings rather one in small letters."""
    words = {name: fold(name) for name in names}
    times: Counter[tuple[str, ...]] = Counter()
    for name, count in names.items():
        times[words[name]] += count
    return min(names, key=lambda name: (-len(words[name]), -times[words[name]], name.isupper(), -names[name], name))


def _usual(said: Iterable[Trait | None]) -> Trait | None:
    """What is said most often; of equals the first in the alphabet."""
    times = Counter(trait for trait in said if trait is not None)
    return min(times, key=lambda trait: (-times[trait], trait), default=None)
