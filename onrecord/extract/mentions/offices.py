"""What a person is, as the words around the name say: office, country, sector, gender."""

from dataclasses import dataclass, replace

from onrecord.extract.mentions.countries import Atlas, Form, Found, Known, known_at, other_at
from onrecord.extract.mentions.lexicon import Lexicon, Noun, noun_before
from onrecord.extract.mentions.lexicon_tables import Gender, Honorific
from onrecord.extract.mentions.towns import large_town
from onrecord.extract.mentions.wording import Stretch, Wording
from onrecord.records import EntityKind

_POSSESSIVE = ("'s", "'S", "'")
_LONGEST_COUNTRY = 6
_LONGEST_APPOSITION = 14
_MOST_ADJECTIVES = 2


@dataclass(frozen=True, slots=True)
class Page:
    """A report's words with the tables open beside them."""

    wording: Wording
    lexicon: Lexicon
    atlas: Atlas


@dataclass(frozen=True, slots=True)
class Office:
    """An office or calling. `words` are its words in lower case, `role` is the same as printed; both leave the country out."""

    stretch: Stretch
    words: tuple[str, ...]
    role: str
    noun: Noun | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands directly before a name: where it begins, and what it says. `courtesy` marks a title that goes with a surname (“Mr”)."""

    first: int
    office: Office | None = None
    gender: Gender | None = None
    courtesy: bool = False
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Modifiers:
    """Countries and bodies before a noun: where they begin, the country, a body's sector, and whether the noun is theirs (“Russia’s”)."""

    first: int
    country: str | None = None
    sector: str | None = None
    owner: bool = False


def read_setting(page: Page, name: Stretch, titles: dict[int, int]) -> Setting:
    """The titles directly before a name: “BELARUS President”, “Mr”, “Russian Foreign Minister”, “the Kremlin spokesman”.

    `titles` are the stretches that the model takes for titles, by their end.
    """
    first, gender, courtesy, office = name.first, None, False, None
    while True:
        honorific = _honorific_before(page, first)
        if honorific and not (office and honorific[1].gender is None):
            first, gender, courtesy = honorific[0], gender or honorific[1].gender, courtesy or not honorific[1].given
            continue
        found = read_office(page, first, titles)
        if found is None or page.wording.sentence[found.stretch.first] != page.wording.sentence[name.first]:
            country = None if office else read_modifiers(page, first).country  # “Botswana’s Thabo Kgosi”
            return Setting(first, office, gender or (office.noun.gender if office and office.noun else None), courtesy, country)
        first, office = found.stretch.first, _stacked(office, found)


def _stacked(office: Office | None, before: Office) -> Office:
    """Of two titles in a row (“Lt. Gen.”) the one next to the name, with the country of the other."""
    return before if office is None else replace(office, country=office.country or before.country)


def read_office(page: Page, end: int, titles: dict[int, int]) -> Office | None:
    """The office whose words end before word `end`, with the country before it."""
    lower = page.wording.lower
    stop = end - 1 if end > 1 and lower[end - 1] == "." and len(lower[end - 2]) < len("brig.") else end
    found = noun_before(page.lexicon, lower, stop)
    noun = found[1] if found and found[1].title else None
    if noun is None and (stop not in titles or lower[stop - 1] in page.lexicon.closed):  # “the chairman of the Calder”
        return _portfolio(page, stop)
    titled = titles.get(stop, stop)
    while titled < stop and (country := known_at(page.atlas, page.wording.words, titled)) and country.last < stop:
        titled = country.last + (page.wording.words[country.last] in _POSSESSIVE)
    first = qualified_first(page, min(found[0] if found and noun else stop, titled))
    modifiers = read_modifiers(page, first)
    return _office(page, noun, Stretch(first, stop), modifiers)


def _office(page: Page, noun: Noun | None, core: Stretch, modifiers: Modifiers) -> Office:
    """The office of these words, with qualifiers that stand before its country: “former Russian president”."""
    before = (
        Stretch(qualified_first(page, modifiers.first), modifiers.first)
        if modifiers.first < core.first
        else Stretch(core.first, core.first)
    )
    lower = page.wording.lower[before.first : before.last] + page.wording.lower[core.first : core.last]
    printed = " ".join(filter(None, (_printed(page, before).rstrip("- "), _printed(page, core))))
    sector = sector_of(page, noun, Stretch(before.first, core.last), modifiers)
    return Office(Stretch(before.first, core.last), lower, printed, noun, modifiers.country, sector)


