import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import EmptyReport, InputError, LimitExceeded
from onrecord.records import BlockKind
from tests.readers.reading import read, read_page, shown


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("<p>One<b> and</b>\n  a\thalf</p>tail", "One and a half\ntail"),
        ("<p>One<br>Two<hr>Three", "One\nTwo\nThree"),
        ("<p>Fish &amp; chips &lt;now&gt; &#8364;5&nbsp;m</p>", "Fish & chips <now> €5\u00a0m"),
        ("<span>T</span>he ferry", "The ferry"),
        ("<pre>  if so:\n\n    go\n</pre><p>on</p>", "  if so:\n    go\non"),
        ("<table><tr><td>Port<td>Ships<tr><td>Gozo<td>7</table>", "Port\nShips\nGozo\n7"),
        ("<ul><li>One<li>Two</ul>", "One\nTwo"),
        ("<p>&nbsp;</p><p>One</p>", "One"),
        ("<p>Ada said <!-- never --> so", "Ada said so"),
    ],
)
def test_the_text_is_what_a_browser_shows(body: str, text: str) -> None:
    assert read_page(body).text == text


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var a = '<p>No.</p>'</script>",
        "<style>p {}</style>",
        "<template><p>No.</p></template>",
        "<noscript><p>No.</p></noscript>",
        "<p hidden>No.</p>",
        "<p aria-hidden=TRUE>No.</p>",
        "<div style='color: red; DISPLAY : none'><p>No.</p></div>",
        "<p style='visibility:hidden'>No.</p>",
        "<select><option>No.</select>",
        "<textarea>No.</textarea>",
        "<svg><text>No.</text></svg>",
        "<dialog><p>No.</p></dialog>",
        "<!-- <p>No.</p> -->",
        "<?php echo 'No.' ?>",
    ],
)
def test_what_is_not_seen_is_not_in_the_text_but_what_follows_is(unseen: str) -> None:
    assert read_page(f"<p>Yes.</p>{unseen}tail<p>Too.</p>").text == "Yes.\ntail\nToo."


def test_the_head_of_the_page_is_not_seen() -> None:
    assert read_page("<p>Yes.</p>", head="<title>No.</title>").text == "Yes."


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<h2>Ferry</h2>", BlockKind.HEADING),
        ("<h1><span>Ferry</span></h1>", BlockKind.HEADING),
        ("<p>Ferry</p>", BlockKind.PARAGRAPH),
        ("<ul><li><p>Ferry</p></ul>", BlockKind.LIST_ITEM),
        ("<figure><figcaption><p>Ferry</p></figcaption></figure>", BlockKind.CAPTION),
        ("<blockquote><p>Ferry</p></blockquote>", BlockKind.QUOTATION),
        ("<table><tr><td>Ferry</table>", BlockKind.TABLE),
        ("<table><tr><td><p>Ferry</p></table>", BlockKind.PARAGRAPH),
        ("<li><h3>Ferry</h3>", BlockKind.HEADING),
    ],
)
def test_blocks_have_the_kind_that_the_mark_up_gives_them(body: str, kind: BlockKind) -> None:
    assert [block.kind for block in read_page(body).blocks] == [kind]


def test_indentation_in_preformatted_text_is_in_the_text_and_not_in_the_block() -> None:
    document = read_page("<pre>  go\n</pre>")
    assert (document.text, shown(document)) == ("  go", ["go"])


@pytest.mark.parametrize("page", ["<html><body><script>no</script></body></html>", "<html>", "<p></p><img alt=x>", "<!-- -->"])
def test_a_page_that_shows_nothing_is_refused(page: str) -> None:
    with pytest.raises(EmptyReport):
        read(page, "html")


@pytest.mark.parametrize(("levels", "limit"), [(240, None), (260, "DOM depth 255"), (100_000, "DOM depth 255")])
def test_deep_but_legal_pages_are_read_and_deeper_ones_refused(levels: int, limit: str | None) -> None:
    page = "<div>" * levels + "Ferry"
    if limit is None:
        assert read_page(page).text == "Ferry"
        return
    with pytest.raises(LimitExceeded) as caught:
        read_page(page)
    assert caught.value.limit == limit


OPENED = ("p", "div", "h1", "li", "td", "tr", "table", "b", "pre", "br", "blockquote", "script", "span hidden", "a href='x\"")
TAGS = st.sampled_from([*(f"<{tag}>" for tag in OPENED), *(f"</{tag}>" for tag in OPENED), "<!--", "-->", "&", "&amp;", "<", ">", '"'])


@settings(deadline=None, max_examples=40)
@given(st.lists(TAGS | st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=8), max_size=25).map(" ".join))
def test_any_page_has_blocks_in_order_apart_and_without_white_space_at_their_ends(body: str) -> None:
    try:
        document = read(f"<html><body>{body}", "html")
    except InputError:
        return
    ends = [0, *(block.span.end for block in document.blocks)]
    assert all(end <= block.span.start < block.span.end for end, block in zip(ends, document.blocks, strict=False))
    assert [line.strip() for line in shown(document)] == shown(document)
    assert "".join("".join(shown(document)).split()) == "".join((document.text or "").split())
