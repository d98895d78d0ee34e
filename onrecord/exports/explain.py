"""For each statement what the record rests on: the words, and part by part what decided and how surely."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from onrecord.exports.export import Export
from onrecord.exports.visible import visible_line
from onrecord.records import Record, Span, Statement, words

WIDTH = 10
"""Characters of the column of names."""


def write(records: Iterable[Record], out: TextIO) -> None:
    """A block a statement. Scores run from 0 to 1; a table row is named by its file, which an overlay folder may replace."""
    for record in records:
        out.write(f"{visible_line(record.document.uri)}\n")
        for failure in record.failures:
            out.write(f"  {visible_line(f'failed at {failure.stage}: {failure.reason}: {failure.message}')}\n")
        for number, statement in enumerate(record.statements, 1):
            out.write(f"\n  statement {number}\n")
            out.writelines(f"    {name:<{WIDTH}}{visible_line(line)}\n" for name, line in _lines(record, statement))
        out.write("\n")


def _lines(record: Record, statement: Statement) -> Iterator[tuple[str, str]]:
    """Each part of the statement as printed, with what decided."""
    speakers = {entity.id: entity.name for entity in record.entities}
    numbers = {one.id: number for number, one in enumerate(record.statements, 1)}
    content = " … ".join(_words(record, piece) for piece in statement.content)
    parts = {
        "speaker": speakers.get(statement.speaker or "", "nobody is named"),
        "source": _words(record, statement.source),
        "cue": _words(record, statement.cue),
        "content": content,
        "condition": _words(record, statement.condition),
        "negated": "yes" if statement.negated else "",
        "stance": statement.stance.value,
    }
    grounds = {one.of: one for one in statement.grounds}
    for name, part in parts.items():
        why = grounds.get(name)
        if part:
            yield name, f"{part} ← {why.by} {why.score:.2f}" if why else part
    yield "mode", statement.mode.value
    if statement.within:
        yield "within", f"statement {numbers[statement.within]}"
    yield "found by", f"{statement.evidence.by} {statement.evidence.score:.2f}"


def _words(record: Record, span: Span | None) -> str:
    if span is None:
        return ""
    return f"[{span.start}, {span.end})" if record.document.text is None else words(record.document.text, span)


EXPORT = Export("explain", ".explain", "each statement with what decided its parts, and how surely", write)
