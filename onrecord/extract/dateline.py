"""The dateline: where a report was filed, when, and by which agency, at the head of its first paragraph."""

import re

from onrecord.records import Span

LONGEST = 90
"""A dateline ends within this many characters."""

_PLACE = r"[^\W\d_][\w.'’-]*(?:[ /][^\W\d_][\w.'’-]*){0,4}"
_DATE = r"(?:[^\W\d_]{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [^\W\d_]{3,9}\.?(?: \d{4})?)"
_AGENCY = r"(?P<agency> ?\([^()\n]{2,40}\))"
_DASH = r"(?:—|–|--?|/[A-Z ]{2,20}/\.?)"
_SHAPE = re.compile(
    rf"(?P<place>{_PLACE}(?:, (?!{_DATE}){_PLACE}){{0,2}})(?:,? {_DATE}|, [^\W\d_]{{3,6}}day)?{_AGENCY}?\.? ?{_DASH}(?=\s+(?P<next>\S))"
)


def find_dateline(text: str, paragraph: Span) -> Span | None:
    """The dateline at the head of a paragraph, such as “LONDON, March 3 (Agency) —”, its dash included; None where there is none.

    The place stands in capitals, or an agency in brackets after it; a sentence begins behind the dash.
    """
    match = _SHAPE.match(text, paragraph.start, min(paragraph.end, paragraph.start + LONGEST))
    if not match or not match["place"][0].isupper() or match["next"].islower():
        return None
    first = match["place"].partition(",")[0]
    return Span(*match.span()) if match["agency"] or (first.isupper() and len(first) > 2) else None
