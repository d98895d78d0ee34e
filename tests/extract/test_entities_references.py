"""For whom descriptions and pronouns stand, and who a source is."""

import pytest

from onrecord.records import EntityKind, MentionForm
from tests.extract.marked import tell

MINISTERS = "[GPE Kenya]’s President [PERSON Njeri Otieno] met [NORP Latvian] Prime Minister [PERSON Juris Kalns]. "


# --- descriptions


@pytest.mark.parametrize(
    ("description", "person"),
    [
        ("the Kenyan president", "Njeri Otieno"),
        ("the Kenya president", "Njeri Otieno"),
        ("Kenya’s president", "Njeri Otieno"),
        ("the president", "Njeri Otieno"),
        ("the Kenyan leader", "Njeri Otieno"),
        ("the Kenyan head of state", "Njeri Otieno"),
        ("the Latvian premier", "Juris Kalns"),
        ("the prime minister", "Juris Kalns"),
        ("the Latvian leader", "Juris Kalns"),
    ],
)
def test_an_office_stands_for_whoever_holds_it(description: str, person: str) -> None:
    told = tell(f"{MINISTERS}Later {description} went home.")
    assert told.mentions(person)[-1] == description


@pytest.mark.parametrize("description", ["the senator", "the Chadian president", "a president", "his president", "the finance minister"])
def test_an_office_that_nobody_holds_stands_for_nobody_named(description: str) -> None:
    told = tell(f"{MINISTERS}Later {description} went home.")
    assert description not in told.mentions("Njeri Otieno") + told.mentions("Juris Kalns")


def test_a_description_before_the_name_finds_it() -> None:
    told = tell("[NORP Kenyan] president resigns\n[GPE Kenya]’s President [PERSON Njeri Otieno] resigned on Monday.")
    assert told.mentions("Njeri Otieno") == ["Kenyan president", "Kenya’s President Njeri Otieno"]


def test_a_leader_of_whom_no_office_is_printed() -> None:
    told = tell("[PERSON Otieno] spoke in [GPE Nairobi]. [PERSON Otieno] was brief. Then the [NORP Kenyan] leader flew home.")
    found = told.entity("Otieno")
    assert (told.mentions("Otieno")[-1], found.country, found.sector) == ("the Kenyan leader", "KEN", "GOV")


def test_a_leader_of_another_country_is_not_taken() -> None:
    told = tell("[GPE Chad] President [PERSON Idriss Saleh] spoke. [PERSON Saleh] was brief. Then the [NORP Kenyan] leader flew home.")
    assert told.mentions("Idriss Saleh") == ["Chad President Idriss Saleh", "Saleh"]


def test_an_office_of_a_country_is_somebody_without_a_name() -> None:
    told = tell("Nobody asked [GPE Peru]’s president.")
    found = told.entity("Peru’s president")
    assert (found.kind, found.country, found.sector, found.role) == (EntityKind.PERSON, "PER", "GOV", "president")


def test_an_age_stands_for_the_person_just_spoken_of() -> None:
    told = tell("[PERSON Mei Tanaka] won. The 54-year-old smiled.")
    assert told.mentions("Mei Tanaka") == ["Mei Tanaka", "The 54-year-old"]


def test_the_ministry_is_the_one_named_before() -> None:
    told = tell("The [ORG Kenyan Health Ministry] and [ORG Norvik Ltd] met. The ministry paid. The company left.")
    assert told.mentions("Kenyan Health Ministry") == ["Kenyan Health Ministry", "The ministry"]
    assert told.mentions("Norvik Ltd") == ["Norvik Ltd", "The company"]


def test_bodies_and_groups_of_a_country_are_entities() -> None:
    told = tell("[NORP Peruvian] troops met the [NORP Chilean] government. [NORP Western] diplomats watched the [NORP Chilean] government.")
    found = [(one.name, one.kind, one.country, one.sector) for one in told.entities if one.kind is not EntityKind.PLACE]
    assert found == [
        ("Peruvian troops", EntityKind.GROUP, "PER", "MIL"),
        ("Chilean government", EntityKind.ORGANISATION, "CHL", "GOV"),
        ("Western diplomats", EntityKind.GROUP, None, "GOV"),
    ]
    assert told.mentions("Chilean government") == ["the Chilean government", "the Chilean government"]


