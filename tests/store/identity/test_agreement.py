import pytest

from onrecord.records import EntityKind, Evidence
from onrecord.store.identity.agreement import agree, profile_of
from onrecord.store.identity.sighting import total
from tests.factory import make_sighting


def shared(left: tuple[str, dict[str, str]], right: tuple[str, dict[str, str]], kind: EntityKind = EntityKind.PERSON) -> list[str]:
    features = agree(*(profile_of(make_sighting("1", name, kind, **traits)) for name, traits in (left, right)))
    return [feature.by.removeprefix("identity: ") for feature in features]


def test_a_score_is_the_sum_of_named_features() -> None:
    left = profile_of(make_sighting("1", "Ida Brekke", country="NOR", role="Mayor", sector="GOV"))
    right = profile_of(make_sighting("2", "IDA BREKKE", country="NOR", role="mayor", sector="GOV"))
    assert agree(left, right) == (
        Evidence("identity: same name", 0.55),
        Evidence("identity: same country", 0.2),
        Evidence("identity: same role", 0.2),
        Evidence("identity: same sector", 0.05),
    )
    assert total(agree(left, right)) == 1.0


def test_a_full_name_is_enough() -> None:
    assert shared(("Ida Brekke", {}), ("ida brekke", {})) == ["same name"]


def test_one_word_is_enough_for_a_place_but_not_for_a_person() -> None:
    assert shared(("Sund", {}), ("The Sund", {}), EntityKind.PLACE) == ["same name"]
    assert shared(("Brekke", {}), ("Brekke", {})) == []
    assert shared(("Brekke", {"country": "NOR"}), ("Mr Brekke", {"country": "NOR"})) == ["same single name", "same country"]


@pytest.mark.parametrize("traits", [{"country": "NOR"}, {"role": "mayor"}])
def test_a_part_of_a_name_needs_the_country_or_the_role(traits: dict[str, str]) -> None:
    assert shared(("Brekke", traits), ("Ida Lund Brekke", traits)) == ["name within", *(f"same {name}" for name in traits)]
    assert shared(("Brekke", {}), ("Ida Lund Brekke", traits)) == []


def test_the_sector_alone_does_not_make_up_for_half_a_name() -> None:
    assert shared(("Brekke", {"sector": "GOV"}), ("Ida Brekke", {"sector": "GOV"})) == []


def test_every_word_counts_in_the_name_of_a_town_or_an_office() -> None:
    assert shared(("Sund", {"country": "NOR"}), ("Upper Sund", {"country": "NOR"}), EntityKind.PLACE) == []


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Ida Bratshenko", "Ida Bratshenka", True),
        ("Bratshenko", "Bratshenka", True),
        ("Ida Bratshenko", "Ada Bratshenko", False),
        ("Ida Bratshenko", "Ida Gratshenko", False),
        ("Ida Berg", "Ida Berk", False),
        ("Ida Lindqvist", "Ida Lindberg", False),
    ],
)
def test_a_last_name_may_be_spelt_in_two_ways(left: str, right: str, same: bool) -> None:
    country = {"country": "NOR"}
    assert shared((left, country), (right, country)) == (["similar name", "same country"] if same else [])
    assert shared((left, {}), (right, {})) == []
