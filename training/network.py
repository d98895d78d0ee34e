"""The encoder: MiniLM (Wang et al. 2020; BERT's shape) with a shape embedding. The heads stand in `heads.py`.

Shapes: b windows, n pieces, w words, h = 384.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from onrecord.model.tasks import Head
from onrecord.model.windows import SHAPES
from training.heads import HIDDEN, SharedDropout, layer_of, parent_choice

HEADS_OF_ATTENTION, POSITIONS = 12, 512


@dataclass(frozen=True, slots=True)
class Size:
    """What may be smaller in an encoder that only has to show that everything works."""

    layers: int = 6
    inner: int = 1536
    vocabulary: int = 30522


BASE = Size()
"""The size of the base model."""


class Block(nn.Module):
    """One layer of BERT: attention and feed-forward, each followed by its sum's normalisation."""

    def __init__(self, dropout: float, inner: int) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.output = nn.Linear(HIDDEN, HIDDEN)
        self.norm_attention = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, inner)
        self.down = nn.Linear(inner, HIDDEN)
        self.norm_output = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = SharedDropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """(b, n, h) to (b, n, h); `mask` (b, 1, 1, n) is True where there is a piece."""
        b, n, _ = states.shape
        parts = self.query_key_value(states).view(b, n, 3, HEADS_OF_ATTENTION, HIDDEN // HEADS_OF_ATTENTION)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.output(seen.transpose(1, 2).reshape(b, n, HIDDEN))
        states = self.norm_attention(states + self.dropout(seen))
        fed = self.down(F.gelu(self.up(states)))
        return self.norm_output(states + self.dropout(fed))


class Encoder(nn.Module):
    """Pieces and their shapes to one vector a piece."""

    def __init__(self, dropout: float, size: Size = BASE) -> None:
        super().__init__()
        self.pieces = nn.Embedding(size.vocabulary, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.blocks = nn.ModuleList(Block(dropout, size.inner) for _ in range(size.layers))
        self.dropout = SharedDropout(dropout)
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """(b, n) twice to (b, n, h)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.pieces(ids) + self.positions(places) + self.shapes(shapes)
        states = self.dropout(self.norm(states))
        for block in self.blocks:
            states = block(states, mask)
        return states


class Network(nn.Module):
    """The encoder with these heads."""

    def __init__(self, heads: tuple[Head, ...], dropout: float = 0.1, size: Size = BASE) -> None:
        super().__init__()
        self.encoder = Encoder(dropout, size)
        self.rows = {one.name: one for one in heads}
        self.heads = nn.ModuleDict({one.name: layer_of(one, dropout) for one in heads})

    def forward(
        self, ids: Tensor, shapes: Tensor, first: Tensor, mask: Tensor | None, wanted: dict[str, Tensor | None]
    ) -> dict[str, Tensor]:
        """Scores by head. `first` (b, w) is the index of each word's first piece. `wanted` names the heads and gives those that build on
        another head that one's gold; where it gives None, they build on its own best choice, and it has to be wanted before them.
        """
        words = self.words(ids, shapes, first, mask)
        scores: dict[str, Tensor] = {}
        for name, given in wanted.items():
            choice = parent_choice(self.rows[name], scores) if given is None else given
            scores[name] = self.heads[name](words) if choice is None else self.heads[name](words, choice)
        return scores

    def words(self, ids: Tensor, shapes: Tensor, first: Tensor, mask: Tensor | None) -> Tensor:
        """The vector of each word (b, w, h): its first piece's."""
        return self.encoder(ids, shapes, mask).gather(1, first.unsqueeze(-1).expand(-1, -1, HIDDEN))


def load_base(network: Network, folder: Path) -> None:
    """Fills the encoder with the weights of a BERT-shaped model folder (`model.safetensors`, `config.json`)."""
    from safetensors.torch import load_file

    shape = json.loads((folder / "config.json").read_text())
    if (shape["hidden_size"], shape["num_hidden_layers"], shape["vocab_size"]) != (HIDDEN, BASE.layers, BASE.vocabulary):
        raise ValueError(f"{folder}: not a MiniLM-L6 of hidden size {HIDDEN}")
    weights = {name.removeprefix("bert."): one for name, one in load_file(folder / "model.safetensors").items()}
    encoder = network.encoder
    embeddings = "embeddings."
    encoder.pieces.weight.data.copy_(weights[embeddings + "word_embeddings.weight"])
    encoder.positions.weight.data.copy_(
        weights[embeddings + "position_embeddings.weight"] + weights[embeddings + "token_type_embeddings.weight"][0]
    )
    _copy(encoder.norm, weights, embeddings + "LayerNorm")
    for index, block in enumerate(encoder.blocks):
        _load_block(block, weights, f"encoder.layer.{index}.")


def _load_block(block: nn.Module, weights: dict[str, Tensor], layer: str) -> None:
    for part in ("weight", "bias"):
        joined = torch.cat([weights[f"{layer}attention.self.{one}.{part}"] for one in ("query", "key", "value")])
        getattr(block.query_key_value, part).data.copy_(joined)  # type: ignore[union-attr]
    places = {
        "output": "attention.output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_output": "output.LayerNorm",
    }
    for ours, theirs in places.items():
        _copy(getattr(block, ours), weights, layer + theirs)


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.data.copy_(weights[f"{name}.weight"])  # type: ignore[union-attr, operator]
    module.bias.data.copy_(weights[f"{name}.bias"])  # type: ignore[union-attr, operator]
