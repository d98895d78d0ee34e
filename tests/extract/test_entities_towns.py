"""Towns, their countries, and bodies that are named with them."""

import pytest

from onrecord.errors import KnowledgeError
from onrecord.extract.mentions.towns import find_town
from onrecord.knowledge import OVERLAY, table_lines
from tests.extract.marked import tell


def test_a_town_has_its_country_and_says_why() -> None:
    mariupol = tell("Trams ran again in [GPE Mariupol].").entity("Mariupol")
    assert (mariupol.country, mariupol.evidence.by) == ("UKR", "towns.tsv: Mariupol")


@pytest.mark.parametrize(("named", "country"), [(frozenset(), "UKR"), (frozenset({"USA"}), "USA"), (frozenset({"FRA"}), "UKR")])
def test_of_namesakes_the_one_in_a_country_of_the_report_is_meant_or_the_largest_by_far(named: frozenset[str], country: str) -> None:
    found = find_town("Odessa", named)
    assert found is not None
    assert found.country == country


def test_where_no_namesake_is_the_largest_by_far_the_country_is_left_open() -> None:
    assert find_town("Reading") is None
    assert tell("It rained in [GPE Reading].").entity("Reading").country is None


def test_a_place_that_the_table_lacks_is_none() -> None:
    assert find_town("Little Snoring") is None


def test_police_of_a_large_town_are_of_its_country() -> None:
    told = tell("<The Shanghai police> said that nobody was hurt.")
    police = told.entity("Shanghai police")
    assert (police.country, police.sector) == ("CHN", "COP")


def test_another_countrys_body_of_a_known_name_is_not_the_known_one() -> None:
    told = tell("[GPE Chile]’s [ORG State Department] was silent.")
    assert told.entity("State Department").country == "CHL"


def test_the_users_towns_come_first(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("overlay")
    (folder / "places").mkdir()
    (folder / "places/towns.tsv").write_text("# ours\nLittle Snoring\tGBR\t52.85\t0.9\t1\n", encoding="utf-8")
    monkeypatch.setenv(OVERLAY, str(folder))
    assert table_lines("places/towns.tsv")[0].startswith("Little Snoring")
    found = find_town("Little Snoring")
    assert found is not None
    assert (found.country, found.latitude, found.longitude, found.inhabitants) == ("GBR", 52.85, 0.9, 1)


def test_a_table_of_lines_that_is_not_there_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="there is no such table"):
        table_lines("places/villages.tsv")
