"""The heads of syntax against treebanks of Universal Dependencies: gold words and sentences, then the product's own."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from onrecord.model.session import Cut
from onrecord.records import Annotation, Span, Token
from tests.quality.counts import Counts, compared
from tests.quality.head_scores import annotation_of
from training.corpora.conllu import TreeDocument, TreeWord, features_of, read_trees

FOLDED = {"obl:agent": "obl", "nsubj:outer": "nsubj", "csubj:outer": "csubj"}
"""Subtypes that other releases of the treebanks do not have."""


def trees(gold: Path, *, exact: bool = False) -> dict[str, float]:
    """Share of all words, punctuation counted, with the right governor (UAS), that and the relation (LAS; "main": up to its colon), tag,
    features and lemma, where words and sentences are given; "raw": from bare text, F1 of words aligned by characters (Zeman et al. 2018).
    """
    right: Counter[str] = Counter()
    raw: dict[str, Counts] = {}
    words = 0
    for document in read_trees(gold):
        cut = Cut(tuple(word.span for word in document.words), sentences_of(document))
        right += _right(document, annotation_of(document.text, exact=exact, cut=cut))
        words += len(document.words)
        raw = _added(raw, _raw(document, annotation_of(document.text, exact=exact)))
    return {name: right[name] / words for name in FIGURES} | {f"{name} raw": counts.f1 for name, counts in raw.items()}


FIGURES = ("UAS", "LAS", "LAS main", "UPOS", "features", "lemma")


def sentences_of(document: TreeDocument) -> tuple[Span, ...]:
    """Where the sentences of a treebank's document stand."""
    return tuple(Span(one.start, one.start + len(one.text)) for one in document.trees)


def _raw(document: TreeDocument, ours: Annotation) -> dict[str, Counts]:
    right = _right(document, ours)
    given, wanted = len(ours.words), len(document.words)
    cut = {
        "words": compared(ours.words, (word.span for word in document.words)),
        "sentences": compared(ours.sentences, sentences_of(document)),
    }
    return cut | {name: Counts(right[name], given, wanted) for name in ("UAS", "LAS", "UPOS")}


def _added(total: Mapping[str, Counts], more: Mapping[str, Counts]) -> dict[str, Counts]:
    return {name: total.get(name, Counts()) + counts for name, counts in more.items()}


def _right(document: TreeDocument, ours: Annotation) -> Counter[str]:
    """How many words of the document are right in each respect; a word that ours does not have is wrong in all."""
    at = {span: index for index, span in enumerate(ours.words)}
    right: Counter[str] = Counter()
    for word in document.words:
        if word.span in at:
            token = ours.tokens[at[word.span]]
            same_governor = ours.words[token.governor] == document.words[word.head].span
            right.update(_respects(word, token, same_governor=same_governor))
    return right


def _respects(word: TreeWord, token: Token, *, same_governor: bool) -> Iterable[str]:
    respects = {
        "UAS": same_governor,
        "LAS": same_governor and _folded(token.relation) == _folded(word.relation),
        "LAS main": same_governor and token.relation.partition(":")[0] == word.relation.partition(":")[0],
        "UPOS": token.part_of_speech == word.upos,
        "features": token.features == features_of(word),
        "lemma": token.lemma.lower() == word.lemma.lower(),
    }
    return [name for name, holds in respects.items() if holds]


def _folded(relation: str) -> str:
    return FOLDED.get(relation, relation)
