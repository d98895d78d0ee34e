"""Records as rows of tables and back. Every table is derived from the dataclass that it holds, so a new field is a new column.

A `Span` is `struct<start, end>`, a tuple a list, an enum or a date a string, what may be None a nullable column. Every row of a report
carries its id in the column `document` (`id` in the table of documents itself), so that everything joins.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from onrecord.errors import StoreError
from onrecord.records import (
    Article,
    Document,
    Entity,
    Event,
    Failure,
    Fingerprint,
    Judgement,
    PartialDate,
    Record,
    Statement,
    TimeExpression,
    Uncoded,
    contract_fields,
    field_types,
    parse_partial_date,
)

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""The rows of one report, by name of the table, each list in the record's order."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a record folder: its name, the noun that its rows hold, the field of `Record` they come from ("" for none), and the
    column by which its rows are found: that of the report, or the id.
    """

    name: str
    noun: type
    field: str
    key: str = "document"

    @property
    def order(self) -> tuple[str, ...]:
        """The columns by which rows are sorted."""
        return (self.key,) if self.key == "id" else (self.key, "position")


DOCUMENTS = Sheet("documents", Document, "document", "id")
PARTS = (
    Sheet("articles", Article, "article"),
    Sheet("entities", Entity, "entities"),
    Sheet("statements", Statement, "statements"),
    Sheet("events", Event, "events"),
    Sheet("times", TimeExpression, "times"),
    Sheet("uncoded", Uncoded, "uncoded"),
    Sheet("failures", Failure, "failures"),
)
SHEETS = (*PARTS, DOCUMENTS)
"""The tables of reports in the order in which they are written: a report's document row comes last."""

JUDGEMENTS = Sheet("judgements", Judgement, "", "id")
"""The table beside them, whose rows belong to no report and which is made when the first one comes."""

TABLES = (*SHEETS, JUDGEMENTS)
"""Every table that a record folder may hold."""


def schema_of(sheet: Sheet) -> "pa.Schema":
    """The Arrow schema of a table."""
    import pyarrow as pa

    own = [_arrow_field(name, field_types(sheet.noun)[name]) for name in contract_fields(sheet.noun)]
    if sheet is DOCUMENTS:
        return pa.schema([*own, *_seal_fields()])
    if sheet is JUDGEMENTS:
        return pa.schema(own)
    frame = [_arrow_field("document", str), _arrow_field("position", int)]
    return pa.schema([*frame, *(field for field in own if field.name != "document")])


@cache
def shape(sheets: tuple[Sheet, ...]) -> str:
    """A digest of all fields of these tables and their types: two versions of onrecord share a folder only if they agree on it."""
    written = json.dumps({sheet.name: _outline(sheet.noun) for sheet in sheets} | {"fingerprint": _outline(Fingerprint)}, sort_keys=True)
    return sha256(written.encode()).hexdigest()


def rows_of(record: Record) -> Rows:
    """The rows of one record, sealed by their digest. Raises `UnicodeEncodeError` for a string that is not valid Unicode,
    and `StoreError` for a part that names another report.
    """
    rows = {sheet.name: _part_rows(sheet, record) for sheet in PARTS}
    document: Row = _packer(Document)(record.document)
    document["schema"] = record.schema
    document["fingerprint"] = _packer(Fingerprint)(record.fingerprint)
    document["failed"] = failed(record)
    document["counts"] = {name: len(found) for name, found in rows.items()}
    rows[DOCUMENTS.name] = [document]
    document["digest"] = digest_of(rows)
    return rows


def failed(record: Record) -> bool:
    """Whether the report could not be read at all. A record with an article and failures was read in part and counts as read."""
    return record.article is None and bool(record.failures)


def digest_of(rows: Mapping[str, list[Row]]) -> str:
    """SHA-256 over all rows of one report, that of its document without its column `digest` included."""
    documents = [{name: value for name, value in row.items() if name != "digest"} for row in rows[DOCUMENTS.name]]
    written = json.dumps({**rows, DOCUMENTS.name: documents}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode("utf-8")).hexdigest()


def record_of(rows: Mapping[str, list[Row]]) -> Record:
    """The record that these rows hold; everything that the contract shows is as it was."""
    (document,) = rows[DOCUMENTS.name]
    parts = {sheet.field: tuple(_builder(sheet.noun)(row) for row in rows[sheet.name]) for sheet in PARTS}
    return Record(
        document=_builder(Document)(document),
        fingerprint=_builder(Fingerprint)(document["fingerprint"]),
        article=next(iter(parts.pop("article")), None),
        schema=document["schema"],
        **parts,
    )


