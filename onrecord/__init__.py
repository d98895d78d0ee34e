"""Puts news reports on the record: who said what, grounded in exact characters of the report.

    import onrecord

    record = onrecord.read("report.txt")
    for statement in record.statements:
        print(onrecord.words(record.document.text, statement.content[0]))

Names are fetched when they are first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.comparison import compare as compare
    from onrecord.errors import InputError as InputError
    from onrecord.errors import KnowledgeError as KnowledgeError
    from onrecord.errors import ModelError as ModelError
    from onrecord.errors import OnRecordError as OnRecordError
    from onrecord.errors import ReadingError as ReadingError
    from onrecord.errors import StoreError as StoreError
    from onrecord.pipeline import Options as Options
    from onrecord.pipeline import read as read
    from onrecord.pipeline import read_many as read_many
    from onrecord.readers import ReadOptions as ReadOptions
    from onrecord.records import Article as Article
    from onrecord.records import Comparison as Comparison
    from onrecord.records import Document as Document
    from onrecord.records import Entity as Entity
    from onrecord.records import Failure as Failure
    from onrecord.records import PartialDate as PartialDate
    from onrecord.records import Record as Record
    from onrecord.records import Span as Span
    from onrecord.records import Statement as Statement
    from onrecord.records import Story as Story
    from onrecord.records import from_plain as from_plain
    from onrecord.records import to_plain as to_plain
    from onrecord.records import words as words
    from onrecord.store import open_store as open_store

__version__ = "0.1.0"

_HOMES = {
    "comparison": ("compare",),
    "errors": ("InputError", "KnowledgeError", "ModelError", "OnRecordError", "ReadingError", "StoreError"),
    "pipeline": ("Options", "read", "read_many"),
    "readers": ("ReadOptions",),
    "records": (
        "Article",
        "Comparison",
        "Document",
        "Entity",
        "Failure",
        "PartialDate",
        "Record",
        "Span",
        "Statement",
        "Story",
        "from_plain",
        "to_plain",
        "words",
    ),
    "store": ("open_store",),
}

__all__ = ["__version__"]
__all__ += [name for names in _HOMES.values() for name in names]


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            found: object = getattr(import_module(f"onrecord.{home}"), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
