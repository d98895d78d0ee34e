"""PLOVER's tables as filed for the event stage, and what a user's own tables add to them."""

from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.extract.deeds.tables import codebook
from onrecord.knowledge import OVERLAY
from onrecord.records import EventType
from tests.extract.deeds import event_at, modes, parties, told
from tests.quality.plover import read_sentence

LUNCH = """
modes = [{ name = "meal", definition = "The parties eat together." }]
[[rules]]
name = "lunch"
mode = "meal"
cameo = "040"
verbs = ["lunch with"]
recipient = ["with"]
reciprocal = true
examples = [{ text = "Olek Ruvik lunched with Dara Venn.", word = "lunched", actor = ["Ruvik", "Venn"] }]
"""
RULE = '[[rules]]\nname = "nap"\nexamples = [{ text = "Togo naps.", word = "naps" }]\n'


@pytest.fixture
def overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own folder of tables, in force, with empty rooms."""
    for room in ("plover", "lang/en"):
        (tmp_path / room).mkdir(parents=True)
    monkeypatch.setenv(OVERLAY, str(tmp_path))
    return tmp_path


def test_every_rule_names_a_mode_of_its_file_or_none() -> None:
    for table in codebook().types.values():
        assert {rule.mode for rule in table.rules} <= {None, *(mode.name for mode in table.modes)}


def test_a_phrase_is_filed_under_its_first_word() -> None:
    found = {(row.table.type, row.rest) for row in codebook().rows["agree"]}
    assert (EventType.AGREE, ("to",)) in found


def test_a_mode_that_the_file_does_not_define_is_refused_with_file_and_row(overlay: Path) -> None:
    (overlay / "plover/AID.toml").write_text(RULE + 'verbs = ["nap"]\nmode = "asleep"\n')
    with pytest.raises(KnowledgeError, match=r"'asleep' is none of the file's modes") as caught:
        codebook()
    assert (caught.value.file, caught.value.key) == ("plover/AID.toml", "rules[0].mode")


def test_a_rule_without_words_is_refused_with_file_and_row(overlay: Path) -> None:
    (overlay / "plover/AID.toml").write_text(RULE)
    with pytest.raises(KnowledgeError, match="has no verbs, nouns or adjectives") as caught:
        codebook()
    assert (caught.value.file, caught.value.key) == ("plover/AID.toml", "rules[0]")


def test_a_type_that_plover_does_not_have_is_refused(overlay: Path) -> None:
    (overlay / "plover/NAP.toml").write_text('type = "NAP"\n')
    with pytest.raises(KnowledgeError) as caught:
        codebook()
    assert Path(caught.value.file).name == "NAP.toml"


def test_without_the_overlay_lunch_is_no_event() -> None:
    assert told("Olek Ruvik lunched with Dara Venn.") == []


def test_a_users_row_adds_a_code(overlay: Path) -> None:
    (overlay / "plover/CONSULT.toml").write_text(LUNCH)
    record = read_sentence("Olek Ruvik lunched with Dara Venn.")
    event = event_at(record, "lunched")
    assert (event.type, event.mode, event.evidence.by) == ("CONSULT", "meal", "CONSULT.toml: lunch")
    assert parties("Olek Ruvik lunched with Dara Venn.", "lunched") == "Olek Ruvik, Dara Venn → "


def test_a_users_row_leaves_the_shipped_ones_in_force(overlay: Path) -> None:
    (overlay / "plover/CONSULT.toml").write_text(LUNCH)
    assert told("Kenya met with Ghana.") == ["CONSULT met"]


def test_a_users_row_takes_the_place_of_one_of_its_name(overlay: Path) -> None:
    rule = '[[rules]]\nname = "give aid"\nverbs = ["bestow"]\nexamples = [{ text = "Togo bestows aid.", word = "bestows" }]\n'
    (overlay / "plover/AID.toml").write_text(rule)
    assert [one.verbs for one in codebook().types[EventType.AID].rules if one.name == "give aid"] == [("bestow",)]


def test_without_the_overlay_to_manage_is_to_do() -> None:
    assert modes("Kenya managed to attack Ghana.", "attack") == []


def test_a_users_words_around_predicates_are_heard(overlay: Path) -> None:
    (overlay / "lang/en/event_words.toml").write_text(
        'governors = [{ name = "dream", words = ["manage"], of = ["infinitive"], modes = ["negation"] }]\n'
    )
    assert modes("Kenya managed to attack Ghana.", "attack") == ["negation"]
