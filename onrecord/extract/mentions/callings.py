"""What stands beside the names of persons and is in no table: “Cornelius Whitlock, an apple grower,”, “the plant breeder Annelise Berg”."""

from collections.abc import Iterable, Iterator

from onrecord.extract.mentions.offices import Page
from onrecord.extract.mentions.referents import Referent
from onrecord.extract.mentions.wording import Stretch
from onrecord.records import EntityKind

LONGEST = 6
"""Words of a calling, its article counted."""


def find_callings(page: Page, referents: Iterable[Referent]) -> dict[str, list[Referent]]:
    """The named persons by the head noun of what stands beside their names."""
    found: dict[str, list[Referent]] = {}
    for referent in referents:
        if referent.kind is EntityKind.PERSON:
            nouns = (noun for phrase in referent.phrases for noun in _beside(page, phrase.whole))
            for noun in dict.fromkeys(nouns):
                found.setdefault(noun, []).append(referent)
    return found


def _beside(page: Page, name: Stretch) -> Iterator[str]:
    after, before = calling_after(page, name.last), _before(page, name.first)
    yield from (noun for noun in (after, before) if noun)


def calling_after(page: Page, at: int) -> str | None:
    """The head noun of “, an apple grower from Yakima”: the last word before a mark or a word that opens something else."""
    lower = page.wording.lower
    if lower[at : at + 1] != (",",) or at + 1 >= len(lower) or lower[at + 1] not in page.lexicon.determiners:
        return None
    stop = next((place for place in range(at + 2, min(at + 2 + LONGEST, len(lower))) if not _is_plain(page, place)), None)
    return lower[stop - 1] if stop and stop > at + 2 else None


def _before(page: Page, first: int) -> str | None:
    """The head noun of “the plant breeder” before a name."""
    start = first
    while start and first - start < LONGEST and _is_plain(page, start - 1):
        start -= 1
    article = start < first and start > 0 and page.wording.lower[start - 1] in page.lexicon.determiners
    return page.wording.lower[first - 1] if article else None


def _is_plain(page: Page, at: int) -> bool:
    """Whether a word may be part of a calling: small letters, and none that opens or joins phrases."""
    word = page.wording.words[at]
    return word[:1].islower() and page.wording.lower[at] not in page.lexicon.closed | page.lexicon.determiners
