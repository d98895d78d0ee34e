"""The shapes of the tables of titles, nouns and pronouns."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records import EntityKind

ENTITIES = "lang/en/entities.toml"
HONORIFICS = "lang/en/honorifics.toml"
PRONOUNS = "lang/en/pronouns.toml"
GIVEN_NAMES = "lang/en/given_names.toml"


class Gender(StrEnum):
    """Gender as pronouns and titles show it."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True)
class Honorific:
    """A word before a name that says nothing of an office. `given` marks one that goes with a given name."""

    name: str
    gender: Gender | None = None
    given: bool = False


@dataclass(frozen=True, slots=True)
class HonorificTable:
    """The shape of `lang/en/honorifics.toml`."""

    honorifics: tuple[Honorific, ...]


@dataclass(frozen=True, slots=True)
class NounRow:
    """A noun for somebody or something, as the table has it; the table says what each key means."""

    name: str
    sector: str | None = None
    rank: str | None = None
    office: bool = False
    state: bool = False
    gender: Gender | None = None
    plural: str | None = None
    also: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sphere:
    """Words that give a noun a sector."""

    sector: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Transliteration:
    """Letters by which names from other scripts are written in more than one way, and what all of these become."""

    written: tuple[str, ...]
    alike: str


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """Words that open or join phrases."""

    determiners: tuple[str, ...]
    indefinite: tuple[str, ...]
    possessives: tuple[str, ...]
    prepositions: tuple[str, ...]
    clause_openers: tuple[str, ...]
    conjunctions: tuple[str, ...]
    relatives: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    verbs: tuple[str, ...]
    be: tuple[str, ...]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityTable:
    """The shape of `lang/en/entities.toml`."""

    roles: tuple[NounRow, ...]
    general: tuple[NounRow, ...]
    people: tuple[NounRow, ...]
    organisations: tuple[NounRow, ...]
    places: tuple[NounRow, ...]
    groups: tuple[NounRow, ...]
    spheres: tuple[Sphere, ...]
    qualifiers: tuple[str, ...]
    past: tuple[str, ...]
    collectives: tuple[str, ...]
    documents: tuple[str, ...]
    vehicles: tuple[str, ...]
    legal_forms: tuple[str, ...]
    particles: tuple[str, ...]
    suffixes: tuple[str, ...]
    transliterations: tuple[Transliteration, ...]
    function_words: FunctionWords


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A set of pronouns, and what they may stand for."""

    words: tuple[str, ...]
    kinds: tuple[EntityKind, ...]
    gender: Gender | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class FirstPerson:
    """Words for the speaker and the one spoken to; `plural` those for several speakers, `second` those for the one spoken to."""

    words: tuple[str, ...]
    plural: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """What one feature of a mention speaks for it as an antecedent, in nats."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class PronounTable:
    """The shape of `lang/en/pronouns.toml`."""

    pronouns: tuple[Pronoun, ...]
    first_person: FirstPerson
    antecedent: tuple[Weight, ...]


@dataclass(frozen=True, slots=True)
class GivenNames:
    """The shape of `lang/en/given_names.toml`."""

    female: tuple[str, ...]
    male: tuple[str, ...]
