"""PLOVER's contexts: what the sentence of an event is about."""

from pathlib import Path

import pytest

from onrecord.extract.deeds.contexts import contexts_of
from onrecord.knowledge import OVERLAY
from onrecord.records import Span
from tests.extract.deeds import event_at
from tests.quality.plover import read_sentence


def contexts(text: str) -> tuple[str, ...]:
    return contexts_of(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya thanked Ghana.", ()),
        ("Soldiers crossed the river.", ("military",)),
        ("The ARMY crossed the river.", ("military",)),
        ("Spies of Togo stole the plans.", ("intelligence",)),
        ("Refugees from Chad reached the river.", ("refugees",)),
        ("The court jailed the journalist for corruption.", ("legal", "rights_freedoms", "corruption")),
        ("The prime\nminister left.", ("executive",)),
        ("The prime of his life.", ()),
        ("The spyglass broke.", ()),
        ("Journalists cheered.", ("rights_freedoms",)),
        ("Hackers stole the plans of the reactor.", ("cyber",)),
    ],
)
def test_words_tell_of_contexts(text: str, expected: tuple[str, ...]) -> None:
    assert contexts(text) == expected


def test_only_the_sentence_counts() -> None:
    text = "Soldiers crossed. Voters stayed."
    assert (contexts_of(text, Span(0, 17)), contexts_of(text, Span(18, len(text)))) == (("military",), ("election",))


def test_the_longest_phrase_takes_its_words() -> None:
    assert contexts("Rights groups praised the secret service.") == ("intelligence", "human_rights")


def test_contexts_are_on_the_event() -> None:
    record = read_sentence("Kenya sent doctors to Ghana after the earthquake.")
    assert event_at(record, "sent").contexts == ("humanitarian",)


def test_a_user_may_add_a_context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plover").mkdir()
    (tmp_path / "plover/contexts.toml").write_text('contexts = [{ name = "bees", words = ["bee", "beekeep*"] }]\n')
    monkeypatch.setenv(OVERLAY, str(tmp_path))
    assert contexts("Beekeepers met soldiers.") == ("bees", "military")
