"""The event stage against sentences that people coded: PLV (Hu et al. 2024), the spans of CAMEO's sentences, and four coders of one round.

Each sentence is read alone, as the body of a report.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import permutations
from pathlib import Path

import numpy as np

from onrecord.model.tasks import EVENT_TYPE, PREDICATES
from onrecord.records import Event, EventType, Record, Span
from tests.quality.counts import Counts
from tests.quality.head_scores import TextScores, scores_of
from tests.quality.heads_predicates import ROOTS
from tests.quality.plover import LEAD, read_sentence
from tests.quality.reading import Row, gold_rows
from training.corpora.plv import types_of

PAIRED, UNPAIRED = 0.6, 0.2
"""What an event speaks for its root: between the gold's two parties, and else (chosen on dev). The head's probability runs from 0 to 1."""
FIFTH = 5


# --- PLV: the root of what one party did to another


def plv(gold: Path) -> dict[str, float]:
    """PLV's root with the gold pair given, by the network's head alone, by the rows alone, and by both: macro F1 and accuracy; F1 of each
    root by both.
    """
    rows = [(row, read_sentence(row["text"]), scores_of(row["text"], (PREDICATES.name, EVENT_TYPE.name))) for row in gold_rows(gold)]
    found: dict[str, float] = {}
    pairs: list[tuple[str, str]] = []
    for name, head, events in (("head", True, False), ("rows", False, True), ("both", True, True)):
        pairs = [(_root(row, record, scores if head else None, events=events), row["root"]) for row, record, scores in rows]
        found[f"{name} macro F1"] = _macro(pairs)
        found[f"{name} accuracy"] = sum(ours == theirs for ours, theirs in pairs) / len(pairs)
    return found | {f"{root} F1": _of_root(pairs, root) for root in sorted({theirs for _, theirs in pairs})}


def _root(row: Row, record: Record, scores: TextScores | None, *, events: bool) -> str:
    told = _probable(scores) if scores else dict.fromkeys(ROOTS, 0.0)
    for one in record.events if events else ():
        if scores is not None or not one.evidence.by.startswith("model:"):
            told[root_of(one.type)] += PAIRED if _is_between(row, record, one) else UNPAIRED
    best = max(told, key=lambda root: told[root])
    return best if told[best] else ""


def root_of(kind: EventType) -> str:
    """PLV's name of a type."""
    return "YIELD" if kind in (EventType.CONCEDE, EventType.RETREAT) else kind.value


def _probable(scores: TextScores) -> dict[str, float]:
    borne = scores.probabilities(EVENT_TYPE.name) * scores.marked()[:, None]
    some = 1 - np.prod(1 - borne, axis=0)
    return {root: float(sum(some[EVENT_TYPE.labels.index(kind)] for kind in types_of(root))) for root in ROOTS}


def _is_between(row: Row, record: Record, event: Event) -> bool:
    """Whether an event has the gold's source and target among its parties, on the sides that the gold says."""
    source, target = (spans_of(row[side]) for side in ("source", "target"))
    actor, recipient = (mentions_of(record, side) for side in (event.actor, event.recipient))
    both = (actor or recipient) and not recipient
    return bool(_meet(source, actor) and (_meet(target, recipient) or (both and _meet(target, actor))))


def spans_of(marked: Iterable[Row]) -> list[Span]:
    """The gold's spans, where the text has them."""
    return [Span(one["start"], one["end"]) for one in marked if one["start"] is not None]


def mentions_of(record: Record, ids: tuple[str, ...]) -> list[Span]:
    """All places where these entities are mentioned, in the sentence's own characters."""
    ahead = len(LEAD)
    spans = [mention.span for one in record.entities if one.id in ids for mention in one.mentions]
    return [Span(one.start - ahead, one.end - ahead) for one in spans if one.start >= ahead]


def _meet(left: Iterable[Span], right: Iterable[Span]) -> bool:
    theirs = list(right)
    return any(one.start < other.end and other.start < one.end for one in left for other in theirs)


def _macro(pairs: list[tuple[str, str]]) -> float:
    return float(np.mean([_of_root(pairs, root) for root in {theirs for _, theirs in pairs}]))


def _of_root(pairs: list[tuple[str, str]], root: str) -> float:
    given, wanted = sum(a == root for a, _ in pairs), sum(b == root for _, b in pairs)
    return Counts(sum(a == b == root for a, b in pairs), given, wanted).f1


# --- CAMEO: who is source, who is target


