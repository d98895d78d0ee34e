"""Nothing that stands in a report becomes active on the page of stories: whatever the words, it is built of the same elements."""

import pytest
from lxml import html

from tests.exports.stories.comparison import CONTEXTS, make_comparison
from tests.exports.stories.test_export import NAMES, written
from tests.exports.test_hostile import PAYLOADS, skeleton


def parsed(payload: str, context: str) -> html.HtmlElement:
    return html.document_fromstring(written("html", make_comparison(payload, context)).encode("utf-8"))


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_payload_changes_what_the_page_is_built_of(context: str) -> None:
    model = skeleton(parsed("other", context))
    for payload in PAYLOADS:
        page = parsed(payload, context)
        assert skeleton(page) == model, payload
        assert {link for link in page.xpath("//@href") if not link.startswith("#")} == set()


@pytest.mark.parametrize("context", CONTEXTS)
def test_the_words_are_still_shown(context: str) -> None:
    for payload in PAYLOADS:
        page = parsed(payload, context)
        shown = "".join([*page.itertext(), *page.xpath("//@title | //@lang")])
        letters = [one for one in payload if one.isalnum()]
        assert "".join(letters) in "".join(one for one in shown if one.isalnum()), payload


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("context", CONTEXTS)
def test_every_payload_can_be_written_as_utf_8(name: str, context: str) -> None:
    for payload in PAYLOADS[::6]:
        written(name, make_comparison(payload, context)).encode("utf-8")
