"""The names of a report, each with what is printed around it: titles before, a description after."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.extract.mentions.countries import Form, Known, known_at, known_by_name, other_at
from onrecord.extract.mentions.lexicon import noun_before
from onrecord.extract.mentions.lexicon_tables import Gender
from onrecord.extract.mentions.offices import Office, Page, Setting, read_apposition, read_setting
from onrecord.extract.mentions.towns import find_town
from onrecord.extract.mentions.wording import Stretch, in_report, span_of, split_words, stretch_of
from onrecord.records import Annotation, EntityKind, Name, NameKind, Span, words

_THINGS = (NameKind.EVENT, NameKind.PRODUCT, NameKind.MISC)
_NAMING = (NameKind.PERSON, NameKind.ORG, NameKind.GPE, NameKind.LOC, NameKind.NORP, NameKind.FAC, *_THINGS)
_BODIES = (Form.ORGANISATION, Form.SEAT)
_TABLE_SCORE = 0.8
"""How surely a country's name stands where the model saw none: most, but not all, of them do."""


@dataclass(frozen=True, slots=True)
class NamePhrase:
    """A name where it stands. `span` holds the titles and the country before it, `core` the bare name, `written` its words.

    `whole` and `stretch` are the words of the two.
    """

    span: Span
    core: Span
    whole: Stretch
    stretch: Stretch
    kind: NameKind
    written: str
    score: float
    known: Known | None = None
    setting: Setting | None = None
    apposition: Office | None = None


def find_names(page: Page, annotation: Annotation, sources: tuple[Span, ...]) -> tuple[NamePhrase, ...]:
    """All names of the report in order, none overlapping: those of the model, and countries and sources that it passed over."""
    titles = _titles(page, annotation)
    seen = [name for name in _without_overlap(annotation) if in_report(page.wording, name.span)]
    marked = _with_capitals(page, seen, frozenset(sources))
    taken = _taken(page, [name.span for name in marked])
    found = [*marked, *_missed_countries(page, taken)]
    found += _missed_sources(page, sources, _taken(page, [name.span for name in found]))
    kinds = _usual_kinds(page, marked)
    phrases = [_phrase(page, name, kinds, titles) for name in sorted(found, key=lambda name: name.span)]
    return tuple(phrase for phrase in phrases if phrase)


def gender_of(page: Page, phrase: NamePhrase) -> Gender | None:
    """Gender as titles, or else a common given name, show it."""
    if phrase.setting and phrase.setting.gender:
        return phrase.setting.gender
    if phrase.apposition and phrase.apposition.noun and phrase.apposition.noun.gender:
        return phrase.apposition.noun.gender
    parts = split_words(phrase.written.lower())
    return page.lexicon.genders.get(parts[0]) if len(parts) > 1 else None


def _titles(page: Page, annotation: Annotation) -> dict[int, int]:
    stretches = [stretch_of(page.wording, name.span) for name in annotation.names if name.kind is NameKind.TITLE]
    return {stretch.last: stretch.first for stretch in stretches if stretch.first < stretch.last}


def _without_overlap(annotation: Annotation) -> list[Name]:
    """Names of the kinds that make entities; of two that overlap the longer stays."""
    kept: list[Name] = []
    for name in sorted((one for one in annotation.names if one.kind in _NAMING), key=lambda one: (one.span.start, -one.span.end)):
        if kept and name.span.start < kept[-1].span.end:
            if name.span.end - name.span.start > kept[-1].span.end - kept[-1].span.start:
                kept[-1] = name
        else:
            kept.append(name)
    return kept


def _with_capitals(page: Page, names: list[Name], sources: frozenset[Span]) -> list[Name]:
    """Lone capitals and countries that speak and that the model takes for persons (“Paris has not said”) as places, where no person bears
    the name.
    """
    stretches = {name.span: stretch_of(page.wording, name.span) for name in names}
    persons = [one for name, one in zip(names, stretches.values(), strict=True) if name.kind is NameKind.PERSON]
    borne = {page.wording.words[at] for one in persons if one.last - one.first > 1 for at in range(one.first, one.last)}
    lone = {name.span for name in names if name.span in sources and _is_lone_capital(page, name, stretches[name.span], borne)}
    return [replace(name, kind=NameKind.GPE) if name.span in lone else name for name in names]


def _is_lone_capital(page: Page, name: Name, stretch: Stretch, borne: set[str]) -> bool:
    if name.kind is not NameKind.PERSON or stretch.last - stretch.first != 1 or page.wording.words[stretch.first] in borne:
        return False
    found = known_at(page.atlas, page.wording.words, stretch.first)
    if found is None or found.last != stretch.last:
        return False
    place = found.known.form is Form.CAPITAL or (found.known.form is Form.NAME and not found.known.doubtful)
    return place and _bare_first(page, stretch, {}) == stretch.first and not _is_titled(page, stretch.first)