def cameo_spans(gold: Path) -> dict[str, float]:
    """F1 of sources and targets over the fifth of the sentences whose id's hash says so: a gold span is found where an event of ours has an
    entity on that side that is mentioned there; reciprocal spans count on both sides. No training has used the spans.
    """
    totals = {"source": Counts(), "target": Counts()}
    for row in gold_rows(gold):
        if row.get("spans") and int(sha256(row["id"].encode()).hexdigest(), 16) % FIFTH == 0:
            record = read_sentence(row["text"])
            for side in totals:
                totals[side] += _side(row, record, side)
    return {f"{side} F1": counts.f1 for side, counts in totals.items()}


def _side(row: Row, record: Record, side: str) -> Counts:
    wanted = spans_of(one for one in row["spans"] if one["role"] in (side, "reciprocal"))
    ids = {one for event in record.events for one in (event.actor if side == "source" else event.recipient or event.actor[1:])}
    ours = [found for one in sorted(ids) if (found := mentions_of(record, (one,)))]
    right = sum(any(_meet([span], one) for one in ours) for span in wanted)
    false = sum(not _meet(one, wanted) for one in ours)
    return Counts(right, right + false, len(wanted))


# --- tagtog: four coders of the same hundred sentences


@dataclass(frozen=True, slots=True)
class Action:
    """What one coder, or we, mark: a root, and where trigger, source and target stand."""

    root: str
    trigger: tuple[Span, ...]
    source: tuple[Span, ...]
    target: tuple[Span, ...]


def tagtog(gold: Path) -> dict[str, float]:
    """F1 of relevant sentences, triggers, roots, sources, targets and whole actions, system against each coder and coder against coder (the
    mean over all pairs). Spans agree where they overlap; a whole action needs root, trigger, source and target.
    """
    rows = list(gold_rows(gold))
    coders = sorted({name for row in rows for name in row["coders"]})
    marked = {name: [_coded(row["coders"].get(name)) for row in rows] for name in coders}
    ours = [_ours(read_sentence(row["text"])) for row in rows]
    people = [_agreement(marked[a], marked[b]) for a, b in permutations(coders, 2)]
    system = [_agreement(ours, marked[name]) for name in coders]
    sides = {"system": system, "coders": people}
    return {f"{who} {name}": float(np.mean([one[name] for one in found])) for who, found in sides.items() for name in people[0]}


def _coded(coder: Row | None) -> list[Action]:
    actions = [one for one in coder["actions"] if one["root"] != "STATEMENT"] if coder and coder["relevant"] else []
    return [Action(one["root"], *(tuple(spans_of(one[part])) for part in ("trigger", "source", "target"))) for one in actions]


def _ours(record: Record) -> list[Action]:
    ahead = len(LEAD)
    return [
        Action(
            root_of(one.type),
            (Span(one.trigger.start - ahead, one.trigger.end - ahead),),
            tuple(mentions_of(record, one.actor)),
            tuple(mentions_of(record, one.recipient)),
        )
        for one in record.events
        if one.trigger.start >= ahead
    ]


def _agreement(left: list[list[Action]], right: list[list[Action]]) -> dict[str, float]:
    """F1 of each part, sentence by sentence."""
    found: Counter[str] = Counter()
    for ours, theirs in zip(left, right, strict=True):
        for name in ("trigger", "root", "source", "target", "whole"):
            found[f"{name} right"] += _matched(ours, theirs, name)
            found[f"{name} given"] += len(ours)
            found[f"{name} wanted"] += len(theirs)
        found["relevant right"] += bool(ours) and bool(theirs)
        found["relevant given"] += bool(ours)
        found["relevant wanted"] += bool(theirs)
    return {f"{name} F1": Counts(*(found[f"{name} {part}"] for part in ("right", "given", "wanted"))).f1 for name in _PARTS}


_PARTS = ("relevant", "trigger", "root", "source", "target", "whole")


def _matched(ours: list[Action], theirs: list[Action], name: str) -> int:
    """How many of the actions have a partner of their own on the other side that agrees in this part."""
    free, right = list(theirs), 0
    for one in ours:
        partner = next((other for other in free if _agrees(one, other, name)), None)
        if partner is not None:
            free.remove(partner)
            right += 1
    return right


def _agrees(one: Action, other: Action, name: str) -> bool:
    if name == "whole":
        return all(_agrees(one, other, part) for part in ("root", "trigger", "source", "target"))
    if name == "root":
        return one.root == other.root
    left, right = getattr(one, name), getattr(other, name)
    return _meet(left, right) or (not left and not right)
