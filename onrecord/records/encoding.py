"""Nouns as plain values and back: the one place where a record becomes JSON and JSON a record.

Keys are field names, spans are `[start, end]`, dates and enums are strings, tuples are lists. A field marked
`metadata={"contract": False}` is working material and is left out.
"""

from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from onrecord.records.partial_date import PartialDate, parse_partial_date
from onrecord.records.span import Span

Noun = TypeVar("Noun")
Plain = Any
"""None, a bool, number or string, or a list or dict of these."""


def to_plain(value: object) -> Plain:
    """A noun as plain values, ready for `json.dumps`; key order is field order."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    if is_dataclass(value):
        return {name: to_plain(getattr(value, name)) for name in contract_fields(_class_of(value))}
    return value


def from_plain(kind: type[Noun], plain: Plain) -> Noun:
    """Plain values as a noun of this kind. Unknown keys are ignored; raises `KeyError`, `TypeError` or `ValueError` for a wrong shape."""
    found: Noun = _built(kind, plain)
    return found


@cache
def contract_fields(kind: type) -> dict[str, Field[Any]]:
    """The fields of a noun that the contract shows, by name, in order."""
    return {one.name: one for one in fields(kind) if one.metadata.get("contract", True)}


@cache
def field_types(kind: type) -> dict[str, Any]:
    """The resolved type of every field of a noun."""
    return get_type_hints(kind)


def _class_of(value: object) -> Any:
    return type(value)


def _built(kind: Any, plain: Plain) -> Any:
    if get_origin(kind) in (Union, UnionType):
        return _built_optional(kind, plain)
    if get_origin(kind) is tuple:
        return tuple(_built(get_args(kind)[0], one) for one in plain)
    if kind is Span:
        return Span(int(plain[0]), int(plain[1]))
    if kind is PartialDate:
        return parse_partial_date(plain)
    if is_dataclass(kind):
        return _built_noun(kind, plain)
    if isinstance(kind, type) and issubclass(kind, Enum | float):
        return kind(plain)
    return plain


def _built_optional(kind: Any, plain: Plain) -> Any:
    if plain is None:
        return None
    (inner,) = [one for one in get_args(kind) if one is not NoneType]
    return _built(inner, plain)


def _built_noun(kind: Any, plain: Plain) -> Any:
    types = field_types(kind)
    values = {}
    for name, one in contract_fields(kind).items():
        if name in plain or (one.default is MISSING and one.default_factory is MISSING):
            values[name] = _built(types[name], plain[name])
    return kind(**values)
