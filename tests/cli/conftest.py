"""Command lines over stand-ins for model and extraction."""

import sys
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.isolation import pool
from tests import fake_rooms
from tests.cli.reports import TEXT, write


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, module in fake_rooms.rooms().items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(pipeline, "warm", fake_rooms.warm)
    monkeypatch.setattr(pool, "_may_fork", lambda: True)  # fast, and the stand-ins use no threads


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return write(tmp_path / "report.txt", TEXT)
