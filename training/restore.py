"""Gives the weights of a shipped model back as torch weights, for a run that goes on from them or for scores beside them.

    python -m training.restore --from onrecord/model/weights/en --into runs/shipped.pt
    python -m training.train --gold ../shared/data --into runs/en --start runs/shipped.pt

What is stored in eight bits comes back rounded to them: the weights that `--exact` computes with.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from onrecord.model.cards import FAST
from onrecord.model.tasks import HEADS, Head
from training.export import write_full
from training.network import BASE, Network, Size

Numbers = NDArray[np.generic]


def restore(fast: Path, heads: tuple[Head, ...] = HEADS, size: Size = BASE) -> dict[str, torch.Tensor]:
    """The state of the network that was exported as this graph, by name of weight. Which tensor of the graph is which weight is seen from
    an export of numbers that are all different. Raises ValueError for a graph of other heads or another size.
    """
    network = Network(heads, dropout=0.0, size=size).eval()
    stored = {one.name: one for one in onnx.load(fast).graph.initializer}
    with torch.no_grad():
        for value in network.parameters():
            value.copy_(torch.randn(value.shape))
    state = {name: value.detach().numpy().copy() for name, value in network.state_dict().items()}
    with TemporaryDirectory() as folder:
        write_full(network, Path(folder) / "full.onnx")
        drawn = {one.name: numpy_helper.to_array(one) for one in onnx.load(Path(folder) / "full.onnx").graph.initializer}
    return {name: torch.from_numpy(_restored(name, value, drawn, stored)) for name, value in state.items()}


def _restored(name: str, value: Numbers, drawn: dict[str, Numbers], stored: dict[str, onnx.TensorProto]) -> Numbers:
    """The stored numbers of the weight that was exported with this value, turned as the weight lies."""
    for own, turn in ((value, False), (value.T, True)):
        for known, numbers in drawn.items():
            if numbers.shape == own.shape and np.array_equal(numbers, own):
                found = _numbers(known, stored)
                return np.array(found.T if turn else found, order="C").reshape(value.shape)
    raise ValueError(f"the graph has no tensor for {name}")


def _numbers(name: str, stored: dict[str, onnx.TensorProto]) -> Numbers:
    if name in stored:
        return numpy_helper.to_array(stored[name])
    if f"{name}_quantized" not in stored:
        raise ValueError(f"the graph has no tensor {name}: it has other heads, or was exported by another version of torch")
    whole, scale, zero = (numpy_helper.to_array(stored[f"{name}_{part}"]) for part in ("quantized", "scale", "zero_point"))
    return (whole.astype(np.float32) - zero.astype(np.float32)) * scale


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="folder", type=Path, required=True, help="a folder with an exported model")
    parser.add_argument("--into", type=Path, required=True, help="the file that the weights go to")
    chosen = parser.parse_args()
    chosen.into.parent.mkdir(parents=True, exist_ok=True)
    torch.save(restore(chosen.folder / FAST), chosen.into)
    print(f"{chosen.folder / FAST} → {chosen.into}")


if __name__ == "__main__":
    main()
