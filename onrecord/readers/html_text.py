"""What a page shows: its visible words in the order of the document, in lines as a browser lays them out."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.readers.limits import DOM_DEPTH, exceeded
from onrecord.records import Block, BlockKind, Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SPACES = re.compile(r"[ \t\n\r\f]+")
UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

UNSEEN = frozenset(
    "head script style template noscript noembed noframes select datalist textarea svg math iframe canvas audio video".split()  # noqa: SIM905
)
"""Elements that show nothing, or nothing that is words of the page."""

LINES = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
        ),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html"),
        *("legend", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp"),
    )
)
"""Elements that begin a line of their own (HTML standard, section Rendering), each cell of a table, and the line break."""

KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "blockquote": BlockKind.QUOTATION,
    **dict.fromkeys(("td", "th"), BlockKind.TABLE),
}
"""What an element makes of the words in it, down to the next such element. A `p` in a cell is a paragraph: tables lay out pages, too."""

PRESERVED = frozenset(("pre", "listing", "plaintext", "xmp"))
"""Elements whose white space is shown as it is written."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that a page shows. `tag` is the element that gave it its kind ("" for none); lines of one such element share `owner`."""

    block: Block
    tag: str
    owner: int


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of a page and those of its lines that hold words."""

    text: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    tag: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    owner: int = 0
    preserved: bool = False


@dataclass(slots=True)
class _Layout:
    """A page half laid out: finished lines, and the pieces of the one being written with the frame that it began in."""

    written: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    frame: _Frame | None = None


def show_page(uri: str, root: "HtmlElement") -> Page:
    """The text and lines that a page shows. Left out is what is not seen: scripts, templates, hidden elements, form fields, drawings.

    White space is collapsed as a browser does it, but in preformatted text. Raises `LimitExceeded` for nesting that parsers cut off.
    """
    from lxml.etree import iterwalk

    layout, frames, owners = _Layout(), [_Frame()], 0
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            owners += 1
            if len(frames) > DOM_DEPTH.most:
                raise exceeded(uri, DOM_DEPTH)
            _start(layout, frames, element, owners)
            if _is_unseen(element):
                walk.skip_subtree()
            else:
                _write(layout, element.text, frames[-1])
        else:
            frames.pop()
            if element.tag in LINES:
                _end_line(layout)
            _write(layout, element.tail, frames[-1])
    _end_line(layout)
    return Page("\n".join(layout.written), tuple(layout.lines))


def _start(layout: _Layout, frames: list[_Frame], element: "HtmlElement", owner: int) -> None:
    if element.tag in LINES:
        _end_line(layout)
    frames.append(_framed(frames[-1], element.tag, owner))


def _framed(around: _Frame, tag: str, owner: int) -> _Frame:
    preserved = around.preserved or tag in PRESERVED
    if tag in KINDS:
        return _Frame(tag, KINDS[tag], owner, preserved)
    if tag == "p" and around.kind is BlockKind.TABLE:
        return _Frame(preserved=preserved)
    return _Frame(around.tag, around.kind, around.owner, preserved) if preserved != around.preserved else around


def _is_unseen(element: "HtmlElement") -> bool:
    claims = element.attrib
    return (
        element.tag in UNSEEN
        or "hidden" in claims
        or claims.get("aria-hidden", "").lower() == "true"
        or bool(UNSEEN_STYLE.search(claims.get("style", "")))
        or (element.tag == "dialog" and "open" not in claims)
    )


def _write(layout: _Layout, words: str | None, frame: _Frame) -> None:
    if not words:
        return
    first, *others = words.split("\n") if frame.preserved else [words]
    _add(layout, first, frame)
    for line in others:
        _end_line(layout)
        _add(layout, line, frame)


def _add(layout: _Layout, words: str, frame: _Frame) -> None:
    layout.pieces.append(words)
    if layout.frame is None and not words.isspace() and words:
        layout.frame = frame


def _end_line(layout: _Layout) -> None:
    frame, pieces = layout.frame, layout.pieces
    layout.frame, layout.pieces = None, []
    if frame is None:
        return
    joined = "".join(pieces)
    shown = joined.rstrip() if frame.preserved else SPACES.sub(" ", joined).strip()
    indent = len(shown) - len(shown.lstrip())
    span = Span(layout.length + indent, layout.length + len(shown))
    layout.written.append(shown)
    layout.lines.append(Line(Block(span, frame.kind), frame.tag, frame.owner))
    layout.length += len(shown) + 1
