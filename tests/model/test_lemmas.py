import pytest

from onrecord.model.lemmas import apply_rule, lemma_of
from onrecord.model.tasks import LEMMA

RULES = {
    ("Ministers", "-s"): "minister",
    ("clashes", "-es"): "clash",
    ("allies", "-ies+y"): "ally",
    ("wolves", "-ves+f"): "wolf",
    ("knives", "-ves+fe"): "knife",
    ("policemen", "-men+man"): "policeman",
    ("agreed", "-d"): "agree",
    ("vetoed", "-ed"): "veto",
    ("denied", "-ied+y"): "deny",
    ("taken", "-n"): "take",
    ("beaten", "-en"): "beat",
    ("voting", "-ing+e"): "vote",
    ("lying", "-ying+ie"): "lie",
    ("planned", "-?ed"): "plan",
    ("ADMITTING", "-?ing"): "admit",
    ("bigger", "-?er"): "big",
    ("hottest", "-?est"): "hot",
    ("later", "-r"): "late",
    ("heavier", "-ier+y"): "heavy",
    ("easiest", "-iest+y"): "easy",
    ("Talks", "="): "talks",
}
UNFIT = [("talk", "-s"), ("s", "-s"), ("agreed", "-?ed"), ("needed", "-?ing"), ("ted", "-?ed"), ("men", "-men+man")]
IRREGULAR = {
    ("Went", "VERB"): "go",
    ("said", "VERB"): "say",
    ("’s", "AUX"): "be",
    ("'s", "PART"): "'s",
    ("'s", "PRON"): "we",
    ("’ll", "AUX"): "will",
    ("wo", "AUX"): "will",
    ("N’T", "PART"): "not",
    ("me", "PRON"): "I",
    ("children", "NOUN"): "child",
    ("best", "ADJ"): "good",
    ("best", "ADV"): "well",
    ("these", "DET"): "this",
}


@pytest.mark.parametrize(("case", "lemma"), RULES.items())
def test_rule_fits(case: tuple[str, str], lemma: str) -> None:
    assert apply_rule(*case) == lemma


@pytest.mark.parametrize("case", UNFIT)
def test_rule_that_does_not_fit_gives_nothing(case: tuple[str, str]) -> None:
    assert apply_rule(*case) is None


@pytest.mark.parametrize("rule", LEMMA.labels)
def test_every_rule_of_the_head_fits_some_form(rule: str) -> None:
    ending = rule.removeprefix("-").partition("+")[0].replace("?", "gg")
    assert apply_rule(f"flo{ending}", rule) is not None


@pytest.mark.parametrize(("case", "lemma"), IRREGULAR.items())
def test_irregular_form_is_the_tables_whatever_the_rule(case: tuple[str, str], lemma: str) -> None:
    assert lemma_of(*case, "-s") == lemma


def test_rule_decides_where_the_table_has_no_form() -> None:
    assert lemma_of("Condemned", "VERB", "-ed") == "condemn"


def test_rule_that_cannot_apply_leaves_the_form() -> None:
    assert (lemma_of("Minsk", "PROPN", "-ies+y"), lemma_of("Asked", "NOUN", "-ies+y")) == ("Minsk", "asked")


def test_table_of_one_part_of_speech_does_not_touch_another() -> None:
    assert lemma_of("left", "ADJ", "=") == "left"
