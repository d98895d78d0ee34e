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
