"""The parties of an event: lists, owners, those who act together, those to whom a promised act is done."""

import pytest

from onrecord.extract.deeds.participants import noun_phrase
from onrecord.records import words
from tests.extract.deeds import parties, plant


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenya and Uganda criticised Ghana.", "criticised", "Kenya, Uganda → Ghana"),
        ("Kenya criticised Ghana and Togo.", "criticised", "Kenya → Ghana, Togo"),
        ("Kenya, Uganda and Tanzania condemned Ghana.", "condemned", "Kenya, Uganda, Tanzania → Ghana"),
        ("Kenya denounced Ghana, Togo and Benin.", "denounced", "Kenya → Ghana, Togo, Benin"),
        ("Kenya and Uganda will hold talks with Ghana.", "talks", "Kenya, Uganda, Ghana → "),
        ("Kenya promised to visit Ghana and Togo.", "promised", "Kenya → Ghana, Togo"),
    ],
)
def test_all_of_a_list_are_parties_of_one_event(text: str, trigger: str, expected: str) -> None:
    assert parties(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenya met with Ghana.", "met", "Kenya, Ghana → "),
        ("Kenya and Ghana met in Togo.", "met", "Kenya, Ghana → "),
        ("Kenya negotiated with Ghana.", "negotiated", "Kenya, Ghana → "),
        ("Talks between Kenya and Ghana collapsed.", "Talks", "Kenya, Ghana → "),
        ("Kenya and Ghana exchanged fire.", "exchanged", "Kenya, Ghana → "),
        ("Rebels and soldiers clashed in Chad.", "clashed", "Rebels, soldiers → "),
        ("Kenya and Ghana signed a treaty.", "signed", "Kenya, Ghana → "),
        ("President Olek Ruvik telephoned Prime Minister Dara Venn.", "telephoned", "Olek Ruvik, Dara Venn → "),
        ("Olek Ruvik and Dara Venn discussed the border.", "discussed", "Olek Ruvik, Dara Venn → "),
    ],
)
def test_what_is_done_together_has_actors_only(text: str, trigger: str, expected: str) -> None:
    assert parties(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Foreign Minister Olek Ruvik's trip to Ghana ended on Friday.", "trip", "Olek Ruvik → Ghana"),
        ("Ruvik's visit to Ghana ended.", "visit", "Ruvik → Ghana"),
        ("The visit to Ghana by Olek Ruvik ended on Friday.", "visit", "Olek Ruvik → Ghana"),
        ("An attack by Kenya on Ghana killed two soldiers.", "attack", "Kenya → Ghana"),
        ("Chilean attacks on Peru have ended.", "attacks", "Chile → Peru"),
        ("The invitation to Ghana came from Kenya.", "invitation", "Kenya → Ghana"),
    ],
)
def test_a_noun_belongs_to_whoever_does_it(text: str, trigger: str, expected: str) -> None:
    assert parties(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenya agreed to send aid to Ghana.", "agreed", "Kenya → Ghana"),
        ("Kenya agreed to hold talks with Ghana.", "agreed", "Kenya → Ghana"),
        ("Kenya agreed to withdraw its troops from Ghana.", "agreed", "Kenya → Ghana"),
        ("Kenya threatened to impose sanctions on Ghana.", "threatened", "Kenya → Ghana"),
        ("Kenya refused to extradite the rebels to Ghana.", "refused", "Kenya → Ghana"),
        ("Kenya offered to mediate between Ghana and Togo.", "offered", "Kenya → Ghana, Togo"),
        ("Kenya was ready to send aid to Ghana.", "ready", "Kenya → Ghana"),
    ],
)
def test_what_is_promised_threatened_or_refused_is_done_to_whom_the_clause_says(text: str, trigger: str, expected: str) -> None:
    assert parties(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Thousands of refugees were deported by Kenya.", "deported", "Kenya → refugees"),
        ("Dozens of soldiers attacked Niger.", "attacked", "soldiers → Niger"),
        ("Armed men attacked Ghana.", "attacked", "Armed men → Ghana"),
        ("Kenya's army shelled the town of Derna in Libya.", "shelled", "Kenya's army → Derna"),
        ("A bomb killed two soldiers in Kenya.", "killed", " → two soldiers"),
    ],
)
def test_those_described_are_somebody_and_things_are_nobody(text: str, trigger: str, expected: str) -> None:
    assert parties(text, trigger) == expected


@pytest.mark.parametrize(
    ("rows", "phrase"),
    [
        (("the the DET det 2", "tall tall ADJ amod 2", "envoy envoy NOUN root 2"), "the tall envoy"),
        (("its its PRON nmod:poss 1", "troops troop NOUN root 1", "abroad abroad ADV advmod 1"), "its troops"),
        (("with with ADP case 1", "Ghana Ghana PROPN root 1"), "Ghana"),
        (("old old ADJ amod 3", "as as ADP dep 2", "it it PRON dep 3", "town town NOUN root 3"), "town"),
    ],
)
def test_a_noun_phrase_is_what_stands_directly_before_the_noun(rows: tuple[str, ...], phrase: str) -> None:
    tree = plant(*rows)
    head = next(word for word in range(len(rows)) if tree.relation(word) == "root")
    assert words(tree.text, noun_phrase(tree, head)) == phrase
