"""The examples of `statements.toml` are tests: each row finds what it is for, and nothing else."""

import pytest

from onrecord.extract.addressee import find_addressee
from onrecord.extract.condition import find_condition
from onrecord.extract.negation import find_negation
from onrecord.extract.phrases import PhraseRow, phrase_pattern, statement_table
from onrecord.extract.stance import find_attitude
from onrecord.records import Span, words

TABLE = statement_table()


def examples(*groups: tuple[PhraseRow, ...]) -> list[str]:
    return [example for group in groups for row in group for example in row.examples]


def whole(text: str) -> tuple[Span, ...]:
    return (Span(0, len(text)),)


@pytest.mark.parametrize("example", examples(TABLE.negator))
def test_a_negator_negates_its_example(example: str) -> None:
    assert find_negation(example, None, whole(example), whole(example))


@pytest.mark.parametrize("example", examples(TABLE.not_negator, TABLE.subordinator, TABLE.opener))
def test_a_negation_elsewhere_does_not_count(example: str) -> None:
    assert not find_negation(example, None, whole(example), whole(example))


@pytest.mark.parametrize("example", examples(TABLE.denier))
def test_a_cue_of_denial_negates_what_it_tells_of(example: str) -> None:
    cue = phrase_pattern(TABLE.denier).search(example)
    assert cue is not None
    assert find_negation(example, Span(*cue.span()), (Span(cue.end(), len(example)),), whole(example))


@pytest.mark.parametrize("row", [*TABLE.condition, *TABLE.opening, *TABLE.until, *TABLE.inverted], ids=lambda row: row.name)
def test_a_condition_is_found_from_its_first_word_on(row: PhraseRow) -> None:
    for example in row.examples:
        found = find_condition(example, whole(example))
        assert found is not None
        assert phrase_pattern((row,)).match(words(example, found.span)), example


@pytest.mark.parametrize("example", examples(TABLE.not_condition))
def test_what_only_looks_like_a_condition_is_none(example: str) -> None:
    assert find_condition(example, whole(example)) is None


def test_examples_of_address_have_an_addressee() -> None:
    first, second = examples(TABLE.address, TABLE.address_end)
    cue, content = first.index("told"), first.index("that the")
    assert (
        words(first, find_addressee(first, Span(cue, cue + 4), (Span(content, len(first)),), Span(0, len(first))) or Span(0, 0))
        == "assembled reporters"
    )
    cue = second.index("told")
    assert words(second, find_addressee(second, Span(cue, cue + 4), (Span(1, 13),), Span(0, len(second))) or Span(0, 0)) == "the council"


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("However, if the dam holds, we open the road.", "if the dam holds"),
        ("We open the road, but only if the dam holds.", "only if the dam holds"),
        ("I am ready. I will sail. But only if one ship crosses the line.", "only if one ship crosses the line"),
        ("that, unless rain comes, the wells will be dry by May", "unless rain comes"),
        ("The port stays shut if bread, rice and oil are held back, she warned", "if bread, rice and oil are held back"),
        ("Had the council listened, nobody would be homeless.", "Had the council listened"),
        ("Should we wait until spring?", None),
        ("if the dam holds", None),
        ("It means nothing “unless somebody says that it can carry a lorry”.", "unless somebody says that it can carry a lorry"),
        ("that unless prices fall it will close", "unless prices fall"),
        ("Only if the dam holds.", "Only if the dam holds"),
        ("They had the keys.", None),
    ],
)
def test_the_clause_is_the_span(sentence: str, condition: str | None) -> None:
    found = find_condition(sentence, whole(sentence))
    assert (words(sentence, found.span) if found else None) == condition


@pytest.mark.parametrize(("rows", "attitude"), [(TABLE.attitude, True), (TABLE.voicing, False)], ids=["attitude", "voicing"])
def test_examples_of_stance_have_a_word_that_tells_it(rows: tuple[PhraseRow, ...], attitude: bool) -> None:
    for row in rows:
        for example in row.examples:
            found = phrase_pattern((row,)).search(example)
            assert found is not None
            assert (find_attitude(example, Span(*found.span())) is not None) is attitude


@pytest.mark.parametrize(
    ("cue", "attitude"),
    [("said", False), ("is afraid", True), ("did not believe", True), ("expressed the hope", False), ("according to", False)],
)
def test_a_cue_tells_of_speech_or_of_an_attitude(cue: str, attitude: bool) -> None:
    assert (find_attitude(cue, Span(0, len(cue))) is not None) is attitude


def test_a_quotation_without_a_cue_is_speech() -> None:
    assert find_attitude("We stay.", None) is None


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("It was ready to buy bonds should yields climb past 7 per cent.", "should yields climb past 7 per cent"),
        ("He paid with coins that had holes in them.", None),
        ("It is welcome, if late.", None),
        ("If R. comes again, I will call.", "If R. comes again"),
        ("Had one person called, they would be well.", "Had one person called"),
        ("The ruling in case 22-1187 was sealed.", None),
        ("We will talk about it if and when he runs.", "if and when he runs"),
    ],
)
def test_what_opens_a_clause_and_what_only_looks_so(sentence: str, condition: str | None) -> None:
    found = find_condition(sentence, whole(sentence))
    assert (words(sentence, found.span) if found else None) == condition


def test_if_behind_a_verb_of_saying_opens_a_condition_where_a_main_clause_follows() -> None:
    sentence = "Analysts say if it shuts, the town will starve."
    start = sentence.index("if")
    found = find_condition(sentence, (Span(start, len(sentence)),))
    assert found is not None
    assert words(sentence, found.span) == "if it shuts"
