"""Scores of the heads for predicates as predicates with their roles, certainty, modes and type. Shapes: w words, p predicates, l labels."""

from itertools import compress

import numpy as np

from onrecord.model.decode import Scores, asking_words, log_softmax
from onrecord.model.tasks import CERTAINTY, EVENT_TYPE, MODES, OUTSIDE, ROLES
from onrecord.model.windows import Integers
from onrecord.records import Auxiliary, EventType, Predicate, Role, RoleKind

SINGLE = (RoleKind.A0, RoleKind.A1, RoleKind.A2, RoleKind.A3)
"""Roles that a predicate has at most once."""

LIMIT = 3.0
"""Certainty runs from minus this to this."""


def find_predicates(scores: dict[str, Scores], sentences: Integers, begin: int) -> tuple[Predicate, ...]:
    """The predicates of a window in order. `sentences`: (w,) each word's sentence; `begin`: the document's index of the first word."""
    words = asking_words(ROLES, scores)
    roles = np.exp(log_softmax(scores[ROLES.name]))
    roles[sentences[words][:, None] != sentences[None, :]] = 0
    types = np.exp(log_softmax(scores[EVENT_TYPE.name][words])).astype(np.float64)
    best = [EVENT_TYPE.labels[one] for one in types.argmax(1)]
    certainty = np.clip(scores[CERTAINTY.name][words, 0].astype(np.float64), -LIMIT, LIMIT).round(2).tolist()
    modes = [tuple(map(Auxiliary, compress(MODES.labels, row))) for row in scores[MODES.name][words] > 0]
    kinds = [None if one == OUTSIDE else EventType(one) for one in best]
    arguments = _arguments(words, roles, begin)
    return tuple(map(Predicate, (words + begin).tolist(), arguments, certainty, modes, kinds, types.max(1).round(4).tolist()))


def _arguments(words: Integers, probabilities: Scores, begin: int) -> list[tuple[Role, ...]]:
    """The arguments of each predicate from (p, w, l): every word's best label; of words that claim one single role, the surest has it."""
    best = probabilities.argmax(2)
    best[np.arange(len(words)), words] = 0
    found: list[list[Role]] = [[] for _ in words]
    rows, places = np.nonzero(best)
    sure = probabilities[rows, places, best[rows, places]].astype(np.float64).round(4)
    for row, place, label, score in zip(rows.tolist(), places.tolist(), best[rows, places].tolist(), sure.tolist(), strict=True):
        found[row].append(Role(RoleKind(ROLES.labels[label]), place + begin, score))
    return [_single(one) for one in found]


def _single(roles: list[Role]) -> tuple[Role, ...]:
    surest: dict[RoleKind, Role] = {}
    for one in roles:
        if one.kind in SINGLE and (one.kind not in surest or surest[one.kind].score < one.score):
            surest[one.kind] = one
    return tuple(one for one in roles if surest.get(one.kind, one) is one)
