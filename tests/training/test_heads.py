"""Losses and layers of the heads. The training room needs torch; without it these tests are skipped."""

import pytest

torch = pytest.importorskip("torch", reason="torch is for training only")

from dataclasses import dataclass, field  # noqa: E402

from torch import Tensor  # noqa: E402

from onrecord.model.tasks import (  # noqa: E402
    ANTECEDENT,
    CERTAINTY,
    EVENT_TYPE,
    GOVERNOR,
    HEADS,
    MEANING,
    MODES,
    PREDICATES,
    RELATION,
    ROLES,
    Head,
    HeadKind,
)
from training.heads import HIDDEN, LINK_SIZE, LOSSES, Given, Relations, Roles, SharedDropout, layer_of, parent_choice, tag_loss  # noqa: E402

REAL = torch.tensor([[True, True, False]])
"""A window of two words, padded to three."""

NOWHERE = torch.tensor([[-1, -1, -1]])


@dataclass(frozen=True, slots=True)
class Case:
    """Scores that are right and wrong for the gold of a head, and gold that says nothing."""

    head: Head
    right: Tensor
    wrong: Tensor
    gold: tuple[Tensor, ...]
    nothing: tuple[Tensor, ...]
    parents: dict[str, Tensor] = field(default_factory=dict)


def pointing(*places: int, size: int, sure: float = 20.0) -> Tensor:
    """(1, w, size) scores with these places best."""
    scores = torch.full((1, len(places), size), -sure)
    scores[0, torch.arange(len(places)), torch.tensor(places)] = sure
    return scores


def bools(*rows: tuple[int, ...], size: int) -> Tensor:
    """(w, size), True at the places of each row."""
    found = torch.zeros(len(rows), size, dtype=torch.bool)
    for row, places in enumerate(rows):
        found[row, list(places)] = True
    return found


def links(*rows: int) -> Tensor:
    """(1, 3, 2k) vectors by which each word looks for another."""
    both = torch.zeros(1, 3, 2 * LINK_SIZE)
    both[0, torch.arange(3), torch.tensor(rows)] = 20
    both[0, torch.arange(3), LINK_SIZE + torch.arange(3)] = 1
    return both


def meanings(*signs: int) -> Tensor:
    vectors = torch.zeros(1, 3, 4)
    vectors[0, torch.arange(3), torch.tensor([0, 1, 2])] = torch.tensor(signs).float()
    return vectors


LABELS, TYPES, PARTS = len(RELATION.labels), len(EVENT_TYPE.labels), len(ROLES.labels)
PREDICATE_AT_ONE = {PREDICATES.name: pointing(0, 1, 0, size=2)}
CASES = {
    "tags": Case(
        PREDICATES,
        pointing(0, 1, 0, size=2),
        pointing(1, 0, 0, size=2),
        (bools((0,), (1,), (), size=2)[None],),
        (bools((), (0, 1), (), size=2)[None],),
    ),
    "bags": Case(
        EVENT_TYPE,
        pointing(4, 4, 0, size=TYPES),
        pointing(4, 5, 0, size=TYPES),
        (bools((4,), size=TYPES),),
        (bools(tuple(range(TYPES)), size=TYPES),),
        PREDICATE_AT_ONE,
    ),
    "empty bags": Case(
        EVENT_TYPE,
        pointing(3, 0, 0, size=TYPES),
        pointing(0, 3, 0, size=TYPES),
        (bools((), size=TYPES),),
        (bools(tuple(range(TYPES)), size=TYPES),),
        PREDICATE_AT_ONE,
    ),
    "relations": Case(
        RELATION,
        pointing(2, 5, 0, size=LABELS),
        pointing(2, 6, 0, size=LABELS),
        (bools((2,), (5,), (), size=LABELS)[None],),
        (bools((), (), (), size=LABELS)[None],),
    ),
    "flags": Case(
        MODES,
        pointing(2, 0, 0, size=4),
        pointing(1, 0, 0, size=4),
        (torch.tensor([[[0, 0, 1, -1], [-1] * 4, [-1] * 4]], dtype=torch.int8),),
        (torch.full((1, 3, 4), -1, dtype=torch.int8),),
    ),
    "number": Case(
        CERTAINTY,
        torch.tensor([[[1.5], [0.0], [0.0]]]),
        torch.tensor([[[-3.5], [0.0], [0.0]]]),
        (torch.tensor([[1.5, torch.nan, torch.nan]]),),
        (torch.full((1, 3), torch.nan),),
    ),
    "arcs": Case(GOVERNOR, pointing(1, 1, 0, size=3), pointing(0, 1, 0, size=3), (torch.tensor([[1, 1, -1]]),), (NOWHERE,)),
    "roles": Case(
        ROLES,
        pointing(3, 0, 0, size=PARTS),
        pointing(0, 3, 0, size=PARTS),
        (torch.tensor([[0, 1]]), torch.tensor([[3, 0, 0]])),
        (torch.empty(0, 2, dtype=torch.long), torch.empty(0, 3, dtype=torch.long)),
    ),
    "links": Case(
        ANTECEDENT,
        links(0, 0, 2),
        links(1, 1, 2),
        (bools((0,), (0,), (), size=3)[None],),
        (bools((), (), (), size=3)[None],),
    ),
    "vectors": Case(
        MEANING,
        meanings(1, 2, 9),
        meanings(-3, -1, 9),
        (torch.tensor([[0, 0, -1]]), torch.tensor([[1.0, 2.0, 0.0, 0.0]])),
        (NOWHERE, torch.empty(0, 4)),
    ),
}
each_loss = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def loss_of(case: Case, scores: Tensor, gold: tuple[Tensor, ...]) -> Tensor:
    return LOSSES[case.head.kind](scores, Given(case.head, gold, REAL, case.parents))


