"""Scores trained weights head by head on the development parts, in torch, before they are exported.

    python -m training.evaluate --gold ../shared/data --weights runs/en/last.pt
    python -m training.evaluate --gold ../shared/data --weights runs/en/last.pt --corpora dwie ewt

A quick look for choosing among runs: gold words, windows as in training, no decoding but the best label or arc of each word. What users
get is measured by `scripts/evaluate`.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.model.decode import decode_tags
from onrecord.model.tasks import BY_NAME, OUTSIDE, Head, HeadKind
from training.base import load_tokenizer
from training.batches import Batch, Plan, batches, collate, mark_ids, prepare
from training.network import Network
from training.train import wanted_of

CORPORA = ("polnear", "dwie", "worldwide", "crossner", "ewt", "gum", "plv", "cameo", "wikievents", "meantime", "verbs", "own")


@dataclass(frozen=True, slots=True)
class Seen:
    """One head on one batch: its scores, its gold (of relations also their arcs'), its parent head's scores, real words."""

    head: Head
    scores: Tensor
    gold: tuple[Tensor, ...]
    parent: Tensor | None
    words: Tensor


Score = dict[str, float]


def scores_of(network: Network, corpus: str, gold: Path, most: int) -> Score:
    """The figure of each head that the corpus has gold for, on at most so many of its development texts."""
    tokenizer = load_tokenizer()
    examples = islice(import_module(f"training.corpora.{corpus}").examples(gold, "dev"), most)
    names = tuple(network.rows)
    plan, rng = Plan(2048, 256, 0.0), np.random.default_rng(0)
    marks = mark_ids(tokenizer)
    seen: dict[str, list[Seen]] = {}
    for group in batches(prepare(examples, names, tokenizer), plan, rng):
        for one in _seen(network, collate(group, plan, rng, marks)):
            seen.setdefault(one.head.name, []).append(one)
    return {name: _figure(found[0])(found) for name, found in seen.items()}


@torch.no_grad()
def _seen(network: Network, batch: Batch) -> list[Seen]:
    inputs = batch.inputs
    wanted = {name: given if BY_NAME[name].kind is HeadKind.ROLES else None for name, given in wanted_of(batch).items()}
    scores = network(inputs["ids"], inputs["shapes"], inputs["first"], inputs["mask"], wanted)
    found = []
    for name, gold in batch.gold.items():
        head = BY_NAME[name]
        also = batch.gold[head.of] if head.kind is HeadKind.RELATIONS else ()
        found.append(Seen(head, scores[name], (*gold, *also), scores.get(head.of), inputs["words"]))
    return found


def _figure(one: Seen) -> Callable[[Sequence[Seen]], float]:
    match one.head.kind:
        case HeadKind.TAGS if one.gold[0].dim() == 2:
            return _bags
        case HeadKind.TAGS if any(label.startswith("B-") for label in one.head.labels):
            return _spans
        case HeadKind.TAGS if OUTSIDE in one.head.labels:
            return _marks
        case HeadKind.TAGS:
            return _labels
        case HeadKind.RELATIONS:
            return _labelled_arcs
        case HeadKind.ARCS:
            return _arcs
        case HeadKind.ROLES:
            return _roles
        case HeadKind.LINKS:
            return _links
        case HeadKind.FLAGS:
            return _flags
        case HeadKind.NUMBER:
            return _correlation
    raise ValueError(f"no figure for {one.head.kind}")


def _spans(seen: Sequence[Seen]) -> float:
    """F1 of exact spans with their kind; a span that gold leaves open does not count."""
    right = given = wanted = 0
    for one in seen:
        rows = zip(one.scores, one.gold[0], one.words, strict=True)
        for scores, allowed in [(scores[real].numpy(), allowed[real].numpy()) for scores, allowed, real in rows]:
            opens = [place for place, label in enumerate(one.head.labels) if label.startswith("B-")]
            wanted += int((allowed[:, opens].any(1) & ~allowed[:, 0]).sum())
            for tag in decode_tags(scores, one.head.labels):
                first = one.head.labels.index(f"B-{tag.kind}")
                inner = allowed[tag.start + 1 : tag.stop, first + 1].all() and not (
                    tag.stop < len(allowed) and allowed[tag.stop, first + 1]
                )
                given += not allowed[tag.start, 0] or not allowed[tag.start, first]
                right += bool(allowed[tag.start, first] and inner and not allowed[tag.start, 0])
    return _f1(right, given, wanted)


def _marks(seen: Sequence[Seen]) -> float:
    """F1 of labelled words."""
    right = given = wanted = 0
    for one in seen:
        said = one.gold[0].any(-1) & ~one.gold[0].all(-1)
        found, gold = one.scores[said].argmax(-1), one.gold[0][said]
        hit = gold.gather(-1, found.unsqueeze(-1)).squeeze(-1)
        right += int((hit & (found > 0)).sum())
        given += int((found > 0).sum())
        wanted += int((~gold[:, 0]).sum())
    return _f1(right, given, wanted)


def _labels(seen: Sequence[Seen]) -> float:
    """Share of words with the right label."""
    hits = []
    for one in seen:
        said = one.gold[0].any(-1)
        hits.append(one.gold[0][said].gather(-1, one.scores[said].argmax(-1, keepdim=True)).float())
    return float(torch.cat(hits).mean())


def _arcs(seen: Sequence[Seen]) -> float:
    """Share of words that point to the right one."""
    hits = []
    for one in seen:
        (target,) = one.gold
        best = one.scores.masked_fill(~one.words.unsqueeze(1), float("-inf")).argmax(-1)
        hits.append((best == target)[target >= 0].float())
    return float(torch.cat(hits).mean())


def _labelled_arcs(seen: Sequence[Seen]) -> float:
    """Share of words with the right arc and the right label (LAS, but for the tree)."""
    hits = []
    for one in seen:
        allowed, target = one.gold
        pointed = (
            one.scores.new_zeros(()) if one.parent is None else one.parent.masked_fill(~one.words.unsqueeze(1), float("-inf")).argmax(-1)
        )
        labelled = allowed.gather(-1, one.scores.argmax(-1, keepdim=True)).squeeze(-1)
        hits.append((labelled & (pointed == target))[target >= 0].float())
    return float(torch.cat(hits).mean())


def _roles(seen: Sequence[Seen]) -> float:
    """F1 of arguments with their label, at gold predicates."""
    right = given = wanted = 0
    for one in seen:
        found, target = one.scores.argmax(-1) * one.words[one.gold[0][:, 0]], one.gold[1]
        right += int(((found == target) & (target > 0)).sum())
        given += int((found > 0).sum())
        wanted += int((target > 0).sum())
    return _f1(right, given, wanted)


def _links(seen: Sequence[Seen]) -> float:
    """Share of mentions that point to a right word."""
    hits = []
    for one in seen:
        asks, answers = one.scores.chunk(2, -1)
        best = (asks @ answers.transpose(1, 2)).masked_fill(~one.words.unsqueeze(1), float("-inf")).argmax(-1)
        (allowed,) = one.gold
        hits.append(allowed.gather(-1, best.unsqueeze(-1)).squeeze(-1)[allowed.any(-1)].float())
    return float(torch.cat(hits).mean())


def _flags(seen: Sequence[Seen]) -> float:
    """F1 of each flag that gold has at all, averaged."""
    found = torch.cat([one.scores.flatten(0, 1) for one in seen]) > 0
    known = torch.cat([one.gold[0].flatten(0, 1) for one in seen])
    said = known >= 0
    counts = [
        (((found & (known == 1))[:, place]).sum(), (found & said)[:, place].sum(), (known == 1)[:, place].sum())
        for place in range(known.shape[1])
    ]
    return float(np.mean([_f1(int(right), int(given), int(wanted)) for right, given, wanted in counts if wanted]))


def _correlation(seen: Sequence[Seen]) -> float:
    """Pearson's r."""
    gold = torch.cat([one.gold[0].flatten() for one in seen])
    found = torch.cat([one.scores.flatten() for one in seen])
    said = ~gold.isnan()
    return float(np.corrcoef(found[said].numpy(), gold[said].numpy())[0, 1])


def _bags(seen: Sequence[Seen]) -> float:
    """Share of texts whose most probable label, by noisy or over marked words, is in the bag; texts with an empty bag do not count."""
    hits: list[bool] = []
    for one in seen:
        marked = (1 - one.parent.softmax(-1)[..., 0]) * one.words if one.parent is not None else one.words.float()
        borne = one.scores.softmax(-1)[..., 1:] * marked.unsqueeze(-1)
        best = torch.log1p(-borne.clamp(max=1 - 1e-6)).sum(1).argmin(-1)
        bags = one.gold[0][:, 1:]
        hits += [bool(bag[label]) for bag, label in zip(bags, best, strict=True) if bag.any()]
    return float(np.mean(hits))


def _f1(right: int, given: int, wanted: int) -> float:
    return 2 * right / max(1, given + wanted)


def load_weights(path: Path) -> Network:
    """The network of these weights with the heads that they have, ready to read."""
    states = torch.load(path, map_location="cpu", weights_only=True)
    kept = {name.split(".")[1] for name in states if name.startswith("heads.")}
    network = Network(tuple(one for one in BY_NAME.values() if one.name in kept), dropout=0.0)
    network.load_state_dict(states)
    return network.eval()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the data folder")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--corpora", nargs="*", default=CORPORA, choices=CORPORA)
    parser.add_argument("--most", type=int, default=10_000, help="texts of each corpus")
    chosen = parser.parse_args()
    network = load_weights(chosen.weights)
    for corpus in chosen.corpora:
        for name, value in scores_of(network, corpus, chosen.gold, chosen.most).items():
            print(f"{corpus:12}{name:16}{value:.3f}", flush=True)


if __name__ == "__main__":
    main()
