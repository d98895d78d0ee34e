"""Which names of persons name the same one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.extract.mentions.lexicon_tables import Gender
from onrecord.extract.mentions.names import NamePhrase, gender_of
from onrecord.extract.mentions.offices import Office, Page
from onrecord.extract.mentions.referents import Referent, add_name, fold, fold_name, has_run
from onrecord.records import EntityKind, Span

_ARTICLES = ("al", "el", "as", "ash", "ad", "an", "at", "az")
_SHORTENED = 3
"""A given name may be cut to this many letters: “Alex” for “Alexander”, but not “Al”."""
_NO_OFFICE = ("civilian", "member", "relative")
"""What a person may be without holding an office or following a calling."""
_TYPO = 5
"""Words shorter than this must agree letter by letter."""

_NAMESAKES = 100
"""How many persons who share a word of the name are compared; a report with more is a list, and its last ones count."""


@dataclass(slots=True, eq=False)
class _Person:
    """A person while names are being sorted: every full form of the name, the last words as printed, and where it was last read."""

    referent: Referent
    forms: list[tuple[str, ...]] = field(default_factory=list)
    surnames: set[str] = field(default_factory=set)
    last: int = -1


def group_persons(page: Page, phrases: Iterable[NamePhrase]) -> list[Referent]:
    """One referent a person. Full names come first, wherever they stand; a short name goes to its bearer who was named last."""
    named = [(phrase, _parts(page, phrase)) for phrase in phrases]
    people: list[_Person] = []
    index: dict[str, list[_Person]] = {}
    full: dict[Span, _Person] = {}
    for phrase, parts in named:
        if _is_full(page, phrase, parts):
            full[phrase.core] = _person_of_full(page, phrase, parts, people, index)
    for phrase, parts in named:
        person = full.get(phrase.core) or _person_of_short(page, phrase, parts, people, index)
        person.last = phrase.stretch.first
        _add(page, person.referent, phrase)
    return [person.referent for person in people]


def _parts(page: Page, phrase: NamePhrase) -> tuple[str, ...]:
    parts = [part for part in fold_name(phrase.written) if part]
    while len(parts) > 1 and parts[-1] in page.lexicon.suffixes:
        parts.pop()
    kept = [part for part in parts if part not in _ARTICLES]
    return tuple(kept or parts)


def _is_full(page: Page, phrase: NamePhrase, parts: tuple[str, ...]) -> bool:
    """Whether a given name and a surname stand here; a hyphen makes no two names of one: “Abdi-Cole”."""
    apart = len(phrase.written.split()) > 1
    return apart and sum(part not in page.lexicon.particles for part in parts) > 1 and parts[0] not in page.lexicon.particles


def _person_of_full(
    page: Page, phrase: NamePhrase, parts: tuple[str, ...], people: list[_Person], index: dict[str, list[_Person]]
) -> _Person:
    gender = gender_of(page, phrase)
    sounds = f"{_sounds(page, parts[-1])}~"
    for person in _sharing((*parts, sounds), index):
        if not _clash(person.referent.gender, gender) and any(_same_full(page, parts, form) for form in person.forms):
            break
    else:
        person = _new_person(people)
    if parts not in person.forms:
        person.forms.append(parts)
    person.surnames.add(fold(phrase.written.split()[-1]))
    person.referent.gender = person.referent.gender or gender
    for part in (*parts, sounds, _beginning(parts[-1])):
        if person not in (known := index.setdefault(part, []))[-_NAMESAKES:]:
            known.append(person)
    return person


def _person_of_short(
    page: Page, phrase: NamePhrase, parts: tuple[str, ...], people: list[_Person], index: dict[str, list[_Person]]
) -> _Person:
    gender = gender_of(page, phrase)
    ranked = [(_fit(page, phrase, parts, person), person) for person in _sharing((parts[-1], _beginning(parts[-1])), index)]
    fitting = [(fit, person) for fit, person in ranked if fit and not _clash(person.referent.gender, gender)]
    if fitting:
        best = max(fit for fit, _ in fitting)
        rivals = [person for fit, person in fitting if fit == best]
        return max(rivals, key=lambda person: (_office_speaks(phrase, person), person.last))
    person = _new_person(people)
    person.forms.append(parts)
    person.referent.gender = gender
    index.setdefault(parts[-1], []).append(person)
    return person


def _new_person(people: list[_Person]) -> _Person:
    people.append(_Person(Referent(EntityKind.PERSON)))
    return people[-1]


def _sharing(parts: tuple[str, ...], index: dict[str, list[_Person]]) -> list[_Person]:
    """Persons filed under one of these words, in order of appearance."""
    found: list[_Person] = []
    for part in parts:
        found += [person for person in index.get(part, [])[-_NAMESAKES:] if person not in found]
    return found


def _beginning(part: str) -> str:
    """Under what a long surname is filed for misprints."""
    return f"{part[:_SHORTENED]}-" if len(part) > _TYPO else part


def _clash(left: Gender | None, right: Gender | None) -> bool:
    return left is not None and right is not None and left is not right


def _same_full(page: Page, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    short, long = sorted((left, right), key=len)
    if has_run(long, short) >= 0 or _same_sounds(page, left, right):
        return True
    if left[-1] != right[-1]:
        return left[:-1] == right[:-1] and _misprint(left[-1], right[-1])
    return _same_given(left[0], right[0]) and _same_middle(left[1:-1], right[1:-1])


def _same_sounds(page: Page, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether given name and surname are the same but for how another script is written: “Aleksandr Lukashenka”, “Alexander Lukashenko”."""
    ends = [tuple(_sounds(page, part) for part in (name[0], name[-1])) for name in (left, right)]
    return ends[0] == ends[1] and all(len(part) > _SHORTENED for part in ends[0])


