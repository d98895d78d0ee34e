"""Words by which two reports of one utterance can differ in what they commit its speaker to: modals, hedges, words of scope, negations."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from onrecord.knowledge import OVERLAY, load_table
from onrecord.records import DifferenceKind, Span, contains
from onrecord.stories.numbers import NUMBER_WORDS
from onrecord.stories.wording import Word, find_words

TABLE = "lang/en/differences.toml"
_FOLLOWED = re.compile(rf"\s+(?:a\s+|the\s+)?[$£€]?(?:\d|{NUMBER_WORDS}\b)", re.IGNORECASE)
"""What `before = "number"` asks for."""

_STOP = re.compile(r"[,.;:!?”\"“—–\n]")
_ANONYMOUS = re.compile(r"on\s+(?:the\s+)?condition\s+(?:of\s+anonymity|that\s+\w+\s+not\s+be\s+named)", re.IGNORECASE)
_SET_OFF = re.compile(r"\s+(?:the|an?|its|his|her|their|who|which|whose)\s(?!.{0,30}\b(?:said|says|will|would)\b)", re.IGNORECASE)
SHORT = 4
"""Words of a subject behind which a comma may set something off."""

SHORTEST = 3
"""Letters of a stem that tells who a source is."""

_ON = ("'", "n'")
"""How words begin that are written on to others."""


@dataclass(frozen=True, slots=True)
class MarkerRow:
    """A row of the table: words of one kind that say the same. The table says what each key means."""

    kind: DifferenceKind
    name: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    like: tuple[str, ...] = ()
    before: str = ""
    lone: bool = True


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """Phrases that are no markers."""

    name: str
    words: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AlikeRow:
    """Words that say the same."""

    words: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """Words that open a condition, and words that tell of one."""

    opens: tuple[str, ...]
    words: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Words around a source that do not tell who it is."""

    plain: tuple[str, ...]
    vague: tuple[str, ...]
    carriers: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DifferenceTable:
    """The shape of `lang/en/differences.toml`."""

    marker: tuple[MarkerRow, ...]
    not_marker: tuple[PhraseRow, ...]
    alike: tuple[AlikeRow, ...]
    condition: ConditionRow
    source: SourceRow


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker in a text."""

    span: Span
    row: MarkerRow


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that stand for a row of a kind; without a row they are no marker of any kind."""

    words: tuple[str, ...]
    kind: DifferenceKind | None
    row: MarkerRow | None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Phrases by their first word, the longest first; `endings`: what is written on to a word, with its row; `conditions`, `opens`:
    phrases; `plain`, `vague`, `carriers`: stems;
    `alike`: for phrases, letters only, the first of their row.
    """

    phrases: Mapping[str, tuple[_Phrase, ...]]
    endings: tuple[tuple[str, MarkerRow], ...]
    conditions: Mapping[str, tuple[_Phrase, ...]]
    opens: Mapping[str, tuple[_Phrase, ...]]
    plain: frozenset[str]
    vague: frozenset[str]
    carriers: frozenset[str]
    alike: Mapping[str, str]


def find_markers(text: str, within: Span) -> list[Marker]:
    """The markers of a stretch of text, in order; of two of one kind that share characters the longer one counts. Raises
    `KnowledgeError`.
    """
    lexicon = _lexicon(os.environ.get(OVERLAY, ""))
    words = list(find_words(text, within))
    found: list[Marker] = []
    ends: dict[DifferenceKind, int] = {}
    for at, word in enumerate(words):
        for phrase in _phrases_at(lexicon.phrases, words, at):
            span = Span(word.span.start, words[at + len(phrase.words) - 1].span.end)
            if phrase.kind is None:
                ends = {kind: max(ends.get(kind, 0), span.end) for kind in DifferenceKind}
            elif span.start >= ends.get(phrase.kind, 0) and phrase.row and _stands(text, words, at, phrase):
                found.append(Marker(span, phrase.row))
                ends[phrase.kind] = span.end
        found += _written_on(text, word, lexicon)
    return _settled(found)


def opened_conditions(text: str, within: Span) -> list[Span]:
    """Clauses that a word opens which opens conditions, up to the next stop; “on condition of anonymity” is none. Raises
    `KnowledgeError`.
    """
    lexicon, words = _lexicon(os.environ.get(OVERLAY, "")), list(find_words(text, within))
    found: list[Span] = []
    for at, word in enumerate(words):
        fresh = not found or word.span.start >= found[-1].end
        if fresh and next(_phrases_at(lexicon.opens, words, at), None) and not _ANONYMOUS.match(text, word.span.start):
            found.append(Span(word.span.start, _end_of_clause(text, word.span.start, within.end)))
    return found


def _end_of_clause(text: str, start: int, limit: int) -> int:
    """Where a clause ends: at the next stop, or a later one where the first sets off what a short subject is (“if X, the owner, …”)."""
    ends = [match.start() for match in islice(_STOP.finditer(text, start, limit), 3)]
    if len(ends) == 3 and text[ends[0]] == text[ends[1]] == "," and len(text[start : ends[0]].split()) <= SHORT:
        return len(text[: ends[2]].rstrip()) if _SET_OFF.match(text, ends[0] + 1) else ends[0]
    return len(text[: ends[0] if ends else limit].rstrip())


def tells_condition(words: Sequence[Word]) -> bool:
    """Whether words that tell of a condition are among these. Raises `KnowledgeError`."""
    lexicon = _lexicon(os.environ.get(OVERLAY, ""))
    return any(next(_phrases_at(lexicon.conditions, words, at), None) for at in range(len(words)))


def are_alike(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether two stretches are the same letters, or the table has them as saying the same. Raises `KnowledgeError`."""
    alike = _lexicon(os.environ.get(OVERLAY, "")).alike
    one, other = ("".join(word.form for word in words) for words in (left, right))
    return alike.get(one, one) == alike.get(other, other)


