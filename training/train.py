"""Trains the encoder with its heads: one loop for all of them, resumable, on a CPU or a GPU.

    python -m training.train --gold FOLDER --into runs/en

Every corpus teaches the heads that it has gold for; batches of all corpora are mixed. A checkpoint is written every few minutes; the
same command goes on from it. `runs/en/last.pt` holds the averaged weights at the end.
"""

import argparse
import json
import math
import time
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.model.tasks import BY_NAME, MEANING, HeadKind
from training.base import base_folder, load_tokenizer
from training.batches import Batch, Group, Marks, Plan, batches, collate, mark_ids, prepare
from training.heads import LOSSES, Given
from training.network import Network, load_base
from training.teacher import load_teacher

CHECKPOINT_SECONDS = 300


PASSES = (
    *(("polnear", 6), ("own_reports", 12), ("dwie", 1.6), ("worldwide", 1.2), ("crossner", 4), ("ewt", 14), ("gum", 14), ("litbank", 3)),
    *(("pronouns", 4), ("own_people", 12), ("plv", 10), ("cameo", 4), ("wikievents", 1.5), ("meantime", 5), ("verbs", 2), ("own", 14)),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the result. `passes` says how often each corpus is read, `share` how much of it; `start` names weights of an
    earlier run to begin with, in which heads may be missing; without it, the run begins with the base model.
    """

    passes: tuple[tuple[str, float], ...] = PASSES
    heads: tuple[str, ...] = tuple(BY_NAME)
    share: float = 1.0
    start: str = ""
    seed: int = 20221
    batch: int = 2048
    window: int = 256
    restyle: float = 0.25
    rate: float = 3e-4
    rate_of_heads: float = 1e-3
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    warm_up: float = 0.06
    average: float = 0.998
    dropout: float = 0.1
    bfloat16: bool = True


def rates(network: Network, recipe: Recipe) -> list[dict[str, object]]:
    """Parameter groups: lower layers learn more slowly (Howard and Ruder 2018); the piece embeddings stay as they are."""
    network.encoder.pieces.weight.requires_grad_(False)  # noqa: FBT003
    groups: list[dict[str, object]] = [{"params": list(network.heads.parameters()), "peak": recipe.rate_of_heads}]
    encoder, layers = network.encoder, len(network.encoder.blocks)
    for index, block in enumerate(encoder.blocks):
        groups.append({"params": list(block.parameters()), "peak": recipe.rate * recipe.layer_decay ** (layers - 1 - index)})
    lowest = recipe.rate * recipe.layer_decay**layers
    groups.append({"params": [encoder.positions.weight, *encoder.norm.parameters()], "peak": lowest})
    groups.append({"params": [encoder.shapes.weight], "peak": recipe.rate_of_heads, "weight_decay": 0.0})
    return groups


def loss_of(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head that this batch has gold for."""
    inputs = batch.inputs
    scores = network(inputs["ids"], inputs["shapes"], inputs["first"], inputs["mask"], wanted_of(batch))
    given = {name: Given(BY_NAME[name], gold, inputs["words"], scores) for name, gold in batch.gold.items()}
    return {name: LOSSES[one.head.kind](scores[name], one) for name, one in given.items()}


def wanted_of(batch: Batch) -> dict[str, Tensor | None]:
    """The heads that a batch has gold for and those that these build upon, as the network takes them."""
    return {name: _built_on(name, batch) for name in BY_NAME if name in batch.gold or _is_parent(name, batch)}


def _is_parent(name: str, batch: Batch) -> bool:
    return any(BY_NAME[child].of == name for child in batch.gold)


def _built_on(name: str, batch: Batch) -> Tensor | None:
    """The gold that a head builds on while it learns: where arcs point (no arc: to the word itself), which words are predicates."""
    head = BY_NAME[name]
    if head.kind is HeadKind.ROLES:
        return batch.gold[name][0]
    if head.kind is HeadKind.RELATIONS:
        (target,) = batch.gold[head.of]
        return torch.where(target >= 0, target, torch.arange(target.shape[1], device=target.device))
    return None


def schedule(step: int, steps: int, warm_up: float) -> float:
    """Share of the peak rate: up in a line, down in half a cosine."""
    rising = max(1, int(steps * warm_up))
    if step < rising:
        return (step + 1) / rising
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - rising) / max(1, steps - rising)))


