"""Which entities are proposed as one, before anybody has judged.

Entities with equal profiles are placed together, those of the longest names and of the best known first. Each joins the one group that
fits it: one of the same name, or else one of a longer name or another spelling. Where two groups fit, it joins neither. The entities of
one report are never proposed as one: whoever read that report has told them apart.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from onrecord.records import EntityKind, Evidence
from onrecord.store.identity.agreement import BEGINNING, Profile, agree, profile_of
from onrecord.store.identity.names import Gender
from onrecord.store.identity.sighting import Link, Sighting, total


@dataclass(frozen=True, slots=True)
class Proposal:
    """Entities that are proposed as one. Every member but the first has a link to one that was there before."""

    members: tuple[Sighting, ...]
    links: tuple[Link, ...] = ()


@dataclass(slots=True, eq=False)
class _Group:
    """A proposal in the making; what is known of one member is known of all."""

    members: list[Sighting] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    country: str | None = None
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A profile that has been placed: its group, and its first member there."""

    profile: Profile
    group: _Group
    bearer: str


@dataclass(frozen=True, slots=True)
class _Fit:
    """A place that a profile fits, and what speaks for it."""

    place: _Place
    features: tuple[Evidence, ...]


Key = tuple[object, ...]
Places = dict[tuple[_Group, tuple[str, ...]], _Place]
"""The first place of each group and name. Those filed under one key share all that the key says, so that one speaks for all."""


@dataclass(slots=True)
class _Index:
    """Places by what can be looked up: the whole name, or one word of a person's name; each with every choice of the traits known."""

    namesakes: dict[Key, Places] = field(default_factory=dict)
    relatives: dict[Key, Places] = field(default_factory=dict)


def propose(sightings: Iterable[Sighting]) -> tuple[Proposal, ...]:
    """Every entity in exactly one group, whatever the order they come in. Raises `KnowledgeError` for a table that is wrong."""
    bearers: dict[Profile, list[Sighting]] = {}
    for sighting in sightings:
        bearers.setdefault(profile_of(sighting), []).append(sighting)
    index = _Index()
    groups: list[_Group] = []
    for profile in sorted(bearers, key=_longest_and_best_known_first):
        groups += _placed(profile, sorted(bearers[profile], key=_by_report), index)
    return tuple(Proposal(tuple(group.members), tuple(group.links)) for group in groups)


def _longest_and_best_known_first(profile: Profile) -> Key:
    known = (profile.country, profile.role, profile.sector, profile.gender)
    return (-len(profile.words), known.count(None), profile.kind, profile.words, *(trait or "" for trait in known))


def _by_report(sighting: Sighting) -> Key:
    return (sighting.document, -sighting.mentions, sighting.id)


def _placed(profile: Profile, bearers: Sequence[Sighting], index: _Index) -> list[_Group]:
    """The groups that are new now."""
    fits = _fitting(profile, _namesakes(profile, index)) or _fitting(profile, _relatives(profile, index))
    if len(fits) == 1:
        return _joined(profile, bearers, fits[0], index)
    alike = agree(profile, profile) if profile.words else ()
    if not alike or (fits and profile.single):
        return [_founded(profile, bearer) for bearer in bearers]
    group = _founded(profile, bearers[0])
    place = _Place(profile, group, bearers[0].id)
    _enter(index, place)
    return [group, *_joined(profile, bearers[1:], _Fit(place, alike), index)]


def _fitting(profile: Profile, places: Iterable[_Place]) -> list[_Fit]:
    """The best fit in every group that fits; of more than one group two are enough to know."""
    found: dict[_Group, _Fit] = {}
    for place in places:
        features = () if _contradicts(place.group, profile) else agree(profile, place.profile)
        best = found.get(place.group)
        if features and (best is None or total(features) > total(best.features)):
            found[place.group] = _Fit(place, features)
        if len(found) > 1:
            break
    return list(found.values())


def _contradicts(group: _Group, profile: Profile) -> bool:
    return _differ(group.country, profile.country) or _differ(group.gender, profile.gender)


def _differ(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and left != right


def _founded(profile: Profile, bearer: Sighting) -> _Group:
    return _Group([bearer], [], {bearer.document}, profile.country, profile.gender)


def _joined(profile: Profile, bearers: Sequence[Sighting], fit: _Fit, index: _Index) -> list[_Group]:
    """Lets these into the group. Whoever's report is there already stays outside: a group of its own."""
    group, outside, first = fit.place.group, [], None
    for bearer in bearers:
        if bearer.document in group.documents:
            outside.append(_founded(profile, bearer))
            continue
        first = first or bearer.id
        group.members.append(bearer)
        group.documents.add(bearer.document)
        group.links.append(Link(bearer.id, fit.place.bearer, fit.features))
    if first and profile != fit.place.profile:
        group.country, group.gender = group.country or profile.country, group.gender or profile.gender
        _enter(index, _Place(profile, group, first))
    return outside


def _enter(index: _Index, place: _Place) -> None:
    profile = place.profile
    at = (place.group, profile.words)
    for traits in _choices(profile):
        index.namesakes.setdefault((profile.kind, profile.words, traits), {}).setdefault(at, place)
    for traits in _telling(profile):
        for key in (*dict.fromkeys(profile.words), _spelling(profile)):
            index.relatives.setdefault((key, traits), {}).setdefault(at, place)


def _namesakes(profile: Profile, index: _Index) -> Iterator[_Place]:
    for traits in _choices(profile):
        yield from index.namesakes.get((profile.kind, profile.words, traits), {}).values()


def _relatives(profile: Profile, index: _Index) -> Iterator[_Place]:
    """Persons whose names might hold this one or be another spelling of it, found by the rarest of its words."""
    for traits in _telling(profile):
        yield from min((index.relatives.get((word, traits), {}) for word in profile.words), key=len).values()
        yield from index.relatives.get((_spelling(profile), traits), {}).values()


def _choices(profile: Profile) -> Iterator[Key]:
    """Every choice of the traits that are known, the largest first."""
    known = (profile.country, profile.role, profile.sector)
    return product(*((trait,) if trait is None else (trait, None) for trait in known))


def _telling(profile: Profile) -> Iterator[Key]:
    """The choices for which half a person's name may be enough: those with a country or a role."""
    if profile.kind is EntityKind.PERSON and profile.words:
        yield from ((country, role, sector) for country, role, sector in _choices(profile) if country or role)


def _spelling(profile: Profile) -> Key:
    return (*profile.words[:-1], profile.words[-1][:BEGINNING])
