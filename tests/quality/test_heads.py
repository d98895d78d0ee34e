import gzip
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from onrecord.model.tasks import EVENT_TYPE, PREDICATES
from onrecord.model.windows import Pieces
from onrecord.records import Annotation, Antecedent, EventType, Nominal, NominalKind, Predicate, Role, RoleKind, Span, Token
from tests.quality import heads_certainty, heads_meaning, heads_predicates, heads_reference, heads_syntax
from tests.quality.counts import Counts
from tests.quality.head_scores import TextScores
from tests.quality.heads import OF_HEADS
from tests.quality.reading import ROOT, SHARED, Row, gold_file
from training.corpora.conllu import read_trees
from training.corpora.example import Example, Pair, Tagged, TagGold

TREE = """\
# newdoc id = ferry
# sent_id = ferry-1
# text = Ada Borg saw ferries.
1\tAda\tAda\tPROPN\t_\tNumber=Sing\t3\tnsubj:outer\t_\t_
2\tBorg\tBorg\tPROPN\t_\tNumber=Sing\t1\tflat\t_\t_
3\tsaw\tsee\tVERB\t_\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
4\tferries\tferry\tNOUN\t_\tNumber=Plur\t3\tobj\t_\t_
5\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

"""
TOKENS = (
    Token("PROPN", "", "Ada", 2, "nsubj"),
    Token("PROPN", "", "Borg", 0, "flat"),
    Token("VERB", "VerbForm=Fin|Mood=Ind|Tense=Past", "see", 2, "root"),
    Token("NOUN", "Number=Plur", "ferries", 2, "obl"),
    Token("NOUN", "", ".", 3, "punct"),
)
TEXT = "Ada Borg met the mayor, Eva Lund. She thanked her. It rained."


def span_of(text: str, phrase: str) -> Span:
    return Span(text.index(phrase), text.index(phrase) + len(phrase))


def spans(text: str, *phrases: str) -> tuple[Span, ...]:
    return tuple(span_of(text, one) for one in phrases)


def treebank(folder: Path) -> Path:
    file = folder / "ferry.conllu.gz"
    with gzip.open(file, "wt", encoding="utf-8") as out:
        out.write(TREE)
    return file


def test_trees_are_compared_word_by_word(tmp_path: Path) -> None:
    (document,) = read_trees(treebank(tmp_path))
    words = tuple(word.span for word in document.words)
    right = heads_syntax._right(document, Annotation("ferry", words, (), tokens=TOKENS))
    assert right == {"UAS": 4, "LAS": 3, "LAS main": 3, "UPOS": 4, "features": 5, "lemma": 4}


def test_a_word_cut_otherwise_is_wrong_for_both_sides(tmp_path: Path) -> None:
    (document,) = read_trees(treebank(tmp_path))
    words = (*(word.span for word in document.words[:3]), Span(13, 16), Span(16, 21))
    counts = heads_syntax._raw(document, Annotation("ferry", words, (Span(0, 21),), tokens=TOKENS))
    assert (counts["words"], counts["sentences"], counts["LAS"]) == (Counts(3, 5, 5), Counts(1, 1, 1), Counts(3, 5, 5))


def test_roles_count_with_their_predicate() -> None:
    text = "Ada sees Eva and waves."
    ada, sees, eva, _, waves = words = spans(text, "Ada", "sees", "Eva", "and", "waves")
    tags = {PREDICATES.name: TagGold((Tagged(sees, ("predicate",)), Tagged(waves, ())))}
    gold = Example("hill", text, tags=tags, pairs={"roles": (Pair(sees, ada, RoleKind.A0), Pair(sees, eva, RoleKind.A1))})
    roles = (Role(RoleKind.A0, 0, 1.0), Role(RoleKind.TIME, 2, 1.0))
    ours = Annotation("hill", words, (), predicates=tuple(Predicate(at, roles, 3.0, (), None, 1.0) for at in (1, 4)))
    counts = heads_predicates._role_counts(gold, ours)
    assert counts["predicate"] == Counts(1, 1, 1)
    assert counts["role"] == Counts(1, 2, 2)
    assert counts["core role"] == Counts(1, 1, 2)
    assert counts["argument"] == Counts(2, 2, 2)


def scores(types: Sequence[dict[str, float]], marked: Sequence[float]) -> TextScores:
    """Of words without letters, with so probable types and so surely predicates."""
    rows = np.full((len(types), len(EVENT_TYPE.labels)), 1e-6, np.float32)
    for row, given in zip(rows, types, strict=True):
        for label, probability in given.items():
            row[EVENT_TYPE.labels.index(label)] = probability
        row[0] = 1 - row[1:].sum()
    empty = np.zeros(0, np.int64)
    two = np.array([(1 - one, one) for one in marked], np.float32)
    return TextScores(Pieces(*[empty] * 6), {EVENT_TYPE.name: np.log(rows), PREDICATES.name: np.log(two)})