def planned(recipe: Recipe, gold: Path, tokenizer: Tokenizer) -> list[Group]:
    """All batches of all passes in the order in which they are read: every corpus spread evenly over the run."""
    rng = np.random.default_rng(recipe.seed)
    plan = plan_of(recipe)
    teacher = load_teacher() if MEANING.name in recipe.heads else None
    groups: list[tuple[float, Group]] = []
    for name, passes in recipe.passes:
        examples = list(import_module(f"training.corpora.{name}").examples(gold, "train"))
        share = recipe.share * passes / math.ceil(passes)
        chosen = [examples[place] for place in rng.permutation(len(examples))[: math.ceil(share * len(examples))]]
        prepared = prepare(chosen, recipe.heads, tokenizer, teacher)
        for turn in range(math.ceil(passes)):
            cut = batches(prepared, plan, rng)
            groups += [((turn + (place + rng.random()) / len(cut)) / math.ceil(passes), group) for place, group in enumerate(cut)]
        print(f"{name}: {len(prepared)} documents, {passes} passes", flush=True)
    groups.sort(key=lambda one: one[0])
    return [group for _, group in groups]


def plan_of(recipe: Recipe) -> Plan:
    """How this recipe cuts its corpora."""
    return Plan(recipe.batch, recipe.window, recipe.restyle)


def train(recipe: Recipe, gold: Path, into: Path, device: str) -> None:
    """Runs the recipe; goes on from `into/checkpoint.pt` where there is one."""
    into.mkdir(parents=True, exist_ok=True)
    (into / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))
    torch.manual_seed(recipe.seed)
    tokenizer = load_tokenizer()
    network = Network(tuple(BY_NAME[name] for name in recipe.heads), recipe.dropout)
    load_base(network, base_folder())
    learn(begun(network, recipe, into, device), planned(recipe, gold, tokenizer), mark_ids(tokenizer))


@dataclass(slots=True)
class Run:
    """What changes while it learns. `averaged` are the weights' running means, which are what is kept in the end."""

    network: Network
    optimizer: torch.optim.Optimizer
    averaged: dict[str, Tensor]
    recipe: Recipe
    into: Path
    device: str
    step: int = 0


def learn(run: Run, order: list[Group], marks: Marks) -> None:
    """The steps that are left of this order. Each draws its random numbers anew, so that a run that was broken off gives the same."""
    recipe, into = run.recipe, run.into
    started, saved, seen = time.time(), time.time(), 0
    running: dict[str, float] = {}
    for step in range(run.step, len(order)):
        torch.manual_seed(recipe.seed + step)
        batch = collate(order[step], plan_of(recipe), np.random.default_rng((recipe.seed, step)), marks)
        losses = _learn(run, batch, schedule(step, len(order), recipe.warm_up))
        _average(run.averaged, run.network, min(recipe.average, (1 + step) / (10 + step)))
        seen += batch.pieces
        for name, loss in losses.items():
            running[name] = 0.95 * running[name] + 0.05 * loss if name in running else loss
        if step % 50 == 0:
            said = " ".join(f"{name} {loss:.3f}" for name, loss in running.items())
            print(f"step {step}/{len(order)} {seen / (time.time() - started):.0f} pieces/s {said}", flush=True)
        if time.time() - saved > CHECKPOINT_SECONDS or step + 1 == len(order):
            saved = time.time()
            _save(into, step + 1, run)
    torch.save(run.averaged, into / "last.pt")


