"""The drawing of who acts to whom."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.exports.arcs import MOST, Drawing, draw_arcs
from onrecord.exports.coded import coded_events
from onrecord.records import Entity, EventType, Quad, Record
from tests.factory import make_entity, make_event, make_record

Deed = tuple[str, str]


def record_of(deeds: Sequence[Deed], quad: Quad = Quad.VERBAL_CONFLICT) -> Record:
    """Deeds in a row, each from one party to another; an empty name is nobody."""
    text = " ".join(f"deed{number:03}" for number in range(len(deeds)))
    names = dict.fromkeys(name for deed in deeds for name in deed if name)
    parties: dict[str, Entity] = {name: make_entity(text, name, []) for name in names}
    sides = [{"actor": ids(parties, actor), "recipient": ids(parties, recipient)} for actor, recipient in deeds]
    events = (make_event(text, f"deed{number:03}", EventType.ACCUSE, **both) for number, both in enumerate(sides))
    return replace(make_record(text, tuple(parties.values())), events=tuple(replace(one, quad=quad) for one in events))


def ids(parties: dict[str, Entity], name: str) -> tuple[str, ...]:
    return (parties[name].id,) if name else ()


def drawn(*deeds: Deed, quad: Quad = Quad.VERBAL_CONFLICT) -> Drawing:
    drawing = draw_arcs(list(coded_events([record_of(deeds, quad)])))
    assert drawing is not None
    return drawing


@pytest.mark.parametrize("deeds", [(), (("Peru", ""),), (("", "Peru"),), (("Peru", ""), ("Chile", "")), (("Peru", "Peru"),)])
def test_without_two_parties_that_meet_nothing_is_drawn(deeds: tuple[Deed, ...]) -> None:
    assert draw_arcs(list(coded_events([record_of(deeds)]))) is None


def test_parties_stand_in_the_order_in_which_they_are_told_of() -> None:
    nodes = drawn(("Peru", ""), ("Chile", "Peru"), ("Brazil", "Peru")).nodes
    assert [one.name for one in nodes] == ["Peru", "Chile", "Brazil"]
    assert [one.y for one in nodes] == sorted({one.y for one in nodes})


def test_an_arc_says_who_whom_and_of_what_kind() -> None:
    (arc,) = drawn(("Peru", "Chile"), quad=Quad.MATERIAL_COOPERATION).arcs
    assert (arc.title, arc.quad) == ("Peru → Chile: material cooperation", "material-cooperation")


def test_events_of_the_same_parties_are_one_wider_arc() -> None:
    (once,), (thrice,) = drawn(("Peru", "Chile")).arcs, drawn(*[("Peru", "Chile")] * 3).arcs
    assert thrice.title == "Peru → Chile: verbal conflict (3 events)"
    assert once.width < thrice.width


def test_no_arc_is_wider_than_its_bound() -> None:
    (many,), (most,) = drawn(*[("Peru", "Chile")] * 40).arcs, drawn(*[("Peru", "Chile")] * 90).arcs
    assert many.width == most.width


def test_both_directions_are_arcs_of_their_own_that_start_at_who_acts() -> None:
    drawing = drawn(("Peru", "Chile"), ("Chile", "Peru"))
    heights = {one.name: one.y for one in drawing.nodes}
    starts = {arc.title.split(" →")[0]: int(arc.path.split()[2]) for arc in drawing.arcs}
    assert starts == heights


def test_a_party_and_itself_have_no_arc() -> None:
    assert [arc.title for arc in drawn(("Peru", "Chile"), ("Chile", "Chile")).arcs] == ["Peru → Chile: verbal conflict"]


def test_only_those_of_most_events_are_drawn() -> None:
    rare = [(f"Rare {number:02}", "Peru") for number in range(MOST + 3)]
    drawing = drawn(*rare, ("Often", "Peru"), ("Often", "Peru"))
    names = {one.name for one in drawing.nodes}
    assert (len(names), {"Peru", "Often"} <= names) == (MOST, True)
    assert {arc.title.split(" →")[0] for arc in drawing.arcs} == names - {"Peru"}


def test_a_long_name_is_cut_on_the_line_and_whole_under_the_pointer() -> None:
    name = "Ministry of Ferries, Harbours and Lighthouses"
    drawing = drawn((name, ""), (name, "Peru"))
    assert drawing.nodes[0].name.endswith("…")
    assert name.startswith(drawing.nodes[0].name[:-1])
    assert drawing.arcs[0].title.startswith(f"{name} → ")


def test_all_nodes_lie_within_the_picture() -> None:
    drawing = drawn(("Peru", "Chile"), ("Brazil", "Bolivia"), ("Peru", "Bolivia"))
    assert all(0 < one.y < drawing.height for one in drawing.nodes)
    assert 0 < drawing.x < drawing.width