@pytest.mark.parametrize(
    ("types", "marked", "root"),
    [
        ([{"AID": 0.9}, {"ASSAULT": 0.8}], [0.1, 0.9], EventType.ASSAULT),
        ([{"CONCEDE": 0.3, "RETREAT": 0.3}, {"AID": 0.5}], [0.9, 0.9], "YIELD"),
        ([{"AID": 0.5}, {"AID": 0.5}, {"ASSAULT": 0.7}], [0.9, 0.9, 0.9], EventType.AID),
    ],
    ids=["what is no predicate tells little", "two types are one root", "two words are surer than one"],
)
def test_the_root_of_a_sentence(types: list[dict[str, float]], marked: list[float], root: str) -> None:
    assert heads_predicates._root(scores(types, marked)) == root


def test_certainties_fall_into_three_bins() -> None:
    assert heads_certainty._macro_f1([(2.0, 3.0), (0.5, 0.0), (-1.0, -3.0), (1.0, 0.0)]) == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)


def test_what_does_not_vary_does_not_correlate() -> None:
    assert heads_certainty.correlation([(1.0, 3.0), (1.0, -3.0)]) == 0.0
    assert heads_certainty.correlation([(1.0, 3.0), (0.0, -3.0)]) == pytest.approx(1.0)


def mention(phrase: str, cluster: str, form: str, head: str = "") -> Row:
    span, inner = span_of(TEXT, phrase), span_of(TEXT, head or phrase)
    return {"start": span.start, "end": span.end, "head": [inner.start, inner.end], "cluster": cluster, "form": form, "type": "person"}


GUM_ROW = {
    "text": TEXT,
    "mentions": [
        mention("Ada Borg", "a", "name", "Ada"),
        mention("the mayor", "e", "nominal", "mayor"),
        mention("Eva Lund", "e", "name", "Eva"),
        mention("She", "a", "pronoun"),
        mention("her", "e", "pronoun"),
    ],
}


def annotated(**meant: str) -> Annotation:
    """The text with these pronouns meaning these phrases, nobody where the phrase is empty."""
    words = spans(TEXT, "Ada", "Borg", "met", "the", "mayor", ",", "Eva", "Lund", ".", "She", "thanked", "her", "It", "rained")
    found = [Antecedent(span_of(TEXT, one), span_of(TEXT, phrase) if phrase else None, 1.0) for one, phrase in meant.items()]
    described = Nominal(span_of(TEXT, "the mayor"), NominalKind.PERSON, 1.0)
    return Annotation("hill", words, (), nominals=(described,), antecedents=tuple(found))


def test_a_pronoun_is_right_with_the_head_of_any_mention() -> None:
    figures = heads_reference._figures(heads_reference._outcomes(GUM_ROW, annotated(She="Ada Borg", her="the mayor", It="")))
    assert set(figures.values()) == {1.0}


def test_a_wrong_antecedent_a_missing_one_and_one_too_many() -> None:
    outcomes = heads_reference._outcomes(GUM_ROW, annotated(She="Eva Lund", her="", It="Ada Borg"))
    assert outcomes == {"all": 3, "wanted": 2, "given": 2, "third": 2}


def test_a_pronoun_within_a_description_is_not_its_head() -> None:
    meant = Annotation(
        "hill",
        spans("his wife smiled", "his", "wife", "smiled"),
        (),
        nominals=(Nominal(Span(0, 8), NominalKind.PERSON, 1.0),),
        antecedents=(Antecedent(Span(9, 15), Span(0, 8), 1.0),),
    )
    assert heads_reference.meanings(meant) == {Span(9, 15): Span(4, 8)}


@pytest.mark.parametrize(
    ("answer", "role"),
    [("Eva Lund", "B"), ("Ada Borg", "A"), ("Borg again", None), ("Borg", "A"), ("Ada Lund", None), ("a mayor", None)],
)
def test_another_mention_of_a_name_is_that_name(answer: str, role: str | None) -> None:
    text = f"Ada Borg met Eva Lund. | {answer}"
    names = [
        {"role": one, "start": span.start, "end": span.end} for one, span in zip("AB", spans(text, "Ada Borg", "Eva Lund"), strict=True)
    ]
    start = text.index("|") + 2
    assert heads_reference._role_of({"text": text, "mentions": names}, Span(start, len(text))) == role


def test_only_contents_of_one_piece_that_say_enough_are_compared() -> None:
    text = "The ferry will stay open until the end of May, she said. It stays."
    pieces = [[[0, 45]], [[0, 9], [10, 20]], [[57, 66]], [[0, 45]]]
    row = {"text": text, "attributions": [{"content": one} for one in pieces]}
    assert heads_meaning._contents(row) == [Span(0, 45)]


def test_our_own_gold_lies_within_the_checkout() -> None:
    assert (gold_file("tests/hill.toml"), gold_file("data/hill.gz")) == (ROOT / "tests/hill.toml", SHARED / "data/hill.gz")


def test_no_two_measurements_of_heads_bear_one_name() -> None:
    names = [one.name for one in OF_HEADS]
    assert sorted(set(names)) == sorted(names)
