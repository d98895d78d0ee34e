import pytest

from onrecord.records import EntityKind
from onrecord.store.identity.names import FoldedName, Gender, fold, fold_name


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Ida  BREKKE", ("ida", "brekke")),
        ("Søren Kjær-Ødegård", ("soren", "kjaer", "odegard")),
        ("Ana O’Bríen", ("ana", "obrien")),
        ("U.N. Council", ("un", "council")),
        ("Łukasz Weiß", ("lukasz", "weiss")),
        ("…", ()),
    ],
)
def test_what_papers_print_differently_is_folded_away(written: str, words: tuple[str, ...]) -> None:
    assert fold(written) == words


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Mrs Brekke", FoldedName(("brekke",), Gender.FEMALE)),
        ("Prof. Dr. Ida Brekke", FoldedName(("ida", "brekke"))),
        ("His Excellency Bo Brekke", FoldedName(("bo", "brekke"), Gender.MALE)),
        ("Maria Brekke", FoldedName(("maria", "brekke"), Gender.FEMALE)),
        ("Mr Maria Brekke", FoldedName(("maria", "brekke"), Gender.MALE)),
        ("Maria", FoldedName(("maria",))),
        ("Mother", FoldedName(("mother",))),
        ("Dr", FoldedName(("dr",))),
        ("", FoldedName(())),
    ],
)
def test_titles_are_taken_off_a_person_and_tell_the_gender(written: str, name: FoldedName) -> None:
    assert fold_name(written, EntityKind.PERSON) == name


@pytest.mark.parametrize(("written", "words"), [("The Sund Ferry", ("sund", "ferry")), ("Dr Ferry", ("dr", "ferry")), ("The", ("the",))])
def test_only_the_article_is_taken_off_another_name(written: str, words: tuple[str, ...]) -> None:
    assert fold_name(written, EntityKind.ORGANISATION) == FoldedName(words)
