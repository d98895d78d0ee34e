"""One small layer and one loss for each kind of head in `onrecord.model.tasks`.

Shapes: b windows, w words, h = 384, l labels, p predicates.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from onrecord.model.tasks import BY_NAME, Head, HeadKind

HIDDEN = 384
ARC_SIZE = 256
LINK_SIZE = 64
OTHER_EVENTS = 0.2


class SharedDropout(nn.Module):
    """Dropout of the same numbers at every place of a window (Gal and Ghahramani 2016), which draws far fewer random numbers."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, states: Tensor) -> Tensor:
        """(b, n, h) to (b, n, h)."""
        if not self.training or not self.share:
            return states
        return states * F.dropout(states.new_ones(states.shape[0], 1, states.shape[2]), self.share)


class Words(nn.Module):
    """A row of scores or values for each word by itself."""

    def __init__(self, size: int, dropout: float) -> None:
        super().__init__()
        self.dropout = SharedDropout(dropout)
        self.score = nn.Linear(HIDDEN, size)

    def forward(self, words: Tensor) -> Tensor:
        """(b, w, h) to (b, w, size)."""
        scored: Tensor = self.score(self.dropout(words))
        return scored


class Arcs(nn.Module):
    """A score for each pair of words: how well the second serves as what the first points to (Dozat and Manning 2017)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = SharedDropout(dropout)
        self.tail = nn.Linear(HIDDEN, ARC_SIZE)
        self.head = nn.Linear(HIDDEN, ARC_SIZE)
        self.bias = nn.Linear(ARC_SIZE, 1)

    def forward(self, words: Tensor) -> Tensor:
        """(b, w, h) to (b, w, w), row = tail."""
        words = self.dropout(words)
        tail, head = F.gelu(self.tail(words)), F.gelu(self.head(words))
        scored: Tensor = tail @ head.transpose(1, 2) + self.bias(head).transpose(1, 2)
        return scored


class Relations(nn.Module):
    """A score for each label of the arc from a word to the one that it points to."""

    def __init__(self, labels: int, dropout: float) -> None:
        super().__init__()
        self.dropout = SharedDropout(dropout)
        self.tail = nn.Linear(HIDDEN, ARC_SIZE)
        self.head = nn.Linear(HIDDEN, ARC_SIZE)
        self.score = nn.Linear(ARC_SIZE, labels)

    def forward(self, words: Tensor, pointed: Tensor) -> Tensor:
        """(b, w, h) and the index of each word's arc (b, w) to (b, w, l)."""
        words = self.dropout(words)
        heads = self.head(words).gather(1, pointed.unsqueeze(-1).expand(-1, -1, ARC_SIZE))
        scored: Tensor = self.score(F.gelu(self.tail(words) + heads))
        return scored


class Roles(nn.Module):
    """A score for each label of what a word is to a predicate: a bilinear form that is diagonal for each label (Yang et al. 2015)."""

    def __init__(self, labels: int, dropout: float) -> None:
        super().__init__()
        self.dropout = SharedDropout(dropout)
        self.predicate = nn.Linear(HIDDEN, ARC_SIZE)
        self.argument = nn.Linear(HIDDEN, ARC_SIZE)
        self.labels = nn.Parameter(torch.randn(labels, ARC_SIZE) * 0.1)
        self.own = nn.Linear(ARC_SIZE, labels)
        nn.init.constant_(self.own.bias[:1], 4.0)

    def forward(self, words: Tensor, asking: Tensor) -> Tensor:
        """(b, w, h) and (p, 2), window and word of each predicate in order, to (p, w, l)."""
        words = self.dropout(words)
        asked = F.gelu(self.predicate(words[asking[:, 0], asking[:, 1]].unsqueeze(1)))
        arguments = F.gelu(self.argument(words))
        weighted = (asked * self.labels).transpose(1, 2)
        own = self.own(arguments)
        if words.shape[0] == 1:
            # onnxruntime cannot multiply with a stack of no matrices: one of zeros goes along where no word is a predicate
            stack = torch.cat([weighted, weighted.new_zeros(1, *weighted.shape[1:])])
            scored: Tensor = (arguments[0] @ stack + own[0])[:-1]
            return scored
        asked_of = [weighted[asking[:, 0] == window] for window in range(words.shape[0])]
        return torch.cat([arguments[window] @ one + own[window] for window, one in enumerate(asked_of)])


