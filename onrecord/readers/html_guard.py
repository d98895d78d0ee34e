"""Refuses pages that no HTML parser survives, in one linear pass before any parser sees them.

100,000 attributes on one tag take lxml half a minute and more, because each new name is compared with all before it. Nesting is
not counted here: the parser itself stops at 256 levels, which `html_text` sees and refuses.
"""

import re
from collections.abc import Iterator

from onrecord.readers.limits import DOM_NODES, TAG_ATTRIBUTES, exceeded

MARKUP = re.compile(rb"<(?:(?P<comment>!--)|[!?]|(?P<name>[a-z][^\s/>]*+))")
ATTRIBUTE = re.compile(rb"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+")
COMMENT_END = re.compile(rb"--!?>")
RAW_END = {name: re.compile(rb"</" + name + rb"[\s/>]") for name in (b"script", b"style")}
"""Elements whose content is no mark-up, and what ends each."""


def check_page(uri: str, page: str) -> None:
    """Raises `LimitExceeded` for a page with too many tags, comments and attributes, or too many attributes on one tag."""
    nodes = 0
    for attributes in _attribute_counts(page.encode("utf-8", "replace").lower()):
        nodes += 1 + attributes
        if attributes > TAG_ATTRIBUTES.most:
            raise exceeded(uri, TAG_ATTRIBUTES)
        if nodes > DOM_NODES.most:
            raise exceeded(uri, DOM_NODES)


def _attribute_counts(page: bytes) -> Iterator[int]:
    """For each start tag or comment of a page in small letters, how many attributes it has; counting stops above the limit.

    Where a comment, script or style is never closed, what follows counts as mark-up: too much is better than too little here.
    Each end is looked for only while there is one, which keeps the pass linear.
    """
    unending: set[re.Pattern[bytes]] = set()
    at = 0
    while markup := MARKUP.search(page, at):
        at, count = markup.end(), 0
        while markup["name"] and count <= TAG_ATTRIBUTES.most and (attribute := ATTRIBUTE.match(page, at)):
            at, count = attribute.end(), count + 1
        yield count
        ending = COMMENT_END if markup["comment"] else RAW_END.get(markup["name"] or b"")
        if ending is None or ending in unending:
            continue
        if closed := ending.search(page, at - len(b"--") if markup["comment"] else at):
            at = closed.start()
        else:
            unending.add(ending)