def test_a_noun_before_another_noun_is_no_description() -> None:
    told = tell(f"{MINISTERS}Later the president election plans changed. The company headquarters burned.")
    assert told.names("organisation") == []
    assert told.mentions("Njeri Otieno") == ["Kenya’s President Njeri Otieno"]


# --- pronouns


def test_gender_tells_whose_pronoun_it_is() -> None:
    told = tell("[PERSON Ms Eze] met [PERSON Mr Haddad]. He smiled. She left.")
    assert (told.mentions("Eze"), told.mentions("Haddad")) == (["Ms Eze", "She"], ["Mr Haddad", "He"])


def test_a_given_name_tells_gender() -> None:
    told = tell("[PERSON Fatima Noor] met [PERSON Omar Aziz]. She left.")
    assert told.mentions("Fatima Noor") == ["Fatima Noor", "She"]


def test_a_pronoun_without_a_fitting_person_stands_for_nobody() -> None:
    assert tell("[PERSON Mr Haddad] left. She stayed.").mentions("Haddad") == ["Mr Haddad"]


def test_the_subject_is_more_likely_than_what_follows_a_preposition() -> None:
    told = tell("[PERSON Mr Haddad] spoke after a meeting with [PERSON Mr Kalns]. He was tired.")
    assert told.mentions("Haddad") == ["Mr Haddad", "He"]


def test_an_object_is_not_the_subject_of_its_clause() -> None:
    told = tell("[PERSON Mr Kalns] waited. [PERSON Mr Haddad] praised him.")
    assert told.mentions("Kalns") == ["Mr Kalns", "him"]


def test_a_country_that_speaks_is_it() -> None:
    told = tell("<[GPE Peru]> says it has closed its border with [GPE Chile].")
    assert told.mentions("Peru") == ["Peru", "it", "its"]


def test_it_is_not_taken_for_a_country_that_is_silent() -> None:
    assert tell("[GPE Peru] is large. It rained.").mentions("Peru") == ["Peru"]


def test_a_body_has_its_own() -> None:
    told = tell("The [ORG Coastal Relief Agency] sold its boats. [NORP Latvians] lost their boats.")
    assert (told.mentions("Coastal Relief Agency")[-1], told.mentions("Latvians")[-1]) == ("its", "their")


def test_nobody_calls_himself_he_within_his_own_quotation() -> None:
    told = tell("[PERSON Mr Haddad] met [PERSON Mr Kalns]. “He is a liar,” <[PERSON Mr Haddad]> said.")
    assert told.mentions("Kalns") == ["Mr Kalns", "He"]


def test_a_quotation_without_a_source_belongs_to_who_leads_its_paragraph() -> None:
    told = tell("[PERSON Mr Kalns] is ill.\n<[PERSON Mr Haddad]> praised [PERSON Mr Kalns]. “He is a fine man.”")
    assert told.mentions("Kalns")[-1] == "He"


def test_forms_of_mentions() -> None:
    told = tell("[GPE Chad] President [PERSON Idriss Saleh] spoke. The president paused. He left.")
    assert [one.form for one in told.entity("Idriss Saleh").mentions] == [MentionForm.NAME, MentionForm.NOMINAL, MentionForm.PRONOUN]


