"""Stands in for what the model knows of words, so that stories are tested without weights.

Nothing means the like of anything, and every word of more than three letters is rare: only reports that carry one text are one story.
"""

import sys
from collections.abc import Sequence
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.stories.likeness import FEATURES

WEIGHTS = "weights for stories"


def means(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.zeros((len(texts), 4), np.float32)


def rarity(stem: str) -> float:
    return 6.0 if len(stem) > 3 else 0.5


def sureness(columns: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.zeros(len(columns))


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts the stand-ins in the place of the modules, until the test is over. The stand-ins of `fake_rooms` have to be there before."""
    rooms: dict[str, dict[str, Any]] = {
        "onrecord.model.senses": {"load_senses": lambda: SimpleNamespace(means=means, rarity=rarity)},
        "onrecord.model.links": {"load_links": lambda: SimpleNamespace(sureness=sureness, features=FEATURES)},
    }
    for name, content in rooms.items():
        module = ModuleType(name)
        vars(module).update(content)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(sys.modules["onrecord.model.cards"], "story_digest", lambda: WEIGHTS, raising=False)
