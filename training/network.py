"""The network: MiniLM's encoder (Wang et al. 2020; BERT's shape) with a shape embedding, and one small layer a head.

Shapes: b windows, n pieces, w words, h = 384.
"""

import json
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from onrecord.model.tasks import Head, HeadKind
from onrecord.model.windows import SHAPES

HIDDEN, LAYERS, HEADS_OF_ATTENTION, INNER, POSITIONS, VOCABULARY = 384, 6, 12, 1536, 512, 30522
ARC_SIZE = 128


class Block(nn.Module):
    """One layer of BERT: attention and feed-forward, each followed by its sum's normalisation."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.output = nn.Linear(HIDDEN, HIDDEN)
        self.norm_attention = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm_output = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

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

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """(b, n) twice to (b, n, h)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.pieces(ids) + self.positions(places) + self.shapes(shapes)
        states = self.dropout(self.norm(states))
        for block in self.blocks:
            states = block(states, mask)
        return states


class Tags(nn.Module):
    """A score for each label of each word."""

    def __init__(self, labels: int, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.score = nn.Linear(HIDDEN, labels)

    def forward(self, words: Tensor) -> Tensor:
        """(b, w, h) to (b, w, labels)."""
        scored: Tensor = self.score(self.dropout(words))
        return scored


class Arcs(nn.Module):
    """A score for each pair of words: how well the second serves as what the first points to (Dozat and Manning 2017, without labels)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.tail = nn.Linear(HIDDEN, ARC_SIZE)
        self.head = nn.Linear(HIDDEN, ARC_SIZE)
        self.bias = nn.Linear(ARC_SIZE, 1)

    def forward(self, words: Tensor) -> Tensor:
        """(b, w, h) to (b, w, w), row = tail."""
        words = self.dropout(words)
        tail, head = F.gelu(self.tail(words)), F.gelu(self.head(words))
        scored: Tensor = tail @ head.transpose(1, 2) + self.bias(head).transpose(1, 2)
        return scored


class Network(nn.Module):
    """The encoder with these heads."""

    def __init__(self, heads: tuple[Head, ...], dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.heads = nn.ModuleDict(
            {one.name: Tags(len(one.labels), dropout) if one.kind is HeadKind.TAGS else Arcs(dropout) for one in heads}
        )

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor, mask: Tensor | None, wanted: tuple[str, ...]) -> dict[str, Tensor]:
        """Scores by head. `first` (b, w) is the index of each word's first piece."""
        states = self.encoder(ids, shapes, mask)
        words = states.gather(1, first.unsqueeze(-1).expand(-1, -1, HIDDEN))
        return {name: self.heads[name](words) for name in wanted}


def tag_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Marginal log loss: (b, w, labels) against (b, w, labels) bools, True where gold allows a label. A word without gold, none or all
    allowed, teaches nothing; a word of which gold says one of two teaches that it is one of them.
    """
    teaches = allowed.any(-1) & ~allowed.all(-1)
    scores, allowed = scores[teaches].float(), allowed[teaches]
    right = scores.masked_fill(~allowed, float("-inf")).logsumexp(-1)
    return (scores.logsumexp(-1) - right).sum() / max(1, len(scores))


def arc_loss(scores: Tensor, target: Tensor, words: Tensor) -> Tensor:
    """Log loss over the words of the window: (b, w, w) against (b, w) indexes, -1 where there is none. `words` (b, w): real ones."""
    scores = scores.float().masked_fill(~words.unsqueeze(1), float("-inf"))
    points = target >= 0
    if not points.any():
        return scores.new_zeros(())
    return F.cross_entropy(scores[points], target[points])


def load_base(network: Network, folder: Path) -> None:
    """Fills the encoder with the weights of a BERT-shaped model folder (`model.safetensors`, `config.json`)."""
    from safetensors.torch import load_file

    shape = json.loads((folder / "config.json").read_text())
    if (shape["hidden_size"], shape["num_hidden_layers"], shape["vocab_size"]) != (HIDDEN, LAYERS, VOCABULARY):
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
