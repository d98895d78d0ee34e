"""Which outlet printed the report: never a guess, always a name that stands on the page where an outlet's name stands."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from onrecord.extract.cues import words_of
from onrecord.extract.imprint import OutletRow, folded, load_imprint
from onrecord.extract.names import tokens_of

MOST_TOKENS = 6
MOST_LINE_TOKENS = 4
MOST_CHARACTERS = 400
"""A copyright line names its holder within so many characters."""

BESIDE = 60
"""Characters that are looked at beside a name."""

VOTES = 2
"""An outlet that only appeals name must stand in two places there that are an outlet's; in more if its name holds no paper's noun."""

_SMALL = ("the", "of", "and", "&", "for", "in", "on", "de", "la", "le", "el", "al", "der", "die", "das")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s,:©]*(?:\(c\)\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?[\s,]*)?(?:by\s+)?", re.IGNORECASE)
_RUN_END = re.compile(r"[.,;:|(]|\s[-–—]\s|\ball\b|\bAll\b|\d{4}")
_RUN = re.compile(r"[A-Z\u00c0-\u00de][\w’'&-]*(?:\s+(?:(?:of|and|the|for|de|la)\s+)?[A-Z\u00c0-\u00de][\w’'&-]*)*")
_POSSESSIVE = re.compile(r"['’]s$")


def is_outlet_name(words: str, elsewhere: Iterable[str] = ()) -> bool:
    """Whether words that stand where an outlet may be named are an outlet's name: a known one, one made of a paper's nouns, or one that
    the page's own furniture names again (`elsewhere`).
    """
    name = bare_name(words)
    tokens = tokens_of(name)
    if known_outlet(name):
        return True
    if not 1 <= len(tokens) <= MOST_TOKENS or not all(token[0].isupper() or token.casefold() in _SMALL for token in tokens):
        return False
    return _has_noun(tokens) or _is_named_again(name, elsewhere)


def is_outlet_line(words: str) -> bool:
    """Whether a whole line is an outlet's name: a known one, or a short one that ends in a paper's noun (“The Harbour Ledger”)."""
    name = bare_name(words)
    tokens = tokens_of(_without_article(name))
    if known_outlet(name):
        return True
    return 2 <= len(tokens) <= MOST_LINE_TOKENS and tokens[-1].casefold() in load_imprint().nouns and is_outlet_name(name)


def bare_name(words: str) -> str:
    """An outlet's name without a remark in brackets behind it."""
    return _ASIDE.sub("", words).strip()


def known_outlet(name: str) -> OutletRow | None:
    """The row of an outlet that goes by this name."""
    return load_imprint().outlets.get(folded(name))


def outlet_of_address(uri: str) -> str | None:
    """The outlet whose pages lie at this web address, if the table knows it."""
    host = (urlsplit(uri).hostname or "").removeprefix("www.") if "://" in uri else ""
    rows = load_imprint().outlets.values()
    return next((row.name for row in rows if host and any(host == one or host.endswith(f".{one}") for one in row.hosts)), None)


def outlet_of_copyright(lines: Iterable[str]) -> str | None:
    """The holder of a copyright line among these lines (“© 2021 Estuary Sentinel”). An agency's copyright says nothing of the outlet."""
    for line in (line[:MOST_CHARACTERS] for line in lines):
        for match in _COPYRIGHT.finditer(line):
            rest = line[match.end() :]
            end = _RUN_END.search(rest)
            name = rest[: end.start() if end else len(rest)].strip()
            row = known_outlet(name)
            if name and is_outlet_name(name) and not (row and row.agency):
                return name
    return None


def outlet_of_appeals(lines: Sequence[str]) -> str | None:
    """The outlet that appeals to its readers name as the one to help, if two places agree: “help the Sentinel cover its costs”."""
    votes: Counter[str] = Counter()
    for line in lines:
        for match in _RUN.finditer(line):
            name = _without_article(_POSSESSIVE.sub("", match.group()))
            votes[name] += _slots(line, match)
    ranked = [(count, name) for name, count in votes.most_common(2) if count > VOTES or (count == VOTES and is_outlet_name(name))]
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _slots(line: str, match: re.Match[str]) -> int:
    """In how many ways a name stands where an appeal names its outlet: behind “help the”, before “depends on”."""
    imprint = load_imprint()
    before = words_of(line[max(0, match.start() - BESIDE) : match.start()])
    after = words_of(line[match.end() : match.end() + BESIDE])
    before = before[:-1] if before[-1:] == ("the",) else before
    leads = any(before[-len(cue) :] == cue for cue in imprint.before)
    follows = any(after[: len(cue)] == cue for cue in imprint.after)
    return leads + follows


def _without_article(name: str) -> str:
    return name[4:] if name.startswith("The ") else name


def _has_noun(tokens: list[str]) -> bool:
    """One noun that papers are named by, and one word that is more than a section's."""
    words = [token.casefold().strip(".") for token in tokens if token.casefold() not in _SMALL]
    imprint = load_imprint()
    return any(word in imprint.nouns for word in words) and any(word not in imprint.sections for word in words)


def _is_named_again(name: str, elsewhere: Iterable[str]) -> bool:
    """Whether other lines of the page's furniture name it, in full or by initials before a word for a newsroom (“EWS Staff”)."""
    initials = "".join(token[0] for token in tokens_of(name) if token[0].isupper())
    staff = {f"{initials.casefold()} {word}" for word in load_imprint().staff} if len(initials) > 1 else set()
    wanted = f" {' '.join(words_of(_without_article(name)))} "
    return any(wanted in f" {' '.join(words_of(line))} " or " ".join(words_of(line)) in staff for line in elsewhere)
