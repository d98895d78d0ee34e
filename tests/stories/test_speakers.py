"""The same words given to two speakers; and one speaker whom the reports call by two names."""

from dataclasses import replace

import pytest

from onrecord.records import DifferenceHow, DifferenceKind, Evidence, Place, words
from onrecord.stories.matching import match_part
from onrecord.stories.speakers import carrying_statement, find_speaker
from tests.factory import span_of
from tests.stories.told import SENSES, Found, found_by, in_words, lay, matched, sense, tell

pytestmark = SENSES

LEAK = " {said} <the tanker was leaking oil into the bird reserve>."


def find(left: str, right: str) -> list[Found]:
    return found_by(find_speaker, left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ida Brekke", "Per Lund"),
        ("Ida Brekke", "Lund"),
        ("organisation Harbour Trust", "organisation Orlen Shipping"),
        ("Ida Brekke", "group two coastguards"),
        ("organisation the Harbour Trust", "Per Lund"),
    ],
)
def test_the_same_words_given_to_another(left: str, right: str) -> None:
    names = [one.removeprefix("organisation ").removeprefix("group ") for one in (left, right)]
    assert find(f"[{left}]{LEAK}", f"[{right}]{LEAK}") == [("speaker", "changed", *names)]


@pytest.mark.parametrize(
    "other",
    ["Brekke", "Ms Brekke", "Ida Brekke", "the harbour master", "a port official", "organisation the company", "place Brenna"],
)
def test_the_same_speaker_by_another_name_or_by_what_he_is(other: str) -> None:
    assert find(f"[Ida Brekke]{LEAK}", f"[{other}]{LEAK}") == []


def test_a_description_that_the_other_report_uses_for_somebody_else_is_somebody_else() -> None:
    left = f"[Ida Brekke]{LEAK}\nFar below, [harbour master Ada Okoye] watched."
    assert find(left, f"[the harbour master]{LEAK}") == [("speaker", "changed", "Ida Brekke", "the harbour master")]


def test_a_pronoun_is_told_by_the_name_that_it_stands_for() -> None:
    left = f"On Monday [Ida Brekke] came to the pier.\n[She]{LEAK}"
    assert find(left, f"[Per Lund]{LEAK}") == [("speaker", "changed", "Ida Brekke", "Per Lund")]


def test_two_pronouns_are_not_compared() -> None:
    assert find(f"[Ida Brekke] came.\n[She]{LEAK}", f"[Per Lund] came.\n[He]{LEAK}") == []


def test_a_statement_without_a_speaker_is_nobody_elses() -> None:
    assert find(f"[Ida Brekke]{LEAK}", "<The tanker was leaking oil into the bird reserve>.") == []
    assert find("<The tanker was leaking oil into the bird reserve>.", f"[Ida Brekke]{LEAK}") == []


def test_words_that_the_other_report_prints_without_a_statement_have_no_speaker() -> None:
    assert find(f"[Ida Brekke]{LEAK}", "The tanker was leaking oil into the bird reserve.") == []


def test_a_speaker_who_stands_in_the_other_reports_line_as_well_was_misread() -> None:
    assert find(f"[Ida Brekke]{LEAK}", f"Standing beside Ida Brekke, [Per Lund]{LEAK}") == []


@pytest.mark.parametrize("carrier", ["the statement", "organisation the Brenna Times", "a letter", "organisation the Associated Press"])
def test_what_brings_somebodys_words_is_no_other_speaker(carrier: str) -> None:
    assert find(f"[Ida Brekke]{LEAK}", f"[{carrier}]{LEAK}") == []
    assert find(f"[{carrier}]{LEAK}", f"[Ida Brekke]{LEAK}") == []


def test_a_pronoun_after_the_name_of_the_other_speaker_was_misread() -> None:
    left = f"[Per Lund] came to the pier.\nThere he met [Ida Brekke].\n[She]{LEAK}"
    assert find(left, f"[Per Lund]{LEAK}") == []


def test_a_few_words_are_easily_said_by_two() -> None:
    few = " {said} <never forget Brenna harbour>."
    assert find(f"[Ida Brekke]{few}", f"[Per Lund]{few}") == []


def test_who_retells_in_words_of_his_own_may_retell_another() -> None:
    right = "[Per Lund] {said} <oil from the leaking ship, an old tanker, had reached the reserve where the birds breed>."
    assert find(f"[Ida Brekke]{LEAK}", right) == []


def test_who_is_settled_to_be_one_is_one() -> None:
    records = tell(f"[Ida Brekke]{LEAK}"), tell(f"[Ida Lund]{LEAK}")
    one, other = lay(*records, who={entity.id: "Ida" for record in records for entity in record.entities})
    match = match_part(one.parts[0], one, other, sense())
    assert match is not None
    assert list(find_speaker(match)) == []


def test_the_difference_stands_on_the_words_that_print_the_speakers() -> None:
    match = matched(f"[Ida Brekke]{LEAK}", f"[Per Lund]{LEAK}")
    (found,) = find_speaker(match)
    left, right = match.left_report, match.right_report
    assert (found.kind, found.how) == (DifferenceKind.SPEAKER, DifferenceHow.CHANGED)
    assert (found.left, found.right) == (Place(left.id, span_of(left.text, "Ida Brekke")), Place(right.id, span_of(right.text, "Per Lund")))
    assert found.evidence == Evidence("stories: speaker", found.evidence.score)


def test_a_role_may_tell_who_is_described() -> None:
    left = tell(f"[Ida Brekke]{LEAK}\nFar below, [Ada Okoye] watched.")
    entities = tuple(replace(one, role="harbour master") if one.name == "Ada Okoye" else one for one in left.entities)
    one, other = lay(replace(left, entities=entities), tell(f"[the harbour master]{LEAK}"))
    match = match_part(one.parts[0], one, other, sense())
    assert match is not None
    found = [in_words(difference, one.record, other.record) for difference in find_speaker(match)]
    assert found == [("speaker", "changed", "Ida Brekke", "the harbour master")]


def carrying(left: str, right: str) -> str | None:
    """The content of the statement that carries the words."""
    match = matched(left, right)
    found = carrying_statement(match)
    return " ".join(words(match.right_report.text, piece) for piece in found.content) if found else None


def test_the_statement_that_carries_most_of_the_words() -> None:
    right = f"[Per Lund] {{said}} <the bird reserve was closed>.\n[Ida Brekke]{LEAK}\n[Per Lund] {{said}} <the tanker was old>."
    assert carrying(f"[Ida Brekke]{LEAK}", right) == "the tanker was leaking oil into the bird reserve"


def test_no_statement_carries_words_that_stand_outside_of_all() -> None:
    right = "The tanker was leaking oil into the bird reserve.\n[Per Lund] {said} <nobody had warned the town>."
    assert carrying(f"[Ida Brekke]{LEAK}", right) is None


def test_of_two_statements_within_each_other_the_inner_one_carries_the_words() -> None:
    inner = tell(f"[Per Lund] {{said}} that [Ida Brekke]{LEAK}")
    text, (statement,) = inner.document.text or "", inner.statements
    outer = replace(statement, id="outer", content=(span_of(text, "Ida Brekke said the tanker was leaking oil into the bird reserve"),))
    one, other = lay(tell(f"[Ida Brekke]{LEAK}"), replace(inner, statements=(outer, statement)))
    match = match_part(one.parts[0], one, other, sense())
    assert match is not None
    assert carrying_statement(match) == statement
