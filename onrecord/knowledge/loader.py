"""Reads a table: a TOML file that a domain expert may edit, checked against the dataclass that the code expects.

Tables lie in this folder. A user's own folder (environment variable `ONRECORD_KNOWLEDGE`) overlays it file by file: a list of
rows gets the user's rows in front, where a row with the same `name` takes the shipped one's place; any other value replaces the
shipped one. A misspelt key, a missing key, a wrong type or a row without an example stops the load with file and key.
"""

import os
import tomllib
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from onrecord.errors import KnowledgeError

Table = TypeVar("Table")
OVERLAY = "ONRECORD_KNOWLEDGE"
SHIPPED = Path(__file__).parent


def load_table(kind: type[Table], path: str) -> Table:
    """The table at `path` (relative to the folder of tables, such as "lang/en/conditions.toml") as a `kind`, read once a process.

    `kind` is a frozen dataclass whose fields are strings, numbers, bools, enums, tuples, `dict[str, …]` or further dataclasses
    (rows). A row class with a field `examples` must have at least one. Raises `KnowledgeError`.
    """
    asked: Any = kind
    found: Table = _load(asked, path, os.environ.get(OVERLAY, ""))
    return found


def table_lines(path: str) -> tuple[str, ...]:
    """The lines of a long table of plain columns at `path` (.tsv), the user's own in front; comments (`#`) are left out.

    Raises `KnowledgeError` where there is no such table or it cannot be read.
    """
    files = _files(path, os.environ.get(OVERLAY, ""))
    try:
        texts = [file.read_text(encoding="utf-8") for file in reversed(files)]
    except (UnicodeDecodeError, OSError) as error:
        raise KnowledgeError(path, "", str(error)) from error
    return tuple(line for text in texts for line in text.splitlines() if line and not line.startswith("#"))


def table_paths(pattern: str = "**/*.toml") -> tuple[str, ...]:
    """Paths of all tables that match, shipped and the user's, sorted."""
    folders = [SHIPPED, *_overlay_folder(os.environ.get(OVERLAY, ""))]
    return tuple(sorted({file.relative_to(folder).as_posix() for folder in folders for file in folder.glob(pattern)}))


def tables_digest() -> str:
    """SHA-256 over names and bytes of all tables in force, overlay included; part of every record's fingerprint."""
    return _digest(os.environ.get(OVERLAY, ""))


@cache
def _digest(overlay: str) -> str:
    digest = sha256()
    for folder in [SHIPPED, *_overlay_folder(overlay)]:
        for file in sorted([*folder.glob("**/*.toml"), *folder.glob("**/*.tsv")]):
            digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _overlay_folder(overlay: str) -> list[Path]:
    if not overlay:
        return []
    folder = Path(overlay)
    if not folder.is_dir():
        raise KnowledgeError(overlay, "", f"the overlay named by {OVERLAY} is not a folder")
    return [folder]


def _files(path: str, overlay: str) -> list[Path]:
    """The files of a table, the shipped one first."""
    files = [folder / path for folder in [SHIPPED, *_overlay_folder(overlay)] if (folder / path).is_file()]
    if not files:
        raise KnowledgeError(path, "", "there is no such table")
    return files


@cache
def _load(kind: Any, path: str, overlay: str) -> Any:
    content: dict[str, Any] = {}
    origin = path
    for file in _files(path, overlay):
        origin = str(file)
        content = _overlaid(content, _parsed(file))
    return _built(kind, content, origin, "")


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise KnowledgeError(str(file), "", str(error)) from error


def _overlaid(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        merged[key] = _merged(below.get(key), value)
    return merged


def _merged(below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        return _overlaid(below, above)
    if isinstance(below, list) and isinstance(above, list):
        taken = {_row_name(row) for row in above} - {None}
        return above + [row for row in below if row not in above and _row_name(row) not in taken]
    return above


def _row_name(row: Any) -> Any:
    return row.get("name") if isinstance(row, dict) else None


def _built(kind: Any, value: Any, file: str, key: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        (inner,) = [one for one in get_args(kind) if one is not NoneType]
        return _built(inner, value, file, key)
    if origin is tuple:
        _expect(isinstance(value, list), file, key, "must be a list")
        return tuple(_built(get_args(kind)[0], one, file, f"{key}[{index}]") for index, one in enumerate(value))
    if origin is dict:
        _expect(isinstance(value, dict), file, key, "must be a table")
        return {name: _built(get_args(kind)[1], one, file, f"{key}.{name}") for name, one in value.items()}
    if is_dataclass(kind):
        return _built_row(kind, value, file, key)
    return _built_scalar(kind, value, file, key)


def _built_row(kind: Any, value: Any, file: str, key: str) -> Any:
    _expect(isinstance(value, dict), file, key, "must be a table")
    known: dict[str, Field[Any]] = {one.name: one for one in fields(kind)}
    for name in value:
        _expect(name in known, file, _joined(key, name), f"unknown key; known are {', '.join(known)}")
    for name, one in known.items():
        optional = one.default is not MISSING or one.default_factory is not MISSING
        _expect(optional or name in value, file, _joined(key, name), "is missing")
    if "examples" in known:
        _expect(bool(value.get("examples")), file, _joined(key, "examples"), "every row needs at least one example")
    types = _field_types(kind)
    return kind(**{name: _built(types[name], one, file, _joined(key, name)) for name, one in value.items()})


@cache
def _field_types(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _built_scalar(kind: Any, value: Any, file: str, key: str) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        values = [one.value for one in kind]
        _expect(value in values, file, key, f"must be one of {', '.join(map(str, values))}")
        return kind(value)
    if kind is float and type(value) is int:
        return float(value)
    _expect(type(value) is kind, file, key, f"must be a {kind.__name__}, is {value!r}")
    return value


def _joined(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _expect(true: bool, file: str, key: str, message: str) -> None:  # noqa: FBT001
    if not true:
        raise KnowledgeError(file, key, message)