def is_carrier(text: str, within: Span) -> bool:
    """Whether a source is what brings somebody's words: a letter, a newspaper. Raises `KnowledgeError`."""
    carriers = _lexicon(os.environ.get(OVERLAY, "")).carriers
    return any(word.stem in carriers for word in find_words(text, within))


def telling_stems(text: str, within: Span, *, vague: bool) -> set[str]:
    """The stems of the words of a stretch of text that tell who a source is; `vague`: with what a report calls whoever it has named
    before. Raises `KnowledgeError`.
    """
    lexicon = _lexicon(os.environ.get(OVERLAY, ""))
    found = {word.stem for word in find_words(text, within) if len(word.stem) >= SHORTEST} - lexicon.plain
    return found if vague else found - lexicon.vague


def _phrases_at(phrases: Mapping[str, tuple[_Phrase, ...]], words: Sequence[Word], at: int) -> Iterator[_Phrase]:
    """The phrases that begin with a word, the longest first."""
    for phrase in phrases.get(words[at].form, ()):
        following = words[at : at + len(phrase.words)]
        if len(following) == len(phrase.words) and all(word.form == wanted for word, wanted in zip(following, phrase.words, strict=True)):
            yield phrase


def _stands(text: str, words: Sequence[Word], at: int, phrase: _Phrase) -> bool:
    """Whether a phrase is what its row means: followed by a number where the row asks for one, and no name such as the month of May."""
    word = words[at]
    if phrase.row and phrase.row.before and not _FOLLOWED.match(text, words[at + len(phrase.words) - 1].span.end):
        return False
    before = text[max(0, word.span.start - 3) : word.span.start].rstrip(" ")[-1:]
    shouted = text[word.span.start : word.span.end].isupper() and len(word.form) > 1
    return phrase.words[0] == "i" or shouted or not text[word.span.start].isupper() or not (before.isalnum() or before in (",", "-"))


def _written_on(text: str, word: Word, lexicon: _Lexicon) -> Iterator[Marker]:
    for ending, row in lexicon.endings:
        if word.form.endswith(ending) and word.form != ending:
            yield Marker(Span(word.span.end - len(ending), word.span.end), row)


def _settled(found: list[Marker]) -> list[Marker]:
    """Without negations within words of scope (“no more than”), and words of scope that are hedges before a number (“some 300”)."""
    scopes = [one.span for one in found if one.row.kind is DifferenceKind.SCOPE]
    hedges = {one.span for one in found if one.row.before}
    kept = (
        one
        for one in found
        if not (one.row.kind is DifferenceKind.NEGATION and any(contains(scope, one.span) for scope in scopes))
        and (one.row.before or one.span not in hedges)
    )
    return sorted(kept, key=lambda marker: marker.span)


@cache
def _lexicon(overlay: str) -> _Lexicon:
    table = load_table(DifferenceTable, TABLE)
    whole = [_Phrase(_words(word), row.kind, row) for row in table.marker for word in row.words if not word.startswith(_ON)]
    whole += [_Phrase(_words(word), None, None) for row in table.not_marker for word in row.words]
    endings = tuple((word, row) for row in table.marker for word in row.words if word.startswith(_ON))
    tells = [_Phrase(_words(word), None, None) for word in table.condition.words]
    alike = {"".join(_words(word)): "".join(_words(row.words[0])) for row in table.alike for word in row.words}
    opens = [_Phrase(_words(word), None, None) for word in table.condition.opens]
    source = table.source
    plain, vague, carriers = _stems(source.plain), _stems(source.vague), _stems(source.carriers)
    return _Lexicon(_by_first(whole), endings, _by_first(tells), _by_first(opens), plain, vague, carriers, alike)


def _stems(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word.stem for one in words for word in find_words(one, Span(0, len(one))))


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(word.form for word in find_words(phrase, Span(0, len(phrase))))


def _by_first(phrases: list[_Phrase]) -> dict[str, tuple[_Phrase, ...]]:
    found: dict[str, list[_Phrase]] = {}
    for phrase in sorted(phrases, key=lambda one: (-len(one.words), one.kind is not None, not (one.row and one.row.before))):
        found.setdefault(phrase.words[0], []).append(phrase)
    return {word: tuple(some) for word, some in found.items()}