def row_of(judgement: Judgement) -> Row:
    """The row of one judgement; its id seals it."""
    row: Row = _packer(Judgement)(judgement)
    return row


def judgement_of(row: Row) -> Judgement:
    """The judgement that this row holds."""
    judgement: Judgement = _builder(Judgement)(row)
    return judgement


def _part_rows(sheet: Sheet, record: Record) -> list[Row]:
    held = getattr(record, sheet.field)
    nouns = held if isinstance(held, tuple) else () if held is None else (held,)
    frame = {"document": record.document.id}
    rows = [{**frame, **_packer(sheet.noun)(noun), "position": position} for position, noun in enumerate(nouns)]
    if any(row["document"] != record.document.id for row in rows):
        raise StoreError(f"{record.document.uri}: one of its {sheet.name} names another report")
    return rows


def _seal_fields() -> list["pa.Field"]:
    import pyarrow as pa

    counts = pa.struct([_arrow_field(sheet.name, int) for sheet in PARTS])
    return [
        _arrow_field("schema", str),
        _arrow_field("fingerprint", Fingerprint),
        _arrow_field("failed", bool),
        pa.field("counts", counts, nullable=False),
        _arrow_field("digest", str),
    ]


def _outline(kind: Any) -> Any:
    inner, optional = _unwrapped(kind)
    if get_origin(inner) is tuple:
        found: Any = [_outline(get_args(inner)[0])]
    elif _is_noun(inner):
        found = {name: _outline(field_types(inner)[name]) for name in contract_fields(inner)}
    else:
        found = next(plain.__name__ for plain in (str, bool, int, float, PartialDate) if issubclass(inner, plain))
    return {"or null": found} if optional else found


def _arrow_field(name: str, kind: Any) -> "pa.Field":
    import pyarrow as pa

    inner, optional = _unwrapped(kind)
    return pa.field(name, _arrow_type(inner), nullable=optional)


def _arrow_type(kind: Any) -> "pa.DataType":
    import pyarrow as pa

    if get_origin(kind) is tuple:
        return pa.list_(_arrow_field("element", get_args(kind)[0]))
    if _is_noun(kind):
        return pa.struct([_arrow_field(name, field_types(kind)[name]) for name in contract_fields(kind)])
    if kind is PartialDate or issubclass(kind, str):
        return pa.string()
    return {bool: pa.bool_(), int: pa.int64(), float: pa.float64()}[kind]


@cache
def _packer(kind: Any) -> Callable[[Any], Any]:
    """What turns a value of this type into a cell; made once a type, because `typing` is slow to ask."""
    inner, optional = _unwrapped(kind)
    if optional:
        pack = _packer(inner)
        return lambda value: None if value is None else pack(value)
    if get_origin(inner) is tuple:
        pack = _packer(get_args(inner)[0])
        return lambda value: [pack(one) for one in value]
    if _is_noun(inner):
        packs = [(name, _packer(field_types(inner)[name])) for name in contract_fields(inner)]
        return lambda value: {name: pack(getattr(value, name)) for name, pack in packs}
    if issubclass(inner, Enum):
        return lambda value: value.value
    return str if inner is PartialDate else inner


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    """What turns a cell back into a value of this type; keys that the type does not know are left alone."""
    inner, optional = _unwrapped(kind)
    if optional:
        build = _builder(inner)
        return lambda cell: None if cell is None else build(cell)
    if get_origin(inner) is tuple:
        build = _builder(get_args(inner)[0])
        return lambda cell: tuple(build(one) for one in cell)
    if _is_noun(inner):
        builds = [(name, _builder(field_types(inner)[name])) for name in contract_fields(inner)]
        return lambda cell: inner(**{name: build(cell[name]) for name, build in builds})
    return parse_partial_date if inner is PartialDate else inner


def _is_noun(kind: Any) -> bool:
    return is_dataclass(kind) and kind is not PartialDate


def _unwrapped(kind: Any) -> tuple[Any, bool]:
    if get_origin(kind) not in (Union, UnionType):
        return kind, False
    (inner,) = [one for one in get_args(kind) if one is not NoneType]
    return inner, True
