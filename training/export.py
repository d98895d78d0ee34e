"""Writes trained weights as one ONNX graph for one window a call, its matrices and embeddings in eight bits, with tokenizer and card.

python -m training.export --weights runs/en/last.pt --into onrecord/model/weights/en
"""

import argparse
import json
from hashlib import sha256
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.model.tasks import HEADS
from training.network import Network
from training.train import base_folder, load_tokenizer

OPSET = 17


class OneWindow(nn.Module):
    """The network for one window without padding: ids (n,), shapes (n,), first (w,) to each head's scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Scores in the order of `HEADS`, without the batch's axis."""
        names = tuple(one.name for one in HEADS)
        scores = self.network(ids[None], shapes[None], first[None], None, names)
        return tuple(scores[name][0] for name in names)


def load_network(weights: Path) -> Network:
    """A trained network, ready to read."""
    network = Network(HEADS, dropout=0.0)
    network.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
    return network.eval()


def write_full(network: Network, path: Path) -> None:
    """The graph in fp32."""
    example = (torch.arange(1, 13), torch.zeros(12, dtype=torch.long), torch.arange(1, 11))
    axes = {"ids": {0: "n"}, "shapes": {0: "n"}, "first": {0: "w"}}
    torch.onnx.export(
        OneWindow(network),
        example,
        str(path),
        input_names=["ids", "shapes", "first"],
        output_names=[one.name for one in HEADS],
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(full: Path, path: Path) -> None:
    """Matrices and embeddings in eight bits, a scale a column; activations are scaled window by window."""
    quantize_dynamic(full, path, op_types_to_quantize=["MatMul", "Gemm", "Gather"], per_channel=True, weight_type=QuantType.QInt8)
    onnx.checker.check_model(onnx.load(path))


def write_card(folder: Path, facts: Path) -> None:
    """`card.toml`: digests and heads of what lies in the folder, then the facts about data, licences, scores and recipe."""
    heads = "\n".join(f"{one.name} = {json.dumps(list(one.labels))}" for one in HEADS)
    lines = [
        f'sha256 = "{_digest(folder / "encoder.onnx")}"',
        f'tokenizer_sha256 = "{_digest(folder / "tokenizer.json")}"',
        'precision = "int8"',
        f"\n[heads]\n{heads}\n",
        facts.read_text(encoding="utf-8") if facts.exists() else "",
    ]
    (folder / "card.toml").write_text("\n".join(lines), encoding="utf-8")


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--facts", type=Path, default=Path(__file__).parent / "card.facts.toml", help="TOML that the card carries on")
    parser.add_argument("--full", action="store_true", help="leave the graph in fp32")
    chosen = parser.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    full = chosen.into / "encoder.full.onnx"
    write_full(load_network(chosen.weights), full)
    if chosen.full:
        full.replace(chosen.into / "encoder.onnx")
    else:
        quantise(full, chosen.into / "encoder.onnx")
        full.unlink()
    load_tokenizer().save(str(chosen.into / "tokenizer.json"), pretty=False)
    write_card(chosen.into, chosen.facts)
    print(f"{base_folder().parent.name} → {chosen.into}: {(chosen.into / 'encoder.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
