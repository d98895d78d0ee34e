"""JSON: the whole comparison as one object that reads back as it was, with a line for each report, story and affair."""

from collections.abc import Iterator
from typing import TextIO

from onrecord.exports.jsonl import json_line
from onrecord.exports.stories.export import StoryExport
from onrecord.records import Comparison, contract_fields, to_plain

_LISTS = ("records", "stories", "affairs")


def write(comparison: Comparison, out: TextIO) -> None:
    """One object. Spans are `[start, end)` in code points of the `document.text` of the report that they lie in.

    Records, stories and affairs stand one a line, so that two comparisons can be told apart line by line.
    """
    single = [name for name in reversed(contract_fields(Comparison)) if name not in _LISTS]
    lines = [f"{json_line(name)}:{json_line(to_plain(getattr(comparison, name)))}" for name in single]
    out.write("{" + ",\n".join(lines))
    for name in _LISTS:
        out.write(f",\n{json_line(name)}:[")
        out.writelines(_rows(getattr(comparison, name)))
        out.write("]")
    out.write("}\n")


def _rows(nouns: tuple[object, ...]) -> Iterator[str]:
    for place, noun in enumerate(nouns):
        yield (",\n" if place else "\n") + json_line(to_plain(noun))
    if nouns:
        yield "\n"


EXPORT = StoryExport("json", ".json", "one JSON object; spans are [start, end) in code points of document.text", write)
