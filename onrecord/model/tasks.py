"""The only list of heads and labels. Training, export, the weights' card and decoding all read it; a new head is one row here."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records import NameKind


class HeadKind(StrEnum):
    """What a head gives for a window of w words: tags (w × labels) or arcs (w × w, each word's score for each word it may point to)."""

    TAGS = "tags"
    ARCS = "arcs"


@dataclass(frozen=True, slots=True)
class Head:
    """One head of the network. `labels` is empty for arcs."""

    name: str
    kind: HeadKind
    labels: tuple[str, ...] = ()


OUTSIDE = "O"


def spans_of(*kinds: str) -> tuple[str, ...]:
    """Labels of a head that tags spans of these kinds: O, then B- and I- of each kind."""
    return (OUTSIDE, *(f"{part}-{kind}" for kind in kinds for part in "BI"))


ATTRIBUTION = Head("attribution", HeadKind.TAGS, spans_of("source", "cue", "content"))
"""Parts of attributions as PolNeAR marks them, flat: one label a word."""

CUE_OF_CONTENT = Head("cue_of_content", HeadKind.ARCS)
"""From each word of a content to the first word of its cue."""

SOURCE_OF_CUE = Head("source_of_cue", HeadKind.ARCS)
"""From the first word of a cue to the first word of its source; to itself where no source is printed."""

ENTITIES = Head("entities", HeadKind.TAGS, spans_of(*NameKind))
"""Names, titles, nationalities and dates."""

HEADS = (ATTRIBUTION, CUE_OF_CONTENT, SOURCE_OF_CUE, ENTITIES)
