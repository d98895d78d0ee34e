"""Where a content ends that the network lets run on: “accused them of fuelling the war | and left the room”."""

from bisect import bisect_left
from itertools import pairwise

from onrecord.records import Annotation, Span

OPENS_GERUND = frozenset(("of", "for", "with", "from", "at"))
FINITE = "VerbForm=Fin"
PAST = "Tense=Past"


def bounded(annotation: Annotation, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The pieces of a content, the last one ending before a finite verb that cannot go on with it: a content made of an infinitive or a
    gerund goes on with another of these, so that a bare past tense behind “and” is the speaker's next act.
    """
    if not annotation.tokens:
        return content
    last = content[-1]
    first, stop = (bisect_left(annotation.words, at, key=lambda word: word.start) for at in (last.start, last.end))
    cut = _next_act(annotation, first, stop)
    return (*content[:-1], Span(last.start, annotation.words[cut - 1].end)) if cut > first else content


def _next_act(annotation: Annotation, first: int, stop: int) -> int:
    """The word “and” before the speaker's next act; -1 where there is none."""
    tokens = annotation.tokens
    opening = next((at for at in range(first, stop) if tokens[at].part_of_speech in ("VERB", "AUX")), None)
    if opening is None or opening == first or not _is_bare(annotation, opening):
        return -1
    for joint, verb in pairwise(range(opening + 1, stop)):
        if FINITE in tokens[joint].features:
            return -1
        if tokens[joint].part_of_speech == "CCONJ" and FINITE in tokens[verb].features and PAST in tokens[verb].features:
            return -1 if any(one.governor == verb and one.relation.startswith("nsubj") for one in tokens[first:stop]) else joint
    return -1


def _is_bare(annotation: Annotation, verb: int) -> bool:
    """Whether a verb is an infinitive behind “to” or a gerund behind “of” and the like."""
    before, token = annotation.tokens[verb - 1].lemma.lower(), annotation.tokens[verb]
    if FINITE in token.features:
        return False
    return before == "to" or before in OPENS_GERUND
