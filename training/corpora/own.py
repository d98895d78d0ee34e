"""Our own examples: invented reports in `training/examples/*.toml` for what no corpus marks, such as modes and types word by word.

```toml
[[examples]]
text = "Premier Ana Doric will visit Oslo if the talks go ahead."
all = true                           # every word that is not listed tells of no event; default false: nothing is said of them
[[examples.predicates]]
word = "visit"                       # words of the text as they stand; the first is the predicate
after = "will"                       # where they occur twice: those that first follow these words, which occur once
type = "CONSULT"                     # PLOVER's type, or "none"; absent: not said
modes = ["future", "hypothetical"]   # all that hold; absent: not said
certainty = 1.0                      # -3 (certainly not) to 3 (certainly); absent: not said
```
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import KnowledgeError
from onrecord.model.tasks import CERTAINTY, EVENT_TYPE, MODES, OUTSIDE, PREDICATES
from onrecord.model.words import find_words
from onrecord.records import Auxiliary, EventType, Span
from training.corpora.example import Example, Flagged, Tagged, TagGold, Valued, paragraphs

HEADS = (PREDICATES.name, EVENT_TYPE.name, MODES.name, CERTAINTY.name)

EXAMPLES = Path(__file__).parents[1] / "examples"
NO_EVENT = "none"

_EXAMPLE_KEYS = {"text": str, "all": bool, "predicates": list}
_PREDICATE_KEYS = {"word": str, "after": str, "type": str, "modes": list, "certainty": (int, float)}
_TYPES = (NO_EVENT, *EventType)
_HELD_OUT = 6


def examples(folder: Path, split: str) -> Iterator[Example]:
    """Every sixth example of each file is `dev`, the others `train`. `folder` is not asked: these files lie beside the code."""
    for file in sorted(EXAMPLES.glob("*.toml")):
        for place, one in enumerate(read_examples(file), 1):
            if split == ("train" if place % _HELD_OUT else "dev"):
                yield one


def read_examples(file: Path) -> tuple[Example, ...]:
    """The examples of one file, in order. Raises `KnowledgeError`, which names file and text, at the first that is wrong."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        _check_keys(content, {"examples": list})
    except (ValueError, OSError) as error:
        raise KnowledgeError(str(file), "", str(error)) from error
    return tuple(_read_example(file, place, row) for place, row in enumerate(content.get("examples", []), 1))


def _read_example(file: Path, place: int, row: Any) -> Example:
    try:
        return _example(f"{file.stem}-{place}", row)
    except ValueError as error:
        named = row.get("text") if isinstance(row, dict) else None
        raise KnowledgeError(str(file), str(named or f"example {place}"), str(error)) from error


def _example(name: str, row: Any) -> Example:
    _check_keys(row, _EXAMPLE_KEYS, needed="text")
    text, listed = row["text"], row.get("predicates", [])
    _expect(bool(listed) or row.get("all", False), "no predicates, and not `all = true`: nothing to learn")
    for one in listed:
        _check_predicate(one)
    words = [find_predicate(text, one["word"], one.get("after")) for one in listed]
    _expect(len(set(words)) == len(words), "a word is listed twice")
    found = list(zip(words, listed, strict=True))
    typed = tuple(Tagged(word, _labels(one)) for word, one in found)
    return Example(
        name,
        text,
        tags={
            EVENT_TYPE.name: TagGold(typed, partial=not row.get("all", False)),
            PREDICATES.name: TagGold(tuple(Tagged(word, ("predicate",)) for word in words), partial=True),
        },
        flags={MODES.name: tuple(_flagged(word, one["modes"]) for word, one in found if "modes" in one)},
        numbers={CERTAINTY.name: tuple(Valued(word, float(one["certainty"])) for word, one in found if "certainty" in one)},
    )


def find_predicate(text: str, word: str, after: str | None) -> Span:
    """The first word of `word` in the text: its only occurrence, or the first that follows the only occurrence of `after`.

    Raises `ValueError` where there is none, or several.
    """
    start = 0 if after is None else _only(text, after).end
    found = _occurrences(text, word, start)[:1] if after else [_only(text, word)]
    _expect(bool(found), f"{word!r} does not follow {after!r}")
    first = next((one for one in find_words(text, paragraphs(text)) if one.start == found[0].start), None)
    if first is None:
        raise ValueError(f"{word!r} does not begin with a word")
    return first


def _only(text: str, words: str) -> Span:
    found = _occurrences(text, words, 0)
    _expect(bool(found), f"{words!r} does not occur")
    _expect(len(found) == 1, f"{words!r} occurs {len(found)} times")
    return found[0]


def _occurrences(text: str, words: str, start: int) -> list[Span]:
    """Where these words stand as whole words, from `start` on."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return [Span(*one.span()) for one in pattern.finditer(text, start)]


def _labels(predicate: dict[str, Any]) -> tuple[str, ...]:
    """The label of a predicate's type; none at all where it is not said, so that it may be any."""
    if "type" not in predicate:
        return ()
    return (OUTSIDE if predicate["type"] == NO_EVENT else predicate["type"],)


def _flagged(word: Span, modes: list[str]) -> Flagged:
    return Flagged(word, tuple(one for one in Auxiliary if one in modes), tuple(one for one in Auxiliary if one not in modes))


def _check_predicate(row: Any) -> None:
    _check_keys(row, _PREDICATE_KEYS, needed="word")
    _expect(len(row) > len(row.keys() & {"word", "after"}), f"nothing is said of {row['word']!r}")
    _expect(row.get("type", NO_EVENT) in _TYPES, f"{row.get('type')!r} is no type; types are {', '.join(_TYPES)}")
    wrong = [one for one in row.get("modes", []) if one not in list(Auxiliary)]
    _expect(not wrong, f"{wrong!r}: modes are {', '.join(Auxiliary)}")
    _expect(-3 <= row.get("certainty", 0) <= 3, f"certainty {row.get('certainty')} is not within -3 and 3")


def _check_keys(row: Any, known: dict[str, Any], *, needed: str = "") -> None:
    _expect(isinstance(row, dict), "must be a table")
    for key, value in row.items():
        _expect(key in known, f"unknown key {key!r}; known are {', '.join(known)}")
        _expect(isinstance(value, known[key]) and isinstance(value, bool) is (known[key] is bool), f"{key!r} is of the wrong kind")
    _expect(not needed or bool(row.get(needed)), f"{needed!r} is missing")


def _expect(true: bool, message: str) -> None:  # noqa: FBT001
    if not true:
        raise ValueError(message)
