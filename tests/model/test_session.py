"""What a network's scores become in an annotation; the network is a stand-in, so that no weights are needed."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from onrecord.model import session
from onrecord.model.session import Cut, Model, annotate, span_vectors
from onrecord.model.tasks import (
    ANTECEDENT,
    BY_NAME,
    CERTAINTY,
    ENTITIES,
    GOVERNOR,
    MEANING,
    PART_OF_SPEECH,
    PREDICATES,
    ROLES,
    Head,
    HeadKind,
)
from onrecord.records import Annotation, Antecedent, Name, NameKind, Role, RoleKind, Span, words
from tests.factory import make_document, span_of
from tests.pieces import make_tokenizer

TEXT = "Ana Doric can't stay. She left Oslo.\nNobody asked her."
PASSAGES = (Span(0, 36), Span(37, 54))
Fill = Callable[[dict[str, np.ndarray]], None]


class Network:
    """Scores nothing but what `fill` puts into each window's arrays."""

    def __init__(self, fill: Fill) -> None:
        self.fill = fill
        self.asked: list[set[str]] = []

    def run(self, names: tuple[str, ...], inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
        self.asked.append(set(names))
        scores = {
            name: np.zeros(self.shape(name, len(inputs["first"])), np.float32)
            for name in BY_NAME
            if BY_NAME[name].kind is not HeadKind.ROLES
        }
        scores |= {name: no_roles(0, scores, BY_NAME[name]) for name in BY_NAME if name not in scores}
        self.fill(scores)
        return [scores[name] for name in names]

    def shape(self, name: str, count: int) -> tuple[int, ...]:
        head = BY_NAME[name]
        widths = {HeadKind.ARCS: count, HeadKind.NUMBER: 1, HeadKind.LINKS: 8, HeadKind.VECTORS: 6}
        return (count, widths.get(head.kind, len(head.labels)))


def no_roles(asking: int, scores: dict[str, np.ndarray], head: Head = ROLES) -> np.ndarray:
    return np.zeros((asking, len(scores[head.of]), len(head.labels)), np.float32)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[Fill], Network]:
    """Puts a stand-in into the place of the shipped network."""

    def stand_in(fill: Fill) -> Network:
        network = Network(fill)
        model: Any = Model(network, make_tokenizer())  # type: ignore[arg-type]
        monkeypatch.setattr(session, "load_model", lambda _language, **_options: model)
        return network

    return stand_in


def nothing(_scores: dict[str, np.ndarray]) -> None:
    """All scores zero: the first label everywhere."""


def said(annotation: Annotation, text: str = TEXT) -> list[str]:
    return [words(text, one) for one in annotation.words]


def roots(annotation: Annotation) -> list[int]:
    return [place for place, token in enumerate(annotation.tokens) if token.governor == place]


@pytest.mark.parametrize("passages", [(), (Span(0, 0),), (Span(0, 2),)])
def test_a_document_without_words_has_an_empty_annotation(reads: Callable[[Fill], Network], passages: tuple[Span, ...]) -> None:
    network = reads(nothing)
    document = make_document(" \0")
    assert annotate(document, passages, cut=Cut((), ())) == Annotation(document.id, (), ())
    assert network.asked == []


def test_every_word_has_a_token_and_every_sentence_a_root(reads: Callable[[Fill], Network]) -> None:
    reads(nothing)
    found = annotate(make_document(TEXT), PASSAGES)
    assert said(found) == ["Ana", "Doric", "ca", "n't", "stay", ".", "She", "left", "Oslo", ".", "Nobody", "asked", "her", "."]
    assert [words(TEXT, one) for one in found.sentences] == ["Ana Doric can't stay.", "She left Oslo.", "Nobody asked her."]
    assert (len(found.tokens), roots(found)) == (len(found.words), [0, 6, 10])


