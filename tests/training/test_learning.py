"""The training room needs torch, which the package does not; without it these tests are skipped."""

import pytest

torch = pytest.importorskip("torch", reason="torch is for training only")
pytest.importorskip("onnx", reason="onnx is for training only")

import numpy as np  # noqa: E402

from onrecord.model.tasks import ATTRIBUTION, CUE_OF_CONTENT, HEADS, SOURCE_OF_CUE  # noqa: E402
from onrecord.model.windows import Pieces  # noqa: E402
from onrecord.records import Span  # noqa: E402
from training.batches import _arc_gold, _tag_gold, words_of  # noqa: E402
from training.corpora.example import Tagged, TagGold  # noqa: E402
from training.corpora.polnear import attribution_example  # noqa: E402
from training.network import Network, arc_loss, tag_loss  # noqa: E402

TEXT = "Ms Okoye said the pier was lost"


def words_as_pieces(text: str) -> Pieces:
    ends = np.cumsum([len(word) + 1 for word in text.split()]) - 1
    starts = np.concatenate(([0], ends[:-1] + 1))
    count = len(starts)
    return Pieces(np.arange(count), np.zeros(count, np.int64), np.arange(count), starts, ends, np.array([0]))


def test_gold_in_characters_lies_on_words() -> None:
    pieces = words_as_pieces(TEXT)
    assert words_of(pieces, 0, 8) == (0, 2)
    row = {"id": "1", "text": TEXT, "attributions": [{"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 31]]}]}
    example = attribution_example(row)
    allowed = _tag_gold(example.tags[ATTRIBUTION.name], ATTRIBUTION, pieces)
    assert [ATTRIBUTION.labels[one.argmax()] for one in allowed] == [
        "B-source",
        "I-source",
        "B-cue",
        "B-content",
        "I-content",
        "I-content",
        "I-content",
    ]
    assert _arc_gold(example.arcs[CUE_OF_CONTENT.name], pieces).tolist() == [-1, -1, -1, 2, 2, 2, 2]
    assert _arc_gold(example.arcs[SOURCE_OF_CUE.name], pieces).tolist() == [-1, -1, 0, -1, -1, -1, -1]


def test_an_open_choice_is_met_by_either_label_and_silence_teaches_nothing() -> None:
    scores = torch.tensor([[[0.0, 9.0, 0.0]]])
    assert tag_loss(scores, torch.tensor([[[True, True, False]]])) < 1e-2
    assert tag_loss(scores, torch.tensor([[[True, False, False]]])) > 5
    assert tag_loss(scores, torch.tensor([[[True, True, True]]])) == 0


def test_kinds_that_a_corpus_does_not_mark_may_stand_outside() -> None:
    allowed = _tag_gold(TagGold((Tagged(Span(0, 8), ("source",)),), silent=("cue",)), ATTRIBUTION, words_as_pieces(TEXT))
    assert [ATTRIBUTION.labels[place] for place in np.flatnonzero(allowed[2])] == ["O", "B-cue", "I-cue"]


def test_padding_is_no_target_of_an_arc() -> None:
    scores = torch.zeros(1, 3, 3)
    scores[0, 0] = torch.tensor([0.0, 5.0, 50.0])
    assert arc_loss(scores, torch.tensor([[1, -1, -1]]), torch.tensor([[True, True, False]])) < 1e-2


def test_the_network_learns_a_window_by_heart() -> None:
    torch.manual_seed(0)
    network = Network(HEADS, dropout=0.0)
    ids, first = torch.arange(1, 9)[None], torch.arange(1, 7)[None]
    gold = torch.zeros(1, 6, len(ATTRIBUTION.labels), dtype=torch.bool)
    gold[0, torch.arange(6), torch.tensor([1, 2, 3, 5, 6, 6])] = True
    optimizer = torch.optim.AdamW(network.heads.parameters(), lr=1e-2)
    losses = []
    for _ in range(12):
        loss = tag_loss(network(ids, torch.zeros_like(ids), first, None, (ATTRIBUTION.name,))[ATTRIBUTION.name], gold)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0] / 4
