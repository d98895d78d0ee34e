"""Tiny reports of our own with gold for every head, and an encoder that is small enough to learn them in a moment."""

from onrecord.model.tasks import (
    ANTECEDENT,
    CERTAINTY,
    CUES,
    ENTITIES,
    EVENT_TYPE,
    FEATURES,
    GOVERNOR,
    LEMMA,
    MEANING,
    MODES,
    NOMINALS,
    PART_OF_SPEECH,
    PARTS_OF_CUE,
    PREDICATES,
    RELATION,
    ROLES,
)
from onrecord.records import Auxiliary, Span
from tests.factory import span_of
from tests.pieces import make_tokenizer
from training.corpora.example import Arc, Example, Flagged, Pair, Tagged, TagGold, Valued
from training.network import Size

PROMISE = "Premier Ana Doric said she will send grain to Riga."
ABSENCE = "The mayor did not attend the talks in Oslo."
REFUSAL = "“We reject the plan,” Jon Moss told reporters."
STREETS = "Quiet streets."
ARRESTS = "Police arrested two men on Monday."
SILENCE = "Nobody spoke."

_PRESENT, _PAST = "VerbForm=Fin|Mood=Ind|Tense=Pres", "VerbForm=Fin|Mood=Ind|Tense=Past"
_SYNTAX = (
    ("Premier", "NOUN", "", "=", "Doric", "compound"),
    ("Ana", "PROPN", "", "=", "Doric", "compound"),
    ("Doric", "PROPN", "", "=", "said", "nsubj"),
    ("said", "VERB", _PAST, "=", "said", "root"),
    ("she", "PRON", "", "=", "send", "nsubj"),
    ("will", "AUX", _PRESENT, "=", "send", "aux"),
    ("send", "VERB", "VerbForm=Inf", "=", "said", "ccomp"),
    ("grain", "NOUN", "", "=", "send", "obj"),
    ("to", "ADP", "", "=", "Riga", "case"),
    ("Riga", "PROPN", "", "=", "send", "obl"),
    (".", "PUNCT", "", "=", "said", "punct"),
)
"""Of the first report: word, part of speech, features, rule of the lemma, governor, relation."""


def tags(text: str, *, partial: bool = False, **kinds: str) -> TagGold:
    """The words of each kind; of several spans of one kind, the words stand between bars."""
    spans = [Tagged(span_of(text, words), (kind.replace("_", "-"),)) for kind, listed in kinds.items() for words in listed.split("|")]
    return TagGold(tuple(sorted(spans, key=lambda one: one.span)), partial=partial)


def pair(text: str, word: str, to: str, label: str = "") -> Pair:
    return Pair(span_of(text, word), span_of(text, to), label)


def flagged(text: str, word: str, *modes: str) -> Flagged:
    return Flagged(span_of(text, word), modes, tuple(one for one in Auxiliary if one not in modes))


def _column(place: int) -> TagGold:
    return TagGold(tuple(Tagged(span_of(PROMISE, row[0]), (row[place],)) for row in _SYNTAX))


def _promise() -> Example:
    cue, source = span_of(PROMISE, "said"), span_of(PROMISE, "Premier Ana Doric")
    content = span_of(PROMISE, "she will send grain to Riga")
    return Example(
        "promise",
        PROMISE,
        tags={
            CUES.name: TagGold((Tagged(cue, ("cue",)),)),
            ENTITIES.name: tags(PROMISE, TITLE="Premier", PERSON="Ana Doric", GPE="Riga"),
            NOMINALS.name: TagGold(()),
            PART_OF_SPEECH.name: _column(1),
            FEATURES.name: _column(2),
            LEMMA.name: _column(3),
            RELATION.name: _column(5),
            PREDICATES.name: tags(PROMISE, predicate="said|send"),
            EVENT_TYPE.name: tags(PROMISE, O="said", AID="send", partial=True),
        },
        arcs={
            GOVERNOR.name: tuple(Arc(span_of(PROMISE, row[0]), span_of(PROMISE, row[4])) for row in _SYNTAX),
        },
        flags={MODES.name: (flagged(PROMISE, "said"), flagged(PROMISE, "send", "future"))},
        numbers={CERTAINTY.name: (Valued(cue, 3.0), Valued(span_of(PROMISE, "send"), 1.0))},
        pairs={
            PARTS_OF_CUE.name: (Pair(cue, source, "source"), Pair(cue, content, "content")),
            ROLES.name: (
                pair(PROMISE, "said", "Doric", "A0"),
                pair(PROMISE, "said", "send", "A1"),
                pair(PROMISE, "send", "she", "A0"),
                pair(PROMISE, "send", "grain", "A1"),
            ),
            ANTECEDENT.name: (pair(PROMISE, "she", "Ana Doric"),),
        },
        vectors={MEANING.name: (Span(0, len(PROMISE)),)},
    )


def _absence() -> Example:
    return Example(
        "absence",
        ABSENCE,
        tags={
            NOMINALS.name: tags(ABSENCE, person="The mayor"),
            ENTITIES.name: tags(ABSENCE, GPE="Oslo"),
            PREDICATES.name: tags(ABSENCE, predicate="attend|talks"),
        },
        flags={MODES.name: (flagged(ABSENCE, "attend", "negation"),)},
        numbers={CERTAINTY.name: (Valued(span_of(ABSENCE, "attend"), -3.0),)},
        pairs={
            ROLES.name: (
                pair(ABSENCE, "attend", "mayor", "A0"),
                pair(ABSENCE, "attend", "not", "negation"),
                pair(ABSENCE, "talks", "talks", "none"),
            ),
            ANTECEDENT.name: (pair(ABSENCE, "mayor", "mayor"),),
        },
        vectors={MEANING.name: (span_of(ABSENCE, "The mayor"), span_of(ABSENCE, "the talks in Oslo"))},
    )


MARKED = (
    _promise(),
    _absence(),
    Example("streets", STREETS, tags={PREDICATES.name: TagGold(()), CUES.name: TagGold(())}),
    Example("silence", SILENCE, tags={PREDICATES.name: tags(SILENCE, predicate="spoke")}),
)
"""Reports with gold at words."""

BAGS = (
    Example("refusal", REFUSAL, bags={EVENT_TYPE.name: ("REJECT",)}),
    Example("arrests", ARRESTS, bags={EVENT_TYPE.name: ("COERCE",)}),
    Example("quiet", STREETS, bags={EVENT_TYPE.name: ()}),
)
"""Reports of which only the types of their events are known."""

TOKENIZER = make_tokenizer(one.text for one in (*MARKED, *BAGS))
SIZE = Size(layers=2, inner=64, vocabulary=max(TOKENIZER.get_vocab().values()) + 1)
