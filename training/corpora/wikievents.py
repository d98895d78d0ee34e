"""WikiEvents (Li et al. 2021): the event words of news reports, in the KAIROS ontology, which knows more of bombings than of diplomacy."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model.tasks import EVENT_TYPE, OUTSIDE, PREDICATES
from onrecord.model.words import find_words
from onrecord.records import EventType, Span
from training.corpora.example import Example, Tagged, TagGold, read_rows

HEADS = (EVENT_TYPE.name, PREDICATES.name)

Meanings = dict[str, str]
"""What a trigger of some event type means in PLOVER, by a pattern that the whole trigger fits."""

_STATED = (
    r"sa(?:id|ys?|ying)|t(?:old|ells?)|wrote|reports?|reported|announced|added|stated|describe[ds]?|explained|confirmed|interview\w*|speech"
)

MEANINGS: dict[str, Meanings] = {
    "Conflict.Attack": {
        EventType.ASSAULT: r"(?:air)?attack\w*|assault\w*|bomb(?:ed|ings?)|blast(?:s|ed)?|explo\w+|detonat\w+|sho(?:ts?|ots?|oting|otings)"
        r"|shootout|shoot-out|gunshots?|gun(?:fire|fight|battle)|firefight|(?:air)?str(?:ikes?|uck)|ambush\w*|raid\w*|stab\w*|murder\w*|kill\w*"
        r"|assassinat\w+|fired|opened fire|hits?|stormed|clash\w*|offensive|battle|(?:went|gone|going) off|set(?:ting)? off|touched off"
        r"|bl[eo]w\w*(?: up)?"
    },
    "Conflict.Demonstrate": {EventType.PROTEST: r"protest\w*|demonstrat\w+|march\w*|rall\w+"},
    "Justice.ArrestJailDetain": {EventType.COERCE: r"arrest\w*|detain\w*|detention|jailed|imprison\w*|captured?|seized|nabbed|locked up"},
    "Justice.InvestigateCrime": {EventType.ACCUSE: r"investigat\w+|prob(?:e[ds]?|ing)"},
    "Justice.ChargeIndict": {EventType.ACCUSE: r"accus\w+|alleg\w+"},
    "Justice.ReleaseParole": {EventType.RETREAT: r"releas\w+|freed|paroled?"},
    "Contact.Contact": {
        EventType.CONSULT: r"met|meet(?:s|ing|ings)?|talks|dialogues?|discuss\w*|negotiat\w+|summit|visit\w*|telephoned|consult\w*",
        OUTSIDE: _STATED,
    },
    "Contact.RequestCommand": {
        EventType.REQUEST: r"urg(?:e[ds]?|ing)|demand\w*|appeal\w*|ask\w*|request\w*|call(?:s|ed|ing)?(?: on| for)?"
    },
    "Contact.ThreatenCoerce": {EventType.THREATEN: r"threat\w*|warn\w*"},
    "Life.Die": {OUTSIDE: r"died?|dies|dying|dead|deaths?|casualties"},
    "Life.Infect": {OUTSIDE: r"infect\w+"},
    "Disaster.Crash": {OUTSIDE: r"crash\w*"},
    "Disaster.DiseaseOutbreak": {OUTSIDE: r"\w+"},
    "Cognitive.IdentifyCategorize": {OUTSIDE: r"identif\w+|discover\w*|found|know|knew|recognized|saw"},
    "ArtifactExistence.ManufactureAssemble": {
        OUTSIDE: r"ma[dk]e|making|buil[dt]|construct\w*|manufactur\w*|mix\w*|assembl\w+|produce[ds]?"
    },
    "Personnel.StartPosition": {OUTSIDE: r"\w+"},
}
"""Only what is beyond doubt: "killed" may be an assault or an accident, "charged" is COERCE or ACCUSE by the code book's edition."""


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The articles of `train` or `dev`. Only the words of their event types have gold."""
    for row in read_rows(folder / "events" / f"wikievents-{split}.jsonl.gz"):
        yield event_example(row)


def event_example(row: dict[str, Any]) -> Example:
    """An article with its event words. A word that tells of an event in one reading and of none in another has the event."""
    typed: list[Tagged] = []
    predicates: dict[Span, Tagged] = {}
    for event in row["events"]:
        word = first_word(row["text"], Span(event["trigger"]["start"], event["trigger"]["end"]))
        label = meaning_of(event["type"], event["trigger"]["text"])
        typed += [Tagged(word, (label,))] if label else []
        if label or " " not in event["trigger"]["text"]:
            predicates[word] = Tagged(word, ("predicate",))
    typed.sort(key=lambda one: OUTSIDE in one.kinds)
    tags = {EVENT_TYPE.name: TagGold(tuple(typed), partial=True), PREDICATES.name: TagGold(tuple(predicates.values()), partial=True)}
    return Example(row["id"], row["text"], tags=tags)


def meaning_of(kind: str, trigger: str) -> str | None:
    """The label in PLOVER of a trigger of this type, None where it is not clear."""
    return next((label for label, pattern in MEANINGS.get(kind, {}).items() if re.fullmatch(pattern, trigger.lower())), None)


def first_word(text: str, span: Span) -> Span:
    """The first word of a span, as the product cuts words."""
    return find_words(text, (span,))[0]
