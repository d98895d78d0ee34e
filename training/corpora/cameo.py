"""Sentences of the ConfliBERT collection (Hu et al. 2022) with the five-way class of their CAMEO code: less than a type, yet something."""

import re
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from onrecord.model.tasks import EVENT_TYPE
from onrecord.records import EventType
from training.corpora.example import Example, read_rows
from training.corpora.plv import bare, sentences

HEADS = (EVENT_TYPE.name,)

STATEMENT = 0

TYPES: dict[int, tuple[EventType, ...]] = {
    STATEMENT: (),
    1: (EventType.AGREE, EventType.CONSULT, EventType.SUPPORT),
    2: (EventType.CONCEDE, EventType.COOPERATE, EventType.AID, EventType.RETREAT),
    3: (EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SANCTION, EventType.COERCE),
    4: (EventType.PROTEST, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT),
}
"""What each class may be in PLOVER. The class follows CAMEO's first two digits, not PLOVER's quadrants: all of 08 (yield) is material
cooperation, and all of 16 (reduce relations) is verbal conflict, whose embargoes PLOVER counts as COERCE.
"""

_TELLING = re.compile(
    r"\b(?:urg(?:e|ing)|call(?:s|ed|ing)? (?:up)?on|call(?:s|ed|ing)? for|appeal|ask|demand|request|accus|condemn|denounc|alleg|reject"
    r"|den(?:y|ie)|refus|declin|arrest|detain|attack|assault|bomb|shell|strike|struck|shot|shoot|fight|fought|kill|murder|massacre|clash|violence|war\b"
    r"|met\b|meet|visit|talks|negotiat|discuss|dialogue|agree|support|endors|welcom|prais|back(?:s|ed|ing)\b|cooperat|help|aid\b|assist"
    r"|threat|warn|ultimatum|protest|demonstrat|rall(?:y|ie)|strik|sanction|embargo|boycott|deploy|troops|eas(?:e|ing)|releas|withdr[ae]w"
    r"|ceasefire|truce|promis|pledg|vow|sign|deal\b|investigat"
    r"|seiz|ban(?:s|ned|ning)?\b|expel|escalat|crackdown|offensive|arson|sabotage|military action)",
    re.IGNORECASE,
)
"""Words that tell of a PLOVER event beside the statement for which the sentence got its class: appeals (CAMEO 02) count as statements
there, and a statement is often about an event.
"""


def examples(folder: Path, split: str) -> Iterator[Example]:
    """Four fifths of the sentences are `train`, one fifth `dev`; those of PLV, where their type is known, are left to it."""
    known = sentences(folder, "train").keys() | sentences(folder, "dev").keys()
    for row in read_rows(folder / "events" / "cameo-penta-train.jsonl.gz"):
        mixed = row["penta"] == STATEMENT and _TELLING.search(row["text"])
        if split_of(row["id"]) == split and not mixed and bare(row["text"]) not in known:
            yield Example(row["id"], row["text"], bags={EVENT_TYPE.name: TYPES[row["penta"]]})


def split_of(name: str) -> str:
    """Which part a sentence belongs to: its id's checksum decides, so that every machine cuts alike."""
    return "train" if crc32(name.encode()) % 5 else "dev"
