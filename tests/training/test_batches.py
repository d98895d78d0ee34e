"""Windows as padded batches. The training room needs torch; without it these tests are skipped."""

import pytest

torch = pytest.importorskip("torch", reason="torch is for training only")

from collections import Counter  # noqa: E402

import numpy as np  # noqa: E402

from onrecord.model.tasks import BY_NAME, EVENT_TYPE, GOVERNOR, MEANING, PREDICATES, ROLES  # noqa: E402
from onrecord.model.windows import END, START, Window, window_inputs  # noqa: E402
from tests.training.reports import BAGS, MARKED, REFUSAL, SIZE, STREETS, TOKENIZER  # noqa: E402
from training.batches import Batch, Plan, Prepared, batches, collate, mark_ids, prepare  # noqa: E402
from training.corpora.example import Example  # noqa: E402
from training.gold import VectorGold  # noqa: E402
from training.network import Encoder  # noqa: E402
from training.teacher import Teacher  # noqa: E402

ALL = tuple(BY_NAME)
PLAIN = Plan(batch=512, window=64, restyle=0.0)
MARKS = mark_ids(TOKENIZER)


def prepared(*examples: Example, heads: tuple[str, ...] = ALL) -> list[Prepared]:
    return prepare(examples, heads, TOKENIZER)


def whole(one: Prepared) -> Window:
    return Window(0, len(one.pieces.starts))


def collated(*examples: Example, plan: Plan = PLAIN, seed: int = 0) -> Batch:
    documents = prepared(*examples)
    return collate([(one, whole(one)) for one in documents], plan, np.random.default_rng(seed), MARKS)


def test_a_batch_is_padded_to_its_longest_window() -> None:
    batch = collated(*MARKED)
    longest, pieces = 11, [13, 12, 5, 5]
    assert {name: tuple(one.shape) for name, one in batch.inputs.items()} == {
        "ids": (4, longest + 2),
        "shapes": (4, longest + 2),
        "first": (4, longest),
        "mask": (4, 1, 1, longest + 2),
        "words": (4, longest),
    }
    assert batch.inputs["mask"].sum((1, 2, 3)).tolist() == pieces
    assert batch.inputs["words"].sum(1).tolist() == [one - 2 for one in pieces]
    assert batch.pieces == sum(pieces)


def test_gold_of_a_batch_has_a_row_for_each_window() -> None:
    gold = collated(*MARKED).gold
    assert list(gold) == [name for name in BY_NAME if name != MEANING.name]
    assert gold[PREDICATES.name][0].shape == (4, 11, 2)
    assert gold[GOVERNOR.name][0].tolist() == [[2, 2, 3, 3, 6, 6, 3, 6, 9, 6, 3], *[[-1] * 11] * 3]
    assert gold[ROLES.name][0].tolist() == [[0, 3], [0, 6], [1, 4], [1, 6]]


def test_special_pieces_stand_at_both_ends() -> None:
    ids = collated(*MARKED[2:]).inputs["ids"]
    assert (ids[:, 0].tolist(), ids[:, -1].tolist()) == ([START] * 2, [END] * 2)


def test_a_pass_reads_every_window_that_teaches_once() -> None:
    documents = prepared(*MARKED, *BAGS)
    groups = batches(documents, Plan(batch=30, window=32, restyle=0.0), np.random.default_rng(0))
    found = Counter(id(one) for group in groups for one, _ in group)
    assert found == {id(one): 1 for one in documents}
    assert len(groups) > 2


def test_a_corpus_without_gold_for_the_chosen_heads_has_no_batch() -> None:
    assert batches(prepared(*MARKED, heads=()), PLAIN, np.random.default_rng(0)) == []
    assert batches(prepared(*BAGS, heads=(GOVERNOR.name,)), PLAIN, np.random.default_rng(0)) == []


def test_texts_without_words_are_left_out() -> None:
    assert prepared(Example("empty", " \n\0", bags={EVENT_TYPE.name: ()})) == []


def test_the_teacher_gives_each_span_a_vector_of_length_one() -> None:
    torch.manual_seed(0)
    teacher = Teacher(Encoder(0.0, SIZE).eval(), TOKENIZER)
    (found,) = prepare(MARKED[1:2], ALL, TOKENIZER, teacher)
    gold = found.gold[MEANING.name]
    assert isinstance(gold, VectorGold)
    assert gold.owner.tolist() == [0, 0, -1, -1, -1, 1, 1, 1, 1, -1]
    assert np.allclose(np.linalg.norm(gold.targets, axis=1), 1, atol=1e-5)


def test_typography_changes_marks_but_no_word() -> None:
    (refusal,) = prepared(BAGS[0])
    plain = window_inputs(refusal.pieces, whole(refusal))["ids"].tolist()
    restyled = [collated(BAGS[0], plan=Plan(512, 64, restyle=1.0), seed=seed).inputs["ids"][0].tolist() for seed in range(20)]
    opening = plain.index(MARKS.quotes["“"])
    assert {one[opening] for one in restyled} == {MARKS.quotes[mark] for mark in ("“", '"', "‘", "'")}
    assert {tuple(one[opening + 1 : opening + 5]) for one in restyled} == {tuple(plain[opening + 1 : opening + 5])}
    assert REFUSAL.startswith("“")


def test_some_windows_lose_their_final_full_stop_with_its_gold() -> None:
    found = [collated(BAGS[2], MARKED[2], plan=Plan(512, 64, restyle=1.0), seed=seed) for seed in range(20)]
    lengths = {tuple(one.inputs["words"].sum(1).tolist()) for one in found}
    assert lengths == {(3, 3), (2, 3), (3, 2), (2, 2)}
    assert all(one.gold[PREDICATES.name][0].shape[1] == one.inputs["words"].shape[1] for one in found)
    assert STREETS.endswith(".")
