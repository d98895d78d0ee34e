"""What the network says of attributions as cues with their source and content. Shapes: w words of one window, p of which ask, l labels."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.decode import Scores, Tagged, asking_words, decode_tags, log_softmax
from onrecord.model.tasks import CUES, OUTSIDE, PARTS_OF_CUE
from onrecord.records import PartScores

WIDEST_BRIDGE = 7
"""Most words between two pieces of a content that are taken for one by mistake cut in two; chosen among 2, 4 and 7 on PolNeAR dev."""

_PARTS = np.array([label != OUTSIDE for label in PARTS_OF_CUE.labels])


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution in words of the window; `source` is None where none is printed."""

    source: Tagged | None
    cue: Tagged
    content: tuple[Tagged, ...]

    @property
    def scores(self) -> PartScores:
        """How surely each part was found: the mean of its words."""
        content = sum(one.score for one in self.content) / max(1, len(self.content))
        rounded = (float(np.round(one, 4)) for one in (self.cue.score, content, self.source.score if self.source else 0.0))
        return PartScores(*rounded)


def find_attributions(scores: dict[str, Scores], paragraph: NDArray[np.int64]) -> tuple[Linked, ...]:
    """The attributions of a window, in order of their cues; `paragraph` (w,) numbers each word's paragraph. Source and content are looked
    for in the cue's paragraph: in PolNeAR train 99.6 % stand there. A cue without a content is left out.
    """
    asking = asking_words(PARTS_OF_CUE, scores)
    told = log_softmax(scores[PARTS_OF_CUE.name])
    found = []
    for cue in decode_tags(scores[CUES.name], CUES.labels):
        rows = told[(asking >= cue.start) & (asking < cue.stop)]
        start, stop = np.searchsorted(paragraph, [paragraph[cue.start], paragraph[cue.start] + 1]).tolist()
        if len(rows):
            found.append(_linked(cue, rows[:, start:stop].mean(0), start))
    return tuple(one for one in found if one.content)


def _linked(cue: Tagged, scores: Scores, begin: int) -> Linked:
    """`scores`: (n, l) of the words of the cue's paragraph, which begins at the window's word `begin`; the cue's own are neither part."""
    scores[cue.start - begin : cue.stop - begin, _PARTS] = -np.inf
    parts = [Tagged(one.kind, begin + one.start, begin + one.stop, one.score) for one in decode_tags(scores, PARTS_OF_CUE.labels)]
    source = max((one for one in parts if one.kind == "source"), key=lambda one: one.score, default=None)
    content = _bridged([one for one in parts if one.kind == "content"], cue, source)
    return Linked(source, cue, tuple(content))


def _bridged(pieces: list[Tagged], cue: Tagged, source: Tagged | None) -> list[Tagged]:
    """Pieces of one content as one where neither cue nor source parts them: in PolNeAR train these part 93 % of neighbouring pieces."""
    between = [one.start for one in (cue, source) if one]
    found = pieces[:1]
    for piece in pieces[1:]:
        last = found[-1]
        if piece.start - last.stop > WIDEST_BRIDGE or any(last.stop <= start < piece.start for start in between):
            found.append(piece)
        else:
            found[-1] = Tagged(last.kind, last.start, piece.stop, (last.score + piece.score) / 2)
    return found
