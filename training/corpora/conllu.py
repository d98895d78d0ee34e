"""Universal Dependencies' treebanks (CoNLL-U): documents with their words, trees, and gold for the heads of syntax."""

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from onrecord.model.lemmas import apply_rule
from onrecord.model.tasks import FEATURES, GOVERNOR, LEMMA, PART_OF_SPEECH, RELATION
from onrecord.records import Span
from training.corpora.example import Arc, Tagged, TagGold

SYNTAX = (PART_OF_SPEECH.name, FEATURES.name, LEMMA.name, GOVERNOR.name, RELATION.name)
"""The heads that `syntax_gold` has gold for."""

SENTENCES_A_LINE = 6
"""A line ends after so many sentences even where the treebank marks no paragraph: windows are cut at lines."""

FEATURE_KEYS = ("VerbForm", "Mood", "Tense", "Voice", "Polarity")


@dataclass(frozen=True, slots=True)
class TreeWord:
    """A syntactic word. `head` is the index of its governor, its own for a root: in the sentence (`Tree`) or the document."""

    span: Span
    form: str
    upos: str
    feats: dict[str, str]
    lemma: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence. Spans of words are offsets in the document's text, as is `start`; `meta` holds the sentence's comments."""

    sent_id: str
    text: str
    words: tuple[TreeWord, ...]
    meta: dict[str, str]
    start: int


@dataclass(frozen=True, slots=True)
class TreeDocument:
    """A document: `words` are those of all trees in order, their heads counted through. `meta` is that of the first sentence."""

    id: str
    text: str
    words: tuple[TreeWord, ...]
    trees: tuple[Tree, ...]
    meta: dict[str, str]


@dataclass(frozen=True, slots=True)
class SyntaxGold:
    """Gold of the heads of syntax, as an `Example` takes it."""

    tags: dict[str, TagGold]
    arcs: dict[str, tuple[Arc, ...]]


def read_trees(path: Path) -> Iterator[TreeDocument]:
    """The documents of a gzipped CoNLL-U file."""
    pending: list[Tree] = []
    for one in _sentences(path):
        if "newdoc id" in one.meta and pending:
            yield _document(pending)
            pending = []
        pending.append(one)
    if pending:
        yield _document(pending)


def _sentences(path: Path) -> Iterator[Tree]:
    lines: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                lines.append(line.rstrip("\n"))
            elif lines:
                yield _sentence(lines)
                lines = []
    if lines:
        yield _sentence(lines)


def _sentence(lines: Sequence[str]) -> Tree:
    """One block, its spans still offsets in the sentence."""
    comments = [line.removeprefix("#").partition("=") for line in lines if line.startswith("#")]
    meta = {key.strip(): value.strip() for key, _, value in comments}
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    words = [row for row in rows if row[0].isdigit()]
    spans = _word_spans(meta["text"], [row for row in rows if "." not in row[0]])
    read = [_word(row, index, span) for index, (row, span) in enumerate(zip(words, spans, strict=True))]
    return Tree(meta["sent_id"], meta["text"], tuple(read), meta, 0)


def _word(row: Sequence[str], index: int, span: Span) -> TreeWord:
    feats = dict(one.split("=", 1) for one in row[5].split("|") if one != "_")
    head = int(row[6]) - 1 if int(row[6]) else index
    return TreeWord(span, row[1], row[3], feats, row[2], head, row[7])


def _word_spans(text: str, rows: Sequence[Sequence[str]]) -> list[Span]:
    """Where the words of these rows stand. Rows of multiword tokens ("29-30") stand before their words, which share their surface."""
    found: list[Span] = []
    at, through = 0, 0
    for index, row in enumerate(rows):
        first, _, last = row[0].partition("-")
        if not last and int(first) <= through:
            continue
        start = text.index(row[1], at)
        at = start + len(row[1])
        if last:
            through = int(last)
            parts = [one[1] for one in rows[index + 1 : index + 2 + through - int(first)]]
            found += _parts(row[1], parts, start)
        else:
            found.append(Span(start, at))
    return found


def _parts(surface: str, forms: Sequence[str], start: int) -> list[Span]:
    """The words of a multiword token on its surface: where they spell it as they are, else in proportion to their lengths."""
    lengths = [len(form) for form in forms]
    if "".join(forms).lower() == surface.lower():
        cuts = [sum(lengths[:index]) for index in range(len(forms) + 1)]
    else:
        cuts = _proportional(len(surface), lengths)
    return [Span(start + left, start + right) for left, right in pairwise(cuts)]


def _proportional(length: int, lengths: Sequence[int]) -> list[int]:
    """Cuts that leave every part at least one character."""
    cuts = [0]
    for index in range(1, len(lengths)):
        wished = round(length * sum(lengths[:index]) / sum(lengths))
        cuts.append(max(cuts[-1] + 1, min(wished, length - (len(lengths) - index))))
    return [*cuts, length]


def _document(trees: Sequence[Tree]) -> TreeDocument:
    text = ""
    placed: list[Tree] = []
    words: list[TreeWord] = []
    for one, opens in zip(trees, _openings(trees), strict=True):
        text += "" if not placed else "\n" if opens else " "
        moved = [replace(word, span=Span(word.span.start + len(text), word.span.end + len(text))) for word in one.words]
        placed.append(replace(one, words=tuple(moved), start=len(text)))
        words += [replace(word, head=word.head + len(words)) for word in moved]
        text += one.text
    return TreeDocument(trees[0].meta.get("newdoc id", trees[0].sent_id), text, tuple(words), tuple(placed), trees[0].meta)


def _openings(trees: Sequence[Tree]) -> Iterator[bool]:
    """For each sentence whether it begins a line."""
    since = 0
    for one in trees:
        opens = since == SENTENCES_A_LINE or any(key.startswith("newpar") for key in one.meta)
        since = 1 if opens else since + 1
        yield opens


def syntax_gold(words: Sequence[TreeWord]) -> SyntaxGold:
    """Gold of parts of speech, features, lemmas, governors and relations; heads of the words are indexes of `words`."""
    tags = {
        PART_OF_SPEECH.name: _labelled(words, [word.upos for word in words], PART_OF_SPEECH.labels),
        FEATURES.name: _labelled(words, [features_of(word) for word in words], FEATURES.labels),
        LEMMA.name: _labelled(words, [rule_of(word) for word in words], LEMMA.labels),
        RELATION.name: _labelled(words, [word.relation for word in words], RELATION.labels),
    }
    arcs = tuple(Arc(word.span, words[word.head].span) for word in words)
    return SyntaxGold(tags, {GOVERNOR.name: arcs})


def _labelled(words: Sequence[TreeWord], labels: Iterable[str | None], known: tuple[str, ...]) -> TagGold:
    """A label for every word, none where the head does not know the word's."""
    pairs = zip(words, labels, strict=True)
    return TagGold(tuple(Tagged(word.span, (label,) if label is not None and label in known else ()) for word, label in pairs))


def features_of(word: TreeWord) -> str:
    """The label that the head of features has for a word."""
    if word.upos in {"NOUN", "PROPN"}:
        return "Number=Plur" if word.feats.get("Number") == "Plur" else ""
    return "|".join(f"{key}={word.feats[key]}" for key in FEATURE_KEYS if key in word.feats)


def rule_of(word: TreeWord) -> str | None:
    """The first rule that makes the treebank's lemma of the word's form; None for irregular forms."""
    return next((rule for rule in LEMMA.labels if apply_rule(word.form, rule) == word.lemma.lower()), None)
