"""What all pages have in common: one place that escapes, and one that writes the policy, so that no page can forget either.

No script, no request: a Content-Security-Policy allows one style sheet, by its digest, and nothing else.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from onrecord.exports.sheets import dated, title_of
from onrecord.exports.visible import visible

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent / "page"
_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f\\\"<>]+", re.IGNORECASE)


def write_page(template: str, style: str, shown: dict[str, Any], out: TextIO) -> None:
    """A template of the folder `page`, filled with `shown` and this style sheet. Equal values give an equal page: no clock, no chance."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    out.writelines(_environment().get_template(template).generate(**shown, style=style, style_digest=digest))


def read_style(name: str) -> str:
    """A style sheet of the folder `page`."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def web_address(uri: str) -> str | None:
    """The address where it may become a link: only http and https do."""
    return uri if _WEB_ADDRESS.fullmatch(uri) else None


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(title_of=title_of, dated=dated)
    return environment


def _finalized(value: Any) -> Any:
    """Every value that a template prints passes here, so that no control character is forgotten."""
    return visible(value) if type(value) is str else value