def _printed(page: Page, stretch: Stretch) -> str:
    if stretch.first >= stretch.last:
        return ""
    return " ".join(page.wording.text[page.wording.starts[stretch.first] : page.wording.ends[stretch.last - 1]].split())


def read_modifiers(page: Page, end: int) -> Modifiers:
    """Reads countries, peoples and seats of government to the left of word `end`: “Belarus’s”, “Russian”, “Kremlin”."""
    first, country, sector = end, None, None
    owner = end > 0 and page.wording.words[end - 1] in _POSSESSIVE
    while True:
        found = _country_before(page, first)
        if found is None:
            return Modifiers(first, country, sector, owner and country is not None)
        first = found[0]
        country, sector = country or found[1].known.code, sector or found[1].known.sector


def sector_of(page: Page, noun: Noun | None, core: Stretch, modifiers: Modifiers) -> str | None:
    """The sector of a noun: its own, or that of a word such as “army” before it, or that of the body whose it is; ELI where it is past."""
    words = page.wording.lower[core.first : core.last]
    spheres = [page.lexicon.spheres[word] for word in words[:-1] if word in page.lexicon.spheres]
    own = noun.sector if noun and noun.rank != "official" else None
    state = "GOV" if noun and modifiers.country and (noun.state or noun.rank == "spokesperson") else None
    sector = own or (spheres[-1] if spheres else None) or modifiers.sector or (noun.sector if noun else None) or state
    return "ELI" if sector and page.lexicon.past.intersection(words) else sector


def read_apposition(page: Page, name: Stretch) -> Office | None:
    """What a person is said to be after the name: “, Russia’s foreign minister,”, “, 54, president of Chad,”, “as Chad’s president”."""
    wording, lexicon = page.wording, page.lexicon
    at = name.last
    word = wording.lower[at] if at < len(wording.lower) else ""
    if word == ",":
        at = _after_age(wording, at + 1)
        return _office_within(page, at, of_list=True)
    if word in lexicon.be or word == "as":
        return _office_within(page, at + 1, of_list=False)
    return _leading_apposition(page, name)


def _office_within(page: Page, start: int, *, of_list: bool) -> Office | None:
    """The office named in the phrase that begins at `start`. It must open like a description: with an article, a country or the office."""
    wording, lexicon = page.wording, page.lexicon
    end = _phrase_end(page, start)
    for at in range(start + 1, end + 1):
        found = noun_before(lexicon, wording.lower, at)
        if not found or not found[1].title or found[0] < start or _is_inner(page, at, end):
            continue
        first = qualified_first(page, found[0])
        modifiers = read_modifiers(page, first)
        if not _opens(page, start, Stretch(modifiers.first, first)) or (of_list and _names_next(wording, at, end)):
            return None
        body = read_body_after(page, at, end)
        office = _office(page, found[1], Stretch(first, at), modifiers)
        return replace(office, country=office.country or body.country, sector=body.sector or office.sector)
    return None


def _opens(page: Page, start: int, office: Stretch) -> bool:
    """Whether a phrase opens like a description: with an article, the office itself, or an adjective or two before its country."""
    lower = page.wording.lower
    if lower[start] in page.lexicon.determiners:
        return lower[start] not in page.lexicon.possessives
    adjectives = office.first - start
    return adjectives == 0 or (adjectives <= _MOST_ADJECTIVES and lower[start] not in page.lexicon.closed)


def _leading_apposition(page: Page, name: Stretch) -> Office | None:
    """“Zimbabwe’s president, Emmerson Mnangagwa”: an office with an article or a country, a comma, the name."""
    lower = page.wording.lower
    if name.first < len(("the", "president", ",")) or lower[name.first - 1] != ",":
        return None
    office = read_office(page, name.first - 1, {})
    if office is None or not office.noun:
        return None
    before = lower[office.stretch.first - 1] if office.stretch.first else ""
    return office if office.country or before == "the" else None


def _is_inner(page: Page, at: int, end: int) -> bool:
    """Whether a noun only stands before another: “police” in “police chief”, “deputy” in “deputy foreign minister”."""
    wording, lexicon = page.wording, page.lexicon
    for further in range(at, end):
        found = noun_before(lexicon, wording.lower, further + 1)
        if found and found[1].title and found[0] >= at:
            return True
        if not (wording.lower[further] in lexicon.qualifiers or wording.words[further][:1].isupper()):
            return False
    return False


def _phrase_end(page: Page, start: int) -> int:
    wording = page.wording
    end = start
    stops = page.lexicon.relatives | {",", ";", ":", ".", "(", ")", "-", "–", "—", "and", '"', "“", "”"}
    while end < min(len(wording.lower), start + _LONGEST_APPOSITION):
        if wording.lower[end] in stops or wording.sentence[end] != wording.sentence[start]:
            break
        end += 1
    return end


def _names_next(wording: Wording, at: int, end: int) -> bool:
    return at < end and wording.words[at][:1].isupper()


def _after_age(wording: Wording, at: int) -> int:
    aged = at + 1 < len(wording.words) and wording.words[at].isdigit() and wording.words[at + 1] == ","
    return at + 2 if aged else at


def read_body_after(page: Page, at: int, end: int) -> Modifiers:
    """Country and sector of what follows a noun: “president of Chad”, “head of the Chadian Red Cross”."""
    wording = page.wording
    if at >= end or wording.lower[at] not in ("of", "for", "in", "from", "at"):
        return Modifiers(at)
    country, sector = None, None
    for place in range(at + 1, end):
        if not wording.words[place][:1].isupper():
            if wording.lower[place] not in ("of", "the", "for", "and", "'s", "'"):
                break
            continue
        known = known_at(page.atlas, wording.words, place)
        noun = noun_before(page.lexicon, wording.lower, place + 1)
        country = country or (known.known.code if known else None)
        sector = sector or (known.known.sector if known else None)
        sector = sector or (noun[1].sector if noun and noun[1].kind is EntityKind.ORGANISATION else None)
    return Modifiers(at, country, sector)


def _portfolio(page: Page, end: int) -> Office | None:
    """“Minister for Rural Affairs”: an office with the field after it, in capitals, up to a name."""
    wording = page.wording
    for at in range(end - 1, max(0, end - _LONGEST_COUNTRY), -1):
        if wording.lower[at] in ("of", "for"):
            found = noun_before(page.lexicon, wording.lower, at)
            if not found or found[1].rank not in ("minister", "head", "official"):
                return None
            first = qualified_first(page, found[0])
            modifiers = read_modifiers(page, first)
            return _office(page, found[1], Stretch(first, end), modifiers)
        if not (wording.words[at][:1].isupper() or wording.lower[at] in ("and", "the")):
            return None
    return None


def qualified_first(page: Page, first: int) -> int:
    """Where a noun begins with the words that qualify its office: “deputy foreign” before “minister”."""
    lower = page.wording.lower
    while first and (lower[first - 1] in page.lexicon.qualifiers or _joins(page, first - 1)):
        first -= 1
    return first


def _joins(page: Page, at: int) -> bool:
    """Whether a hyphen after a qualifier (“ex-president”) or an “and” between two (“foreign and defence minister”) stands here."""
    lower = page.wording.lower
    if at < 1 or lower[at - 1] not in page.lexicon.qualifiers:
        return False
    return lower[at] == "-" or (lower[at] == "and" and lower[at + 1] in page.lexicon.qualifiers)


def _honorific_before(page: Page, end: int) -> tuple[int, Honorific] | None:
    lower, words = page.wording.lower, page.wording.words
    stop = end - 1 if end > 1 and lower[end - 1] == "." else end
    for phrase, honorific in page.lexicon.honorifics.get(lower[stop - 1], ()) if stop else ():
        first = stop - len(phrase)
        if lower[max(0, first) : stop] == phrase and words[first][:1].isupper():
            return first, honorific
    return None


def _country_before(page: Page, end: int) -> tuple[int, Found] | None:
    """A country's name, adjective, capital or seat, a large town, or a known body, that ends before word `end`, a possessive between."""
    wording = page.wording
    stop = end
    if stop and wording.words[stop - 1] in _POSSESSIVE:
        stop -= 1
    for first in range(max(0, stop - _LONGEST_COUNTRY), stop):
        if wording.words[first][:1].isupper():
            if other_at(page.atlas, wording.words, first) == stop:
                return None
            found = known_at(page.atlas, wording.words, first)
            if found and found.last == stop and found.known.form is not Form.PEOPLE:
                return first, found
            if country := large_town(" ".join(wording.words[first:stop])):
                return first, Found(Known(country, "", EntityKind.PLACE, Form.PART, doubtful=True), stop)
    return None
