"""Which names name the same one."""

import pytest

from onrecord.records import Entity, EntityKind, Evidence, Mention, MentionForm, Span, content_id
from tests.extract.marked import tell


def test_all_forms_of_a_name_are_one_person() -> None:
    told = tell(
        "President [PERSON Kwame Adjei] flew home. [PERSON Mr Adjei] was late. [PERSON Adjei]’s critics waited. [PERSON Mr Adjei’s] aides"
        " hid. President [PERSON Adjei] slept."
    )
    assert told.names("person") == ["Kwame Adjei"]
    assert told.mentions("Kwame Adjei") == ["President Kwame Adjei", "Mr Adjei", "Adjei", "Mr Adjei", "President Adjei"]


def test_an_entity_is_made_whole() -> None:
    told = tell("[GPE Ghana] President [PERSON Kwame Adjei] flew home.")
    mentions = (Mention(Span(0, 27), MentionForm.NAME),)
    assert told.entities[0] == Entity(
        id=content_id("entity", "report", EntityKind.PERSON, Span(0, 27)),
        name="Kwame Adjei",
        kind=EntityKind.PERSON,
        country="GHA",
        sector="GOV",
        role="President",
        mentions=mentions,
        evidence=Evidence("entities.toml: president; countries.toml: GHA", 1.0),
    )


def test_a_short_name_before_the_full_one_is_the_same_person() -> None:
    told = tell("[PERSON Okafor] wins again\n[PERSON Chidi Okafor] won on Sunday.")
    assert told.mentions("Chidi Okafor") == ["Okafor", "Chidi Okafor"]


def test_namesakes_are_kept_apart_by_given_name() -> None:
    told = tell("[PERSON Elena Marin] met [PERSON Radu Marin]. [PERSON Radu Marin] left first.")
    assert [told.mentions(name) for name in told.names()] == [["Elena Marin"], ["Radu Marin", "Radu Marin"]]


def test_namesakes_are_kept_apart_by_title() -> None:
    told = tell("[PERSON Anna Lind] and [PERSON Peter Lind] spoke. [PERSON Mrs Lind] sang, [PERSON Mr Lind] played.")
    assert told.mentions("Anna Lind") == ["Anna Lind", "Mrs Lind"]
    assert told.mentions("Peter Lind") == ["Peter Lind", "Mr Lind"]


def test_a_short_name_goes_to_the_namesake_named_last() -> None:
    told = tell("[PERSON Tuan Pham] rose. [PERSON Hoa Pham] sat. [PERSON Pham] laughed.")
    assert told.mentions("Hoa Pham") == ["Hoa Pham", "Pham"]


def test_a_title_decides_between_namesakes() -> None:
    told = tell("President [PERSON Leke Bello] and General [PERSON Tunde Bello] met. President [PERSON Bello] spoke.")
    assert told.mentions("Leke Bello") == ["President Leke Bello", "President Bello"]


def test_a_name_in_capitals_is_shown_in_small_letters() -> None:
    told = tell("[GPE LATVIA]’S President [PERSON JĀNIS BĒRZIŅŠ-KALNS] resigned. [PERSON Bērziņš-Kalns] was tired.")
    assert told.names("person") == ["Jānis Bērziņš-Kalns"]


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("José Núñez", "Nunez"),
        ("Marie-Claire Dupont", "Ms Dupont"),
        ("Desmond Clarke Jr", "Clarke"),
        ("Thandiwe R. Mokoena", "T. Mokoena"),
        ("Park Min-jun", "Mr Park"),
        ("Yusuf al-Masri", "al-Masri"),
        ("Yusuf al-Masri", "Masri"),
        ("Sofie van den Berg", "Van den Berg"),
        ("Lucas de la Cruz Ortega", "De la Cruz"),
        ("Agnieszka Kowalczyk", "Kowalzcyk"),
        ("Alexander Wirth", "Alex Wirth"),
        ("Sir Rupert Hale", "Sir Rupert"),
        ("Bùi Thị Lan", "Lan"),
        ("Sean O’Malley", "O'Malley"),
    ],
)
def test_forms_of_names_from_many_cultures(full: str, other: str) -> None:
    told = tell(f"[PERSON {full}] came. Later [PERSON {other}] left.")
    assert [len(one.mentions) for one in told.entities] == [2]


@pytest.mark.parametrize(("one", "other"), [("Mario Rossi", "Maria Rossi"), ("Kim Il-nam", "Kim Il-sun"), ("James Reid", "Mr James")])
def test_names_of_different_persons(one: str, other: str) -> None:
    told = tell(f"[PERSON {one}] came. Later [PERSON {other}] left.")
    assert [len(entity.mentions) for entity in told.entities] == [1, 1]


def test_titles_that_the_model_took_into_the_name_or_left_out_are_the_same() -> None:
    told = tell("[PERSON Justice Amara Diallo] ruled. [TITLE Justice] [PERSON Diallo] left. Justice [PERSON Diallo’s] clerk stayed.")
    assert told.mentions("Amara Diallo") == ["Justice Amara Diallo", "Justice Diallo", "Justice Diallo"]


