"""The mean of two runs' weights."""

import pytest

torch = pytest.importorskip("torch", reason="torch is for training only")

from training.average import averaged  # noqa: E402


def test_what_both_have_is_averaged_and_the_rest_is_the_firsts() -> None:
    first = {"a": torch.tensor([0.0, 4.0]), "b": torch.ones(2), "c": torch.ones(3)}
    second = {"a": torch.tensor([4.0, 0.0]), "b": torch.zeros(5), "d": torch.zeros(1)}
    found = averaged(first, second, 0.25)
    assert {name: value.tolist() for name, value in found.items()} == {"a": [1.0, 3.0], "b": [1.0, 1.0], "c": [1.0, 1.0, 1.0]}
