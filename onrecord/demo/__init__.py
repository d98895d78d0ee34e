"""Three reports of one invented story, to try onrecord on; README.md beside this file says what to look for in them."""

from pathlib import Path

__all__ = ["demo_paths"]


def demo_paths() -> tuple[Path, ...]:
    """The files of the demo, in order of name."""
    folder = Path(__file__).parent
    return tuple(sorted([*folder.glob("*.txt"), *folder.glob("*.html")]))
