"""The English Web Treebank: Universal Dependencies, PropBank's predicates and roles, certainty scores of UDS-IH2 (Rudinger et al. 2018)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.model.tasks import CERTAINTY, MODES, PREDICATES, ROLES
from onrecord.records import Auxiliary, RoleKind
from training.corpora.conllu import SYNTAX, Tree, TreeDocument, TreeWord, read_trees, syntax_gold
from training.corpora.example import Example, Flagged, Pair, Tagged, TagGold, Valued, read_rows

HEADS = (*SYNTAX, PREDICATES.name, ROLES.name, CERTAINTY.name, MODES.name)

KINDS = {
    "ARG0": RoleKind.A0,
    "ARG1": RoleKind.A1,
    "ARG2": RoleKind.A2,
    "ARG3": RoleKind.A3,
    "ARG4": RoleKind.A3,
    "ARG5": RoleKind.A3,
    "ARGM-TMP": RoleKind.TIME,
    "ARGM-LOC": RoleKind.PLACE,
    "ARGM-DIR": RoleKind.DIRECTION,
    "ARGM-GOL": RoleKind.DIRECTION,
    "ARGM-MNR": RoleKind.MANNER,
    "ARGM-EXT": RoleKind.MANNER,
    "ARGM-COM": RoleKind.MANNER,
    "ARGM-CAU": RoleKind.CAUSE,
    "ARGM-PRP": RoleKind.PURPOSE,
    "ARGM-PNC": RoleKind.PURPOSE,
    "ARGM-NEG": RoleKind.NEGATION,
    "ARGM-MOD": RoleKind.MODALITY,
    "ARGM-DIS": RoleKind.DISCOURSE,
    "ARGM-ADV": RoleKind.ADVERBIAL,
}
"""PropBank's roles in ours; every other one is `other`."""

HELPING_LEMMAS = frozenset({"be", "have", "do"})
HELPING_SENSES = frozenset({"go.04", "get.03", "use.03"})
"""Rolesets of "going to", "get" in a passive, and "used to"."""

FUTURE = frozenset({"will", "shall", "go"})
POSSIBLE = frozenset({"may", "might", "could", "would", "should", "must", "can", "ought"})
CONDITIONS = frozenset({"if", "unless", "whether"})
WISHES = frozenset(
    (
        *("want", "wish", "hope", "plan", "try", "attempt", "offer", "threaten", "agree", "promise", "pledge", "vow"),
        *("intend", "seek", "aim", "expect", "prepare", "propose", "consider", "need", "ask", "urge", "demand"),
    )
)
"""Verbs whose complement has not happened by what they say."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word of a sentence with its arguments: the index of each one's head word, and what it is. `roles` holds PropBank's own names."""

    token: int
    kinds: dict[int, RoleKind]
    roles: dict[str, tuple[TreeWord, ...]]


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The documents of `train` or `dev`. Words of sentences that PropBank lacks have no gold as predicates."""
    propbank = {row["id"]: row for row in read_rows(folder / "srl" / f"propbank-ewt-{split}.jsonl.gz")}
    documents = tuple(read_trees(folder / "syntax" / f"ud-ewt-{split}.conllu.gz"))
    trees = [tree for one in documents for tree in one.trees]
    scores = dict(_scores(trees, read_rows(folder / "factuality" / f"uds-ih2-{split}.jsonl.gz")))
    for one in documents:
        yield _example(one, propbank, {tree.sent_id: scores.get(tree.sent_id, {}) for tree in one.trees})


def _example(document: TreeDocument, propbank: dict[str, dict[str, Any]], scores: dict[str, dict[int, float]]) -> Example:
    syntax = syntax_gold(document.words)
    tagged: list[Tagged] = []
    pairs: list[Pair] = []
    flags: list[Flagged] = []
    for tree in document.trees:
        row = propbank.get(tree.sent_id)
        if row is None:
            tagged += [Tagged(word.span, ()) for word in tree.words]
            continue
        for one in _predicates(tree, row["predicates"]):
            tagged.append(Tagged(tree.words[one.token].span, ("predicate",)))
            pairs += _pairs(tree, one)
            flags += _flags(tree, one, scores[tree.sent_id].get(one.token))
    values = tuple(Valued(tree.words[at].span, score) for tree in document.trees for at, score in scores[tree.sent_id].items())
    return Example(
        document.id,
        document.text,
        words=tuple(word.span for word in document.words),
        tags={**syntax.tags, PREDICATES.name: TagGold(tuple(tagged))},
        arcs=syntax.arcs,
        flags={MODES.name: tuple(flags)},
        numbers={CERTAINTY.name: values},
        pairs={ROLES.name: tuple(pairs)},
    )


def _predicates(tree: Tree, rows: Iterable[dict[str, Any]]) -> list[Predicate]:
    """The predicates of a sentence without its auxiliaries, one for each word."""
    found: dict[int, Predicate] = {}
    for row in rows:
        if tree.words[row["token"]].upos != "AUX" and not _helps(row):
            one = _predicate(tree, row)
            found.setdefault(one.token, one)
    return list(found.values())


def _helps(row: dict[str, Any]) -> bool:
    """Whether a predicate is only an auxiliary of another."""
    return not row["args"] and (row["lemma"] in HELPING_LEMMAS or row["sense"] in HELPING_SENSES)


def _predicate(tree: Tree, row: dict[str, Any]) -> Predicate:
    """Relative pronouns (R-) and continuations (C-) are left out, as is an argument that the predicate itself heads."""
    kinds: dict[int, RoleKind] = {}
    roles: dict[str, tuple[TreeWord, ...]] = {}
    for one in row["args"]:
        head = _head(tree, one["first"], one["last"])
        if one["role"].startswith(("R-", "C-")) or head == row["token"]:
            continue
        role = one["role"].removesuffix("-DSP")
        kinds.setdefault(head, KINDS.get(role, RoleKind.OTHER))
        roles[role] = (*roles.get(role, ()), *tree.words[one["first"] : one["last"]])
    return Predicate(row["token"], kinds, roles)


def _head(tree: Tree, first: int, last: int) -> int:
    """The first word of a stretch that something outside governs, rather not a punctuation mark."""
    outer = [at for at in range(first, last) if not first <= tree.words[at].head < last or tree.words[at].head == at]
    return next((at for at in outer if tree.words[at].upos != "PUNCT"), outer[0])


def _pairs(tree: Tree, predicate: Predicate) -> list[Pair]:
    word = tree.words[predicate.token].span
    found = [Pair(word, tree.words[head].span, kind) for head, kind in predicate.kinds.items()]
    return found or [Pair(word, word, "none")]


def _flags(tree: Tree, predicate: Predicate, score: float | None) -> list[Flagged]:
    """Modes of a verb, as far as its arguments and its clause tell them; a mode that its score of certainty contradicts stays open."""
    word = tree.words[predicate.token]
    if word.upos != "VERB":
        return []
    modes = {
        Auxiliary.NEGATION: _is_negated(tree, predicate),
        Auxiliary.FUTURE: _is_future(tree, predicate),
        Auxiliary.HYPOTHETICAL: _is_hypothetical(tree, predicate, score),
    }
    settled = {mode: holds for mode, holds in modes.items() if holds is not None and not _contradicts(mode, score, modes)}
    true = tuple(mode for mode, holds in settled.items() if holds)
    return [Flagged(word.span, true, tuple(mode for mode in settled if mode not in true))]


def _contradicts(mode: Auxiliary, score: float | None, modes: Mapping[Auxiliary, bool | None]) -> bool:
    """Whether readers' score, -3 to 3, speaks against what was found of a mode. What is only planned scores low without a negation."""
    if score is None or mode is Auxiliary.FUTURE:
        return False
    if mode is Auxiliary.HYPOTHETICAL:
        return score >= 2 if modes[mode] else abs(score) < 1
    real = modes[Auxiliary.HYPOTHETICAL] is False and not modes[Auxiliary.FUTURE]
    return not modes[mode] and score < -1 and real


