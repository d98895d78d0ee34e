"""Which country a word speaks of, and who holds its offices."""

import pytest

from onrecord.extract.mentions.countries import COUNTRIES, CountryTable
from onrecord.knowledge import load_table
from onrecord.records import EntityKind
from tests.extract.marked import tell


def country_of(marked: str) -> str | None:
    return tell(marked).entities[0].country


def test_all_names_of_a_country_are_one_place() -> None:
    told = tell("The [GPE United States] won. [GPE U.S.] and [NORP American] boats sank. The [GPE US] and [GPE USA] lost.")
    assert told.mentions("United States") == ["United States", "U.S.", "American", "US", "USA"]
    assert told.entity("United States").kind is EntityKind.PLACE


def test_a_people_is_a_group_of_its_country() -> None:
    told = tell("[NORP Latvians] voted. [NORP Latvian] boats waited.")
    assert [(one.name, one.kind, one.country) for one in told.entities] == [
        ("Latvians", EntityKind.GROUP, "LVA"),
        ("Latvia", EntityKind.PLACE, "LVA"),
    ]


def test_an_adjective_that_stands_for_a_people() -> None:
    told = tell("The [NORP British] are late. The [NORP British] minister is not.")
    assert [(one.name, one.kind) for one in told.entities[:2]] == [("British", EntityKind.GROUP), ("United Kingdom", EntityKind.PLACE)]


def test_the_european_union_is_an_organisation() -> None:
    told = tell("The [ORG European Union] waits. The [GPE EU] acts.")
    assert [(one.name, one.kind, one.country) for one in told.entities] == [("European Union", EntityKind.ORGANISATION, "EUR")]


def test_capitals_and_seats_of_government_belong_to_their_state() -> None:
    told = tell("[GPE Kyiv] and [GPE Harare] wait for the [ORG Kremlin].")
    assert [(one.name, one.country, one.sector) for one in told.entities] == [
        ("Kyiv", "UKR", None),
        ("Harare", "ZWE", None),
        ("Kremlin", "RUS", "GOV"),
    ]


def test_an_article_that_belongs_to_a_name_stays() -> None:
    assert tell("[GPE The Hague] waits for [GPE the Gambia].").names() == ["The Hague", "Gambia"]


def test_a_country_that_the_model_passed_over_is_found() -> None:
    assert tell("Tourists like Portugal.").names() == ["Portugal"]


def test_us_among_capitals_is_not_taken_for_a_country() -> None:
    assert tell("JOIN US NOW").names() == []


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("[GPE Georgia] voted in Tbilisi.", "GEO"),
        ("[GPE Georgia] voted from Atlanta to Savannah.", "USA"),
        ("[GPE Niger] closed its border.", "NER"),
        ("[GPE Nigeria] closed its border.", "NGA"),
        ("[NORP Nigerien] troops left.", "NER"),
        ("[GPE Congo] sent troops to Goma.", "COD"),
        ("[GPE Congo] sent troops from Brazzaville.", "COG"),
        ("[GPE DR Congo] sent troops.", "COD"),
        ("[GPE Republic of Congo] sent troops.", "COG"),
        ("[GPE Guinea] voted.", "GIN"),
        ("[GPE Guinea-Bissau] voted.", "GNB"),
        ("[GPE Equatorial Guinea] voted.", "GNQ"),
        ("[GPE Papua New Guinea] voted.", "PNG"),
        ("[GPE North Korea] fired.", "PRK"),
        ("[NORP South Korean] jets rose.", "KOR"),
        ("[NORP Korean] envoys left Pyongyang, said North Korea.", "PRK"),
        ("[GPE Dominica] flooded.", "DMA"),
        ("[NORP Dominican] police came to Santo Domingo.", "DOM"),
        ("[GPE Ireland] voted.", "IRL"),
        ("[GPE Northern Ireland] voted.", "GBR"),
        ("[LOC South America] voted.", None),
        ("[NORP Latin American] voters waited for it.", None),
        ("[GPE Taiwan] voted.", "TWN"),
        ("[GPE Kosovo] voted.", "XKX"),
        ("[GPE Virginia] voted.", "USA"),
        ("[GPE IRAN] voted.", "IRN"),
        ("[GPE Türkiye] voted.", "TUR"),
    ],
)
def test_countries_that_are_easily_confused(marked: str, code: str | None) -> None:
    assert country_of(marked) == code


@pytest.mark.parametrize("name", ["Jordan", "Chad", "Georgia", "Paris", "Sofia"])
def test_a_person_with_a_country_or_capital_for_a_name(name: str) -> None:
    (found,) = tell(f"[PERSON {name}] sang.").entities
    assert (found.kind, found.country) == (EntityKind.PERSON, None)