def _sounds(page: Page, part: str) -> str:
    """A folded word with the spellings of other scripts made alike."""
    for written, alike in page.lexicon.transliterations:
        part = part.replace(written, alike)
    return part


def _same_given(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if short == long or (len(short) == 1 and long[0] == short) or (len(short) == len("JK") and long[0] == short[0] and len(long) > _TYPO):
        return True
    return (len(short) >= _SHORTENED and long.startswith(short)) or _misprint(left, right)


def _same_middle(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return not left or not right or any(one[0] == other[0] for one in left for other in right)


def _misprint(left: str, right: str) -> bool:
    """Whether two long words differ by one letter, or by two that changed places."""
    short, long = sorted((left, right), key=len)
    if len(short) < _TYPO or len(long) - len(short) > 1:
        return False
    same = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    if short[same + (len(short) == len(long)) :] == long[same + 1 :]:
        return True
    return len(short) == len(long) and short[same : same + 2] == long[same : same + 2][::-1] and short[same + 2 :] == long[same + 2 :]


def _fit(page: Page, phrase: NamePhrase, parts: tuple[str, ...], person: _Person) -> int:
    """How well a short name fits: 4 as the surname, 3 as its end, 2 as what the name begins with, 1 within it, 0 not at all."""
    if fold(phrase.written) in person.surnames:
        return 4
    return max(_fit_form(page, phrase, parts, form) for form in person.forms)


def _fit_form(page: Page, phrase: NamePhrase, parts: tuple[str, ...], form: tuple[str, ...]) -> int:
    at = has_run(form, parts)
    if at < 0:
        bare = tuple(part for part in parts if part not in page.lexicon.particles)
        at = has_run(form, bare) if bare else -1
        parts = bare
    if at < 0:
        return 1 if len(parts) == 1 and len(parts[0]) > _TYPO and _misprint(parts[0], form[-1]) else 0
    if at + len(parts) == len(form):
        return 3
    if at:
        return 1
    courtesy = phrase.setting and phrase.setting.courtesy and phrase.setting.office is None
    return 0 if courtesy and parts[0] in page.lexicon.genders else 2


def _office_speaks(phrase: NamePhrase, person: _Person) -> int:
    """1 where the title before a short name is one that the person bears, -1 where the person bears another, else 0."""
    office = phrase.setting.office if phrase.setting else None
    if office is None or not person.referent.role_words:
        return 0
    return 1 if person.referent.role_words.issuperset(office.words) else -1


def _add(page: Page, referent: Referent, phrase: NamePhrase) -> None:
    add_name(referent, phrase)
    referent.gender = referent.gender or gender_of(page, phrase)
    for office in (phrase.setting.office if phrase.setting else None, phrase.apposition):
        if office:
            add_office(referent, office)
    if phrase.setting and phrase.setting.country:
        add_country(referent, phrase.setting.country)


def add_office(referent: Referent, office: Office) -> None:
    """Takes an office as one that this person holds. The first that is printed gives role and sector, the first with a country that."""
    rank = office.noun.rank if office.noun else None
    if rank == "relative":
        return
    if office.noun:
        referent.nouns.append(office.noun)
    if rank not in _NO_OFFICE:
        referent.role_words.update(office.words)
        referent.role = referent.role or office.role
    if referent.sector is None and office.sector:
        referent.sector = office.sector
        referent.by.append(f"entities.toml: {office.noun.key if office.noun else office.role.lower()}")
    if office.country:
        add_country(referent, office.country)


def add_country(referent: Referent, code: str) -> None:
    """Takes a country as this person's, unless one is known."""
    if referent.country is None:
        referent.country = code
        referent.by.append(f"countries.toml: {code}")
