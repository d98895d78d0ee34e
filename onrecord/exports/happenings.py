"""The events of a report as the page shows them: a timeline that can be narrowed down by type and by voucher, and who–whom arcs."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.exports.arcs import Drawing, draw_arcs
from onrecord.exports.coded import Coded, coded_events, printed
from onrecord.records import PartialDate, Record

OUTLET = "the outlet itself"


@dataclass(frozen=True, slots=True)
class Choice:
    """One box to tick: what it shows, and the class that it narrows down to."""

    name: str
    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the timeline. `classes` are what it may be narrowed down by; `statement` is the number of the one that it stands in."""

    coded: Coded
    who: str
    whom: str
    words: str
    when: PartialDate | None
    where: str
    firmness: str
    condition: str
    voucher: str
    classes: str
    statement: int | None


@dataclass(frozen=True, slots=True)
class Happenings:
    """All events of a report by day, undated ones under the day of publication, with the choices and the drawing."""

    timeline: tuple[Happening, ...]
    types: tuple[Choice, ...]
    vouchers: tuple[Choice, ...]
    drawing: Drawing | None


def make_happenings(record: Record, numbers: dict[str, int]) -> Happenings:
    """The events of a report; `numbers` are those of its statements by id."""
    events = list(coded_events([record]))
    types = _choices([one.event.type.value for one in events], "t")
    vouchers = _choices([_voucher(one) for one in events], "v")
    keys = {choice.name: choice.key for choice in (*types, *vouchers)}
    shown = [_happening(one, f"{keys[one.event.type.value]} {keys[_voucher(one)]}", numbers) for one in events]
    shown.sort(key=lambda one: (str(one.coded.date or ""), one.coded.event.trigger.start))
    return Happenings(tuple(shown), types, vouchers, draw_arcs(events))


def _choices(names: Sequence[str], letter: str) -> tuple[Choice, ...]:
    return tuple(Choice(name, f"{letter}{place}", names.count(name)) for place, name in enumerate(sorted(set(names)), 1))


def _voucher(coded: Coded) -> str:
    return (coded.vouchers[0] or "somebody unnamed") if coded.vouchers else OUTLET


def _happening(coded: Coded, classes: str, numbers: dict[str, int]) -> Happening:
    event, record = coded.event, coded.record
    return Happening(
        coded,
        ", ".join(one.name for one in coded.actor),
        ", ".join(one.name for one in coded.recipient),
        printed(record, event.trigger),
        coded.date,
        coded.place.name if coded.place else "",
        ", ".join(event.auxiliary),
        printed(record, event.condition) if event.condition else "",
        _voucher(coded),
        classes,
        numbers.get(event.statement or ""),
    )
