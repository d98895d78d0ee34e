"""The head of meaning: whether a statement's vector, read amid its article, stays that of the statement read alone."""

from pathlib import Path

import numpy as np

from onrecord.model.decode import Scores
from onrecord.model.tasks import MEANING
from onrecord.records import Span
from tests.quality.head_scores import scores_of
from tests.quality.reading import Row, gold_rows

STATEMENTS = 200
FEWEST = 8
"""Words of a content that says enough to be told from others."""


def meaning(gold: Path, *, exact: bool = False) -> dict[str, float]:
    """The first 200 contents of one piece: mean cosine between the vector within the article and that of the same words read alone, and the
    share whose own is the nearest among all that were read alone. Statements of one article stand side by side, so neighbours are near.
    """
    within: list[Scores] = []
    alone: list[Scores] = []
    for row in gold_rows(gold):
        spans = _contents(row)[: STATEMENTS - len(alone)]
        within += _vectors(row["text"], spans, exact=exact) if spans else []
        texts = [" ".join(row["text"][span.start : span.end].split()) for span in spans]
        alone += [_vectors(text, [Span(0, len(text))], exact=exact)[0] for text in texts]
    cosines = np.stack(within) @ np.stack(alone).T
    own = np.arange(len(cosines))
    return {"cosine": float(cosines.diagonal().mean()), "nearest is itself": float((cosines.argmax(1) == own).mean())}


def _contents(row: Row) -> list[Span]:
    """The contents of one piece, each wording once."""
    found: dict[str, Span] = {}
    for one in row["attributions"]:
        if len(one["content"]) == 1:
            span = Span(*one["content"][0])
            text = row["text"][span.start : span.end]
            if len(text.split()) >= FEWEST:
                found.setdefault(text.casefold(), span)
    return list(found.values())


def _vectors(text: str, spans: list[Span], *, exact: bool) -> list[Scores]:
    """One of length 1 for each span, as `span_vectors` makes them."""
    scores = scores_of(text, (MEANING.name,), exact=exact)
    summed = [scores.scores[MEANING.name][scores.words_in(span)].sum(0) for span in spans]
    return [one / max(float(np.linalg.norm(one)), 1e-9) for one in summed]