class Links(nn.Module):
    """Two vectors a word: what it looks for, and what it answers to. An arc's score is their product, within a window or beyond it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = SharedDropout(dropout)
        self.both = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, 2 * LINK_SIZE))

    def forward(self, words: Tensor) -> Tensor:
        """(b, w, h) to (b, w, 2k)."""
        both: Tensor = self.both(self.dropout(words))
        return both


def layer_of(head: Head, dropout: float) -> nn.Module:
    """The layer of a head."""
    match head.kind:
        case HeadKind.TAGS | HeadKind.FLAGS:
            return Words(len(head.labels), dropout)
        case HeadKind.NUMBER:
            return Words(1, dropout)
        case HeadKind.VECTORS:
            return Words(HIDDEN, 0.0)
        case HeadKind.ARCS:
            return Arcs(dropout)
        case HeadKind.RELATIONS:
            return Relations(len(head.labels), dropout)
        case HeadKind.ROLES:
            return Roles(len(head.labels), dropout)
        case HeadKind.LINKS:
            return Links(dropout)


def parent_choice(head: Head, scores: dict[str, Tensor]) -> Tensor | None:
    """What the head that this one builds upon has chosen: arcs (b, w) for relations, asking words (p, 2) for roles."""
    match head.kind:
        case HeadKind.RELATIONS:
            return scores[head.of].argmax(-1)
        case HeadKind.ROLES:
            choice = scores[head.of].argmax(-1)
            asking = [choice == place for place, label in enumerate(BY_NAME[head.of].labels) if label in head.askers]
            return torch.stack(asking).any(0).nonzero()
    return None


@dataclass(frozen=True, slots=True)
class Given:
    """What a loss sees beside its head's scores: its gold, as `gold.py` puts it together, real words (b, w), and all heads' scores."""

    head: Head
    gold: tuple[Tensor, ...]
    words: Tensor
    all_scores: dict[str, Tensor]


def _zero(scores: Tensor) -> Tensor:
    """The loss of scores that have no gold: it has a gradient, so that a batch without any gold is a step like others."""
    return scores[..., :0].float().sum()


def tag_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Marginal log loss: (b, w, l) against (b, w, l) bools, True where gold allows a label. A word without gold, none or all allowed,
    teaches nothing; a word of which gold says one of two teaches that it is one of them.
    """
    teaches = allowed.any(-1) & ~allowed.all(-1)
    scores, allowed = scores[teaches].float(), allowed[teaches]
    right = scores.masked_fill(~allowed, float("-inf")).logsumexp(-1)
    return (scores.logsumexp(-1) - right).sum() / max(1, len(scores))


def arc_loss(scores: Tensor, target: Tensor, words: Tensor) -> Tensor:
    """Log loss over the words of the window: (b, w, w) against (b, w) indexes, -1 where there is none."""
    points = target >= 0
    if not points.any():
        return _zero(scores)
    scores = scores.float().masked_fill(~words.unsqueeze(1), float("-inf"))
    return F.cross_entropy(scores[points], target[points])


def flag_loss(scores: Tensor, known: Tensor) -> Tensor:
    """Log loss of each flag by itself: (b, w, l) against 1, 0 and, where nobody said, -1."""
    said = known >= 0
    return F.binary_cross_entropy_with_logits(scores[said].float(), known[said].float()) if said.any() else _zero(scores)


def number_loss(scores: Tensor, values: Tensor) -> Tensor:
    """Squared error, growing by a line from 1 on: (b, w, 1) against (b, w), NaN where there is none."""
    said = ~values.isnan()
    return F.smooth_l1_loss(scores[..., 0][said].float(), values[said]) if said.any() else _zero(scores)


