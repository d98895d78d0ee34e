"""Who a statement's source is, as its words say: a name, a pronoun, a description, or people without a name."""

from dataclasses import dataclass, replace

from onrecord.extract.mentions.countries import Form, known_at
from onrecord.extract.mentions.expressions import Expression, describe, read_opening
from onrecord.extract.mentions.lexicon import Noun, noun_before
from onrecord.extract.mentions.names import NamePhrase, is_one_of_people
from onrecord.extract.mentions.offices import Modifiers, Page, read_body_after, sector_of
from onrecord.extract.mentions.wording import Stretch, stretch_of
from onrecord.records import EntityKind, MentionForm, NameKind, Span

_JOINING = ("and", "or", "&")
_ACTING = (EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANISATION)
_SELF = ("self", "selves")
_FARTHEST_NAME = 6
"""Words behind a comma within which an apposed name begins: “the plant breeder Annelise Bergqvist”."""
_MARKS = (",", ";", ":", "(", "[", "–", "—", "-", '"', "“", "”")


@dataclass(frozen=True, slots=True)
class Source:
    """A source as read: a name, or else an expression. Both are None where the words are left to the speaker stage; both are there where
    a description at the head comes with a name: “the owner of the mine, Severo Condori,”.
    """

    span: Span
    name: NamePhrase | None = None
    expression: Expression | None = None


def read_source(page: Page, span: Span, names: dict[int, NamePhrase]) -> Source:
    """Reads a source. `names` holds the name that each word belongs to, titles included."""
    stretch = stretch_of(page.wording, span)
    if stretch.first >= stretch.last:
        return Source(span)
    end = _head_end(page, stretch, names)
    head = end - 1
    while head > stretch.first and (page.wording.lower[head] in ("'s", "'") or page.wording.lower[head].endswith(_SELF)):
        head -= 1
    if _is_list(page, Stretch(end, stretch.last), names.get(head), names):
        listed = _unnamed(page, span, stretch, EntityKind.GROUP)
        return Source(span, expression=replace(listed, label=" ".join(page.wording.text[span.start : span.end].split()).rstrip(",")))
    if page.wording.lower[head] in page.lexicon.first_person:
        return Source(span, expression=_first_person(page, span, head))
    name = names.get(head) or _voiced(page, stretch, head, names)
    if name and not _is_one_of_people(page, stretch, name):
        return Source(span, name)
    described = _expression(page, span, stretch, head, names)
    apposed = _apposed(page, Stretch(end, stretch.last), described, names)
    return Source(span, apposed, described)


def read_acting(page: Page, span: Span, names: dict[int, NamePhrase], people: frozenset[int]) -> Expression | None:
    """The description of those who act or are acted on: a noun of the tables without a name at its head, one that the network takes for
    people or a body (`people`: its word), or a pronoun.
    """
    stretch = stretch_of(page.wording, span)
    head = stretch.last - 1
    if stretch.first >= stretch.last or head in names:
        return None
    found = noun_before(page.lexicon, page.wording.lower, stretch.last)
    listed = found[1].kind in _ACTING if found else head in people
    if not listed and page.wording.lower[head] not in page.lexicon.pronouns:
        return None
    return replace(_expression(page, span, stretch, head, names), source=False, acts=True)


def _head_end(page: Page, stretch: Stretch, names: dict[int, NamePhrase]) -> int:
    """Where the words around the head noun end: before a comma, “who”, “in”, “named” and the like, but not within a name."""
    wording, lexicon = page.wording, page.lexicon
    at = stretch.first
    while at < stretch.last and wording.lower[at] in lexicon.determiners and at + 1 < stretch.last:
        at += 1
    start = at
    while at < stretch.last:
        if at in names:
            at = max(at + 1, names[at].stretch.last)
            continue
        word = wording.lower[at]
        stops = word in _MARKS or word in _JOINING or word in lexicon.prepositions or word in lexicon.relatives or word in lexicon.named
        if at > start and stops and not (word == "-" and wording.starts[at] == wording.ends[at - 1]):
            break
        at += 1
    return min(at, stretch.last)


def _is_list(page: Page, rest: Stretch, head: NamePhrase | None, names: dict[int, NamePhrase]) -> bool:
    """Whether further sources follow the first one: “Russia and China”, “Mr Obi, Ms Eze and others”."""
    if rest.first >= rest.last:
        return False
    lower = page.wording.lower[rest.first : rest.last]
    if lower[0] in _JOINING:
        return len(lower) > 1
    after = names.get(rest.first + 1)
    return (
        lower[0] == "," and head is not None and after is not None and after.kind is head.kind and any(word in _JOINING for word in lower)
    )


