"""Who acts in a clause and who is acted on, as grammar says."""

import pytest

from onrecord.extract.deeds.clauses import is_passive, object_of, possessor_of, subject_of, through
from tests.extract.deeds import parties, plant


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenya has criticised Ghana.", "criticised", "Kenya → Ghana"),
        ("Soldiers from Chad attacked Niger.", "attacked", "Soldiers → Niger"),
        ("Ghana was criticised by Kenya.", "criticised", "Kenya → Ghana"),
        ("Aid was sent to Ghana by Kenya.", "sent", "Kenya → Ghana"),
        ("Niger was attacked by soldiers from Chad.", "attacked", "soldiers → Niger"),
        ("The rebels were arrested and deported.", "deported", " → rebels"),
        ("The rebels were arrested by Kenya and deported to Ghana.", "arrested", "Kenya → rebels"),
    ],
)
def test_active_and_passive(text: str, trigger: str, expected: str) -> None:
    assert parties(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Norway, which sent aid to Chad, praised Peru.", "sent", "Norway → Chad"),
        ("Norway, which sent aid to Chad, praised Peru.", "praised", "Norway → Peru"),
        ("Kenya, which has invaded Ghana, denounced Togo.", "invaded", "Kenya → Ghana"),
        ("Gunmen who kidnapped a Kenyan judge fled to Sudan.", "kidnapped", "Gunmen → Kenyan judge"),
        ("The rebels that Chad attacked fled to Niger.", "attacked", "Chad → rebels"),
    ],
)
def test_relative_clauses_lend_the_noun_that_they_describe(text: str, trigger: str, expected: str) -> None:
    assert parties(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Peru, attacked by Chile, recalled its ambassador from Santiago.", "attacked", "Chile → Peru"),
        ("Chilean troops attacking Peru killed two farmers.", "attacking", "Chilean troops → Peru"),
        ("Chilean troops attacking Peru killed two farmers.", "killed", "Chilean troops → two farmers"),
        ("Angola, having attacked Zambia, asked Togo for help.", "attacked", "Angola → Zambia"),
        ("Having met Olek Ruvik, Dara Venn visited Ghana.", "visited", "Dara Venn → Ghana"),
        ("After attacking Ghana, Kenya invaded Togo.", "attacking", "Kenya → Ghana"),
        ("Before visiting Ghana, Olek Ruvik met Dara Venn.", "visiting", "Olek Ruvik → Ghana"),
        ("Kenya expelled the envoy, accusing Ghana of espionage.", "accusing", "Kenya → Ghana"),
    ],
)
def test_participles_act_for_their_noun_or_their_clause(text: str, trigger: str, expected: str) -> None:
    assert parties(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenya criticised Ghana and praised Togo.", "praised", "Kenya → Togo"),
        ("Kenya neither attacked Ghana nor visited Togo.", "visited", "Kenya → Togo"),
        ("The soldiers were freed and attacked Ghana.", "attacked", "soldiers → Ghana"),
        ("Peru's foreign minister visited Chile and met President Mira Solberg.", "visited", "Peru's foreign minister → Chile"),
    ],
)
def test_joined_verbs_share_their_subject(text: str, trigger: str, expected: str) -> None:
    assert parties(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ecuador wants to visit Peru.", "visit", "Ecuador → Peru"),
        ("Kenya tried to attack Ghana.", "attack", "Kenya → Ghana"),
        ("Police began to arrest protesters in Ghana.", "arrest", "Police → protesters"),
        ("Kenya has begun deporting Somali refugees.", "deporting", "Kenya → Somali refugees"),
        ("Kenya urged Ghana to release the prisoners.", "release", "Ghana → prisoners"),
        ("Kenya persuaded Ghana to release the prisoners.", "release", "Ghana → prisoners"),
        ("Kenya called on Ghana to withdraw its troops.", "withdraw", "Ghana → "),
        ("Kenya demanded that Ghana withdraw its troops.", "withdraw", "Ghana → "),
        ("Kenya ordered its troops to attack Ghana.", "attack", "its troops → Ghana"),
        ("Rebels forced the governor to resign.", "resign", "governor → "),
        ("Kenya's plan to attack Ghana failed.", "attack", "Kenya → Ghana"),
        ("Togo is due to visit Ghana.", "visit", "Togo → Ghana"),
    ],
)
def test_infinitives_are_done_by_whoever_decides_on_them(text: str, trigger: str, expected: str) -> None:
    assert parties(text, trigger) == expected


def test_a_promise_to_somebody_is_kept_by_the_one_who_gave_it() -> None:
    tree = plant(
        "Kenya Kenya PROPN nsubj 1", "promised promise VERB root 1", "Togo Togo PROPN obj 1", "to to PART mark 4", "go go VERB xcomp 1"
    )
    assert subject_of(tree, 4) == 0


def test_whoever_is_asked_acts() -> None:
    tree = plant("Kenya Kenya PROPN nsubj 1", "urged urge VERB root 1", "Togo Togo PROPN obj 1", "to to PART mark 4", "go go VERB xcomp 1")
    assert subject_of(tree, 4) == 2


def test_a_passive_without_by_has_nobody_who_acts() -> None:
    tree = plant("Togo Togo PROPN nsubj:pass 2", "was be AUX aux:pass 2", "hit hit VERB root 2")
    assert (is_passive(tree, 2), subject_of(tree, 2), object_of(tree, 2)) == (True, None, 0)


def test_a_participle_behind_its_noun_is_passive_and_acts_on_it() -> None:
    past = "VerbForm=Part|Tense=Past"
    tree = plant("towns town NOUN root 0", f"hit hit VERB acl 0 {past}", "by by ADP case 3", "Togo Togo PROPN obl:agent 1")
    assert (is_passive(tree, 1), subject_of(tree, 1), object_of(tree, 1)) == (True, 3, 0)


def test_verbs_that_govern_each_other_without_end_have_no_subject() -> None:
    tree = plant("go go VERB xcomp 1", "want want VERB xcomp 0")
    assert subject_of(tree, 0) is None


@pytest.mark.parametrize(
    ("rows", "counted"),
    [
        (("thousands thousand NOUN root 0", "of of ADP case 2", "refugees refugee NOUN nmod 0"), [2]),
        (("40 40 NUM root 0", "of of ADP case 2", "refugees refugee NOUN nmod 0"), [2]),
        (("troops troop NOUN root 0", "of of ADP case 2", "Chad Chad PROPN nmod 0"), [0]),
        (("thousands thousand NOUN root 0",), [0]),
    ],
)
def test_words_of_number_stand_for_what_they_count(rows: tuple[str, ...], counted: list[int]) -> None:
    assert list(through(plant(*rows), 0)) == counted


@pytest.mark.parametrize(
    "rows",
    [
        ("its its PRON nmod:poss 1", "troops troop NOUN root 1"),
        ("Chad Chad PROPN dep 2", "'s 's PART case 0", "troops troop NOUN root 2"),
    ],
)
def test_a_possessor_is_found_by_its_relation_or_its_mark(rows: tuple[str, ...]) -> None:
    assert possessor_of(plant(*rows), len(rows) - 1) == 0
