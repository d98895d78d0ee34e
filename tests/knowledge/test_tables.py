"""Every shipped table, as it lies in the folder."""

import tomllib
from pathlib import Path

import pytest

from onrecord.knowledge.loader import SHIPPED
from onrecord.records import EventType

TABLES = sorted(SHIPPED.glob("**/*.toml"))


def named(file: Path) -> str:
    return file.relative_to(SHIPPED).as_posix()


def rows_without_example(value: object, key: str = "") -> list[str]:
    """Keys of the rows that spell `examples` out as an empty list."""
    if isinstance(value, list):
        return [found for index, one in enumerate(value) for found in rows_without_example(one, f"{key}[{index}]")]
    if not isinstance(value, dict):
        return []
    own = [key] if value.get("examples") == [] else []
    return own + [found for name, one in value.items() for found in rows_without_example(one, f"{key}.{name}")]


@pytest.mark.parametrize("file", TABLES, ids=named)
def test_every_table_is_sound_toml_with_examples(file: Path) -> None:
    assert rows_without_example(tomllib.loads(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("file", TABLES, ids=named)
def test_every_table_says_what_it_is_for(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("# ")


def test_the_folder_of_tables_holds_no_code_but_the_loader() -> None:
    assert sorted(file.name for file in SHIPPED.glob("**/*.py")) == ["__init__.py", "loader.py"]


@pytest.mark.parametrize("file", TABLES, ids=named)
def test_every_table_is_read_by_some_room(file: Path) -> None:
    if file.stem in set(EventType):  # read by pattern: one file a type
        return
    readers = [source for source in SHIPPED.parent.glob("**/*.py") if f'"{named(file)}"' in source.read_text(encoding="utf-8")]
    assert readers, f"nothing reads {named(file)}"
