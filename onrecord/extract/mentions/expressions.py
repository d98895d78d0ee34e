"""Words that refer without naming: descriptions (“the Belarusian leader”, “Western governments”) and pronouns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.mentions.lexicon import Noun, noun_before
from onrecord.extract.mentions.lexicon_tables import Gender, Pronoun
from onrecord.extract.mentions.offices import Modifiers, Page, qualified_first, read_modifiers, sector_of
from onrecord.extract.mentions.wording import Stretch, in_report, span_of
from onrecord.records import EntityKind, MentionForm, Span

_AGED = re.compile(r"\d{1,3}-year-old")
_MOST_ADJECTIVES = 2
"""How many adjectives may stand between an article or country and the noun."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A description or pronoun. `head` is its last word's place; `words` are the noun with its qualifiers in lower case.

    `definite` says that the reader is taken to know who is meant, `modified` that a country or people is named with it, `owned` that it
    is somebody's (“his spokesman”); `source` marks one that is said to speak, `acts` one that does something or to whom it is done;
    `label` is the name it gives where nothing else does.
    """

    span: Span
    form: MentionForm
    head: int
    kind: EntityKind
    label: str
    words: tuple[str, ...] = ()
    noun: Noun | None = None
    pronoun: Pronoun | None = None
    country: str | None = None
    sector: str | None = None
    gender: Gender | None = None
    plural: bool = False
    definite: bool = False
    modified: bool = False
    owned: bool = False
    source: bool = False
    acts: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """How a description begins: its first word, what country or body stands in it, and its article."""

    first: int
    modifiers: Modifiers
    article: str = ""
    modified: bool = False


def find_expressions(page: Page, named: dict[int, Stretch], peoples: frozenset[int]) -> Iterator[Expression]:
    """All descriptions and third-person pronouns of the report, in order.

    `named` holds the words of names and their titles, `peoples` those of names of peoples (“Western”), which may stand in a description.
    """
    wording, lexicon = page.wording, page.lexicon
    for at, word in enumerate(wording.lower):
        if word in lexicon.pronouns and at not in named:
            found = _pronoun(page, at)
        elif word in lexicon.nouns and (at not in named or at in peoples):
            found = _description(page, at, named, peoples)
        elif word[0].isdigit() and _AGED.fullmatch(word) and at and wording.lower[at - 1] == "the":
            found = _aged(page, at)
        else:
            continue
        if found and in_report(wording, found.span):
            yield found


def _pronoun(page: Page, at: int) -> Expression | None:
    label, pronoun = page.wording.words[at], page.lexicon.pronouns[page.wording.lower[at]]
    if label == "IT":
        return None
    span = span_of(page.wording, Stretch(at, at + 1))
    kind = pronoun.kinds[0] if len(pronoun.kinds) == 1 else EntityKind.GROUP if pronoun.plural else EntityKind.OTHER
    return Expression(span, MentionForm.PRONOUN, at, kind, label, pronoun=pronoun, gender=pronoun.gender, plural=pronoun.plural)


def _aged(page: Page, at: int) -> Expression | None:
    if not _ends_phrase(page, at + 1):
        return None
    span = span_of(page.wording, Stretch(at - 1, at + 1))
    return Expression(span, MentionForm.NOMINAL, at, EntityKind.PERSON, page.wording.words[at], definite=True)


def _description(page: Page, at: int, named: dict[int, Stretch], peoples: frozenset[int]) -> Expression | None:
    """The description whose noun is word `at`, if it is the last noun of its phrase and opens with an article or a country."""
    found = noun_before(page.lexicon, page.wording.lower, at + 1)
    if found is None or not _ends_phrase(page, at + 1) or (at + 1 in named and page.wording.words[at + 1][:1].isupper()):
        return None
    opening = read_opening(page, found[0], peoples)
    if opening is None or _within_name(named, peoples, range(opening.first, at), found[0]):
        return None
    return describe(page, Stretch(found[0], at + 1), found[1], opening)


def _within_name(named: dict[int, Stretch], peoples: frozenset[int], places: range, noun: int) -> bool:
    """Whether a name reaches into the noun from before: “Bank of the United States Treasury”."""
    return any(at in named and at not in peoples and named[at].last > noun for at in places)


def describe(page: Page, core: Stretch, noun: Noun, opening: Opening) -> Expression:
    """The description of this noun with this opening."""
    lexicon, lower = page.lexicon, page.wording.lower
    article, state = opening.article, noun.office or noun.state
    owned = article in lexicon.possessives or article == "'s"
    bare_state = not article and bool(opening.modifiers.country) and (state or opening.modifiers.owner)
    articles = ("the", "these", "those") if noun.plural else lexicon.determiners - lexicon.indefinite
    definite = not owned and (article in articles or (bare_state and not noun.plural))
    first = opening.first
    start = first + 1 if article in ("the", "a", "an") else first
    bodies_first = max(opening.modifiers.first, first)
    words = tuple(word for word in lower[_core_first(page, core, bodies_first) : core.last])
    return Expression(
        span_of(page.wording, Stretch(first, core.last)),
        MentionForm.NOMINAL,
        core.last - 1,
        noun.kind,
        page.wording.text[page.wording.starts[start] : page.wording.ends[core.last - 1]],
        words,
        noun,
        country=opening.modifiers.country,
        sector=sector_of(page, noun, Stretch(opening.first, core.last), opening.modifiers),
        gender=noun.gender,
        plural=noun.plural,
        definite=definite,
        modified=opening.modified or bool(opening.modifiers.country),
        owned=owned,
    )


def _core_first(page: Page, core: Stretch, opening_first: int) -> int:
    """Where the noun's own words begin: behind the country, article and possessive."""
    lower = page.wording.lower
    first = core.first
    while first > opening_first and lower[first - 1] in page.lexicon.qualifiers | page.lexicon.spheres.keys():
        first -= 1
    return first


