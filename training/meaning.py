"""Brings the meaning head as near to the base model's sentence embeddings as a linear layer can be, once the encoder has learned the rest.

    python -m training.meaning --gold ../shared/data --weights runs/en/last.pt

While all heads learn together, this head's own gradient is weak beside the others'; with the encoder at rest its best weights are those of
least squares (Hoerl and Kennard 1970), over sentences and contents of statements, each beside the base model's embedding of the span alone.
"""

import argparse
import math
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.model.tasks import BY_NAME, MEANING
from training.base import load_tokenizer
from training.batches import Plan, batches, collate, mark_ids, prepare
from training.evaluate import load_weights
from training.heads import HIDDEN, summed_by_span
from training.network import Network
from training.teacher import load_teacher

CORPORA = ("polnear", "dwie", "worldwide")
RIDGE = 10.0


@torch.no_grad()
def fit_meaning(network: Network, gold: Path, most: int) -> float:
    """Sets the head's weights from `most` texts of each corpus; the mean cosine on a tenth of that many development texts of PolNeAR."""
    own, other = torch.zeros(HIDDEN + 1, HIDDEN + 1, dtype=torch.float64), torch.zeros(HIDDEN + 1, HIDDEN, dtype=torch.float64)
    for corpus in CORPORA:
        for means, targets in _spans(network, corpus, "train", gold, most):
            rows = torch.cat([means, means.new_ones(len(means), 1)], 1).double()
            own += rows.T @ rows
            other += rows.T @ targets.double()
    solved = torch.linalg.solve(own + RIDGE * torch.eye(HIDDEN + 1, dtype=torch.float64), other).float()
    layer = network.heads[MEANING.name].score
    layer.weight.copy_(solved[:HIDDEN].T)  # type: ignore[union-attr, operator]
    layer.bias.copy_(solved[HIDDEN])  # type: ignore[union-attr, operator]
    found = [
        torch.cosine_similarity(means @ solved[:HIDDEN] + solved[HIDDEN], targets)
        for means, targets in _spans(network, "polnear", "dev", gold, math.ceil(most / 10))
    ]
    return float(torch.cat(found).mean())


def _spans(network: Network, corpus: str, split: str, gold: Path, most: int) -> Iterator[tuple[Tensor, Tensor]]:
    """By batch: the mean of each span's word vectors, and the base model's embedding of it; both (s, h)."""
    tokenizer, plan, rng = load_tokenizer(), Plan(2048, 256, 0.0), np.random.default_rng(0)
    examples = islice(import_module(f"training.corpora.{corpus}").examples(gold, split), most)
    marks = mark_ids(tokenizer)
    for group in batches(prepare(examples, (MEANING.name,), tokenizer, load_teacher()), plan, rng):
        batch = collate(group, plan, rng, marks)
        owner, targets = batch.gold[MEANING.name]
        if len(targets):
            words = network.words(*(batch.inputs[name] for name in ("ids", "shapes", "first", "mask")))
            counts = torch.bincount(owner[owner >= 0], minlength=len(targets))
            yield summed_by_span(words, owner, len(targets)) / counts.unsqueeze(1), targets


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the data folder")
    parser.add_argument("--weights", type=Path, required=True, help="trained weights; the head is written into them")
    parser.add_argument("--most", type=int, default=300, help="texts of each corpus")
    chosen = parser.parse_args()
    found = load_weights(chosen.weights)
    network = Network(tuple(BY_NAME.values()), dropout=0.0).eval()
    network.load_state_dict(found.state_dict(), strict=False)
    cosine = fit_meaning(network, chosen.gold, chosen.most)
    torch.save(network.state_dict(), chosen.weights)
    print(f"{chosen.weights}: mean cosine to the base model on PolNeAR dev {cosine:.3f}")


if __name__ == "__main__":
    main()
