"""Which events are written: for data sets that want only what happened, one event a statement, or one a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.exports.coded import Coded, coded_events
from onrecord.records import Auxiliary, Event, Record

DayKey = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is left out: events with one of these auxiliary modes (`without`), those within what another event says (`collapse`: PETRARCH
    codes “A accused B of shelling C” once), and all but the first of a day with the same parties and type (`once_a_day`).
    """

    without: frozenset[Auxiliary] = frozenset()
    collapse: bool = False
    once_a_day: bool = False


def select_events(records: Iterable[Record], selection: Selection) -> Iterator[Record]:
    """The same records with the events that are asked for."""
    seen: set[DayKey] = set()
    for record in records:
        kept = [one for one in coded_events([record]) if not selection.without.intersection(one.event.auxiliary)]
        if selection.collapse:
            kept = _collapsed(kept)
        if selection.once_a_day:
            kept = [one for one in kept if _is_new(one, seen)]
        yield replace(record, events=tuple(one.event for one in kept))


def _collapsed(events: list[Coded]) -> list[Coded]:
    """Without those that a statement holds whose cue is itself an event: the act of speech stands for what it says."""
    acts = [one.event for one in events]
    return [one for one in events if not _is_held(one, acts)]


def _is_held(coded: Coded, acts: list[Event]) -> bool:
    statements = {one.id: one for one in coded.record.statements}
    at = statements.get(coded.event.statement or "")
    while at is not None:
        cue = at.cue
        if cue and any(cue.start <= act.trigger.start < cue.end for act in acts):
            return True
        at = statements.get(at.within or "")
    return False


def _is_new(coded: Coded, seen: set[DayKey]) -> bool:
    """Whether nothing of this day, type and parties has passed. Parties are told apart by name, country and sector, over all reports."""
    parties = ["|".join(sorted(f"{one.country}/{one.sector}/{one.name}" for one in side)) for side in (coded.actor, coded.recipient)]
    key = (str(coded.date), coded.event.type.value, *parties)
    if key in seen:
        return False
    seen.add(key)
    return True
