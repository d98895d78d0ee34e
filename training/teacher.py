"""What the head of meaning learns from: the base model's own sentence embeddings, the mean of its pieces' vectors brought to length 1."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.model.windows import END, START
from training.base import base_folder, load_tokenizer
from training.network import Encoder, Network, load_base

MOST_PIECES = 256
"""all-MiniLM-L6-v2 reads no more of a text."""


@dataclass(frozen=True, slots=True)
class Teacher:
    """The base model as it came."""

    encoder: Encoder
    tokenizer: Tokenizer

    @torch.no_grad()
    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(s, 384), each of length 1. Texts of like length are read together."""
        found = np.zeros((len(texts), 384), np.float32)
        pieces = [[START, *one.ids[: MOST_PIECES - 2], END] for one in self.tokenizer.encode_batch(list(texts), add_special_tokens=False)]
        order = sorted(range(len(pieces)), key=lambda place: len(pieces[place]))
        for begin in range(0, len(order), 32):
            places = order[begin : begin + 32]
            found[places] = self._batch([pieces[place] for place in places])
        return found

    def _batch(self, pieces: list[list[int]]) -> NDArray[np.float32]:
        ids = torch.nn.utils.rnn.pad_sequence([torch.tensor(one) for one in pieces], batch_first=True)
        mask = torch.arange(ids.shape[1]) < torch.tensor([len(one) for one in pieces])[:, None]
        states = self.encoder(ids, torch.zeros_like(ids), mask[:, None, None, :])
        summed = (states * mask.unsqueeze(-1)).sum(1)
        found: NDArray[np.float32] = torch.nn.functional.normalize(summed, dim=-1).numpy()
        return found


@cache
def load_teacher() -> Teacher:
    """The base model as a teacher. Its shape embedding is zero, so that it reads as it was made to."""
    network = Network((), dropout=0.0)
    load_base(network, base_folder())
    return Teacher(network.encoder.eval(), load_tokenizer())