# --- sources


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("[GPE CHAD] President [PERSON Idriss Saleh]", "Idriss Saleh"),
        ("[PERSON Ms Eze], who chairs the board,", "Eze"),
        ("[PERSON Lina Eze], a spokeswoman for [ORG Norvik Ltd]", "Lina Eze"),
        ("[GPE Chad]’s foreign ministry", "Chad’s foreign ministry"),
        ("[GPE Chad]", "Chad"),
        ("The [GPE United States]", "United States"),
        ("military analysts", "military analysts"),
        ("a homeless man", "homeless man"),
        ("officials in [GPE Minsk]", "officials in Minsk"),
        ("[NORP Belarusians]", "Belarusians"),
        ("an [NORP American] who saw the blast", "American"),
        ("a spokesman for President [PERSON Saleh]", "spokesman for President Saleh"),
        ("[PERSON Saleh]’s lawyer", "Saleh’s lawyer"),
        ("a statement from [PERSON Ms Eze]", "Eze"),
        ("[PERSON Ms Eze]’s statement", "Eze"),
        ("the report", "report"),
        ("[GPE Peru] and [GPE Chile]", "Peru and Chile"),
        ("[PERSON Ms Eze], [PERSON Mr Haddad] and others", "Ms Eze, Mr Haddad and others"),
        ("police", "police"),
        ("several people close to the talks", "several people close to the talks"),
        ("he", "he"),
        ("I", "I"),
        ("Mr Okonjo", "Okonjo"),
        ("President Amina Sow", "Amina Sow"),
        ("Norvik Holdings Ltd", "Norvik Holdings Ltd"),
        ("the Kremlin", "Kremlin"),
    ],
)
def test_who_a_source_is(source: str, speaker: str) -> None:
    assert tell(f"On Monday, <{source}> said that boats were late.").speakers() == [speaker]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("[GPE Chad]", (EntityKind.PLACE, "TCD", "GOV")),
        ("[GPE Chad]’s foreign ministry", (EntityKind.ORGANISATION, "TCD", "GOV")),
        ("[GPE Minsk]", (EntityKind.PLACE, "BLR", "GOV")),
        ("military analysts", (EntityKind.GROUP, None, "EDU")),
        ("officials in [GPE Minsk]", (EntityKind.GROUP, "BLR", "GOV")),
        ("a former [NORP Chadian] official", (EntityKind.PERSON, "TCD", "ELI")),
        ("a group of lawyers", (EntityKind.GROUP, None, "JUD")),
        ("a homeless man", (EntityKind.PERSON, None, None)),
        ("the report", (EntityKind.OTHER, None, None)),
    ],
)
def test_what_a_source_is(source: str, found: tuple[EntityKind, str | None, str | None]) -> None:
    told = tell(f"On Monday, <{source}> said that boats were late.")
    (speaker,) = told.speakers()
    entity = told.entity(speaker or "")
    assert (entity.kind, entity.country, entity.sector) == found


def test_the_same_unnamed_source_twice_is_one() -> None:
    told = tell("<Military analysts> say that it ends. <Military analysts> doubt that. <The analysts> say so.")
    assert told.mentions("Military analysts") == ["Military analysts", "Military analysts", "The analysts"]


def test_two_residents_are_two() -> None:
    told = tell("<A resident> said that it burned. <A resident> said that it did not.")
    assert told.names() == ["resident", "resident"]


def test_the_man_is_the_one_spoken_of() -> None:
    told = tell("<A homeless man> said that it burned. <The man> said that he ran.")
    assert told.mentions("homeless man")[:2] == ["A homeless man", "The man"]


def test_pronouns_as_sources() -> None:
    told = tell("<[PERSON Ms Eze]> said that it burned. <She> said so twice. “It burned,” <she> added.")
    assert told.speakers() == ["Eze", "Eze", "Eze"]


def test_who_is_whoever_stands_before_it() -> None:
    assert tell("[PERSON Ms Eze], <who> said that it burned, left.").speakers() == ["Eze"]


def test_the_first_person_within_a_quotation_is_left_open() -> None:
    told = tell("“<I> think that it burned,” said [PERSON Ms Eze].")
    assert (told.speakers(), told.mentions("Eze")) == ([None], ["Ms Eze"])


def test_every_source_is_a_mention_of_one_entity_and_no_span_of_two() -> None:
    told = tell(
        "<[GPE Chad] President [PERSON Saleh]> said that <[PERSON Ms Eze]> says that <they> lie."
        " <[PERSON Ms Eze], of [ORG Norvik Ltd],> said that <it> does not. <The president> said so."
    )
    spans = [mention.span for one in told.entities for mention in one.mentions]
    assert [spans.count(source) for source in told.sources] == [1] * len(told.sources)
    assert len(set(spans)) == len(spans)


def test_entities_stand_in_the_order_of_their_first_mention() -> None:
    told = tell("He waited. [PERSON Ms Eze] met [GPE Chad]’s [PERSON Idriss Saleh] in [GPE Peru].")
    assert told.names() == ["Eze", "Chad", "Idriss Saleh", "Peru"]


def test_an_office_before_a_comma_is_whoever_is_named_behind_it() -> None:
    told = tell("<Chad’s foreign minister, [PERSON Ama Boateng],> spoke. Then <she> left.")
    assert told.speakers() == ["Ama Boateng", "Ama Boateng"]


def test_a_bare_honorific_names_nobody() -> None:
    assert tell("[ORG Ms] and [ORG Mr] are used in this paper.").names() == []
