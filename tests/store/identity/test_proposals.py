from random import Random

import pytest

from onrecord.records import EntityKind
from onrecord.store.identity import Link, Proposal, Sighting, propose
from tests.factory import make_sighting

PERSON = EntityKind.PERSON


def groups(*sightings: Sighting) -> list[set[str]]:
    """The members of the proposals, by readable ids; the larger first."""
    found = [{member.id for member in proposal.members} for proposal in propose(sightings)]
    return sorted(found, key=lambda group: (-len(group), min(group)))


def test_equal_names_of_two_reports_are_proposed_as_one() -> None:
    left, right = make_sighting("1", "Ida Brekke"), make_sighting("2", "IDA BREKKE", role="mayor")
    (proposal,) = propose([left, right])
    assert proposal.members == (right, left)
    ((member, other, by),) = [(link.member, link.other, link.features[0].by) for link in proposal.links]
    assert (member, other, by) == (left.id, right.id, "identity: same name")


def test_an_entity_alone_is_a_proposal_of_its_own() -> None:
    sighting = make_sighting("1", "Ida Brekke")
    assert propose([sighting]) == (Proposal((sighting,)),)


def test_kinds_are_kept_apart() -> None:
    assert len(groups(make_sighting("1", "Sund", EntityKind.PLACE), make_sighting("2", "Sund", EntityKind.ORGANISATION))) == 2


def test_who_is_not_named_is_nobody_else() -> None:
    assert len(groups(make_sighting("1", "a sailor", named=False), make_sighting("2", "a sailor", named=False))) == 2


def test_a_name_without_a_letter_is_nobody_else() -> None:
    assert len(groups(make_sighting("1", "…"), make_sighting("2", "…"))) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (make_sighting("1", "Ida Brekke", country="NOR"), make_sighting("2", "Ida Brekke", country="SWE")),
        (make_sighting("1", "Mrs Kim Brekke"), make_sighting("2", "Mr Kim Brekke")),
        (make_sighting("1", "Mrs Brekke", country="NOR"), make_sighting("2", "Peter Brekke", country="NOR")),
        (make_sighting("1", "Ida Brekke", role="president", country="NOR"), make_sighting("2", "Brekke", role="president", country="SWE")),
    ],
)
def test_what_contradicts_is_kept_apart(left: Sighting, right: Sighting) -> None:
    assert len(groups(left, right)) == 2


def test_entities_of_one_report_are_never_proposed_as_one() -> None:
    sightings = [make_sighting("1", "Ida Brekke"), make_sighting("1", "IDA BREKKE"), make_sighting("2", "Ida Brekke")]
    assert groups(*sightings) == [{"IDA BREKKE@1", "Ida Brekke@2"}, {"Ida Brekke@1"}]


def test_a_short_name_joins_the_full_one() -> None:
    full, short = make_sighting("1", "Ida Brekke", country="NOR"), make_sighting("2", "Brekke", country="NOR")
    assert groups(short, full) == [{full.id, short.id}]


def test_a_short_name_does_not_join_somebody_whom_its_own_report_tells_apart() -> None:
    elsewhere, here = make_sighting("1", "Ida Brekke", country="NOR"), make_sighting("2", "Ida Brekke", country="NOR")
    other = make_sighting("2", "Brekke", country="NOR")
    assert groups(elsewhere, here, other) == [{elsewhere.id, here.id}, {other.id}]


def test_a_short_name_that_fits_two_joins_neither() -> None:
    ida, bo = (make_sighting("1", f"{name} Brekke", country="NOR") for name in ("Ida", "Bo"))
    short = [make_sighting(str(number), "Brekke", country="NOR") for number in (2, 3)]
    assert len(groups(ida, bo, *short)) == 4


def test_a_full_name_that_fits_two_countries_joins_neither() -> None:
    norwegian, swede = (make_sighting(country, "Ida Brekke", country=country) for country in ("NOR", "SWE"))
    unknown = [make_sighting(str(number), "Ida Brekke") for number in (1, 2)]
    assert groups(norwegian, swede, *unknown) == [{"Ida Brekke@1", "Ida Brekke@2"}, {norwegian.id}, {swede.id}]


def test_the_role_tells_two_of_a_name_apart() -> None:
    ida, bo = make_sighting("1", "Ida Brekke", role="mayor"), make_sighting("1", "Bo Brekke", role="pilot")
    short = make_sighting("2", "Brekke", role="pilot")
    assert groups(ida, bo, short) == [{bo.id, short.id}, {ida.id}]


def test_what_is_known_of_one_member_is_known_of_the_group() -> None:
    """Without a country, the short name joins by its role; then a namesake's country speaks against the group."""
    full, short = make_sighting("1", "Ida Brekke", role="mayor"), make_sighting("2", "Brekke", role="mayor", country="NOR")
    foreign = make_sighting("3", "Brekke", role="mayor", country="SWE")
    assert groups(full, short, foreign) == [{full.id, short.id}, {foreign.id}]


def test_two_spellings_meet() -> None:
    left = make_sighting("1", "Ida Bratshenko", country="NOR")
    right = make_sighting("2", "Ida Bratshenka", country="NOR")
    short = make_sighting("3", "Bratshenko", country="NOR")
    assert groups(left, right, short) == [{left.id, right.id, short.id}]


def test_a_link_says_with_whom_and_why() -> None:
    full, short = make_sighting("1", "Ida Brekke", country="NOR"), make_sighting("2", "Brekke", country="NOR")
    ((link,),) = [proposal.links for proposal in propose([full, short])]
    assert isinstance(link, Link)
    assert [feature.by for feature in link.features] == ["identity: name within", "identity: same country"]
    assert (link.member, link.other, link.score) == (short.id, full.id, 0.5)


def test_of_many_who_fit_the_link_names_the_one_that_agrees_in_most() -> None:
    mayor = make_sighting("1", "Ida Brekke", country="NOR", role="mayor")
    pilot = make_sighting("2", "Ida Brekke", country="NOR", role="pilot")
    short = make_sighting("3", "Brekke", country="NOR", role="pilot")
    (proposal,) = propose([mayor, pilot, short])
    assert [link.other for link in proposal.links if link.member == short.id] == [pilot.id]


def made_up(count: int) -> list[Sighting]:
    """Many entities of few names, so that everything that can happen does."""
    chance = Random(7)
    names = ["Ida Brekke", "Bo Brekke", "Brekke", "Ida Bratshenko", "Bratshenka", "Ida Lund Brekke", "Mrs Brekke", "Sund"]
    return [
        Sighting(
            str(chance.randrange(count // 4)),
            f"{number:04}",
            chance.choice(names),
            chance.choice([PERSON, PERSON, EntityKind.PLACE]),
            chance.choice([None, "NOR", "SWE"]),
            chance.choice([None, "GOV"]),
            chance.choice([None, "mayor", "pilot"]),
        )
        for number in range(count)
    ]


def test_everybody_is_in_one_group_and_nothing_in_it_contradicts() -> None:
    sightings = made_up(400)
    found = propose(sightings)
    assert sorted(member.id for group in found for member in group.members) == sorted(one.id for one in sightings)
    for group in found:
        assert len({member.kind for member in group.members}) == 1
        assert len({member.country for member in group.members} - {None}) <= 1
        assert len({member.document for member in group.members}) == len(group.members)
        assert len(group.links) == len(group.members) - 1


def test_the_order_of_the_entities_does_not_matter() -> None:
    sightings = made_up(400)
    expected = propose(sightings)
    for seed in range(3):
        Random(seed).shuffle(sightings)
        assert propose(sightings) == expected