def read_opening(page: Page, first: int, peoples: frozenset[int]) -> Opening | None:
    """What stands before the noun at word `first`: up to two adjectives, then a country, a people, an article or a possessive."""
    lower, words = page.wording.lower, page.wording.words
    at, adjectives = first, 0
    while True:
        modifiers = read_modifiers(page, at)
        start = modifiers.first
        people = start > 0 and start - 1 in peoples
        start -= people
        start = qualified_first(page, start) if start < at else start
        article = _article(page, start)
        if start < at or article:
            return Opening(start - bool(article and article != "'s"), modifiers, article, people)
        qualified = at > 0 and (lower[at - 1] in page.lexicon.qualifiers or lower[at - 1] in page.lexicon.spheres)
        adjectives += not qualified
        if not at or adjectives > _MOST_ADJECTIVES or not words[at - 1][0].islower() or lower[at - 1] in page.lexicon.closed:
            return None
        at -= 1


def _article(page: Page, start: int) -> str:
    """The article, possessive or number directly before word `start`, or “'s” where somebody's name is before it."""
    before = page.wording.lower[start - 1] if start else ""
    if before in ("'s", "'") and start > 1 and page.wording.words[start - 2][0].isalpha():
        return "'s"
    return before if before in page.lexicon.determiners else ""


def _ends_phrase(page: Page, at: int) -> bool:
    """Whether a noun phrase can end before word `at`: a mark, a joining word, a verb in -ed or -s, or a capital follows."""
    wording = page.wording
    if at >= len(wording.lower) or wording.sentence[at] != wording.sentence[at - 1]:
        return True
    word = wording.lower[at]
    if not word[0].isalpha() or word in page.lexicon.followers or word == "'s":
        return True
    if word in page.lexicon.nouns:  # “the police chief” goes on, “the minister heads a party” does not
        return word.endswith("s") and wording.lower[at + 1 : at + 2] != () and wording.lower[at + 1] in page.lexicon.determiners
    return word.endswith(("ed", "s", "ing", "ly"))
