"""One self-contained page for a person: every story with its reports laid beside each other, and what differs marked in their words.

No script, no request: a Content-Security-Policy allows one style sheet, by its digest, and nothing else. Everything that comes from
a report is escaped; only http and https addresses become links. A difference is shown as a fact about two texts, never as a verdict.
"""

from typing import TextIO

from onrecord.exports.stories.export import StoryExport
from onrecord.exports.stories.spread import make_page
from onrecord.exports.templates import read_style, write_page
from onrecord.records import Comparison


def write(comparison: Comparison, out: TextIO) -> None:
    """The page of a comparison. Equal comparisons give an equal page: no clock, no chance."""
    style = read_style("page.css") + read_style("stories.css")
    write_page("stories.html.j2", style, {"page": make_page(comparison), "fingerprint": comparison.fingerprint}, out)


EXPORT = StoryExport("html", ".html", "one self-contained page: stories, origins, statements side by side with differences marked", write)
