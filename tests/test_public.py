import ast
from pathlib import Path

import pytest

import onrecord

PUBLIC = [
    "Article",
    "Comparison",
    "Document",
    "Entity",
    "Failure",
    "InputError",
    "KnowledgeError",
    "ModelError",
    "OnRecordError",
    "Options",
    "PartialDate",
    "ReadOptions",
    "ReadingError",
    "Record",
    "Span",
    "Statement",
    "StoreError",
    "Story",
    "__version__",
    "compare",
    "from_plain",
    "open_store",
    "read",
    "read_many",
    "to_plain",
    "words",
]


def test_the_public_names_are_these_and_no_others() -> None:
    assert sorted(onrecord.__all__) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(onrecord, name) is not None


@pytest.mark.parametrize("name", [name for name in PUBLIC if name != "__version__"])
def test_every_public_name_says_what_it_is_for(name: str) -> None:
    assert getattr(onrecord, name).__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'onrecord' has no attribute 'no_such_name'"):
        getattr(onrecord, "no_such_name")  # noqa: B009


def test_a_type_checker_sees_the_same_names() -> None:
    tree = ast.parse(Path(onrecord.__file__).read_text(encoding="utf-8"))
    seen = {alias.asname for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names if alias.asname}
    assert sorted({*seen, "__version__"}) == PUBLIC


def test_dir_lists_the_public_names() -> None:
    assert dir(onrecord) == PUBLIC
