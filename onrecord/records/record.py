"""One report on the record."""

from dataclasses import dataclass

from onrecord.records.article import Article
from onrecord.records.document import Document
from onrecord.records.entity import Entity
from onrecord.records.event import Event, Uncoded
from onrecord.records.failure import Failure
from onrecord.records.identity import SCHEMA
from onrecord.records.statement import Statement
from onrecord.records.time_expression import TimeExpression


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What made a record: package version, digest of the tables, SHA-256 of the weights, and the precision that they were computed in:
    `int8`, or `fp32` where the record was asked for with `exact`.
    """

    version: str
    tables: str
    weights: str
    precision: str


@dataclass(frozen=True, slots=True)
class Record:
    """One report: what was read, what is the report in it, who is in it, what was said and done, and what failed.

    A report that could not be read has no `article` and one or more `failures`; one that failed half way keeps its `article`. Field
    names are the keys of the JSON contract.
    """

    document: Document
    fingerprint: Fingerprint
    article: Article | None = None
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    uncoded: tuple[Uncoded, ...] = ()
    failures: tuple[Failure, ...] = ()
    schema: str = SCHEMA

    def _repr_html_(self) -> str:
        """The record as a table, where a notebook shows it."""
        from onrecord.records.display import as_html

        return as_html(self)
