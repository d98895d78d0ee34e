"""Trees by hand: each word with its lemma, the index of its governor and its relation."""

import pytest

from onrecord.extract.nesting import find_inner
from onrecord.extract.phrases import statement_table
from onrecord.records import Annotation, Span, Token, words

TEXT = "She said that analysts do not believe the army will win"
TREE = (
    *(("she", 1, "nsubj"), ("say", 1, "root"), ("that", 6, "mark"), ("analyst", 6, "nsubj"), ("do", 6, "aux"), ("not", 6, "advmod")),
    *(("believe", 1, "ccomp"), ("the", 8, "det"), ("army", 10, "nsubj"), ("will", 10, "aux"), ("win", 6, "ccomp")),
)
CONTENT = Span(TEXT.index("that"), len(TEXT))


def annotated(text: str = TEXT, **parts: str) -> Annotation:
    """The tree over a text of as many words; `parts` of speech by word, NOUN or VERB where not told."""
    spans, at = [], 0
    for word in text.split():
        spans.append(Span(text.index(word, at), text.index(word, at) + len(word)))
        at = spans[-1].end
    tokens = (
        Token(parts.get(text.split()[place], "NOUN"), "", lemma, head, relation) for place, (lemma, head, relation) in enumerate(TREE)
    )
    return Annotation("report", tuple(spans), (Span(0, len(text)),), tokens=tuple(tokens))


def found(annotation: Annotation, content: Span = CONTENT, *cues: Span, text: str = TEXT) -> list[tuple[str, str, str]]:
    inner = find_inner(annotation, (content,), cues)
    return [(words(text, one.source), words(text, one.cue), words(text, one.content)) for one in inner]


def test_a_verb_of_reporting_within_a_content_has_its_own_source_and_content() -> None:
    assert found(annotated()) == [("analysts", "do not believe", "the army will win")]


def test_a_verb_that_has_a_cue_already_gives_nothing() -> None:
    believe = TEXT.index("believe")
    assert found(annotated(), CONTENT, Span(believe, believe + 7)) == []


def test_a_pronoun_stays_with_the_speakers_own_mind() -> None:
    assert found(annotated(analysts="PRON")) == []


def test_what_leaves_the_content_is_left_out() -> None:
    stop = TEXT.index(" will win")
    assert found(annotated(), Span(CONTENT.start, stop)) == [("analysts", "do not believe", "the army")]
    assert found(annotated(), Span(CONTENT.start, TEXT.index(" the army"))) == []


@pytest.mark.parametrize("row", statement_table().reporting, ids=lambda row: row.name)
def test_each_row_of_reporting_has_an_example_with_one_of_its_verbs(row: object) -> None:
    (example,) = row.examples  # type: ignore[attr-defined]
    assert any(f" {verb} that " in example for verb in row.words)  # type: ignore[attr-defined]
