"""Identities and judgements in words: cells of a list, why members are one, and what a judgement changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.answers import Form
from onrecord.errors import JudgementError

if TYPE_CHECKING:
    from onrecord.records import Judgement
    from onrecord.store import Identity
    from onrecord.store.identity import Link

COLUMNS = ("id", "name", "kind", "country", "sector", "role", "reports", "statements", "mentions", "others", "ids")
TABLE_COLUMNS = ("id", "name", "kind", "country", "role", "reports", "statements", "others")
TABLE_REASONS = ("id", "name", "reports", "why")
"""What fits on a terminal."""

SHORT = 12
"""Digits of an id that a person is shown; commands take as many as are unique."""

MOST = 3
"""Entries of a long list that a table shows."""

CANDIDATES = 5
"""Ids that an error names at most."""

_PHRASES = {"same": "are one", "different": "are not one", "undecided": "may be one or not"}
"""What a verdict says of two."""


def columns_of(form: Form, *, explain: bool) -> tuple[str, ...]:
    """The columns of a list of identities; `why` is the last where the list explains itself."""
    if form is Form.TABLE:
        return TABLE_REASONS if explain else TABLE_COLUMNS
    return (*COLUMNS, "why") if explain else COLUMNS


def row_of(identity: "Identity", columns: Sequence[str], form: Form) -> list[object]:
    """An identity under these columns. A table has short ids, and of a long list the beginning."""
    cells = [_cell(identity, column) for column in columns]
    return [_shortened(cell, column) for cell, column in zip(cells, columns, strict=True)] if form is Form.TABLE else cells


def _cell(identity: "Identity", column: str) -> object:
    match column:
        case "statements" | "mentions":
            return sum(getattr(member, column) for member in identity.members)
        case "others":
            return list(identity.others)
        case "ids":
            return [member.id for member in identity.members]
        case "why":
            return list(reasons(identity))
    return getattr(identity, column)


def _shortened(cell: object, column: str) -> object:
    if isinstance(cell, list):
        more = f" … and {len(cell) - MOST} more" if len(cell) > MOST else ""
        return "; ".join(cell[:MOST]) + more
    return str(cell)[:SHORT] if column == "id" else cell


def reasons(identity: "Identity") -> Iterator[str]:
    """Why its members are one, and which of them left another identity: judgements first, then the features that agree."""
    names = {member.id: member.name for member in identity.members}
    yield from (f"judgement {said(judgement, names)}" for judgement in identity.judgements)
    for departure in identity.departures:
        yield f"{called(departure.entity, names)} left another identity: judgement {said(departure.judgement, names)}"
    yield from (_agreement(link, names) for link in identity.links)


def _agreement(link: "Link", names: Mapping[str, str]) -> str:
    features = " + ".join(f"{feature.by.removeprefix('identity: ')} {feature.score:g}" for feature in link.features)
    return f"{called(link.member, names)} with {called(link.other, names)}: {features} = {link.score:g}"


def called(entity: str, names: Mapping[str, str]) -> str:
    """An entity by name, where it is known, and short id."""
    return f"{names[entity]} [{entity[:SHORT]}]" if entity in names else f"[{entity[:SHORT]}]"


def said(judgement: "Judgement", names: Mapping[str, str]) -> str:
    """What a judgement says, and who says so on what ground."""
    author = f"{judgement.by}: {judgement.why}"
    if judgement.revokes:
        return f"{judgement.id[:SHORT]} takes back {judgement.revokes[:SHORT]}, says {author}"
    pair = f"{called(judgement.left, names)} and {called(judgement.right, names)}"
    return f"{judgement.id[:SHORT]}: {pair} {_PHRASES[judgement.verdict]}, says {author}"


def changes(before: Iterable["Identity"], after: Iterable["Identity"]) -> Iterator[str]:
    """One line for each identity that has other members than before: what it is now, and what it was."""
    homes = {member.id: identity for identity in before for member in identity.members}
    for identity in after:
        origins = {homes[member.id].id: homes[member.id] for member in identity.members if member.id in homes}
        known = sum(len(origin.members) for origin in origins.values())
        if len(origins) != 1 or known != len(identity.members):
            yield f"{_counted(identity)}: was {'; '.join(map(_counted, origins.values()))}"


def _counted(identity: "Identity") -> str:
    return f"{identity.name} [{identity.id[:SHORT]}] in {identity.reports} report{'s' if identity.reports != 1 else ''}"


def find_id(given: str, names: Mapping[str, str], noun: str, record: Path) -> str:
    """The one id that begins like this. `names` says what each is called, for the error where there is none or more than one."""
    if given in names:
        return given
    found = sorted(one for one in names if one.startswith(given))
    if len(found) == 1:
        return found[0]
    if not found:
        raise JudgementError(f"{record}: no {noun} on record has an id that begins with {given!r}")
    shown = ", ".join(f"{one} ({names[one]})" for one in found[:CANDIDATES])
    more = f" and {len(found) - CANDIDATES} more" if len(found) > CANDIDATES else ""
    raise JudgementError(f"{record}: {given!r} begins more than one id: {shown}{more}; give more of it")
