from collections.abc import Sequence

import pytest

from onrecord.records import EntityKind, Judgement, Verdict
from onrecord.store import make_judgement
from onrecord.store.identity import Departure, Overruled, Settlement, Sighting, propose, settle
from tests.factory import make_sighting

ONE, TWO, THREE = (make_sighting(number, "Ida Brekke") for number in "123")
BO = make_sighting("4", "Bo Brekke")


def judged(left: Sighting, right: Sighting, verdict: Verdict = Verdict.SAME) -> Judgement:
    return make_judgement(left.id, right.id, verdict, "Ada", "the register")


def settled(sightings: Sequence[Sighting], *judgements: Judgement) -> Settlement:
    return settle(propose(sightings), judgements)


def members(settlement: Settlement) -> list[list[str]]:
    return [[member.document for member in identity.members] for identity in settlement.identities]


def test_without_judgements_everything_is_as_proposed() -> None:
    assert members(settled([ONE, TWO, THREE, BO])) == [["1", "2", "3"], ["4"]]


def test_same_joins_what_is_proposed_with_either() -> None:
    judgement = judged(TWO, BO)
    (identity,) = settled([ONE, TWO, THREE, BO], judgement).identities
    assert (identity.reports, identity.judgements, identity.others) == (4, (judgement,), ("Bo Brekke",))


def test_same_wins_over_what_contradicts() -> None:
    norwegian, swede = (make_sighting(country, "Ida Brekke", country=country) for country in ("NOR", "SWE"))
    assert members(settled([norwegian, swede], judged(norwegian, swede))) == [["NOR", "SWE"]]


def test_different_keeps_two_apart_and_the_weaker_tie_leaves() -> None:
    firm = make_sighting("3", "Ida Brekke", role="mayor")
    firmer = make_sighting("2", "Ida Brekke", role="mayor")
    judgement = judged(ONE, firm, Verdict.DIFFERENT)
    kept, left = settled([ONE, firmer, firm], judgement).identities
    assert ([one.document for one in kept.members], kept.departures) == (["2", "3"], ())
    assert ([one.document for one in left.members], left.departures, left.links) == (["1"], (Departure(ONE.id, judgement),), ())


def test_of_two_equal_ties_the_larger_id_leaves() -> None:
    judgement = judged(TWO, THREE, Verdict.DIFFERENT)
    assert members(settled([ONE, TWO, THREE], judgement)) == [["1", "2"], ["3"]]


def test_different_holds_over_what_others_are_judged() -> None:
    apart, ties = judged(ONE, BO, Verdict.DIFFERENT), judged(TWO, BO)
    found = settled([ONE, TWO, BO], apart, ties)
    assert members(found) == [["2", "4"], ["1"]]
    assert found.overruled == ()


def test_whoever_leaves_takes_along_what_is_judged_the_same() -> None:
    ties, apart = judged(TWO, THREE), judged(ONE, THREE, Verdict.DIFFERENT)
    assert members(settled([ONE, TWO, THREE], ties, apart)) == [["2", "3"], ["1"]]


def test_a_crowd_stays_with_the_stronger_of_two() -> None:
    crowd = [make_sighting(number, "Ida Brekke", role="mayor") for number in "56789"]
    ties, apart = judged(ONE, TWO), judged(crowd[1], TWO, Verdict.DIFFERENT)
    assert members(settled([ONE, TWO, *crowd], ties, apart)) == [["5", "6", "7", "8", "9"], ["1", "2"]]


def test_two_who_left_are_not_one_where_nobody_proposed_it() -> None:
    others = [make_sighting(number, "Bo Brekke") for number in "456"]
    ties = judged(ONE, others[0])
    apart = [judged(ONE, THREE, Verdict.DIFFERENT), judged(ONE, others[2], Verdict.DIFFERENT)]
    assert members(settled([ONE, TWO, THREE, *others], ties, *apart)) == [["1", "2", "4", "5"], ["6"], ["3"]]


def test_two_who_left_and_are_proposed_as_one_stay_together() -> None:
    apart = [judged(ONE, TWO, Verdict.DIFFERENT), judged(ONE, THREE, Verdict.DIFFERENT)]
    assert members(settled([ONE, TWO, THREE], *apart)) == [["2", "3"], ["1"]]


def test_same_gives_way_to_different() -> None:
    chain = [judged(ONE, BO), judged(TWO, BO)]
    apart = judged(ONE, TWO, Verdict.DIFFERENT)
    later = max(chain, key=lambda judgement: judgement.id)
    found = settled([ONE, TWO, BO], *chain, apart)
    assert found.overruled == (Overruled(later, apart),)
    assert not any({ONE.id, TWO.id} <= {member.id for member in identity.members} for identity in found.identities)


def test_the_same_said_twice_by_two_is_no_conflict() -> None:
    again = make_judgement(ONE.id, BO.id, Verdict.SAME, "Bo", "another register")
    found = settled([ONE, BO, TWO], judged(ONE, BO), again, judged(TWO, THREE, Verdict.DIFFERENT))
    assert (members(found), found.overruled) == ([["1", "2", "4"]], ())


@pytest.mark.parametrize("judgement", [judged(ONE, BO, Verdict.UNDECIDED), judged(ONE, make_sighting("9", "Gone"))])
def test_a_note_and_a_judgement_about_nobody_change_nothing(judgement: Judgement) -> None:
    assert settled([ONE, TWO, BO], judgement) == settled([ONE, TWO, BO])


def test_the_order_of_judgements_does_not_matter() -> None:
    everybody = [ONE, TWO, THREE, BO]
    judgements = [judged(ONE, BO), judged(TWO, BO), judged(ONE, TWO, Verdict.DIFFERENT), judged(THREE, BO, Verdict.DIFFERENT)]
    assert settled(everybody, *judgements) == settled(everybody[::-1], *judgements[::-1])


def test_an_identity_goes_by_the_fullest_name_and_what_is_known_most_often() -> None:
    sightings = [
        make_sighting("1", "Ida Brekke", country="NOR", role="mayor", sector="GOV", mentions=2, statements=1),
        make_sighting("2", "IDA BREKKE", country="NOR", role="mayor"),
        make_sighting("3", "Ida Brekke", country="NOR", role="pilot"),
        make_sighting("4", "Brekke", country="NOR", role="mayor"),
    ]
    (identity,) = settled(sightings).identities
    assert (identity.id, identity.name, identity.others) == ("Brekke@4", "Ida Brekke", ("Brekke", "IDA BREKKE"))
    assert (identity.kind, identity.country, identity.sector, identity.role) == (EntityKind.PERSON, "NOR", "GOV", "mayor")
    assert (identity.reports, len(identity.links)) == (4, 3)


def test_a_name_in_small_letters_is_preferred_to_capitals() -> None:
    sightings = [make_sighting("1", "IDA BREKKE"), make_sighting("2", "IDA BREKKE"), make_sighting("3", "Ida Brekke")]
    assert [identity.name for identity in settled(sightings).identities] == ["Ida Brekke"]


def test_those_in_most_reports_come_first_then_by_name() -> None:
    sightings = [make_sighting("1", "Sund"), make_sighting("1", "Aske"), ONE, TWO]
    assert [identity.name for identity in settled(sightings).identities] == ["Ida Brekke", "Aske", "Sund"]