def test_the_usual_kind_of_a_name_corrects_a_slip_of_the_model() -> None:
    told = tell("[PERSON Tarek Haddad] spoke. [PERSON Haddad] paused. [ORG Haddad] went on. [PERSON Haddad] ended.")
    assert told.names() == ["Tarek Haddad"]


def test_a_body_and_its_abbreviation_in_brackets() -> None:
    told = tell("The [ORG Harbour Workers’ Federation] ([ORG HAFED]) met. [ORG HAFED] votes today.")
    assert told.mentions("Harbour Workers’ Federation") == ["Harbour Workers’ Federation", "HAFED", "HAFED"]


def test_an_abbreviation_in_brackets_that_the_model_passed_over() -> None:
    told = tell("The [ORG Ministry of Rural Works] (MRW) met. [ORG MRW] staff stayed.")
    assert told.mentions("Ministry of Rural Works") == ["Ministry of Rural Works", "MRW", "MRW"]


def test_a_body_and_its_initials() -> None:
    told = tell("The [ORG Coastal Relief Agency] met. Later the [ORG CRA] left. The [ORG C.R.A.] is small.")
    assert told.mentions("Coastal Relief Agency") == ["Coastal Relief Agency", "CRA", "C.R.A."]


def test_a_company_with_and_without_its_legal_form() -> None:
    told = tell("[ORG Norvik Shipping AS] fell. [ORG Norvik Shipping] rose. [ORG Norvik] stood.")
    assert told.mentions("Norvik Shipping AS") == ["Norvik Shipping AS", "Norvik Shipping", "Norvik"]


def test_bodies_that_share_only_a_common_noun_are_apart() -> None:
    told = tell("The [ORG Labour Party] met the [ORG Green Party]. The [ORG Party] did not.")
    assert told.names() == ["Labour Party", "Green Party", "Party"]


def test_a_body_has_the_country_and_sector_of_its_words() -> None:
    told = tell("The [ORG Latvian Foreign Ministry] met [GPE Chad]’s [ORG National Police]. [ORG Fjordbank Ltd] slept.")
    found = [(one.name, one.country, one.sector) for one in told.entities if one.kind is EntityKind.ORGANISATION]
    assert found == [("Latvian Foreign Ministry", "LVA", "GOV"), ("National Police", "TCD", "COP"), ("Fjordbank Ltd", None, "BUS")]


def test_other_names_are_entities_of_their_own_kind() -> None:
    told = tell("The [EVENT Harbour Festival] opened in [LOC North Bay] near [FAC Pier Hall].")
    assert [(one.name, one.kind) for one in told.entities] == [
        ("Harbour Festival", EntityKind.OTHER),
        ("North Bay", EntityKind.PLACE),
        ("Pier Hall", EntityKind.PLACE),
    ]


def test_names_in_furniture_are_no_entities() -> None:
    told = tell("[PERSON Ada Obi] spoke.\nSupport [ORG The Daily Lamp].", aside="Support The Daily Lamp.")
    assert told.names() == ["Ada Obi"]


def test_a_double_surname_alone_is_no_full_name_of_somebody_else() -> None:
    told = tell("[PERSON Ned Abdi-Cole] was held. [PERSON Abdi-Cole] is well. [PERSON Hana Abdi-Cole] wept.")
    assert told.names("person") == ["Ned Abdi-Cole", "Hana Abdi-Cole"]


def test_a_surname_is_nearer_to_the_same_word_than_to_the_end_of_a_double_one() -> None:
    told = tell("[PERSON Tina Dunn] sat. [PERSON Marisol Vega-Dunn] rose. [PERSON Dunn] laughed.")
    assert told.mentions("Tina Dunn") == ["Tina Dunn", "Dunn"]


def test_spellings_of_another_script_are_one_person() -> None:
    told = tell("[PERSON Aleksandr Lukashenka] rose. [PERSON Alexander Lukashenko] sat. [PERSON Aleksey Lukashenka] slept.")
    assert [told.mentions(name) for name in told.names("person")] == [
        ["Aleksandr Lukashenka", "Alexander Lukashenko"],
        ["Aleksey Lukashenka"],
    ]


@pytest.mark.parametrize(
    "source",
    ["<The chairman of the Calder, Sir [PERSON Piers Dale],>", "<Her rival, the former [NORP Cypriot] hurdler [PERSON Piers Dale],>"],
)
def test_a_name_behind_a_comma_is_who_speaks(source: str) -> None:
    assert tell(f"{source} said no.").speakers() == ["Piers Dale"]


def test_the_body_itself_is_the_body() -> None:
    assert tell("[ORG Nordvik] rose 3 per cent. <[ORG Nordvik] itself> said nothing.").speakers() == ["Nordvik"]
