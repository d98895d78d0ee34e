import pytest

from onrecord.extract.language import LanguageTable, find_language
from onrecord.knowledge import load_table

GERMAN = (
    "Der Rat der Stadt hat am Dienstag beschlossen, die alte Brücke über den Fluss nicht wieder zu öffnen. Die Bürgermeisterin sagte, "
    "das Geld reiche für den Bau nicht aus, und die Fischer müssten weiter den Umweg über die Insel nehmen. Viele von ihnen waren wütend "
    "und kündigten an, vor dem Rathaus zu bleiben, bis jemand mit ihnen rede."
)


@pytest.mark.parametrize("example", load_table(LanguageTable, "lang/en/language.toml").examples)
def test_english_is_told_at_a_glance(example: str) -> None:
    assert find_language(example, None) == "en"


def test_english_words_outweigh_a_wrong_declaration() -> None:
    assert find_language("The mayor said that the pier would stay shut.", "de") == "en"


def test_another_language_is_told_by_a_closer_look() -> None:
    assert find_language(GERMAN, None) == "de"


def test_a_declared_language_is_believed() -> None:
    assert find_language("Der Rat schweigt.", "de-AT") == "de"


def test_too_few_words_say_nothing() -> None:
    assert find_language("Quayside Ogundimu Lindqvist", None) is None