def _children(tree: Tree, at: int) -> list[TreeWord]:
    return [word for index, word in enumerate(tree.words) if word.head == at != index]


def _is_negated(tree: Tree, predicate: Predicate) -> bool:
    negative = [
        word for word in _children(tree, predicate.token) if word.relation in {"advmod", "det"} and word.feats.get("Polarity") == "Neg"
    ]
    return bool(negative) or "ARGM-NEG" in predicate.roles


def _modals(predicate: Predicate) -> set[str]:
    return {word.lemma.lower() for word in predicate.roles.get("ARGM-MOD", ())}


def _is_future(tree: Tree, predicate: Predicate) -> bool:
    word = tree.words[predicate.token]
    above = tree.words[word.head]
    going = above.lemma == "go" and above.form.lower() in {"going", "gon"} and word.relation == "xcomp"
    return going or bool(_modals(predicate) & FUTURE)


def _is_hypothetical(tree: Tree, predicate: Predicate, score: float | None) -> bool | None:
    """None where the clause does not tell: infinitives otherwise, what is hoped or asked, orders."""
    word = tree.words[predicate.token]
    wished = tree.words[word.head].lemma in WISHES and tree.words[word.head] is not word
    if _modals(predicate) & POSSIBLE or _is_conditional(tree, predicate.token) or (wished and word.relation == "xcomp"):
        return True
    bare = word.feats.get("VerbForm") == "Inf" and not predicate.roles.get("ARGM-MOD")
    unclear = bare or word.feats.get("Mood") == "Imp" or (wished and word.relation == "ccomp")
    return None if unclear and (score is None or score < 1) else False


def _is_conditional(tree: Tree, at: int) -> bool:
    """Whether a clause, or the one that it is joined to, opens with "if" or the like."""
    marks = [(index, word) for index, word in enumerate(tree.words) if word.head == at and word.relation == "mark"]
    if any(word.lemma in CONDITIONS for _, word in marks) or any(_is_in_case(tree, index) for index, _ in marks):
        return True
    word = tree.words[at]
    return word.relation == "conj" and _is_conditional(tree, word.head)


def _is_in_case(tree: Tree, at: int) -> bool:
    return tree.words[at].lemma == "in" and any(word.lemma == "case" for word in _children(tree, at))


def _scores(trees: Iterable[Tree], rows: Iterable[dict[str, Any]]) -> Iterator[tuple[str, dict[int, float]]]:
    """Scores by sentence and word. A row is its sentence's by the text without white space; a text of several sentences is left out."""
    by_text: dict[str, list[Tree]] = {}
    for tree in trees:
        by_text.setdefault(_solid(tree.text), []).append(tree)
    for row in rows:
        found = by_text.get(_solid(row["text"]), [])
        if len(found) == 1:
            begins = _solid_starts(found[0])
            targets = ((begins.get(len(_solid(row["text"][: one["start"]]))), one["score"]) for one in row["targets"])
            yield found[0].sent_id, {at: score for at, score in targets if at is not None}


def _solid(text: str) -> str:
    return "".join(text.split())


def _solid_starts(tree: Tree) -> dict[int, int]:
    """Words by the number of characters before them, white space not counted."""
    return {len(_solid(tree.text[: word.span.start - tree.start])): index for index, word in enumerate(tree.words)}
