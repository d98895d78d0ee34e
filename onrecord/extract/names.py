"""What looks like a name in a title, a byline or an appeal, by capitals alone: none of these lines is read by the network."""

import re

from onrecord.extract.imprint import load_imprint

SEPARATOR = re.compile(r"\s+(?:[-–—|•·»:]|::|\|\|)\s+|\s*[|•·]\s*|\t+")
"""What parts a headline from its paper, or a name from a date, on one line."""

_TOKEN = re.compile(r"[^\s,;]+")
_NAME_TOKEN = re.compile(r"[^\W\d_][\w.'’/-]*")


def parts_of(line: str) -> list[tuple[int, int]]:
    """Start and end of the parts of a line between separators, in order."""
    edges = [0, *(edge for match in SEPARATOR.finditer(line) for edge in match.span()), len(line)]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def tokens_of(words: str) -> list[str]:
    """Words of a name, without commas."""
    return _TOKEN.findall(words)


def is_name_token(token: str) -> bool:
    """Whether a word may be part of a person's name: a capital first, or a small word that names hold (“van”, “al-”)."""
    if not _NAME_TOKEN.fullmatch(token):
        return False
    return token[0].isupper() or token.casefold().strip("-'’") in load_imprint().particles


def is_person_shaped(words: str, *, fewest: int = 2) -> bool:
    """Whether words could be one person's name: `fewest` to five words, all of them parts of a name, the last with a capital."""
    tokens = tokens_of(words)
    return fewest <= len(tokens) <= 5 and all(map(is_name_token, tokens)) and tokens[0][0].isupper() and tokens[-1][0].isupper()
