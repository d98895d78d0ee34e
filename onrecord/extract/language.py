"""The language of a report."""

from dataclasses import dataclass

from onrecord.knowledge import load_table

FEWEST_LETTERS = 250
"""Fewer letters than this say nothing about a language that is not told at a glance: shorter English texts full of names were taken for
Pidgin, Bikol or Shona.
"""

READ = 4000
"""Characters that are looked at."""

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class LanguageTable:
    """`lang/en/language.toml`: words whose share of a text tells the language."""

    least_share: float
    words: tuple[str, ...]
    examples: tuple[str, ...]


def find_language(words: str, declared: str | None) -> str | None:
    """ISO 639-1 code: English where the words say so at a glance, else what the file declares, else what the words look like.

    None for too few words. The glance comes first because some English pages declare another language, and because the close look costs
    more than all the rest of reading a short report.
    """
    if _at_a_glance(words[:READ]):
        return ENGLISH
    if declared:
        return declared[:2].lower()
    if sum(map(str.isalpha, words[:READ])) < FEWEST_LETTERS:
        return None
    from py3langid import classify

    code: str = classify(words[:READ])[0]
    return code


def _at_a_glance(words: str) -> bool:
    table = load_table(LanguageTable, "lang/en/language.toml")
    told = [word.strip('.,;:!?“”"‘’()').lower() for word in words.split()]
    return bool(told) and sum(word in table.words for word in told) >= table.least_share * len(told)
