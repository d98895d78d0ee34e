"""Names beside descriptions, and what the network takes words to mean."""

import pytest

from onrecord.records import EntityKind
from tests.extract.marked import tell


@pytest.mark.parametrize(
    "source",
    [
        "<The owner of a mine in [GPE Bolivia], [PERSON Severo Condori],>",
        "<A tourist from [GPE Bergen], Mr [PERSON Severo Condori],>",
        "<One of the tenors, [PERSON Severo Condori],>",
        "<The second panellist, the plant breeder [PERSON Severo Condori],>",
        "<The expert in enamel,> [PERSON Severo Condori],",
    ],
)
def test_a_name_behind_a_description_is_who_speaks(source: str) -> None:
    assert tell(f"{source} said that it was late.").speakers() == ["Severo Condori"]


def test_a_body_is_named_behind_what_it_is() -> None:
    assert tell("<The operator, [ORG Lys Energie],> said that it was late.").speakers() == ["Lys Energie"]


@pytest.mark.parametrize(
    "source",
    ["<Nurses in [GPE Leeds], [GPE England],>", "<Residents, [PERSON Ada Borg] among them,>", "<A clerk, who met [PERSON Ada Borg],>"],
)
def test_a_name_that_says_something_else_is_not_who_speaks(source: str) -> None:
    assert "Ada Borg" not in tell(f"{source} said that it was late.").speakers()


def test_what_stands_beside_a_name_is_known_from_then_on() -> None:
    told = tell("<The owner of the mine, [PERSON Severo Condori],> said no. <The owner> said that it was late.")
    assert told.speakers() == ["Severo Condori"] * 2


@pytest.mark.parametrize(
    ("report", "speaker"),
    [
        ("<Its new director> said no. The firm named [PERSON Ana Doric], the director, in May.", "Ana Doric"),
        ("<Their union> said no. The [ORG Norwegian Tramway Union] met in May.", "Norwegian Tramway Union"),
        ("<Its director> said no. [PERSON Ana Doric], a director, met [PERSON Jon Moss], a director.", "Its director"),
    ],
)
def test_somebodys_office_is_held_by_the_only_one_who_is_named_with_it(report: str, speaker: str) -> None:
    assert tell(report).speakers() == [speaker]


# --- what the network takes words to mean


def test_a_description_without_a_row_means_whom_the_network_says() -> None:
    report = "[PERSON Ana Doric] met [PERSON Jon Moss]. <The skipper> said that it was late."
    assert tell(report).speakers() == ["skipper"]
    assert tell(report, links={"The skipper": "Jon Moss"}).speakers() == ["Jon Moss"]


def test_a_pronoun_follows_the_network_where_the_text_leaves_it_open() -> None:
    report = "[PERSON Jon Moss] met [PERSON Ian Lund]. <He> said that it was late."
    assert [tell(report, links={"He": name}).speakers() for name in ("Jon Moss", "Ian Lund")] == [["Jon Moss"], ["Ian Lund"]]


def test_a_capital_that_speaks_is_a_government_even_where_the_model_sees_a_person() -> None:
    told = tell("<[PERSON Paris]> has not said when.")
    assert [(one.kind, one.country, one.sector) for one in told.entities] == [(EntityKind.PLACE, "FRA", "GOV")]
    assert tell("[PERSON Paris Holm] sang. <[PERSON Paris]> has not said when.").speakers() == ["Paris Holm"]