def test_given_words_and_sentences_are_kept(reads: Callable[[Fill], Network]) -> None:
    reads(nothing)
    given = tuple(span_of(TEXT, one) for one in ("Ana Doric", "can", "'t", "stay", "Nobody", "asked her"))
    sentences = (Span(0, 16), Span(16, 54))
    found = annotate(make_document(TEXT), PASSAGES, cut=Cut(given, sentences))
    assert (found.words, found.sentences) == (given, sentences)
    assert roots(found) == [0, 3]


def test_indexes_of_later_windows_count_from_the_documents_first_word(reads: Callable[[Fill], Network]) -> None:
    def fill(scores: dict[str, np.ndarray]) -> None:
        scores[GOVERNOR.name][:, 1] = 9
        scores[PREDICATES.name][1, 1] = 9
        scores[CERTAINTY.name][1] = 2
        scores[ROLES.name] = no_roles(1, scores)
        scores[ROLES.name][0, 2, ROLES.labels.index(RoleKind.A1)] = 99
        scores[ENTITIES.name][0, ENTITIES.labels.index("B-PERSON")] = 99

    network = reads(fill)
    line = "Nobody " + "z" * 90 + " " + "y" * 90
    text = f"{line}\n{line}"
    found = annotate(make_document(text), (Span(0, len(line)), Span(len(line) + 1, len(text))))
    assert len(network.asked) == 2
    assert [token.governor for token in found.tokens] == [1, 1, 1, 4, 4, 4]
    assert [(one.word, one.roles, one.certainty) for one in found.predicates] == [
        (word, (Role(RoleKind.A1, word + 1, 1.0),), 2.0) for word in (1, 4)
    ]
    assert found.names == tuple(Name(Span(start, start + 6), NameKind.PERSON, 1.0) for start in (0, len(line) + 1))


def test_pronouns_stand_for_names(reads: Callable[[Fill], Network]) -> None:
    def fill(scores: dict[str, np.ndarray]) -> None:
        scores[ENTITIES.name][0, ENTITIES.labels.index("B-PERSON")] = 99
        scores[ENTITIES.name][1, ENTITIES.labels.index("I-PERSON")] = 99
        scores[PART_OF_SPEECH.name][[6, 12], PART_OF_SPEECH.labels.index("PRON")] = 9
        scores[ANTECEDENT.name][[6, 12], 0] = 9
        scores[ANTECEDENT.name][6, 4 + 1] = scores[ANTECEDENT.name][0, 4] = 9

    reads(fill)
    name = span_of(TEXT, "Ana Doric")
    found = annotate(make_document(TEXT), PASSAGES)
    assert found.names == (Name(name, NameKind.PERSON, 1.0),)
    assert found.antecedents == (Antecedent(span_of(TEXT, "She"), name, 1.0), Antecedent(span_of(TEXT, "her"), name, 1.0))


def test_meaning_is_not_computed_for_an_annotation_nor_the_rest_for_meaning(reads: Callable[[Fill], Network]) -> None:
    network = reads(nothing)
    annotate(make_document(TEXT), PASSAGES)
    span_vectors(make_document(TEXT), PASSAGES, [Span(0, 3)])
    assert network.asked == [set(BY_NAME) - {MEANING.name}, {MEANING.name}]


def test_vectors_of_spans_have_length_one_and_zeros_where_no_word_is(reads: Callable[[Fill], Network]) -> None:
    def fill(scores: dict[str, np.ndarray]) -> None:
        scores[MEANING.name][:] = np.eye(len(scores[MEANING.name]), 6) * 3

    reads(fill)
    both = span_of(TEXT, "Ana Doric")
    found = span_vectors(make_document(TEXT), PASSAGES, [both, Span(4, 5), Span(3, 4), Span(36, 37)])
    half = np.sqrt(0.5)
    assert np.allclose(found, [[half, half, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0], [0] * 6, [0] * 6], atol=1e-6)


def test_a_document_without_words_has_no_meaning(reads: Callable[[Fill], Network]) -> None:
    reads(nothing)
    assert not span_vectors(make_document(""), (), [Span(0, 0)]).any()
