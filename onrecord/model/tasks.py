"""The only list of heads and labels. Training, export, the weights' card and decoding all read it; a new head is one row here."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records import Auxiliary, EventType, NameKind, NominalKind, RoleKind


class HeadKind(StrEnum):
    """What a head gives for a window of w words with l labels.

    tags: (w, l), one label a word. flags: (w, l), each label by itself true or not. number: (w, 1). arcs: (w, w), each word's score for
    each word that it may point to. relations: (w, l), the label of each word's best arc in the head `of`. roles: (p, w, l), what each word
    is to each of the p words that ask: those to which the tag head `of` gives one of the labels `askers`. links: (w, 2k), two vectors a
    word, for arcs that may leave the window. vectors: (w, k).
    """

    TAGS = "tags"
    FLAGS = "flags"
    NUMBER = "number"
    ARCS = "arcs"
    RELATIONS = "relations"
    ROLES = "roles"
    LINKS = "links"
    VECTORS = "vectors"


@dataclass(frozen=True, slots=True)
class Head:
    """One head of the network. `labels` is empty where there is nothing to choose among; `of` names the head that it builds upon, and
    `askers` those of that one's labels whose words ask for roles.
    """

    name: str
    kind: HeadKind
    labels: tuple[str, ...] = ()
    of: str = ""
    askers: tuple[str, ...] = ()


OUTSIDE = "O"


def spans_of(*kinds: str) -> tuple[str, ...]:
    """Labels of a head that tags spans of these kinds: O, then B- and I- of each kind."""
    return (OUTSIDE, *(f"{part}-{kind}" for kind in kinds for part in "BI"))


CUES = Head("cues", HeadKind.TAGS, spans_of("cue"))
"""The words that signal an attribution, as PolNeAR marks them: "did not say", "according to"."""

PARTS_OF_CUE = Head("parts_of_cue", HeadKind.ROLES, spans_of("source", "content"), of="cues", askers=("B-cue", "I-cue"))
"""The source and the content of each cue by itself: what each word is to each word of the cue. Contents of two cues may overlap."""

ENTITIES = Head("entities", HeadKind.TAGS, spans_of(*NameKind))
"""Names, titles, nationalities and dates."""

NOMINALS = Head("nominals", HeadKind.TAGS, spans_of(*NominalKind))
"""Persons, organisations and places that are described, not named ("the Belarusian leader"): from the first word to the head noun."""

PART_OF_SPEECH = Head(
    "part_of_speech",
    HeadKind.TAGS,
    ("X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"),
)
"""Universal Dependencies' parts of speech."""

FEATURES = Head(
    "features",
    HeadKind.TAGS,
    (
        "",
        "Number=Plur",
        "Polarity=Neg",
        "Polarity=Pos",
        "VerbForm=Inf",
        "VerbForm=Ger",
        "VerbForm=Fin",
        "VerbForm=Fin|Mood=Imp",
        "VerbForm=Fin|Mood=Ind|Tense=Past",
        "VerbForm=Fin|Mood=Ind|Tense=Pres",
        "VerbForm=Fin|Mood=Sub|Tense=Past",
        "VerbForm=Fin|Mood=Sub|Tense=Pres",
        "VerbForm=Part|Tense=Past",
        "VerbForm=Part|Tense=Past|Voice=Pass",
        "VerbForm=Part|Tense=Pres",
    ),
)
"""Verb form, mood, tense, voice and polarity of a word, and the plural of nouns, in Universal Dependencies' terms."""

LEMMA = Head(
    "lemma",
    HeadKind.TAGS,
    (
        *("=", "-s", "-es", "-ies+y", "-ves+f", "-ves+fe", "-men+man", "-d", "-ed", "-ied+y", "-n", "-en", "-ing", "-ing+e", "-ying+ie"),
        *("-?ed", "-?ing", "-?er", "-?est", "-r", "-er", "-ier+y", "-st", "-est", "-iest+y"),
    ),
)
"""How a regular form becomes its lemma: what comes off the lower-cased end, then what goes on; `?` is a doubled letter."""

GOVERNOR = Head("governor", HeadKind.ARCS)
"""From each word to the word that governs it in Universal Dependencies; a sentence's root points to itself."""

RELATION = Head(
    "relation",
    HeadKind.RELATIONS,
    (
        *("root", "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer", "obj", "iobj", "obl", "obl:agent"),
        *("obl:unmarked", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "nmod", "nmod:poss", "nmod:unmarked", "nmod:desc"),
        *("amod", "advmod", "appos", "nummod", "det", "det:predet", "case", "mark", "aux", "aux:pass", "cop", "conj", "cc", "cc:preconj"),
        *("compound", "compound:prt", "flat", "fixed", "expl", "parataxis", "discourse", "vocative", "list", "dislocated", "orphan"),
        *("goeswith", "reparandum", "dep", "punct"),
    ),
    of="governor",
)
"""What a word is to its governor."""

PREDICATES = Head("predicates", HeadKind.TAGS, (OUTSIDE, "predicate"))
"""Words that say what happens or holds: PropBank's verbs, event nouns and adjectives, without auxiliaries."""

ROLES = Head("roles", HeadKind.ROLES, ("none", *RoleKind), of="predicates", askers=("predicate",))
"""What the head word of an argument is to a predicate: PropBank's numbered and modifying arguments."""

CERTAINTY = Head("certainty", HeadKind.NUMBER)
"""How certainly what a predicate says happened or will: -3 (certainly not) to 3 (certainly), the scale of UDS-IH2."""

MODES = Head("modes", HeadKind.FLAGS, tuple(Auxiliary))
"""PLOVER's auxiliary modes of a predicate."""

ANTECEDENT = Head("antecedent", HeadKind.LINKS)
"""From a pronoun or a description to the words of other mentions of whom it means; to itself where there is none."""

EVENT_TYPE = Head("event_type", HeadKind.TAGS, (OUTSIDE, *EventType), of="predicates")
"""PLOVER's type of the event that a predicate tells of."""

MEANING = Head("meaning", HeadKind.VECTORS)
"""The mean over the words of a span is near the sentence embedding that all-MiniLM-L6-v2 gives to the span alone."""

HEADS = (
    *(CUES, PARTS_OF_CUE, ENTITIES, NOMINALS, PART_OF_SPEECH, FEATURES, LEMMA, GOVERNOR, RELATION),
    *(PREDICATES, ROLES, CERTAINTY, MODES, ANTECEDENT, EVENT_TYPE, MEANING),
)
BY_NAME = {one.name: one for one in HEADS}
