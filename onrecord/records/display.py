"""A record as a small HTML table, for notebooks. The full page is an export."""

from html import escape

from onrecord.records.record import Record
from onrecord.records.span import words
from onrecord.records.statement import Statement

_ROW = "<tr><td>{speaker}</td><td>{mode}</td><td style='text-align:left'>{content}</td><td style='text-align:left'>{condition}</td></tr>"
_TABLE = "<table><caption>{title}</caption><thead><tr><th>speaker</th><th>mode</th><th>words</th><th>condition</th></tr></thead><tbody>{rows}</tbody></table>"


def as_html(record: Record) -> str:
    """A table of who said what; everything that comes from the report is escaped."""
    if record.failures:
        return "<p>" + "<br>".join(escape(f"{one.reason}: {one.message}") for one in record.failures) + "</p>"
    text = record.document.text or ""
    names = {entity.id: entity.name for entity in record.entities}
    rows = "".join(_row(text, names, statement) for statement in record.statements)
    title = record.article.title if record.article else None
    return _TABLE.format(title=escape(words(text, title) if title else record.document.uri), rows=rows)


def _row(text: str, names: dict[str, str], statement: Statement) -> str:
    content = " … ".join(words(text, piece) for piece in statement.content)
    condition = words(text, statement.condition) if statement.condition else ""
    speaker = names.get(statement.speaker or "", "")
    return _ROW.format(speaker=escape(speaker), mode=escape(statement.mode), content=escape(content), condition=escape(condition))
