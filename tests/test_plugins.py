import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType

import pytest

from onrecord import plugins


@dataclass(frozen=True)
class Press:
    name: str
    made_by: str


SHIPPED = {
    "ballad": 'from tests.test_plugins import Press\nPRESS = Press("ballad", "shipped")\n',
    "almanac": 'from tests.test_plugins import Press\nPRESS = Press("almanac", "shipped")\n',
    "presswork": "SHEETS = 3\n",
    "proof": 'PRESS = "not a press"\n',
}


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[EntryPoint]]:
    """A room of four modules, two of which offer a press, beside an installed package that offers whatever `installed` holds."""
    for name, source in SHIPPED.items():
        (tmp_path / f"{name}.py").write_text(source)
    package = ModuleType("onrecord.presses")
    package.__path__ = [str(tmp_path)]
    monkeypatch.setitem(sys.modules, "onrecord.presses", package)
    installed: list[EntryPoint] = []
    monkeypatch.setattr(plugins, "entry_points", lambda group: installed if group == "onrecord.presses" else [])
    yield installed
    for name in SHIPPED:
        sys.modules.pop(f"onrecord.presses.{name}", None)


OUTSIDE = Press("chapbook", "installed")
RIVAL = Press("ballad", "installed")


def entry(name: str, attribute: str) -> EntryPoint:
    return EntryPoint(name, f"tests.test_plugins:{attribute}", "onrecord.presses")


def test_modules_of_a_room_come_in_order_of_name_and_the_rest_is_passed_over(room: list[EntryPoint]) -> None:
    assert plugins.find("presses", "PRESS", Press) == {"almanac": Press("almanac", "shipped"), "ballad": Press("ballad", "shipped")}
    assert list(plugins.find("presses", "PRESS", Press)) == ["almanac", "ballad"]


def test_an_installed_package_adds_its_own_behind_the_shipped_ones(room: list[EntryPoint]) -> None:
    room.append(entry("chapbook", "OUTSIDE"))
    assert list(plugins.find("presses", "PRESS", Press).items())[-1] == ("chapbook", OUTSIDE)


def test_a_shipped_name_wins_over_an_installed_one(room: list[EntryPoint]) -> None:
    room.append(entry("rival", "RIVAL"))
    assert plugins.find("presses", "PRESS", Press)["ballad"] == Press("ballad", "shipped")


def test_an_installed_plugin_of_another_kind_is_passed_over(room: list[EntryPoint]) -> None:
    room.append(entry("stray", "SHIPPED"))
    assert set(plugins.find("presses", "PRESS", Press)) == {"almanac", "ballad"}


def test_an_unknown_room_is_an_error() -> None:
    with pytest.raises(ModuleNotFoundError):
        plugins.find("no_such_room", "PRESS", Press)
