"""JSON lines: one object a report, the contract that other tools rely on. Keys are added, never renamed."""

import json
import re
from collections.abc import Iterable
from typing import TextIO

from onrecord.exports.export import Export
from onrecord.records import Article, Record, to_plain
from onrecord.records.encoding import Plain

KEYS = ("schema", "document", "article", "entities", "statements", "events", "times", "uncoded", "failures", "fingerprint")

_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Left alone by `json`, yet a line end to some readers, a command to a terminal, or not encodable. In JSON all of them can stand in
strings only, so that escaping them in the finished line is right."""


def write(records: Iterable[Record], out: TextIO) -> None:
    """One line a record. Spans are `[start, end)` in code points of `document.text`; unknown is null or an empty list."""
    for record in records:
        out.write(json_line(_report(record)) + "\n")


def json_line(plain: Plain) -> str:
    """Plain values (see `to_plain`) as one line of JSON without its line end. Raises `ValueError` for a number that JSON has not."""
    line = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def _report(record: Record) -> dict[str, Plain]:
    plain = to_plain(record)
    # A report that could not be read keeps the shape of the others: readers of the contract index article["body"] without asking.
    plain["article"] = to_plain(record.article or Article())
    return {key: plain[key] for key in KEYS}


EXPORT = Export("jsonl", ".jsonl", "JSON lines, one object a report; spans are [start, end) in code points of document.text", write)