def _is_titled(page: Page, first: int) -> bool:
    """Whether a title stands before a word: “Ms Paris”."""
    return first > 0 and (page.wording.lower[first - 1] in page.lexicon.honorifics or page.wording.lower[first - 1] in page.lexicon.nouns)


def _taken(page: Page, spans: list[Span]) -> set[int]:
    stretches = [stretch_of(page.wording, span) for span in spans]
    return {at for stretch in stretches for at in range(stretch.first, stretch.last)}


def _missed_countries(page: Page, taken: set[int]) -> Iterator[Name]:
    """Countries that the tables know beyond doubt, where the model marked nothing."""
    wording, phrases = page.wording, page.atlas.gazetteer.phrases
    at = 0
    while at < len(wording.words):
        if at in taken or wording.words[at] not in phrases:
            at += 1
            continue
        found = known_at(page.atlas, wording.words, at)
        last = found.last if found else max(at + 1, other_at(page.atlas, wording.words, at))
        if found and not found.known.doubtful and not taken.intersection(range(at, last)):
            span = span_of(wording, Stretch(at, last))
            if in_report(wording, span) and not _shouted(page, at):
                yield Name(span, NameKind.NORP if found.known.form in (Form.ADJECTIVE, Form.PEOPLE) else NameKind.GPE, _TABLE_SCORE)
        at = last


def _shouted(page: Page, at: int) -> bool:
    """Whether a short word stands among capitals only, where “US” may be “us”."""
    near = page.wording.words[max(0, at - 2) : at + 3]
    return len(page.wording.words[at]) <= len("US") and all(word.isupper() for word in near if word.isalpha())


def _missed_sources(page: Page, sources: tuple[Span, ...], taken: set[int]) -> Iterator[Name]:
    """A source in capitals that the model did not mark."""
    for source in sources:
        stretch = _capitals(page, stretch_of(page.wording, source), taken)
        if stretch.first < stretch.last:
            kind = _guessed_kind(page, stretch, stretch_of(page.wording, source))
            if kind:
                yield Name(span_of(page.wording, stretch), kind, _TABLE_SCORE)


def _guessed_kind(page: Page, capitals: Stretch, source: Stretch) -> NameKind | None:
    """What a run of capitals names: what the tables know; a person behind a title or of two or more plain words; else a body."""
    words, lower = page.wording.words[capitals.first : capitals.last], page.wording.lower
    found = known_at(page.atlas, page.wording.words, capitals.first)
    if found and found.last == capitals.last:
        return NameKind.ORG if found.known.kind is EntityKind.ORGANISATION else NameKind.GPE
    if find_town(" ".join(words)):
        return NameKind.GPE
    if _bare_first(page, capitals, {}) > capitals.first:
        return NameKind.PERSON
    if found or _is_common(page, capitals, source):
        return None
    plain = len(words) > 1 and all(word == "." or not word.isupper() or len(word) == 1 for word in words)
    person = plain and not any(
        word in page.lexicon.nouns or word in page.lexicon.legal_forms for word in lower[capitals.first : capitals.last]
    )
    return NameKind.PERSON if person or lower[capitals.first] in page.lexicon.genders else NameKind.ORG


def _capitals(page: Page, source: Stretch, taken: set[int]) -> Stretch:
    """The first run of words in capitals that no name has taken, an article and pronouns aside."""
    words, lower = page.wording.words, page.wording.lower
    closed = page.lexicon.closed | page.lexicon.pronouns.keys()
    first = source.first
    while first < source.last and (not words[first][:1].isupper() or lower[first] in closed or first in taken):
        first += 1
    last = first
    while last < source.last and last not in taken and (words[last][:1].isupper() or (words[last] == "." and last + 1 < source.last)):
        last += 1
    return Stretch(first, last)


def _is_common(page: Page, capitals: Stretch, source: Stretch) -> bool:
    """Whether the capitals are only those of a sentence's first word, or of a noun of the tables: “Analysts”, “the Police”."""
    wording, first = page.wording, capitals.first
    opens = first == 0 or wording.sentence[first - 1] != wording.sentence[first] or wording.quotation[first - 1] != wording.quotation[first]
    if wording.lower[capitals.last - 1] in page.lexicon.nouns:
        return capitals.last == source.last or capitals.last - first == 1
    return opens and capitals.last - first == 1 and source.last > capitals.last and wording.words[capitals.last].islower()


