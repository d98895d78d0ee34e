"""The nouns of onrecord: frozen dataclasses, standard library only. This room imports nobody; every other room imports it."""

from onrecord.records.annotation import (
    Annotation,
    Antecedent,
    Attribution,
    LineScore,
    Name,
    NameKind,
    Nominal,
    NominalKind,
    PartScores,
    Predicate,
    Quotation,
    Role,
    RoleKind,
    Token,
)
from onrecord.records.article import Article, Aside, AsideReason
from onrecord.records.document import Block, BlockKind, Document, Hints
from onrecord.records.encoding import contract_fields, field_types, from_plain, to_plain
from onrecord.records.entity import Entity, EntityKind, Mention, MentionForm
from onrecord.records.event import Auxiliary, Event, EventType, Quad
from onrecord.records.evidence import Evidence, Ground
from onrecord.records.failure import Failure, Stage
from onrecord.records.identity import SCHEMA, content_id
from onrecord.records.judgement import Judgement, Verdict
from onrecord.records.partial_date import PartialDate, parse_partial_date
from onrecord.records.record import Fingerprint, Record
from onrecord.records.span import Span, contains, hull, overlap, trim, words
from onrecord.records.statement import Stance, Statement, StatementMode
from onrecord.records.story import (
    STORY_SCHEMA,
    Comparison,
    Difference,
    DifferenceHow,
    DifferenceKind,
    EventReference,
    Happening,
    Origin,
    Place,
    StatementReference,
    Story,
    Utterance,
)

__all__ = [
    "SCHEMA",
    "STORY_SCHEMA",
    "Annotation",
    "Antecedent",
    "Article",
    "Aside",
    "AsideReason",
    "Attribution",
    "Auxiliary",
    "Block",
    "BlockKind",
    "Comparison",
    "Difference",
    "DifferenceHow",
    "DifferenceKind",
    "Document",
    "Entity",
    "EntityKind",
    "Event",
    "EventReference",
    "EventType",
    "Evidence",
    "Failure",
    "Fingerprint",
    "Ground",
    "Happening",
    "Hints",
    "Judgement",
    "LineScore",
    "Mention",
    "MentionForm",
    "Name",
    "NameKind",
    "Nominal",
    "NominalKind",
    "Origin",
    "PartScores",
    "PartialDate",
    "Place",
    "Predicate",
    "Quad",
    "Quotation",
    "Record",
    "Role",
    "RoleKind",
    "Span",
    "Stage",
    "Stance",
    "Statement",
    "StatementMode",
    "StatementReference",
    "Story",
    "Token",
    "Utterance",
    "Verdict",
    "contains",
    "content_id",
    "contract_fields",
    "field_types",
    "from_plain",
    "hull",
    "overlap",
    "parse_partial_date",
    "to_plain",
    "trim",
    "words",
]
