"""One self-contained page for a person: every report with its statements marked in the text and explained in the margin.

No script, no request: a Content-Security-Policy allows one style sheet, by its digest, and nothing else. Everything that comes from
a report is escaped; only http and https addresses become links.
"""

from collections.abc import Iterable
from typing import TextIO

from onrecord.exports.export import Export
from onrecord.exports.happenings import Choice
from onrecord.exports.sheets import Sheet, make_sheets
from onrecord.exports.templates import read_style, write_page
from onrecord.records import Record

_LIT_PASSAGE = ".report:has(:is(.c{0}:is(:hover,:focus-within,:target),.n{0}:is(:hover,:focus-visible,:target))) .s{0}"
_HIDDEN = ".events:has(input.{0}:not(:checked)) tr.{0}"
_LIT_CARD = ".report:has(:is(.s{0},.n{0}):is(:hover,:target)) .c{0}"


def write(records: Iterable[Record], out: TextIO) -> None:
    """The page of all these records, one section a report. Equal records give an equal page: no clock, no chance."""
    shown = tuple(records)
    sheets = list(make_sheets(shown))
    style = _style(max((len(record.statements) for record in shown), default=0), [choice for sheet in sheets for choice in _choices(sheet)])
    write_page("page.html.j2", style, {"records": shown, "sheets": sheets}, out)


def _choices(sheet: Sheet) -> tuple[Choice, ...]:
    return (*sheet.happenings.types, *sheet.happenings.vouchers)


def _style(statements: int, choices: list[Choice]) -> str:
    """The style sheet, with the rules that light up statement n in the text for its card, and the other way round, and those that hide
    events whose box is not ticked.

    Numbers restart with each report, so that the longest report decides how many rules there are.
    """
    numbers = range(1, statements + 1)
    keys = sorted({choice.key for choice in choices})
    hidden = f"{','.join(_HIDDEN.format(key) for key in keys)}{{display:none}}\n" if keys else ""
    lit = (hidden, _rule(_LIT_PASSAGE, numbers, "background:var(--lit)"), _rule(_LIT_CARD, numbers, "border-color:var(--accent)"))
    return read_style("page.css") + "".join(lit)


def _rule(selector: str, numbers: range, declaration: str) -> str:
    return f"{','.join(selector.format(number) for number in numbers)}{{{declaration}}}\n" if numbers else ""


EXPORT = Export(
    "html", ".html", "one self-contained page: the reports with their statements marked, cards in the margin, events on a timeline", write
)
