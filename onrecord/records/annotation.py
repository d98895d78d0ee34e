"""What the model saw in a document: spans and scores, before any table has spoken."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.event import Auxiliary, EventType
from onrecord.records.span import Span


class NameKind(StrEnum):
    """Kinds of names that the entity head tells apart."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    NORP = "NORP"
    TITLE = "TITLE"
    DATE = "DATE"
    EVENT = "EVENT"
    FAC = "FAC"
    MONEY = "MONEY"
    PRODUCT = "PRODUCT"
    MISC = "MISC"


class NominalKind(StrEnum):
    """What a description without a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"


class RoleKind(StrEnum):
    """What an argument is to its predicate: PropBank's numbered arguments (A3 takes in A4 and A5) and its modifiers."""

    A0 = "A0"
    A1 = "A1"
    A2 = "A2"
    A3 = "A3"
    TIME = "time"
    PLACE = "place"
    DIRECTION = "direction"
    MANNER = "manner"
    CAUSE = "cause"
    PURPOSE = "purpose"
    NEGATION = "negation"
    MODALITY = "modality"
    DISCOURSE = "discourse"
    ADVERBIAL = "adverbial"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A name, title, nationality or date in the text. `score` is the mean probability of its words, 0 to 1."""

    span: Span
    kind: NameKind
    score: float


@dataclass(frozen=True, slots=True)
class PartScores:
    """How surely each part of an attribution was found, 0 to 1; `source` is 0 where none is printed."""

    cue: float
    content: float
    source: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as the model proposes it: PolNeAR's source, cue and content (Newell et al. 2018).

    `content` holds one or several pieces in order; `source` is None where none is printed. Scores run from 0 to 1: `score` is that of the
    whole, `scores` are those of its parts.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    score: float
    scores: PartScores | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A word in its sentence: part of speech, features ("VerbForm=Part|Tense=Past|Voice=Pass"), lemma, governor and relation, all in
    Universal Dependencies' terms. `governor` is the index of a word of the annotation; a sentence's root has its own.
    """

    part_of_speech: str
    features: str
    lemma: str
    governor: int
    relation: str


@dataclass(frozen=True, slots=True)
class Nominal:
    """A person, organisation or place that is described, not named ("the Belarusian leader"), up to its head noun; `score` as a name's."""

    span: Span
    kind: NominalKind
    score: float


@dataclass(frozen=True, slots=True)
class Role:
    """An argument of a predicate: `word` is the index of its head word."""

    kind: RoleKind
    word: int
    score: float


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that says what happens or holds. `word` is its index; `certainty` runs from -3 (certainly not) to 3 (certainly);
    `type` is the event that it tells of, None where it tells of none in PLOVER; `score` is the sureness of that choice, 0 to 1.
    """

    word: int
    roles: tuple[Role, ...]
    certainty: float
    modes: tuple[Auxiliary, ...]
    type: EventType | None
    score: float


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom a pronoun or a description means: another mention's span, or None where none is named. `score` runs from 0 to 1."""

    mention: Span
    meant: Span | None
    score: float


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch within quotation marks; `span` leaves the marks out. `closed` is False where it ends only with its paragraph;
    `continues` says that it carries on the quotation of the paragraph before, which was not closed.
    """

    span: Span
    closed: bool
    continues: bool


@dataclass(frozen=True, slots=True)
class LineScore:
    """How surely a line is page furniture rather than the report: `furniture` runs from 0 to 1."""

    span: Span
    furniture: float


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that the model says of one document. Spans index the document's text; each tuple is in order of position; `tokens` runs beside
    `words`.
    """

    document: str
    words: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    tokens: tuple[Token, ...] = ()
    nominals: tuple[Nominal, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    antecedents: tuple[Antecedent, ...] = ()