def test_the_table_holds_every_country_once() -> None:
    countries = load_table(CountryTable, COUNTRIES).countries
    codes = [country.code for country in countries]
    assert (len(codes), len(set(codes)), {"XKX", "EUR"} <= set(codes)) == (251, 251, True)


def test_no_word_of_the_table_belongs_to_two_countries() -> None:
    owners: dict[str, set[str]] = {}
    for country in load_table(CountryTable, COUNTRIES).countries:
        for word in (country.name, *country.also, *country.adjectives, *country.people, *country.capitals, *country.seats):
            owners.setdefault(word, set()).add(country.code)
    assert {word: codes for word, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("[GPE Kenya] President [PERSON Njeri Otieno] spoke.", ("President", "KEN", "GOV")),
        ("[GPE KENYA] PRESIDENT [PERSON NJERI OTIENO] spoke.", ("President", "KEN", "GOV")),
        ("[GPE Kenya]’s president, [PERSON Njeri Otieno], spoke.", ("president", "KEN", "GOV")),
        ("[PERSON Njeri Otieno], [GPE Kenya]’s foreign minister, spoke.", ("foreign minister", "KEN", "GOV")),
        ("[PERSON Njeri Otieno], 54, the president of [GPE Kenya], spoke.", ("president", "KEN", "GOV")),
        ("[PERSON Njeri Otieno], a veteran [NORP Kenyan] diplomat, spoke.", ("veteran diplomat", "KEN", "GOV")),
        ("[PERSON Njeri Otieno] is the prime minister of [GPE Kenya].", ("prime minister", "KEN", "GOV")),
        ("They recognise [PERSON Njeri Otieno] as [GPE Kenya]’s president.", ("president", "KEN", "GOV")),
        ("Former [NORP Kenyan] president [PERSON Njeri Otieno] spoke.", ("Former president", "KEN", "ELI")),
        ("then-[NORP Kenyan] President [PERSON Njeri Otieno] spoke.", ("then President", "KEN", "GOV")),
        ("[NORP Kenyan] Minister for Rural Affairs [PERSON Njeri Otieno] spoke.", ("Minister for Rural Affairs", "KEN", "GOV")),
        ("[NORP Kenyan] opposition leader [PERSON Njeri Otieno] spoke.", ("opposition leader", "KEN", "OPP")),
        ("[NORP Kenyan] army chief [PERSON Njeri Otieno] spoke.", ("army chief", "KEN", "MIL")),
        ("Lt. Gen. [PERSON Njeri Otieno] spoke.", ("Gen", None, "MIL")),
        ("[ORG Kremlin] spokesman [PERSON Ivan Grach] spoke.", ("spokesman", "RUS", "GOV")),
        ("[PERSON Njeri Otieno], head of the [NORP Kenyan] Red Cross, spoke.", ("head", "KEN", "NGO")),
        ("[TITLE Kenyan President] [PERSON Njeri Otieno] spoke.", ("President", "KEN", "GOV")),
        ("[TITLE Zookeeper] [PERSON Njeri Otieno] spoke.", ("Zookeeper", None, None)),
        ("[PERSON Njeri Otieno], Foreign Minister [PERSON Ali Juma] and others spoke.", (None, None, None)),
        ("[PERSON Njeri Otieno], his wife, spoke.", (None, None, None)),
        ("[GPE Kenya]’s [PERSON Njeri Otieno] spoke.", (None, "KEN", None)),
        ("[PERSON Njeri Otieno], a resident of [GPE Nairobi], spoke.", (None, "KEN", "CVL")),
    ],
)
def test_offices_around_a_name(marked: str, found: tuple[str | None, str | None, str | None]) -> None:
    person = next(one for one in tell(marked).entities if one.kind is EntityKind.PERSON)
    assert (person.role, person.country, person.sector) == found


def test_an_office_without_a_country_belongs_to_the_one_that_the_report_is_about() -> None:
    told = tell("[GPE Peru] voted. [NORP Peruvian] farmers marched. Prime Minister [PERSON Rosa Quispe] spoke.")
    found = told.entity("Rosa Quispe")
    assert (found.country, found.evidence and found.evidence.score) == ("PER", 0.92)


def test_without_a_clear_country_an_office_has_none() -> None:
    told = tell("[GPE Peru] met [GPE Chile], then [GPE Brazil]. Prime Minister [PERSON Rosa Quispe] spoke.")
    assert told.entity("Rosa Quispe").country is None
