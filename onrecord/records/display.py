"""A record as a small HTML table, for notebooks. The full page is an export."""

from html import escape

from onrecord.records.record import Record
from onrecord.records.span import words
from onrecord.records.statement import Statement

_CELL = "<td style='text-align:left'>{}</td>"
_HEAD = "<tr><th>speaker</th><th>mode</th><th>words</th><th>condition</th></tr>"
_TABLE = "<table><caption>{title}</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"


def as_html(record: Record) -> str:
    """A table of who said what; everything that comes from the report is escaped."""
    if record.failures:
        return "<p>" + "<br>".join(escape(f"{one.reason}: {one.message}") for one in record.failures) + "</p>"
    text = record.document.text or ""
    names = {entity.id: entity.name for entity in record.entities}
    rows = "".join(_row(text, names, statement) for statement in record.statements)
    title = record.article.title if record.article else None
    return _TABLE.format(head=_HEAD, title=escape(words(text, title) if title else record.document.uri), rows=rows)


def _row(text: str, names: dict[str, str], statement: Statement) -> str:
    content = " … ".join(words(text, piece) for piece in statement.content)
    condition = words(text, statement.condition) if statement.condition else ""
    speaker = names.get(statement.speaker or "", "")
    cells = (speaker, statement.mode, content, condition)
    return "<tr>" + "".join(_CELL.format(escape(cell)) for cell in cells) + "</tr>"
