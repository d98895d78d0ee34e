"""Which reports of a story carry one text, who had it first, and what the others left out and added: as passages with offsets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.records import Copy, Evidence, Origin, Passage, Record, Span, content_id, hull, overlap
from onrecord.stories.agencies import find_credits
from onrecord.stories.copies import SHINGLE
from onrecord.stories.profile import report_words
from onrecord.stories.wording import Word, find_words

LEAST = 6
"""Words that a shared passage must have."""

FAR = 12
"""Characters between two words of one passage at most: marks and white space."""

GONE = 4
"""Words that must lie together, outside all passages, to be told as left out or added."""

Shares = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class _Tied:
    """A report and the earlier one that it is nearest to."""

    record: Record
    of: Record
    share: float


def find_origins(ordered: Sequence[Record], shares: Shares) -> tuple[Origin, ...]:
    """The origins of a story's reports (in order). `shares`: pairs of documents that carry one text, either way round, with the share of
    it.

    Every report hangs on the one before it that it shares most with, so that a late piece which takes from two reports does not make those
    two one; what hangs together is one origin.
    """
    held = {record.document.id: record for record in ordered}
    roots, tied = trace(list(held), shares)
    groups: dict[str, list[Record]] = {}
    for one, root in roots.items():
        groups.setdefault(root, []).append(held[one])
    return tuple(
        _origin(members, {one: _Tied(held[one], held[of], share) for one, (of, share) in tied.items()}) for members in groups.values()
    )


def trace(ordered: Sequence[str], shares: Shares) -> tuple[dict[str, str], dict[str, tuple[str, float]]]:
    """For each document (in order) the first of its origin; and for those that carry an earlier one's text that one, with the share."""
    roots: dict[str, str] = {}
    tied: dict[str, tuple[str, float]] = {}
    for turn, own in enumerate(ordered):
        earlier = [(_share(shares, own, other), -at, other) for at, other in enumerate(ordered[:turn])]
        share, _, other = max(earlier, default=(0.0, 0, own))
        roots[own] = roots[other] if share > 0 else own
        if share > 0:
            tied[own] = (other, share)
    return roots, tied


def _share(shares: Shares, left: str, right: str) -> float:
    return shares.get((left, right), shares.get((right, left), 0.0))


def _origin(members: Sequence[Record], tied: Mapping[str, _Tied]) -> Origin:
    ids = tuple(record.document.id for record in members)
    copies = tuple(_copy(tied[one]) for one in ids if one in tied)
    credited = tuple(credit for record in members for credit in find_credits(record))
    score = min((one.share for one in copies), default=1.0)
    evidence = Evidence(
        "stories: shared passages" if copies else "stories: no text in common with an earlier report", round(min(score, 1.0), 4)
    )
    return Origin(content_id("origin", *sorted(ids)), ids, ids[0], evidence, copies, credited)


def _copy(tied: _Tied) -> Copy:
    left, right = report_words(tied.of), report_words(tied.record)
    passages = shared_passages(left, right)
    left_out, added = _outside(tied.of, [one.left for one in passages]), _outside(tied.record, [one.right for one in passages])
    return Copy(tied.record.document.id, tied.of.document.id, round(tied.share, 4), passages, left_out, added)


def shared_passages(left: Sequence[Word], right: Sequence[Word]) -> tuple[Passage, ...]:
    """The longest runs of words that the right text shares with the left, in order of the right; in whatever order they stand in the
    left.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(left) - SHINGLE + 1):
        places.setdefault(tuple(word.form for word in left[at : at + SHINGLE]), []).append(at)
    found, at = [], 0
    while at <= len(right) - SHINGLE:
        starts = places.get(tuple(word.form for word in right[at : at + SHINGLE]), ())
        length, start = max(((_run(left, right, one, at), -one) for one in starts), default=(0, 0))
        if length >= LEAST:
            found.append(Passage(_span(left, -start, length), _span(right, at, length)))
        at += length if length >= LEAST else 1
    return tuple(found)


def _run(left: Sequence[Word], right: Sequence[Word], start: int, at: int) -> int:
    length = 0
    while start + length < len(left) and at + length < len(right) and left[start + length].form == right[at + length].form:
        if length and (_far(left, start + length) or _far(right, at + length)):
            break
        length += 1
    return length


def _far(words: Sequence[Word], at: int) -> bool:
    """Whether so much lies before a word that something was set aside there."""
    return words[at].span.start - words[at - 1].span.end > FAR


def _span(words: Sequence[Word], start: int, length: int) -> Span:
    return Span(words[start].span.start, words[start + length - 1].span.end)


def _outside(record: Record, taken: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches of the body of at least some words, each within one paragraph, that lie outside these spans."""
    text = record.document.text or ""
    found: list[Span] = []
    for block in record.article.body if record.article else ():
        for line in _paragraphs(text, block):
            words = [word for word in find_words(text, line) if not any(overlap(word.span, one) for one in taken)]
            found += [hull((run[0].span, run[-1].span)) for run in _runs(words, taken) if len(run) >= GONE]
    return tuple(found)


def _paragraphs(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for line in text[block.start : block.end].splitlines(keepends=True):
        yield Span(start, start + len(line))
        start += len(line)


def _runs(words: Sequence[Word], taken: Sequence[Span]) -> list[list[Word]]:
    """Words that no taken span parts."""
    runs: list[list[Word]] = []
    for word in words:
        between = runs and Span(runs[-1][-1].span.end, word.span.start)
        if runs and between and not any(overlap(between, one) for one in taken):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs
