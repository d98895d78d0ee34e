"""Which names of countries, places, bodies and groups name the same one."""

import re
from collections.abc import Iterable, Set

from onrecord.extract.mentions.countries import Form, Known, country_name, known_at
from onrecord.extract.mentions.lexicon import noun_before
from onrecord.extract.mentions.names import NamePhrase
from onrecord.extract.mentions.offices import Modifiers, Page, read_modifiers, sector_of
from onrecord.extract.mentions.referents import Referent, add_name, fold, has_run
from onrecord.extract.mentions.towns import Town, find_town
from onrecord.extract.mentions.wording import Stretch
from onrecord.records import EntityKind, Location, MentionForm, NameKind, Span

Key = tuple[str, ...]
_KINDS = {
    NameKind.ORG: EntityKind.ORGANISATION,
    NameKind.GPE: EntityKind.PLACE,
    NameKind.LOC: EntityKind.PLACE,
    NameKind.FAC: EntityKind.PLACE,
    NameKind.NORP: EntityKind.GROUP,
}
_BRACKETED = re.compile(r"['’]?s?\s*[(\[]([^\W\d_][\w.&/-]{1,11})[)\]]")
_LONG = 4
"""A single word shorter than this is no short form of a longer name, unless it is made of its initials."""


def group_bodies(page: Page, phrases: Iterable[NamePhrase]) -> list[Referent]:
    """One referent a country, place, body or group, in order of appearance. Long names are sorted before short ones and abbreviations."""
    named = [(phrase, _key(page, phrase)) for phrase in phrases]
    found: dict[Key, Referent] = {}
    short_forms: dict[Key, Key] = {}
    organisations = [(phrase, key) for phrase, key in named if key[0] == EntityKind.ORGANISATION]
    for phrase, key in organisations:
        short_forms |= {short: key for short in _abbreviations(page, phrase, key) if short not in short_forms and short != key}
    short_forms |= _parts_of_longer(page, {key for _, key in organisations})
    marked = {phrase.core.start for phrase, _ in named}
    countries = {phrase.known.code for phrase, _ in named if phrase.known and phrase.known.code}
    for phrase, key in named:
        whole = _followed(short_forms, key)
        if whole not in found:
            found[whole] = Referent(EntityKind(whole[0]))
        _describe(page, found[whole], phrase, countries)
        add_name(found[whole], phrase)
        if phrase.kind is NameKind.ORG and (abbreviation := _bracketed(page, phrase)) and abbreviation.start not in marked:
            found[whole].mentions.setdefault(abbreviation, MentionForm.NAME)
    return [referent for referent in found.values() if not _only_describes(page, referent)]


def _only_describes(page: Page, referent: Referent) -> bool:
    """Whether a people without a country only ever stands before a noun: “Western” in “Western sanctions”."""
    if referent.kind is not EntityKind.GROUP or referent.country or any(phrase.kind is not NameKind.NORP for phrase in referent.phrases):
        return False
    return all(_before_noun(page, phrase) for phrase in referent.phrases)


def _before_noun(page: Page, phrase: NamePhrase) -> bool:
    at = phrase.stretch.last
    follows = at < len(page.wording.words) and page.wording.words[at][0].isalpha() and page.wording.lower[at] not in page.lexicon.followers
    return follows and not phrase.written.endswith("s")


def _key(page: Page, phrase: NamePhrase) -> Key:
    known = phrase.known
    if known and known.form in (Form.NAME, Form.ADJECTIVE, Form.PEOPLE):
        people = known.form is Form.PEOPLE or (known.form is Form.ADJECTIVE and _stands_alone(page, phrase))
        return (EntityKind.GROUP if people else known.kind, "country", known.code or "")
    if known:
        kind = EntityKind.GROUP if known.form is Form.PEOPLE else known.kind
        return (kind, *_folded(page, known.name))
    kind = _KINDS.get(phrase.kind, EntityKind.OTHER)
    folded = _folded(page, phrase.written)
    if kind is EntityKind.GROUP and len(folded[-1]) > _LONG and folded[-1].endswith("s"):
        folded = (*folded[:-1], folded[-1][:-1])
    return (kind, *folded)


def _folded(page: Page, written: str) -> tuple[str, ...]:
    """The words of a name without an article and legal forms; hyphens stay, for they part no words of a body's name."""
    parts = [fold(word) for word in written.split()]
    while len(parts) > 1 and parts[0] in ("the", ""):
        parts.pop(0)
    while len(parts) > 1 and (parts[-1] in page.lexicon.legal_forms or not parts[-1]):
        parts.pop()
    return tuple(part for part in parts if part) or (written,)


def _stands_alone(page: Page, phrase: NamePhrase) -> bool:
    """Whether an adjective stands for a people: “the British said”, but not “the British minister”."""
    lower, at = page.wording.lower, phrase.stretch.last
    if not phrase.stretch.first or lower[phrase.stretch.first - 1] != "the":
        return False
    return at >= len(lower) or not lower[at][0].isalnum() or lower[at] in page.lexicon.followers


def _abbreviations(page: Page, phrase: NamePhrase, key: Key) -> list[Key]:
    """Abbreviations of a body: printed in brackets behind it, or made of its initials."""
    words = phrase.written.replace("-", " ").split()
    small = page.lexicon.prepositions | {"and", "the", "&"}
    initials = "".join(word[0] for word in words if word.lower() not in small and word[0].isalnum())
    all_initials = "".join(word[0] for word in words if word[0].isalnum())
    bracketed = _bracketed(page, phrase)
    initialled: list[Key] = [(key[0], fold(letters)) for letters in (initials, all_initials) if len(letters) > 1 and len(words) > 1]
    if bracketed is None:
        return initialled
    letters = fold(page.wording.text[bracketed.start : bracketed.end])
    return [*initialled, *((kind, letters) for kind in (EntityKind.ORGANISATION, EntityKind.OTHER, EntityKind.PLACE))]


def _bracketed(page: Page, phrase: NamePhrase) -> Span | None:
    """An abbreviation in brackets behind a name: “the Harbour Workers’ Union (HWU)”."""
    match = _BRACKETED.match(page.wording.text, phrase.core.end)
    capitals = sum(sign.isupper() for sign in match.group(1)) if match else 0
    return Span(match.start(1), match.end(1)) if match and capitals > 1 else None


def _parts_of_longer(page: Page, keys: set[Key]) -> dict[Key, Key]:
    """Short forms that begin or end a longer name: “Amnesty”, “the Constitutional Court”. A noun of the tables alone is none."""
    whole: dict[Key, Key] = {}
    starts: dict[str, list[Key]] = {}
    for key in sorted(keys):
        for part in {key[1], key[-1]}:
            starts.setdefault(part, []).append(key)
    for short in sorted(keys):
        longer = [key for key in starts.get(short[1], []) + starts.get(short[-1], []) if len(key) > len(short)]
        fitting = [key for key in longer if _is_short_form(page, key[1:], short[1:])]
        plural = (*short[:-1], f"{short[-1]}s")
        if plural in keys:
            whole[short] = plural
        elif fitting:
            whole[short] = max(sorted(fitting), key=len)
    return whole


def _is_short_form(page: Page, long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    at = has_run(long, short)
    if at < 0 or short[0] == "country" or all(word in page.lexicon.nouns or word in page.lexicon.qualifiers for word in short):
        return False
    if len(short) == 1:
        return len(short[0]) >= _LONG and at in (0, len(long) - 1) and not _is_country(page, short[0]) and len(long) < _LONG
    return at == 0 or at + len(short) == len(long)


def _is_country(page: Page, folded: str) -> bool:
    return bool(known_at(page.atlas, (folded.capitalize(),), 0))


def _followed(short_forms: dict[Key, Key], key: Key) -> Key:
    """The longest name that a short form leads to."""
    seen = {key}
    while (longer := short_forms.get(key)) and longer not in seen:
        key = longer
        seen.add(key)
    return key


def _describe(page: Page, referent: Referent, phrase: NamePhrase, countries: Set[str]) -> None:
    """Country, sector and shown name, as far as the tables know them. `countries` are those that the report names."""
    owner = read_modifiers(page, phrase.stretch.first).country
    known = phrase.known
    foreign = known and known.form is Form.ORGANISATION and owner and owner != known.code  # “Chile’s Defense Department”
    capital = known is not None and known.form is Form.CAPITAL
    if known and not foreign:
        _take_known(page, referent, known)
    if capital or (phrase.kind is NameKind.GPE and not known and referent.country in (None, *countries)):
        _take_town(referent, find_town(phrase.written, {known.code} if known and known.code else countries))
    elif (not known or foreign) and phrase.kind is NameKind.ORG:
        _take_words(page, referent, phrase)


def _take_town(referent: Referent, town: Town | None) -> None:
    """What the table of towns knows of a place."""
    if town is None or referent.location or referent.country not in (None, town.country):
        return
    referent.location = Location(town.latitude, town.longitude, "town")
    if referent.country is None:
        referent.country = town.country
        referent.by.append(f"towns.tsv: {town.name}")


def _take_known(page: Page, referent: Referent, known: Known) -> None:
    country = known.form in (Form.NAME, Form.ADJECTIVE) and known.code and referent.kind is not EntityKind.GROUP
    if country and known.code:
        referent.label = country_name(page.atlas, known.code)
    table = "organisations.toml" if known.form is Form.ORGANISATION else "countries.toml"
    referent.country = referent.country or known.code
    referent.sector = referent.sector or known.sector
    if not referent.by:
        referent.by.append(f"{table}: {known.code or known.name}")


def _take_words(page: Page, referent: Referent, phrase: NamePhrase) -> None:
    """What a body's own words say: “Russian Foreign Ministry”, or “Zimbabwe’s Ministry of Health” with the country before it."""
    words, lower, stretch = page.wording.words, page.wording.lower, phrase.stretch
    known = next((one.known for at in range(stretch.first, stretch.last) if (one := known_at(page.atlas, words, at))), None)
    before = read_modifiers(page, stretch.first)
    code = before.country or (known.code if known else None)
    if code and referent.country is None:
        referent.country = code
        referent.by.append(f"countries.toml: {code}")
    nouns = [(at, found[1]) for at in range(stretch.first + 1, stretch.last + 1) if (found := noun_before(page.lexicon, lower, at))]
    bodies = [(at, noun) for at, noun in nouns if noun.kind is EntityKind.ORGANISATION]
    if bodies and referent.sector is None:
        at, noun = next(((at, noun) for at, noun in bodies if at == stretch.last), bodies[0])
        referent.sector = sector_of(page, noun, Stretch(stretch.first, at), Modifiers(stretch.first))
        referent.nouns.append(noun)
        referent.by.append(f"entities.toml: {noun.key}")
    elif referent.sector is None and fold(words[stretch.last - 1]) in page.lexicon.legal_forms:
        referent.sector = "BUS"
