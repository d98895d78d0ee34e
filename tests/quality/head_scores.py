"""What the heads say of a text, for measurements of one head: through the product's own reading, or as bare scores where the gold asks for
words that the product would not mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.decode import Scores, log_softmax
from onrecord.model.quotations import find_quotations
from onrecord.model.session import Cut, annotate, load_model, run_window
from onrecord.model.tasks import OUTSIDE, PREDICATES
from onrecord.model.windows import Pieces, cut_windows, split_pieces, words_of
from onrecord.records import Annotation, Document, Span
from training.corpora.example import paragraphs


@dataclass(frozen=True, slots=True)
class TextScores:
    """`scores`: by head, (w, l) over all words of the text, windows put end to end."""

    pieces: Pieces
    scores: dict[str, Scores]

    def words_in(self, span: Span) -> slice:
        """The words that a span of characters touches."""
        return slice(*words_of(self.pieces, span.start, span.end))

    def probabilities(self, name: str) -> Scores:
        """(w, l): of a head that gives each word one label."""
        return np.exp(log_softmax(self.scores[name]))

    def marked(self) -> NDArray[np.float32]:
        """(w,): the probability that each word is a predicate."""
        return 1 - self.probabilities(PREDICATES.name)[:, PREDICATES.labels.index(OUTSIDE)]

    def predicate_in(self, span: Span) -> int | None:
        """The word of a span that is most probably its predicate; None where the span holds no word."""
        words = self.words_in(span)
        return words.start + int(self.marked()[words].argmax()) if words.stop > words.start else None


def scores_of(text: str, names: Sequence[str], words: Sequence[Span] = (), *, exact: bool = False) -> TextScores:
    """What these heads, none of arcs or roles, say of a text, window by window as `annotate` reads it; `words` instead of the product's."""
    model, passages = load_model("en", exact=exact), paragraphs(text)
    pieces = split_pieces(text, passages, find_quotations(text, passages), model.tokenizer, words)
    runs = [run_window(model, pieces, window, names) for window in cut_windows(pieces)]
    return TextScores(pieces, {name: np.concatenate([run[name] for run in runs]) for name in names})


def annotation_of(text: str, *, exact: bool = False, cut: Cut | None = None) -> Annotation:
    """What the product makes of a text whose every line is a paragraph of the report."""
    return annotate(Document("gold", "gold", None, None, text), paragraphs(text), exact=exact, cut=cut)
