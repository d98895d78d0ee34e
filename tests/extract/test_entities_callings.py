"""What stands beside a name and is in no table."""

import pytest

from tests.extract.marked import tell


@pytest.mark.parametrize(
    "introduced",
    [
        "[PERSON Cornelius Whitlock], an apple grower from [GPE Yakima], met the board.",
        "The apple grower [PERSON Cornelius Whitlock] met the board.",
    ],
)
def test_a_noun_beside_a_name_means_that_person_from_then_on(introduced: str) -> None:
    assert tell(f"{introduced} <The grower> said that it was late.").speakers() == ["Cornelius Whitlock"]


def test_of_two_with_one_noun_the_one_read_last_is_meant() -> None:
    told = tell("[PERSON Ada Borg], a grower, met [PERSON Jon Moss], a grower. [PERSON Ada Borg] left. <The grower> said no.")
    assert told.speakers() == ["Ada Borg"]


@pytest.mark.parametrize("source", ["<A grower>", "<The growers>", "<The painter>"])
def test_another_noun_several_and_one_who_is_new_are_somebody_else(source: str) -> None:
    report = f"[PERSON Ada Borg], an apple grower, met the board. {source} said that it was late."
    assert tell(report).speakers() != ["Ada Borg"]


def test_a_noun_behind_a_description_means_that_person_too() -> None:
    told = tell("[PERSON Ada Borg] rose. <The 58-year-old, a former baker,> said no. <The former baker> left, saying it was late.")
    assert told.speakers() == ["Ada Borg", "Ada Borg"]


def test_one_of_a_people_or_a_party_is_the_person_spoken_of() -> None:
    assert tell("Captain [PERSON Soren Lund] rose. It was late, <the Dane> said.").speakers() == ["Soren Lund"]
    assert tell("Senator [PERSON Holly Brandt] rose. <The Republican> said no.").speakers() == ["Holly Brandt"]


def test_the_former_and_the_latter_are_the_two_named_last() -> None:
    told = tell("[PERSON Ada Borg] met [PERSON Jon Moss]. <The latter> said no. <The former> said yes.")
    assert told.speakers() == ["Jon Moss", "Ada Borg"]


def test_a_body_whose_name_ends_in_the_noun_is_meant() -> None:
    told = tell("[ORG Fernwood School District] closed [ORG Fernwood Elementary]. <The district> said that pipes had burst.")
    assert told.speakers() == ["Fernwood School District"]


def test_the_only_body_of_which_nothing_is_known_is_the_club() -> None:
    told = tell("[PERSON Ada Borg] plays for [ORG Harwell Town]. <The club> said that she would stay.")
    assert told.speakers() == ["Harwell Town"]


def test_who_behind_a_calling_is_the_person_before_it() -> None:
    assert tell("[PERSON Ada Borg], a miner from the hills, <who> said no, left.").speakers() == ["Ada Borg"]