def _apposed(page: Page, rest: Stretch, said: Expression, names: dict[int, NamePhrase]) -> NamePhrase | None:
    """The name behind the first comma after a description: “Orsanne’s president, Ilva Sennet,”, “a tourist from Bergen, the novelist Liv
    Aamodt,”. It ends the source or stands before another comma; a source may be cut before it. `rest`: the source behind the head noun.
    """
    lower = page.wording.lower
    comma = next((at for at in range(rest.first, min(max(rest.last, rest.first + 1), len(lower))) if lower[at] == ","), None)
    several = said.form is MentionForm.PRONOUN or said.plural
    if comma is None or (several and not _is_one_of(page, said)):
        return None
    near = [names[at] for at in range(comma + 1, min(comma + _FARTHEST_NAME, len(lower))) if at in names]
    name = next((one for one in near if one.kind is not NameKind.NORP), None)  # “the Cypriot hurdler Stavros Neophytou”
    if name is None or any(lower[at] in (*page.lexicon.relatives, *_MARKS) for at in range(comma + 1, name.whole.first)):
        return None
    direct = all(lower[at] in page.lexicon.determiners for at in range(comma + 1, name.whole.first))
    inside = name.whole.last <= rest.last
    ends = lower[name.whole.last : name.whole.last + 1] == (",",) or name.whole.last == rest.last
    named = name.kind in (NameKind.PERSON, NameKind.ORG) and inside and direct
    return name if ends and (named or ((inside or direct) and _may_be_named(said, name, direct=direct))) else None


def _may_be_named(said: Expression, name: NamePhrase, *, direct: bool) -> bool:
    """Whether a name is of the kind that a description lets expect: a person where nothing else is known."""
    kind = said.noun.kind if said.noun else None
    if name.kind is NameKind.PERSON:
        return kind in (None, EntityKind.PERSON, EntityKind.GROUP)
    return direct and (kind is EntityKind.ORGANISATION or (kind is None and name.kind is NameKind.ORG))


def _is_one_of(page: Page, said: Expression) -> bool:
    """“One of the tenors, Rhodri Castellano,” names one of several."""
    return page.wording.text[said.span.start :].lower().startswith("one of ")


def _voiced(page: Page, stretch: Stretch, head: int, names: dict[int, NamePhrase]) -> NamePhrase | None:
    """Whoever a text speaks for: “Ms Obi’s statement”, “a statement from the ministry”."""
    wording = page.wording
    found = noun_before(page.lexicon, wording.lower, head + 1)
    if not found or found[1].key not in page.lexicon.vehicles:
        return None
    if found[0] - 2 >= stretch.first and wording.lower[found[0] - 1] in ("'s", "'") and found[0] - 2 in names:
        return names[found[0] - 2]
    voiced = any(word in ("from", "by", "of") for word in wording.lower[head + 1 : stretch.last])
    return next((names[at] for at in range(head + 1, stretch.last) if at in names), None) if voiced else None


def _is_one_of_people(page: Page, stretch: Stretch, name: NamePhrase) -> bool:
    """Whether a people's adjective stands for one of them: “an American”, “the Argentinian”."""
    singular = name.known is not None and name.known.form is Form.ADJECTIVE
    one = page.wording.lower[stretch.first] in ("a", "an", "one", "another")
    return singular and (one or is_one_of_people(page, name.stretch))


def _first_person(page: Page, span: Span, head: int) -> Expression | None:
    """“I” or “we” outside quotation marks is the report's own voice; within them it is left to the speaker stage."""
    if page.wording.quotation[head] >= 0 or page.wording.statement[head] >= 0:
        return None
    plural = page.wording.lower[head] in page.lexicon.first_plural
    kind = EntityKind.GROUP if plural else EntityKind.PERSON
    return Expression(span, MentionForm.PRONOUN, head, kind, page.wording.words[head], plural=plural, source=True)