def test_every_kind_of_head_has_a_loss_and_a_case() -> None:
    assert set(LOSSES) == set(HeadKind) == {case.head.kind for case in CASES.values()}


@each_loss
def test_right_scores_cost_nothing_and_wrong_ones_much(case: Case) -> None:
    assert loss_of(case, case.right, case.gold) < 1e-3
    assert loss_of(case, case.wrong, case.gold) > 1


@each_loss
def test_gold_that_says_nothing_costs_nothing(case: Case) -> None:
    scores = (case.wrong[:0] if case.head is ROLES else case.wrong).clone().requires_grad_()
    loss = loss_of(case, scores * 1.0, case.nothing)
    loss.backward()
    assert loss == 0
    assert not scores.grad.any()


@each_loss
def test_gradients_are_finite_and_push_away_from_wrong_scores(case: Case) -> None:
    scores = (case.wrong / 4).requires_grad_()
    loss_of(case, scores, case.gold).backward()
    assert scores.grad.isfinite().all()
    assert scores.grad.any()


@each_loss
def test_padding_does_not_count(case: Case) -> None:
    scores = case.wrong / 4
    padded = scores.clone()
    padded[:, 2] = 7
    if case.head.kind is HeadKind.ARCS:
        padded[:, :, 2] = 50
    assert torch.equal(loss_of(case, padded, case.gold), loss_of(case, scores, case.gold))


def test_an_open_choice_is_met_by_either_label() -> None:
    scores = torch.tensor([[[0.0, 9.0, 0.0]]])
    assert tag_loss(scores, torch.tensor([[[True, True, False]]])) < 1e-2
    assert tag_loss(scores, torch.tensor([[[True, False, False]]])) > 5


def test_a_bag_is_met_at_marked_words_only() -> None:
    case = CASES["bags"]
    elsewhere = pointing(4, 0, 0, size=TYPES)
    assert loss_of(case, elsewhere, case.gold) > 5


def test_any_right_word_answers() -> None:
    case = CASES["links"]
    both = (bools((0, 1), (), (), size=3)[None],)
    assert loss_of(case, case.right, both) < 1e-3
    assert loss_of(case, case.wrong, both) < 1e-3


def test_dropout_is_identity_when_reading_and_the_same_at_all_places_when_learning() -> None:
    torch.manual_seed(0)
    states, layer = torch.rand(2, 5, 64) + 1, SharedDropout(0.5)
    kept = layer(states) / states
    assert torch.equal(layer.eval()(states), states)
    assert torch.allclose(kept, kept[:, :1].expand_as(kept))
    assert set(kept.round().unique().tolist()) == {0, 2}
    assert torch.equal(SharedDropout(0.0)(states), states)


@pytest.mark.parametrize("head", HEADS, ids=lambda one: one.name)
def test_layers_give_what_their_kind_of_head_says(head: Head) -> None:
    torch.manual_seed(0)
    words, layer = torch.randn(2, 5, HIDDEN), layer_of(head, 0.0)
    choices = {HeadKind.RELATIONS: torch.tensor([[0, 0, 1, 1, 4]] * 2), HeadKind.ROLES: torch.tensor([[0, 3], [1, 0], [1, 2]])}
    shapes = {
        HeadKind.NUMBER: (2, 5, 1),
        HeadKind.ARCS: (2, 5, 5),
        HeadKind.ROLES: (3, 5, len(head.labels)),
        HeadKind.LINKS: (2, 5, 2 * LINK_SIZE),
        HeadKind.VECTORS: (2, 5, HIDDEN),
    }
    given = (words, choices[head.kind]) if head.kind in choices else (words,)
    assert layer(*given).shape == shapes.get(head.kind, (2, 5, len(head.labels)))


@pytest.mark.parametrize(
    ("layer", "choice", "alone"),
    [
        (Relations(7, 0.0), torch.tensor([[1, 1, 3, 3], [0, 0, 1, 2]]), torch.tensor([[0, 0, 1, 2]])),
        (Roles(7, 0.0), torch.tensor([[0, 0], [1, 2], [1, 3]]), torch.tensor([[0, 2], [0, 3]])),
    ],
    ids=["relations", "roles"],
)
def test_a_window_scores_the_same_in_any_batch(layer: torch.nn.Module, choice: Tensor, alone: Tensor) -> None:
    words = torch.randn(2, 4, HIDDEN)
    together = layer(words, choice)
    assert torch.allclose(together[-len(alone) :], layer(words[1:], alone), atol=1e-5)


def test_heads_build_on_the_best_arc_and_on_marked_words() -> None:
    arcs = pointing(2, 0, 0, size=3)
    assert parent_choice(RELATION, {GOVERNOR.name: arcs}).tolist() == [[2, 0, 0]]  # type: ignore[union-attr]
    marked = torch.cat([pointing(0, 1, 1, size=2), pointing(1, 0, 0, size=2)])
    assert parent_choice(ROLES, {PREDICATES.name: marked}).tolist() == [[0, 1], [0, 2], [1, 0]]  # type: ignore[union-attr]
    assert parent_choice(PREDICATES, {}) is None