def _usual_kinds(page: Page, names: list[Name]) -> dict[str, NameKind]:
    """The kind that the model gives most surely to each name, over all places where it stands."""
    votes: dict[str, Counter[NameKind]] = {}
    for name in names:
        votes.setdefault(words(page.wording.text, name.span).lower(), Counter())[name.kind] += round(name.score * 1000)
    return {written: max(sorted(counter), key=lambda kind: counter[kind]) for written, counter in votes.items()}


def _phrase(page: Page, name: Name, kinds: dict[str, NameKind], titles: dict[int, int]) -> NamePhrase | None:
    stretch = _trimmed(page, stretch_of(page.wording, name.span))
    if all(word in page.lexicon.honorifics for word in page.wording.lower[stretch.first : stretch.last]):
        return None
    kind = kinds.get(words(page.wording.text, name.span).lower(), name.kind)
    if kind in (NameKind.PERSON, NameKind.ORG) and is_one_of_people(page, stretch):
        return None
    core = _core_span(page, name, stretch)
    written = words(page.wording.text, core)
    known = known_by_name(page.atlas, written)
    if kind is NameKind.PERSON and not _overrules(known):
        return _person(page, replace(name, span=core), stretch, titles)
    sure = known if known and (kind not in (NameKind.ORG, *_THINGS) or not known.doubtful or known.form in _BODIES) else None
    return NamePhrase(core, core, stretch, stretch, kind, written, name.score, sure)


def is_one_of_people(page: Page, stretch: Stretch) -> bool:
    """Whether a lone word behind “the” stands for one of a people or party: “the Dane”, “the Republican”."""
    first = stretch.first
    if stretch.last != first + 1 or not first or page.wording.lower[first - 1] != "the":
        return False
    people = known_at(page.atlas, (f"{page.wording.words[first]}s",), 0)
    noun = noun_before(page.lexicon, page.wording.lower, stretch.last)
    one = noun is not None and noun[1].kind is EntityKind.PERSON and not noun[1].plural
    return one or (people is not None and people.known.form is Form.PEOPLE)


def _overrules(known: Known | None) -> bool:
    """Whether the tables are surer than the model that these words name no person."""
    return known is not None and (known.form in _BODIES or not known.doubtful)


def _trimmed(page: Page, stretch: Stretch) -> Stretch:
    """Without an article before, and without marks and a possessive behind."""
    words, lower = page.wording.words, page.wording.lower
    first, last = stretch.first, stretch.last
    while first < last and (not words[first][0].isalnum() or (lower[first] in ("the", "a", "an") and last - first > 1)):
        if known_at(page.atlas, words, first):  # “The Hague”
            break
        first += 1
    while first < last and (lower[last - 1] == "'s" or not words[last - 1][-1].isalnum()) and not _abbreviates(words, last):
        last -= 1
    return Stretch(first, last)


def _abbreviates(words: tuple[str, ...], last: int) -> bool:
    """Whether the last word is one with full stops of its own, as “U.S.” is."""
    return words[last - 1].endswith(".") and len(words[last - 1]) > 1


def _core_span(page: Page, name: Name, stretch: Stretch) -> Span:
    """The name's own characters: it may be a part of a word with hyphens, such as “Russia-Belarus”."""
    whole = span_of(page.wording, stretch)
    return Span(max(whole.start, name.span.start), min(whole.end, name.span.end))


def _person(page: Page, name: Name, stretch: Stretch, titles: dict[int, int]) -> NamePhrase:
    """A person's name, bare of the titles that the model took into it."""
    first = _bare_first(page, stretch, titles)
    bare = Stretch(first, stretch.last)
    setting = read_setting(page, bare, titles)
    core = Span(page.wording.starts[first], name.span.end) if first > stretch.first else name.span
    span = Span(min(core.start, page.wording.starts[setting.first]), core.end)
    written = words(page.wording.text, core)
    return NamePhrase(
        span,
        core,
        Stretch(setting.first, bare.last),
        bare,
        NameKind.PERSON,
        written,
        name.score,
        None,
        setting,
        read_apposition(page, bare),
    )


def _bare_first(page: Page, stretch: Stretch, titles: dict[int, int]) -> int:
    """Where the bare name begins: behind the last title within the words that the model took for the name."""
    lower = page.wording.lower
    for first in range(stretch.last - 1, stretch.first, -1):
        before = lower[first - 2] if lower[first - 1] == "." and first > 1 else lower[first - 1]
        titled = before in page.lexicon.nouns or before in page.lexicon.honorifics or first in titles
        if titled and read_setting(page, Stretch(first, stretch.last), titles).first <= stretch.first:
            return first
    return stretch.first
