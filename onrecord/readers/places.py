"""The files behind a path: what lies in a folder, what a pattern stands for. Links in a circle are harmless, order is that of names."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from glob import has_magic
from pathlib import Path

from onrecord.errors import InputError, Unreadable

ANY_FOLDERS = "**"


def uri_of(place: Path) -> str:
    """How a record names a file: its path; bytes of a name that are not UTF-8 are written as escapes."""
    return os.fsencode(place.as_posix()).decode("utf-8", "backslashreplace")


def unreadable(place: Path, error: OSError | ValueError) -> Unreadable:
    """The refusal of a file that the system does not hand out, with the system's reason."""
    reason = error.strerror if isinstance(error, OSError) else None
    return Unreadable(uri_of(place), (reason or "cannot be opened").lower())


def is_folder(place: Path) -> bool:
    """Whether `place` is a folder or a link to one; False too where the system does not tell."""
    try:
        return place.is_dir()
    except (OSError, ValueError):
        return False


def is_pattern(path: str) -> bool:
    """Whether `path` is a pattern (`*`, `?`, `[…]`, `**`) rather than the name of a file that happens to look like one."""
    return has_magic(path) and not os.path.lexists(path)


def folder_files(root: Path) -> Iterator[Path | InputError]:
    """What lies in `root` and in the folders below, by name, without hidden files; a folder that cannot be listed is an error."""
    return (place for place in _walk(root) if isinstance(place, InputError) or not is_folder(place))


def pattern_places(pattern: str) -> list[Path]:
    """Files and folders that a pattern stands for, by name. `**` stands for any number of folders, each entered once."""
    path = Path(pattern)
    parts = path.relative_to(path.anchor).parts
    places = [Path(path.anchor)]
    for number, part in enumerate(parts, start=1):
        if part != ANY_FOLDERS:
            places = [child for place in places for child in _named(place, part)]
        elif number < len(parts):
            places = list(dict.fromkeys(folder for place in places for folder in _folders(place)))
    return sorted(set(places))


def _named(folder: Path, pattern: str) -> list[Path]:
    """What in `folder` has a name like that; the folder itself where it cannot be listed, so that reading it says why."""
    if not has_magic(pattern):
        return [folder / pattern] if os.path.lexists(folder / pattern) else []
    if not is_folder(folder):
        return []
    try:
        return [child for child in _children(folder, hidden=pattern.startswith(".")) if fnmatchcase(child.name, pattern)]
    except OSError:
        return [folder]


def _folders(root: Path) -> Iterator[Path]:
    return (place for place in _walk(root) if isinstance(place, Path) and is_folder(place))


def _walk(root: Path) -> Iterator[Path | InputError]:
    """`root`, then all that lies in it, folders before what they hold. A folder that links lead to once more is not entered again."""
    waiting, seen = [root], set()
    while waiting:
        place = waiting.pop()
        if not is_folder(place):
            yield place
            continue
        try:
            known = place.stat()
            children = _children(place, hidden=False)
        except OSError as error:
            yield place
            yield unreadable(place, error)
            continue
        if (known.st_dev, known.st_ino) not in seen:
            seen.add((known.st_dev, known.st_ino))
            yield place
            waiting.extend(reversed(children))


def _children(folder: Path, *, hidden: bool) -> list[Path]:
    return sorted(child for child in folder.iterdir() if hidden or not child.name.startswith("."))
