"""GUM (Zeldes 2017): syntax, descriptions, coreference and names over fifteen genres."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.model.tasks import ANTECEDENT, ENTITIES, NOMINALS
from onrecord.records import MentionForm, NameKind, NominalKind, Span
from training.corpora.conllu import SYNTAX, TreeDocument, TreeWord, read_trees, syntax_gold
from training.corpora.coreference import Mention, antecedents, nominals
from training.corpora.example import Example, Tagged, TagGold, read_rows

HEADS = (*SYNTAX, NOMINALS.name, ANTECEDENT.name, ENTITIES.name)


@dataclass(frozen=True, slots=True)
class Sources:
    """What the files have on one document; `names` is empty where the split has none."""

    row: dict[str, Any]
    tree: TreeDocument
    names: dict[str, Any]


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The documents of `train` or `dev`; names are marked in `train` only. Raises ValueError where text and treebank differ."""
    trees = {one.id: one for one in read_trees(folder / "syntax" / f"ud-gum-{split}.conllu.gz")}
    names = {row["id"]: row for row in read_rows(folder / "entities" / "gum-names-train.jsonl.gz")} if split == "train" else {}
    for row in read_rows(folder / "coref" / f"gum-{split}.jsonl.gz"):
        yield gum_example(Sources(row, trees[row["id"]], names.get(row["id"], {})))


def gum_example(sources: Sources) -> Example:
    """A document with its paragraphs, cut as the treebank cuts it."""
    text: str = sources.row["text"]
    cut = lay_words(sources.tree, text)
    mentions = find_mentions(sources.row["mentions"], cut)
    syntax = syntax_gold(cut)
    spans = tuple(word.span for word in cut)
    found = antecedents(text, mentions, spans, exhaustive=True)
    tags = {**syntax.tags, NOMINALS.name: nominals(mentions), **_names(sources.names)}
    return Example(sources.row["id"], text, spans, tags=tags, arcs=syntax.arcs, pairs={ANTECEDENT.name: found})


def _names(row: dict[str, Any]) -> dict[str, TagGold]:
    """Only names of some types are marked; other words may be anything."""
    if not row:
        return {}
    kinds = [(Span(one["start"], one["end"]), tuple(one["type"].split("|"))) for one in row["mentions"]]
    return {ENTITIES.name: TagGold(tuple(Tagged(span, kind) for span, kind in kinds if set(kind) <= set(NameKind)), partial=True)}


def lay_words(document: TreeDocument, text: str) -> tuple[TreeWord, ...]:
    """The words of a treebank's document in a text that only differs from it in white space. Raises ValueError where more differs."""
    theirs = [place for place, character in enumerate(document.text) if not character.isspace()]
    ours = [place for place, character in enumerate(text) if not character.isspace()]
    if [document.text[place] for place in theirs] != [text[place] for place in ours]:
        raise ValueError(f"the text of {document.id} is not that of its treebank")
    moved = dict(zip(theirs, ours, strict=True))
    return tuple(replace(word, span=Span(moved[word.span.start], moved[word.span.end - 1] + 1)) for word in document.words)


def find_mentions(rows: Sequence[dict[str, Any]], cut: Sequence[TreeWord]) -> list[Mention]:
    """The document's noun phrases; a name stands for itself without its titles, a coordination in each of its parts."""
    children: dict[int, list[int]] = {}
    for index, word in enumerate(cut):
        children.setdefault(word.head, []).append(index)
    heads = [_head(row, cut) for row in rows]
    smallest = {head: min(_length(row) for row, its in zip(rows, heads, strict=True) if its == head) for head in set(heads)}
    found: list[Mention] = []
    for row, head in zip(rows, heads, strict=True):
        parts = [one for one in children.get(head, []) if cut[one].relation == "conj"] if _length(row) > smallest[head] else []
        found.append(_mention(row, (head, *parts), cut))
    return found


def _length(row: dict[str, Any]) -> int:
    return int(row["end"] - row["start"])


def _mention(row: dict[str, Any], parts: Sequence[int], cut: Sequence[TreeWord]) -> Mention:
    span = Span(row["start"], row["end"])
    anchors = tuple(_anchor(span, part, cut) for part in parts if _within(span, cut[part].span))
    head = cut[parts[0]].span
    described = row["type"] in set(NominalKind) and cut[parts[0]].upos != "ADV"
    kind = NominalKind(row["type"]) if described else None
    return Mention(span, head, anchors or (head,), row["cluster"], MentionForm(row["form"]), kind)


def _head(row: dict[str, Any], cut: Sequence[TreeWord]) -> int:
    """The index of the head word; in a multiword token the noun or pronoun."""
    start, end = row["head"]
    first = bisect_right(cut, start, key=lambda word: word.span.end)
    stop = bisect_left(cut, end, key=lambda word: word.span.start)
    return next((one for one in range(first, stop) if cut[one].upos in {"NOUN", "PROPN", "PRON"}), first)


def _anchor(span: Span, head: int, cut: Sequence[TreeWord]) -> Span:
    """The words of a name around its head; of any other phrase the head alone."""
    first = last = head
    if cut[head].upos == "PROPN":
        while first and _within(span, cut[first - 1].span) and _in_name(cut, first - 1):
            first -= 1
        while last + 1 < len(cut) and _within(span, cut[last + 1].span) and _in_name(cut, last + 1):
            last += 1
    return Span(cut[first].span.start, cut[last].span.end)


def _in_name(cut: Sequence[TreeWord], index: int) -> bool:
    """Whether a word next to a name belongs to it: proper nouns but titles, and hyphens."""
    word = cut[index]
    return (word.upos == "PROPN" and word.relation != "nmod:desc") or word.relation == "flat" or word.form == "-"


def _within(span: Span, word: Span) -> bool:
    return span.start <= word.start and word.end <= span.end
