"""Finds what a room offers: the modules that ship in it, then what other installed packages add.

A new format is one new file. A module of a room ends in one named constant (`READER = Reader(...)`, `EXPORT = Export(...)`);
a package outside adds its own by an entry point in the group `onrecord.<room>`. A shipped name wins over an installed one.
"""

from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from typing import Protocol, TypeVar


class Named(Protocol):
    """Anything that a room registers has a name."""

    @property
    def name(self) -> str:
        """What a user types to get it."""
        ...


Plugin = TypeVar("Plugin", bound=Named)


def find(room: str, constant: str, kind: type[Plugin]) -> dict[str, Plugin]:
    """All plugins of `room` ("readers", "exports") by name, shipped ones first, each group in order of module name."""
    found: dict[str, Plugin] = {}
    for plugin in [*_shipped(room, constant), *_installed(room)]:
        if isinstance(plugin, kind):
            found.setdefault(plugin.name, plugin)
    return found


def _shipped(room: str, constant: str) -> list[object]:
    package = import_module(f"onrecord.{room}")
    modules = sorted(module.name for module in iter_modules(package.__path__))
    return [getattr(import_module(f"onrecord.{room}.{name}"), constant, None) for name in modules]


def _installed(room: str) -> list[object]:
    return [point.load() for point in sorted(entry_points(group=f"onrecord.{room}"), key=lambda point: point.name)]
