"""Writes trained weights as an ONNX graph for one window a call, its matrices and embeddings in eight bits, with tokenizer and card.

    python -m training.export --weights runs/en/last.pt --into onrecord/model/weights/en

Beside `encoder.onnx` stands `exact.onnx`: a graph without weights of its own, which takes those of `encoder.onnx` from that file's bytes
and computes with them in 32-bit floating point.
"""

import argparse
import json
from hashlib import sha256
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.model.cards import EXACT, FAST
from onrecord.model.tasks import HEADS, HeadKind
from training.base import base_folder, load_tokenizer
from training.network import Network

OPSET = 17
SMALL = 1024
"""Bytes up to which a tensor stays in the exact graph itself."""


class OneWindow(nn.Module):
    """The network for one window without padding: ids (n,), shapes (n,), first (w,) to each head's scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Scores in the order of the network's heads, without the batch's axis."""
        scores = self.network(ids[None], shapes[None], first[None], None, dict.fromkeys(self.network.rows))
        return tuple(scores[one.name] if one.kind is HeadKind.ROLES else scores[one.name][0] for one in self.network.rows.values())


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
        OneWindow(network).eval(),
        example,
        str(path),
        input_names=["ids", "shapes", "first"],
        output_names=list(network.rows),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(full: Path, path: Path) -> None:
    """Matrices and embeddings in eight bits, a scale a column; activations are scaled window by window."""
    quantize_dynamic(full, path, op_types_to_quantize=["MatMul", "Gemm", "Gather"], per_channel=True, weight_type=QuantType.QInt8)
    onnx.checker.check_model(onnx.load(path))


def write_exact(full: Path, fast: Path, path: Path) -> None:
    """The full graph with the fast one's weights, read from that file's bytes; those that are stored in eight bits are scaled back."""
    graph, stored = onnx.load(full), {one.name: one for one in onnx.load(fast).graph.initializer}
    for one in list(graph.graph.initializer):
        parts = [stored[name] for name in (one.name + part for part in ("_quantized", "_scale", "_zero_point")) if name in stored]
        if parts:
            graph.graph.initializer.remove(one)
            graph.graph.initializer.extend(parts)
            names = [part.name for part in parts]
            graph.graph.node.insert(0, onnx.helper.make_node("DequantizeLinear", names, [one.name], axis=1))
    written = fast.read_bytes()
    for one in graph.graph.initializer:
        _point_into(one, fast.name, written)
    path.write_bytes(graph.SerializeToString())


def _point_into(tensor: onnx.TensorProto, name: str, written: bytes) -> None:
    """Takes the numbers of a tensor out of the graph where the file has the very same bytes."""
    at = written.find(tensor.raw_data) if len(tensor.raw_data) > SMALL else -1
    if at >= 0:
        for key, value in (("location", name), ("offset", str(at)), ("length", str(len(tensor.raw_data)))):
            tensor.external_data.add(key=key, value=value)
        tensor.data_location = onnx.TensorProto.EXTERNAL
        tensor.ClearField("raw_data")


def write_card(folder: Path, facts: Path) -> None:
    """`card.toml`: digests and heads of what lies in the folder, then the facts about data, licences, scores and recipe."""
    heads = "\n".join(f"{one.name} = {json.dumps(list(one.labels))}" for one in HEADS)
    digests = "\n".join(f'"{name}" = "{_digest(folder / name)}"' for name in (FAST, EXACT, "tokenizer.json"))
    written = facts.read_text(encoding="utf-8") if facts.exists() else ""
    (folder / "card.toml").write_text(f"[sha256]\n{digests}\n\n[heads]\n{heads}\n\n{written}", encoding="utf-8")


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--facts", type=Path, default=Path(__file__).parent / "card.facts.toml", help="TOML that the card carries on")
    chosen = parser.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    full = chosen.into / "encoder.full.onnx"
    write_full(load_network(chosen.weights), full)
    quantise(full, chosen.into / FAST)
    write_exact(full, chosen.into / FAST, chosen.into / EXACT)
    full.unlink()
    load_tokenizer().save(str(chosen.into / "tokenizer.json"), pretty=False)
    write_card(chosen.into, chosen.facts)
    print(f"{base_folder().parent.name} → {chosen.into}: {(chosen.into / FAST).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