def _expression(page: Page, span: Span, stretch: Stretch, head: int, names: dict[int, NamePhrase]) -> Expression:
    word = page.wording.lower[head]
    if word in page.lexicon.pronouns or (word in page.lexicon.relatives and head == stretch.first):
        return _pronoun(page, span, head)
    counted = _counted(page, stretch, head)
    if counted:
        return replace(_unnamed(page, span, stretch, EntityKind.GROUP), head=head, noun=counted, plural=True, sector=counted.sector)
    found = noun_before(page.lexicon, page.wording.lower, head + 1)
    if not found or found[0] < stretch.first:
        return _unnamed(page, span, stretch, _kind_of(page, head))
    first, noun = found
    peoples = frozenset(at for at, name in names.items() if name.known is None and name.kind is NameKind.NORP)
    opening = read_opening(page, first, peoples)
    plain = _unnamed(page, span, stretch, noun.kind)
    if opening and opening.first >= stretch.first:
        said = describe(page, Stretch(first, head + 1), noun, opening)
        body = read_body_after(page, head + 1, stretch.last)
        country = said.country or plain.country or body.country
        return replace(said, span=span, label=plain.label, country=country, sector=_of_body(said.noun, said.sector, body), source=True)
    words = page.wording.lower[stretch.first : head + 1]
    sector = sector_of(page, noun, Stretch(stretch.first, head + 1), Modifiers(stretch.first))
    body = read_body_after(page, head + 1, stretch.last)
    sector = _of_body(noun, sector, body)
    country = plain.country or body.country
    return replace(plain, head=head, noun=noun, words=words, gender=noun.gender, plural=noun.plural, country=country, sector=sector)


def _of_body(noun: Noun | None, sector: str | None, body: Modifiers) -> str | None:
    """The sector of a noun with a body behind it: the body's where the noun only belongs to one (“members of the army”)."""
    belongs = noun is not None and noun.rank in ("member", "head", "spokesperson", "aide", "business")
    return body.sector or sector if belongs or sector is None else sector


def _counted(page: Page, stretch: Stretch, head: int) -> Noun | None:
    """The noun behind one that only counts: the lawyers of “a group of lawyers”."""
    lower = page.wording.lower
    if lower[head] not in page.lexicon.collectives or lower[head + 1 : head + 2] != ("of",):
        return None
    for end in range(head + 2, stretch.last):
        if lower[end] in page.lexicon.relatives or lower[end] in _MARKS or lower[end] in page.lexicon.prepositions:
            return None
        found = noun_before(page.lexicon, lower, end + 1)
        if found and found[1].plural and (end + 1 >= stretch.last or lower[end + 1] not in page.lexicon.nouns):
            return found[1]
    return None


def _pronoun(page: Page, span: Span, head: int) -> Expression:
    """A pronoun that speaks. “Who” is somebody until it is known who."""
    word, pronoun = page.wording.words[head], page.lexicon.pronouns.get(page.wording.lower[head])
    if pronoun is None:
        return Expression(span, MentionForm.PRONOUN, head, EntityKind.PERSON, word, source=True)
    kind = pronoun.kinds[0] if len(pronoun.kinds) == 1 or pronoun.plural else EntityKind.OTHER
    return Expression(
        span, MentionForm.PRONOUN, head, kind, word, pronoun=pronoun, gender=pronoun.gender, plural=pronoun.plural, source=True
    )


def _kind_of(page: Page, head: int) -> EntityKind:
    word = page.wording.lower[head]
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return EntityKind.GROUP if plural else EntityKind.PERSON


def _unnamed(page: Page, span: Span, stretch: Stretch, kind: EntityKind) -> Expression:
    """A source that only its own words name, without a leading article and without what a comma or “who” adds."""
    wording, lexicon = page.wording, page.lexicon
    first, last = stretch.first, stretch.first
    while last < stretch.last and (last == first or wording.lower[last] not in (*lexicon.relatives, *_MARKS[:5])):
        last += 1
    if first + 1 < last and wording.lower[first] in ("the", "a", "an"):
        first += 1
    end = last - 1 if last - 1 > first and wording.lower[last - 1] in ("'s", "'") else last
    label = wording.text[wording.starts[first] : wording.ends[end - 1]] if first < last else wording.text[span.start : span.end]
    country = next((found.known.code for at in range(first, last) if (found := known_at(page.atlas, wording.words, at))), None)
    definite = wording.lower[stretch.first : stretch.first + 1] == ("the",)
    head = max(stretch.first, last - 1)
    return Expression(
        span, MentionForm.NOMINAL, head, kind, label, country=country, plural=kind is EntityKind.GROUP, definite=definite, source=True
    )
