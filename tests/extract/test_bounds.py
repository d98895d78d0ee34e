"""Where a content ends that runs on."""

import pytest

from onrecord.extract.bounds import bounded
from onrecord.records import Annotation, Span, Token, words

PAST, GERUND, INFINITIVE = "VerbForm=Fin|Mood=Ind|Tense=Past", "", "VerbForm=Inf"
VERBS = {"fuelling": GERUND, "left": PAST, "went": PAST, "send": INFINITIVE, "fled": PAST, "hid": PAST, "leaving": GERUND}


def annotated(text: str, subjects: dict[int, int] | None = None) -> Annotation:
    """A sentence as the model sees it, one word between two blanks; `subjects` are words that are the subject of another."""
    spans, tokens, at = [], [], 0
    for number, word in enumerate(text.split()):
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
        part = "VERB" if word in VERBS else "CCONJ" if word == "and" else "X"
        governor = (subjects or {}).get(number, number)
        tokens.append(Token(part, VERBS.get(word, ""), word, governor, "nsubj" if governor != number else "dep"))
    return Annotation("report", tuple(spans), (Span(0, len(text)),), tokens=tuple(tokens))


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("them of fuelling war and left the room", "them of fuelling war"),
        ("to send troops and left", "to send troops"),
        ("them of fuelling war and leaving the room", "them of fuelling war and leaving the room"),
        ("of fuelling those who fled and hid", "of fuelling those who fled and hid"),
        ("that he left and went home", "that he left and went home"),
        ("the war and the peace", "the war and the peace"),
    ],
)
def test_a_bare_past_tense_behind_a_gerund_or_an_infinitive_is_the_next_act(content: str, kept: str) -> None:
    (piece,) = bounded(annotated(content), (Span(0, len(content)),))
    assert words(content, piece) == kept


def test_a_clause_with_a_subject_of_its_own_belongs_to_the_content() -> None:
    content = "of fuelling war and they left"
    assert bounded(annotated(content, {4: 5}), (Span(0, len(content)),)) == (Span(0, len(content)),)


def test_without_a_tree_nothing_is_cut() -> None:
    assert bounded(Annotation("report", (), ()), (Span(0, 9),)) == (Span(0, 9),)