def role_loss(scores: Tensor, target: Tensor, real: Tensor) -> Tensor:
    """Log loss over the real words of each predicate's window (p, w), a word a predicate; the many that are nothing weigh as a mean."""
    if not len(target):
        return _zero(scores)
    each = F.cross_entropy(scores.float().flatten(0, 1), target.flatten(), reduction="none").view_as(target) * real
    return each.sum() / ((target > 0).sum() + len(target))


def link_loss(both: Tensor, allowed: Tensor, words: Tensor) -> Tensor:
    """Marginal log loss: any of the words that a word may point to is right (Lee et al. 2017). (b, w, 2k) against (b, w, w) bools."""
    points = allowed.any(-1)
    if not points.any():
        return _zero(both)
    asks, answers = both.float().chunk(2, -1)
    scores = (asks @ answers.transpose(1, 2)).masked_fill(~words.unsqueeze(1), float("-inf"))[points]
    right = scores.masked_fill(~allowed[points], float("-inf")).logsumexp(-1)
    return (scores.logsumexp(-1) - right).mean()


def bag_loss(scores: Tensor, marked: Tensor, bag: Tensor, words: Tensor) -> Tensor:
    """Noisy or (Zhang et al. 2005): some marked word bears one of the bag's labels, no word bears any other. `marked` (b, w): how
    probably a word is one that the label may stand at. Windows whose bag allows everything teach nothing. Sets that mark one event a
    sentence leave others unmarked, so that other labels weigh little where the bag holds one.
    """
    teaches = ~bag.all(-1)
    if not teaches.any():
        return _zero(scores)
    borne = scores.float().softmax(-1)[..., 1:] * (marked * words).unsqueeze(-1)
    bag = bag[:, 1:]
    nowhere = torch.log1p(-borne.clamp(max=1 - 1e-6))
    others = -(nowhere.sum(1) * ~bag).sum(-1)
    wanted = 1 - (torch.log1p(-(borne * bag.unsqueeze(1)).sum(-1).clamp(max=1 - 1e-6)).sum(1)).exp()
    missed = torch.where(bag.any(-1), -wanted.clamp(min=1e-6).log(), torch.zeros_like(wanted))
    return (missed + torch.where(bag.any(-1), OTHER_EVENTS * others, others))[teaches].mean()


def vector_loss(vectors: Tensor, owner: Tensor, targets: Tensor) -> Tensor:
    """One less the cosine of each span's mean vector to its target: words (b, w, k), their spans (b, w), -1 for none, targets (s, k)."""
    if not len(targets):
        return _zero(vectors)
    return 1 - F.cosine_similarity(summed_by_span(vectors, owner, len(targets)), targets, dim=-1).mean()


def summed_by_span(words: Tensor, owner: Tensor, spans: int) -> Tensor:
    """(s, k): the sum of the vectors of each span's words (b, w, k); `owner` (b, w) numbers each word's span, -1 for none."""
    owned = owner >= 0
    return words.new_zeros((spans, words.shape[-1]), dtype=torch.float32).index_add(0, owner[owned], words[owned].float())


def _tags(scores: Tensor, given: Given) -> Tensor:
    (gold,) = given.gold
    if gold.dim() == 3:
        return tag_loss(scores, gold)
    marked = 1 - given.all_scores[given.head.of].float().softmax(-1)[..., 0]
    return bag_loss(scores, marked.detach(), gold, given.words)


def _roles(scores: Tensor, given: Given) -> Tensor:
    asking, target = given.gold
    return role_loss(scores, target, given.words[asking[:, 0]])


LOSSES: dict[HeadKind, Callable[[Tensor, Given], Tensor]] = {
    HeadKind.TAGS: _tags,
    HeadKind.RELATIONS: _tags,
    HeadKind.FLAGS: lambda scores, given: flag_loss(scores, given.gold[0]),
    HeadKind.NUMBER: lambda scores, given: number_loss(scores, given.gold[0]),
    HeadKind.ARCS: lambda scores, given: arc_loss(scores, given.gold[0], given.words),
    HeadKind.ROLES: _roles,
    HeadKind.LINKS: lambda scores, given: link_loss(scores, given.gold[0], given.words),
    HeadKind.VECTORS: lambda scores, given: vector_loss(scores, given.gold[0], given.gold[1]),
}
