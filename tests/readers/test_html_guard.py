import time

import pytest

from onrecord.errors import LimitExceeded
from onrecord.readers.html_guard import check_page

ATTRIBUTES = " ".join(f"a{number}=1" for number in range(1001))


def limit_of(page: str) -> str | None:
    try:
        check_page("x", page)
    except LimitExceeded as refusal:
        return (refusal.limit or "").rpartition(" ")[0]
    return None


@pytest.mark.parametrize(
    ("page", "limit"),
    [
        (f"<p {ATTRIBUTES}>", "attributes of a tag"),
        (f"<p {ATTRIBUTES.rpartition(' ')[0]}>", None),
        (f"<P\n{ATTRIBUTES.replace('=1 ', '/')}>", "attributes of a tag"),
        (f"<p {ATTRIBUTES.replace('=1', '')}>", "attributes of a tag"),
        (f"<p {ATTRIBUTES}", "attributes of a tag"),
        (f"<p title='{ATTRIBUTES} > <p>'>", None),
        (f"<!-- <p {ATTRIBUTES}> -->", None),
        (f"<!-- --!><p {ATTRIBUTES}> -->", "attributes of a tag"),
        (f"<!--><p {ATTRIBUTES}> -->", "attributes of a tag"),
        (f"<!-- <p {ATTRIBUTES}>", "attributes of a tag"),
        (f"<script>'<p {ATTRIBUTES}>'</SCRIPT >", None),
        (f"<script>'<p {ATTRIBUTES}>'", "attributes of a tag"),
        ("<p>" * 200_000, None),
        ("<p>" * 200_001, "DOM nodes"),
        ("<!---->" * 200_001, "DOM nodes"),
        (f"<p {ATTRIBUTES.rpartition(' ')[0]}>" * 200, "DOM nodes"),
        ("a < b and < c" * 100_000, None),
    ],
)
def test_too_much_mark_up_is_refused_and_what_is_no_mark_up_does_not_count(page: str, limit: str | None) -> None:
    assert limit_of(page) == limit


@pytest.mark.parametrize("piece", ["<", "< ", "<!--", "<script>", "<a b='", '<a b="x', "<a\n", "</", "<a =", "'\"<"])
def test_the_pass_is_linear_in_the_length_of_the_page(piece: str) -> None:
    page = piece * (2_000_000 // len(piece))
    start = time.process_time()
    limit_of(page)
    assert time.process_time() - start < 3