def begun(network: Network, recipe: Recipe, into: Path, device: str) -> Run:
    """A run from this network, from the recipe's start, or from where the last one stopped."""
    if recipe.start:
        begin_with(network, Path(recipe.start))
    network.to(device).train()
    optimizer = torch.optim.AdamW(rates(network, recipe), lr=1.0, weight_decay=recipe.weight_decay)
    averaged = {name: value.detach().clone() for name, value in network.state_dict().items()}
    run = Run(network, optimizer, averaged, recipe, into, device)
    if (into / "checkpoint.pt").exists():
        states = torch.load(into / "checkpoint.pt", weights_only=True)
        network.load_state_dict(states["network"])
        optimizer.load_state_dict(states["optimizer"])
        averaged.update(states["averaged"])
        run.step = int(states["step"])
    return run


def begin_with(network: Network, weights: Path) -> None:
    """Weights of an earlier run where the shapes are the same; a head that it did not have, or had with other labels, starts anew."""
    own = network.state_dict()
    found = torch.load(weights, map_location="cpu", weights_only=True)
    kept = {name: one for name, one in found.items() if name in own and own[name].shape == one.shape}
    network.load_state_dict(kept, strict=False)
    missing = sorted({name.split(".")[1] for name in own if name.startswith("heads.") and name not in kept})
    print(f"{weights}: {len(kept)} of {len(own)} tensors; new heads: {', '.join(missing) or 'none'}", flush=True)


def _learn(run: Run, batch: Batch, share: float) -> dict[str, float]:
    """One step at this share of the peak rates; the loss by head."""
    for one in run.optimizer.param_groups:
        one["lr"] = one["peak"] * share
    with torch.autocast(run.device, torch.bfloat16, enabled=run.recipe.bfloat16):
        losses = loss_of(run.network, _moved(batch, run.device))
        loss = torch.stack(list(losses.values())).sum()
    run.optimizer.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimizer.step()
    return {name: float(one.detach()) for name, one in losses.items()}


def _moved(batch: Batch, device: str) -> Batch:
    inputs = {name: one.to(device) for name, one in batch.inputs.items()}
    gold = {name: tuple(one.to(device) for one in parts) for name, parts in batch.gold.items()}
    return Batch(inputs, gold, batch.pieces)


@torch.no_grad()
def _average(averaged: dict[str, Tensor], network: Network, keep: float) -> None:
    for name, value in network.state_dict().items():
        if name != "encoder.pieces.weight":
            averaged[name].lerp_(value, 1 - keep)


def _save(into: Path, step: int, run: Run) -> None:
    states = {"step": step, "network": run.network.state_dict(), "optimizer": run.optimizer.state_dict(), "averaged": run.averaged}
    torch.save(states, into / "checkpoint.part")
    (into / "checkpoint.part").replace(into / "checkpoint.pt")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the data folder")
    parser.add_argument("--into", type=Path, required=True, help="where checkpoints and weights go")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; 0 leaves it to torch")
    for name, default in asdict(Recipe()).items():
        if name not in ("passes", "heads", "bfloat16"):
            parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    slower = "32-bit floats throughout, for processors that multiply 16-bit ones slowly (x86 without AVX512-BF16 or AMX)"
    parser.add_argument("--no-bfloat16", dest="bfloat16", action="store_false", help=slower)
    parser.add_argument("--passes", nargs="*", metavar="CORPUS=N", help="how often each corpus is read")
    parser.add_argument("--heads", nargs="*", choices=list(BY_NAME), help="only these heads")
    parser.add_argument("--without", nargs="*", default=[], metavar="CORPUS", help="leave these corpora out")
    chosen = vars(parser.parse_args())
    gold, into, device, threads = (chosen.pop(name) for name in ("gold", "into", "device", "threads"))
    if threads:
        torch.set_num_threads(threads)
    passes = [one.split("=") for one in chosen.pop("passes") or ()]
    without = chosen.pop("without")
    chosen["passes"] = tuple((name, float(times)) for name, times in passes or PASSES if name not in without)
    chosen["heads"] = tuple(chosen["heads"] or BY_NAME)
    train(Recipe(**chosen), gold, into, device)


if __name__ == "__main__":
    main()
