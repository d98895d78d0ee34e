"""The heads of predicates, roles and event types against PropBank (Pradhan et al. 2022) and PLV (Hu et al. 2024)."""

from collections import Counter
from pathlib import Path

import numpy as np

from onrecord.model.session import Cut
from onrecord.model.tasks import EVENT_TYPE, PREDICATES, ROLES
from onrecord.records import Annotation, EventType, RoleKind
from tests.quality.counts import Counts, compared
from tests.quality.head_scores import TextScores, annotation_of, scores_of
from tests.quality.heads_syntax import sentences_of
from tests.quality.reading import gold_rows
from training.corpora import ewt
from training.corpora.conllu import read_trees
from training.corpora.example import Example
from training.corpora.plv import YIELD, types_of


def roles(gold: Path, *, exact: bool = False) -> dict[str, float]:
    """F1 of predicates by their word, and of roles by predicate, head word of the argument and label, words and sentences given. The head
    word is the one that the treebank's tree has for PropBank's stretch. "core": agent and patient (A0, A1) only; "argument": label aside.
    """
    folder = gold.parents[1]
    sentences = {one.id: sentences_of(one) for one in read_trees(folder / "syntax/ud-ewt-dev.conllu.gz")}
    totals: dict[str, Counts] = {}
    for one in ewt.examples(folder, "dev"):
        ours = annotation_of(one.text, exact=exact, cut=Cut(one.words, sentences[one.id]))
        totals = {name: totals.get(name, Counts()) + counts for name, counts in _role_counts(one, ours).items()}
    return {f"{name} F1": counts.f1 for name, counts in totals.items()}


def _role_counts(gold: Example, ours: Annotation) -> dict[str, Counts]:
    tagged = gold.tags[PREDICATES.name].spans
    unjudged = {one.span for one in tagged if not one.kinds}
    judged = [one for one in ours.predicates if ours.words[one.word] not in unjudged]
    given = [(ours.words[one.word], ours.words[role.word], role.kind) for one in judged for role in one.roles]
    wanted = [(pair.word, pair.to, RoleKind(pair.label)) for pair in gold.pairs[ROLES.name] if pair.label != ROLES.labels[0]]
    core = (RoleKind.A0, RoleKind.A1)
    return {
        "predicate": compared((ours.words[one.word] for one in judged), (one.span for one in tagged if one.kinds)),
        "role": compared(given, wanted),
        "core role": compared((one for one in given if one[2] in core), (one for one in wanted if one[2] in core)),
        "argument": compared((one[:2] for one in given), (one[:2] for one in wanted)),
    }


def event_types(gold: Path, *, exact: bool = False) -> dict[str, float]:
    """PLOVER's root of what one actor did to another, given a sentence that holds such an event: macro F1 over the roots of the gold, and
    accuracy. The sentence's type is that of the highest probability that some predicate of it has that type (noisy or over its words).
    """
    pairs = [(_root(scores_of(row["text"], (PREDICATES.name, EVENT_TYPE.name), exact=exact)), row["root"]) for row in gold_rows(gold)]
    given, wanted, right = Counter(ours for ours, _ in pairs), Counter(root for _, root in pairs), Counter(a for a, b in pairs if a == b)
    by_root = [Counts(right[root], given[root], count).f1 for root, count in wanted.items()]
    return {"macro F1": float(np.mean(by_root)), "accuracy": right.total() / len(pairs)}


def _root(scores: TextScores) -> str:
    """The most probable root, in PLV's terms: its YIELD is as probable as both of PLOVER's types together."""
    borne = scores.probabilities(EVENT_TYPE.name) * scores.marked()[:, None]
    some = 1 - np.prod(1 - borne, axis=0)
    probable = {root: sum(some[EVENT_TYPE.labels.index(kind)] for kind in types_of(root)) for root in ROOTS}
    return max(probable, key=lambda root: probable[root])


ROOTS = (*(str(kind) for kind in EventType if kind not in YIELD), "YIELD")
"""PLV's roots."""
