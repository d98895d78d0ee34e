"""The manual's rulings: where one type equals another with an auxiliary mode, the single type is given (PLOVER manual 0.8, 2021)."""

from dataclasses import dataclass, replace

from onrecord.extract.deeds.tables import Codebook
from onrecord.records import Auxiliary, EventType, Quad

PLANNED = {
    EventType.CONSULT: "036",
    EventType.SUPPORT: "032",
    EventType.COOPERATE: "031",
    EventType.AID: "033",
}
"""What is announced of these is an intent to cooperate: AGREE, with the CAMEO code for it."""
COOPERATIVE = (*PLANNED, EventType.AGREE, EventType.CONCEDE, EventType.RETREAT)
"""Not to do these is to refuse them: “will not lift the ban”, “will not attend” are REJECT."""

VIOLENT = (EventType.ASSAULT, EventType.COERCE)


@dataclass(frozen=True, slots=True)
class Coded:
    """A type with what goes with it."""

    type: EventType
    quad: Quad
    mode: str | None
    cameo: str | None
    auxiliary: frozenset[Auxiliary]


def rule_on(coded: Coded, book: Codebook, *, own_words: bool) -> Coded:
    """The event by the manual's rulings. `own_words`: the one who acts is the one who says so."""
    future, negated = Auxiliary.FUTURE in coded.auxiliary, Auxiliary.NEGATION in coded.auxiliary
    if not future:
        return coded
    if negated:
        return _turned(coded, book, EventType.REJECT, "120") if coded.type in COOPERATIVE else coded
    if coded.type in PLANNED:
        return _turned(coded, book, EventType.AGREE, PLANNED[coded.type])
    if coded.type is EventType.RETREAT:
        return _turned(coded, book, EventType.CONCEDE, None)
    if coded.type in VIOLENT and own_words:
        return _turned(coded, book, EventType.THREATEN, "138" if coded.type is EventType.ASSAULT else "132")
    return coded


def _turned(coded: Coded, book: Codebook, type_: EventType, cameo: str | None) -> Coded:
    table = book.types.get(type_)
    if table is None:
        return coded
    auxiliary = coded.auxiliary - ({Auxiliary.FUTURE, Auxiliary.NEGATION} if type_ is EventType.REJECT else {Auxiliary.FUTURE})
    return replace(coded, type=type_, quad=table.quad, mode=None, cameo=cameo or table.cameo, auxiliary=auxiliary)
