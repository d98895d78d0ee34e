"""Words by which two reports can differ in what they commit a speaker to, as the table files them."""

from collections import Counter
from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge import OVERLAY, load_table
from onrecord.records import DifferenceKind, Span, words
from onrecord.stories.markers import (
    TABLE,
    AlikeRow,
    DifferenceTable,
    MarkerRow,
    PhraseRow,
    are_alike,
    find_markers,
    is_carrier,
    opened_conditions,
    telling_stems,
    tells_condition,
)
from onrecord.stories.wording import find_words

SHIPPED = load_table(DifferenceTable, TABLE)


def whole(text: str) -> Span:
    return Span(0, len(text))


def marked(text: str) -> list[tuple[str, str]]:
    """The markers of a text: their words and the name of their row."""
    return [(words(text, marker.span), marker.row.name) for marker in find_markers(text, whole(text))]


def opened(text: str) -> list[str]:
    return [words(text, span) for span in opened_conditions(text, whole(text))]


def row_name(row: MarkerRow | PhraseRow) -> str:
    return row.name


@pytest.fixture
def overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own table of differences, in force."""
    (tmp_path / "lang/en").mkdir(parents=True)
    monkeypatch.setenv(OVERLAY, str(tmp_path))
    return tmp_path / TABLE


@pytest.mark.parametrize(("row", "example"), [pytest.param(row, example, id=example) for row in SHIPPED.marker for example in row.examples])
def test_every_example_of_a_row_is_tagged_with_that_row(row: MarkerRow, example: str) -> None:
    assert row in [marker.row for marker in find_markers(example, whole(example))]


@pytest.mark.parametrize("row", SHIPPED.marker, ids=row_name)
def test_every_phrase_of_a_row_is_tagged_with_that_row(row: MarkerRow) -> None:
    missed = []
    for phrase in row.words:
        text = ("they" if phrase.startswith("'") else "did" if phrase == "n't" else "") + phrase + (" 40" if row.before else "")
        if (phrase, row.name) not in marked(text):
            missed.append(phrase)
    assert missed == []


@pytest.mark.parametrize("row", SHIPPED.not_marker, ids=row_name)
def test_phrases_that_are_no_markers_are_not_tagged(row: PhraseRow) -> None:
    assert [text for text in (*row.words, *row.examples) if marked(text)] == []


def test_a_phrase_stands_in_one_row_of_its_kind_only() -> None:
    rows = Counter((row.kind, phrase) for row in SHIPPED.marker for phrase in set(row.words))
    assert {phrase for phrase, count in rows.items() if count > 1} == set()


def test_a_row_may_stand_for_rows_of_its_own_kind_only() -> None:
    named = {(row.kind, row.name) for row in SHIPPED.marker}
    assert {(row.kind, other) for row in SHIPPED.marker for other in row.like} <= named


@pytest.mark.parametrize("example", SHIPPED.condition.examples)
def test_every_example_of_conditions_tells_of_one(example: str) -> None:
    assert tells_condition(list(find_words(example, whole(example))))


def test_a_marker_knows_its_characters_and_its_kind() -> None:
    text = "Only Ida may sail, she said."
    found = [(marker.span, marker.row.kind, marker.row.name) for marker in find_markers(text, whole(text))]
    assert found == [(Span(0, 4), DifferenceKind.SCOPE, "only"), (Span(9, 12), DifferenceKind.MODALITY, "possible")]


@pytest.mark.parametrize("text", ["", "…", "The ferry sails tomorrow."])
def test_a_text_without_markers_gives_none(text: str) -> None:
    assert marked(text) == []


def test_only_the_stretch_that_is_asked_for_is_read() -> None:
    text = "She may go, he must stay, all will see."
    assert [marker.row.name for marker in find_markers(text, Span(12, 24))] == ["must"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will no longer pay.", [("will", "will"), ("no longer", "not")]),
        ("Nobody but Ida sailed.", [("Nobody but", "only")]),
        ("No more than 40 sailed.", [("No more than", "up to")]),
        ("No fewer than 40 sailed.", [("No fewer than", "at least")]),
        ("They sail at all times.", [("at all times", "always")]),
        ("He ruled out a sale.", [("ruled out", "not")]),
    ],
)
def test_the_longer_phrase_counts(text: str, expected: list[tuple[str, str]]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They won't pay.", [("won't", "will"), ("n't", "not")]),
        ("They won’t pay.", [("won’t", "will"), ("n’t", "not")]),
        ("They’ll pay.", [("’ll", "will")]),
        ("They haven’t paid.", [("n’t", "not")]),
        ("We   THINK so.", [("We   THINK", "probably")]),
    ],
)
def test_however_a_marker_is_printed(text: str, expected: list[tuple[str, str]]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 40 sailed.", ["more than"]),
        ("It cost over $3 million.", ["more than"]),
        ("It cost over a million.", ["more than"]),
        ("About the 40 who sailed.", ["about"]),
        ("It took nearly six hours.", ["about"]),
        ("Almost half sailed.", ["about"]),
        ("They went over the hill.", []),
        ("She spoke about boats.", []),
        ("More than friends.", []),
        ("They are under pressure.", []),
        ("It nearly sank, 40 said.", []),
    ],
)
def test_words_that_need_a_number_after_them(text: str, expected: list[str]) -> None:
    assert [name for _, name in marked(text)] == expected


def test_some_before_a_number_is_a_hedge_and_else_a_scope() -> None:
    assert marked("Some 300 sailed.") == [("Some", "about")]
    assert marked("Some boats sailed.") == [("Some", "some")]


@pytest.mark.parametrize(
    "text", ["They left in May.", "On 3 May, they left.", "She told Ms Will.", "They left, May Brekke said.", "May Day is over."]
)
def test_a_name_is_no_marker(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize("text", ["May we sail?", "She asked. May we sail?", "“May we sail?”"])
def test_a_marker_that_begins_a_sentence_is_one(text: str) -> None:
    assert [name for _, name in marked(text)] == ["possible"]


def test_what_is_denied_twice_is_marked_twice() -> None:
    assert marked("They will not deny it.") == [("will", "will"), ("not", "not"), ("deny", "not")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will pay if they stay.", ["if they stay"]),
        ("If they stay, we will pay.", ["If they stay"]),
        ("We pay unless they go; as long as they stay, all is well", ["unless they go", "as long as they stay"]),
        ("We pay only if they stay—perhaps.", ["only if they stay"]),
        ("Should the owners stay, we will pay.", ["Should the owners stay"]),
        ("We pay if Ida Brekke, the owner, stays.", ["if Ida Brekke, the owner, stays"]),
        ("We pay if they stay if it rains", ["if they stay if it rains"]),
        ("We will pay.", []),
        ("", []),
    ],
)
def test_a_condition_reaches_from_its_opener_to_the_next_stop(text: str, expected: list[str]) -> None:
    assert opened(text) == expected


@pytest.mark.parametrize("text", ["He spoke on condition of anonymity.", "She spoke on the condition that she not be named."])
def test_a_source_that_stays_unnamed_has_set_no_condition(text: str) -> None:
    assert opened(text) == []


def test_a_condition_ends_with_the_stretch_that_is_asked_for() -> None:
    assert opened_conditions("We pay if they stay here", Span(0, 19)) == [Span(7, 19)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It hinges on the weather.", True),
        ("As soon as it rains.", True),
        ("It hinges, they said.", False),
        ("As soon.", False),
        ("", False),
    ],
)
def test_whether_words_tell_of_a_condition(text: str, expected: bool) -> None:
    assert tells_condition(list(find_words(text, whole(text)))) is expected


def test_a_users_own_row_is_in_force(overlay: Path) -> None:
    overlay.write_text(
        '[[marker]]\nkind = "hedge"\nname = "rumoured"\nwords = ["rumour has it"]\nexamples = ["Rumour has it that they pay."]\n'
    )
    assert marked("Rumour has it that they may pay.") == [("Rumour has it", "rumoured"), ("may", "possible")]


def test_a_users_row_of_the_same_name_takes_the_shipped_ones_place(overlay: Path) -> None:
    overlay.write_text('[[not_marker]]\nname = "emphasis"\nwords = ["may well"]\nexamples = ["It may well rain."]\n')
    assert marked("It may well rain, not only here.") == [("not", "not"), ("only", "only")]


def test_a_kind_that_there_is_not_is_refused_with_file_and_row(overlay: Path) -> None:
    overlay.write_text('[[marker]]\nkind = "mood"\nname = "glum"\nwords = ["alas"]\nexamples = ["Alas, it rains."]\n')
    with pytest.raises(KnowledgeError) as caught:
        marked("Alas, it rains.")
    assert (caught.value.file, caught.value.key) == (str(overlay), "marker[0].kind")


def alike(left: str, right: str) -> bool:
    return are_alike(list(find_words(left, whole(left))), list(find_words(right, whole(right))))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("until", "till"),
        ("’til", "until"),
        ("anybody", "no one"),
        ("level-headed", "levelheaded"),
        ("cyber security", "cybersecurity"),
        ("E-mails", "emails"),
        ("all right", "okay"),
    ],
)
def test_the_same_letters_and_words_that_the_table_exchanges_are_alike(left: str, right: str) -> None:
    assert alike(left, right)


@pytest.mark.parametrize(("left", "right"), [("until", "after"), ("victory", "celebration"), ("fake", "false"), ("a", "")])
def test_other_words_are_not_alike(left: str, right: str) -> None:
    assert not alike(left, right)


@pytest.mark.parametrize("row", SHIPPED.alike, ids=lambda row: row.words[0])
def test_every_example_of_words_that_are_alike_holds_one_of_them(row: AlikeRow) -> None:
    assert all(any(word in example for word in row.words) for example in row.examples)


@pytest.mark.parametrize("source", ["the statement", "a letter to the board", "the Recordings", "two of the reports", "court filings"])
def test_what_brings_somebodys_words(source: str) -> None:
    assert is_carrier(source, whole(source))


@pytest.mark.parametrize("source", ["a reporter", "Ida Brekke", "prosecutors", "postal workers", ""])
def test_who_speaks_is_no_carrier(source: str) -> None:
    assert not is_carrier(source, whole(source))


@pytest.mark.parametrize(
    ("source", "vague", "expected"),
    [
        ("a spokesman for the company", True, {"spokesman", "company"}),
        ("a spokesman for the company", False, set()),
        ("two of the other senior officials", True, {"official"}),
        ("the ministry of fisheries", False, {"fishery"}),
        ("", True, set()),
    ],
)
def test_the_words_that_tell_who_a_source_is(source: str, vague: bool, expected: set[str]) -> None:
    assert telling_stems(source, whole(source), vague=vague) == expected
