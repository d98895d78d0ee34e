import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from onrecord import exports
from onrecord.records import Comparison, DifferenceKind, Place, Stand, Story
from tests.exports.stories.comparison import FIRST, SECOND, THIRD, make_comparison, without_text
from tests.exports.stories.test_export import EMPTY, written
from tests.exports.test_html import colours, flat, luminance

FOLDER = Path(exports.__file__).parent / "page"
STYLE = (FOLDER / "page.css").read_text(encoding="utf-8") + (FOLDER / "stories.css").read_text(encoding="utf-8")


def page_of(comparison: Comparison | None = None) -> html.HtmlElement:
    return html.document_fromstring(written("html", comparison or make_comparison()))


def cells(row: html.HtmlElement) -> list[str]:
    return [flat(cell) for cell in row]


def told(story: Story) -> Comparison:
    """Only this story of the comparison, in no affair."""
    return replace(make_comparison(), stories=(story,), affairs=())


def test_the_policy_allows_exactly_the_style_of_the_page() -> None:
    (style,) = page_of().iter("style")
    assert style.text == STYLE
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    (policy,) = page_of().xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_page_asks_for_nothing_outside_and_runs_nothing() -> None:
    page = page_of()
    assert page.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //@style | //@src | //svg") == []
    assert page.xpath("//*[@*[starts-with(name(), 'on')]]") == []
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_every_link_within_the_page_has_its_place_and_every_id_is_one() -> None:
    page = page_of()
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.xpath("//a/@href")} <= set(ids)
    assert set(page.xpath("//@aria-labelledby")) <= set(ids)


def test_a_web_address_is_a_link_and_any_other_is_text() -> None:
    assert set(page_of(make_comparison("https://example.org/a?b=c", "uri")).xpath("//*[@class='timeline']//a[@rel]/@href")) == {
        "https://example.org/a?b=c"
    }
    page = page_of(make_comparison("javascript:alert(1)", "uri"))
    assert page.xpath("//a[@rel]") == []
    assert "javascript:alert(1)" in flat(page)


def test_headings_follow_each_other_in_order_and_every_header_of_a_table_has_a_scope() -> None:
    page = page_of()
    levels = [int(one.tag[1]) for one in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.xpath("//th[not(@scope)] | //table[not(thead/tr/th)]") == []


def test_every_table_scrolls_in_a_box_of_its_own() -> None:
    page = page_of()
    assert page.xpath("//table[not(parent::div[@class='scroll'][@tabindex='0'][@role='region'])]") == []


def test_the_navigation_names_the_stories_of_several_reports() -> None:
    assert [flat(one) for one in page_of().xpath("//nav//li")] == [
        "Town to pay for the weir 1 March 2031 to 2 March 2031 · 3 reports · 2 origins · 4 differences",
        "Positions over time 2 episodes",
        "1 story of one report",
        "1 report that could not be read",
    ]


def test_the_head_of_a_story_counts_reports_origins_and_differences() -> None:
    assert [flat(one) for one in page_of().xpath("//article[@id='story-1']/header/*")] == [
        "Town to pay for the weir",
        "1 March 2031 to 2 March 2031 · 3 reports from 2 independent origins",
        "2 × condition dropped · 1 × negation added · 1 × number changed",
    ]


def test_the_timeline_has_date_outlet_and_title() -> None:
    assert [flat(one) for one in page_of().xpath("//article[@id='story-1']//ol[@class='timeline']/li")] == [
        "1 March 2031 The First Post Town to pay for the weir reports/first.txt",
        "2 March 2031 The Second Post Weir to be paid reports/second.txt",
        "no date reports/third.txt Weir",
    ]


def test_a_copy_stands_beneath_what_it_copies() -> None:
    (tree,) = page_of().find_class("tree")
    first, third = tree.findall("li")
    (copy,) = first.findall("ul/li")
    assert flat(first[0]) == "The First Post 1 March 2031 · first report · credits Example News Agency (“XNA”)"
    assert flat(copy[0]) == "The Second Post 2 March 2031 · 62 % of its own words stand in The First Post"
    assert flat(third[0]) == "reports/third.txt no date · no other report of the story carries its text"
    assert [flat(one) for one in copy.xpath("details/*")] == [
        "left out 1 passage of The First Post, added 1 passage of its own",
        "left out",
        "“Nobody had asked the fishermen of the river about it.”",
        "added",
        "“The river shone in the evening sun.”",
    ]


def test_statements_stand_side_by_side_with_what_is_missing_named() -> None:
    table = page_of().get_element_by_id("story-1-u1").find(".//table")
    head, body = table.find("thead/tr"), table.findall("tbody/tr")
    assert cells(head) == ["", "The First Post 1 March 2031", "The Second Post 2 March 2031", "reports/third.txt no date"]
    assert [cells(row) for row in body] == [
        ["said by", "Ada Brook", "Ada Brook", "retold without a speaker"],
        [
            "words",
            "… Ada Brook said the town will pay 40 crowns 2 number changed only if the river falls 1 condition dropped in 2 reports.",
            "Ada Brook said the town might pay 60 crowns 2 number changed.",
            "The town by the river will pay 40 crowns.",
        ],
        ["not here", "–", *["1 condition dropped: “only if the river falls”"] * 2],
    ]


def test_the_marked_words_are_those_of_the_differences() -> None:
    section = page_of().get_element_by_id("story-1-u1")
    assert [(one.get("class"), one.get("title"), flat(one)) for one in section.iter("mark")] == [
        ("k-number", "number changed", "40 crowns"),
        ("k-condition", "condition dropped in 2 reports", "only if the river falls"),
        ("k-number", "number changed", "60 crowns"),
    ]


def test_differences_are_listed_with_score_and_those_that_drop_the_same_words_are_one_entry() -> None:
    section = page_of().get_element_by_id("story-1-u1")
    assert [flat(one) for one in section.xpath("ol/li")] == [
        "condition dropped The First Post: “only if the river falls” → The Second Post: nothing 0.75 → reports/third.txt: nothing 0.75",
        "number changed The First Post: “40 crowns” → The Second Post: “60 crowns” 0.50",
    ]


def test_statements_without_a_difference_are_folded_away() -> None:
    (summary,) = page_of().xpath("//details[.//section[@id='story-1-u2']]/summary")
    assert flat(summary) == "1 statement of several reports in which no difference was found"
    assert flat(page_of().get_element_by_id("story-1-u2-title")) == "2 speaker unknown"


def test_an_event_has_its_sentence_in_each_report_and_its_contradictions() -> None:
    section = page_of().get_element_by_id("story-1-e1")
    assert flat(section.find("h4")) == "SANCTION vouched for by 1 independent origin"
    assert [cells(row) for row in section.iter("tr")][1:] == [
        ["The First Post 1 March 2031", "On Monday the board dismissed 1 negation added the keeper.", "–"],
        ["The Second Post 2 March 2031", "The board had not dismissed 1 negation added the keeper.", "negation of 2 March 2031"],
    ]
    assert [flat(one) for one in section.iter("strong")] == ["dismissed", "dismissed"]
    assert flat(section.find("ol")) == "negation added The First Post: “dismissed” → The Second Post: “dismissed” 0.75"


def test_positions_come_once_an_affair_with_its_episodes_linked() -> None:
    (affair,) = page_of().find_class("affair")
    assert [(one.get("href"), flat(one)) for one in affair.xpath("ol[@class='timeline']//a")] == [
        ("#story-1", "Town to pay for the weir"),
        ("#story-2", "Mayor speaks again"),
    ]
    assert [flat(one) for one in affair.iter("h3")] == ["Ada Brook on weir, pay", "Ada Brook on town"]
    assert [cells(row) for row in affair.find(".//table").iter("tr")] == [
        ["Date", "Words", "Changed since the date before"],
        ["1 March 2031", "The First Post … Ada Brook said the town will pay 40 crowns only if the river falls.", "–"],
        ["2 March 2031", "The Second PostAda Brook said the town might 1 modality changed pay 60 crowns.", "–"],
        [
            "9 March 2031",
            "The Later PostAda Brook said the town will 1 modality changed never pay for the river.",
            "modality changed The Second Post, 2 March 2031: “might” → The Later Post, 9 March 2031: “will” 0.75",
        ],
    ]


def test_words_printed_without_a_date_have_a_row_of_their_own() -> None:
    comparison = make_comparison()
    (affair,) = comparison.affairs
    position = affair.positions[0]
    undated = replace(position, stands=(*position.stands, Stand(THIRD, "s-third", None)))
    page = page_of(replace(comparison, affairs=(replace(affair, positions=(undated,)),)))
    assert flat(page.xpath("//section[@id='affair-1-p1']//tbody/tr/th")[-1]) == "no date"


def test_an_affair_of_one_story_is_reached_from_its_story() -> None:
    comparison = make_comparison()
    (affair,) = comparison.affairs
    alone = replace(affair, stories=("story",), positions=affair.positions[1:])
    assert page_of(replace(comparison, affairs=(alone,))).xpath("//nav//a/@href")[:2] == ["#story-1", "#affair-1"]


def test_limitations_are_told() -> None:
    assert [flat(one) for one in page_of().xpath("//ul[@class='limits']/li")] == ["What was missed is not compared."]


def test_stories_of_one_report_and_what_could_not_be_read_come_last() -> None:
    page = page_of()
    assert [flat(one) for one in page.xpath("//section[@id='singles']//li")] == [
        "9 March 2031 The Later Post Mayor speaks again reports/later.txt"
    ]
    assert [flat(one) for one in page.xpath("//section[@id='failed']//li")] == [
        "reports/torn.html: LimitExceeded, deeper than allowed limit: DOM depth"
    ]
    assert [one.get("id") for one in page.find("body/main")] == ["story-1", "affair-1", "singles", "failed"]


def test_a_report_without_text_says_so_and_the_others_stay() -> None:
    page = page_of(without_text(make_comparison(), FIRST))
    words = page.get_element_by_id("story-1-u1").findall(".//tbody/tr")[1]
    assert cells(words)[1:3] == ["text left out", "Ada Brook said the town might pay 60 crowns 2 number changed."]
    assert cells(words.getnext())[2] == "1 condition dropped: text left out"
    assert "text left out" in flat(page.get_element_by_id("story-1-e1").find(".//tbody/tr/td"))


def test_nothing_but_stories_is_needed() -> None:
    story = replace(make_comparison().stories[0], utterances=(), happenings=(), limitations=())
    page = page_of(told(story))
    assert "No differences were found." in flat(page)
    assert page.find_class("affair") == []
    assert page_of(EMPTY).xpath("//main/*") == []


def test_two_reports_of_one_outlet_are_told_apart() -> None:
    heads = page_of(make_comparison("The Post", "outlet")).xpath("//section[@id='story-1-u1']//thead//th/span[@class='outlet']")
    assert [flat(one) for one in heads] == ["The Post (1)", "The Post (2)", "reports/third.txt"]


@pytest.mark.parametrize("kind", DifferenceKind)
def test_every_kind_has_a_class_and_a_label(kind: DifferenceKind) -> None:
    story = make_comparison().stories[0]
    utterance = story.utterances[0]
    difference = replace(utterance.differences[1], kind=kind, left=Place(FIRST, utterance.differences[1].left.span))
    page = page_of(told(replace(story, utterances=(replace(utterance, differences=(difference,)),))))
    assert {one.get("class") for one in page.xpath("//section[@id='story-1-u1']//mark")} == {f"k-{kind}"}
    assert flat(page.xpath("//section[@id='story-1-u1']//li/span")[0]) == f"{kind} changed"


def test_what_differs_is_a_fact_and_no_verdict() -> None:
    frames = "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("stories.html.j2", "story.html.j2")).lower()
    assert not re.search(r"mislead|distort|\blie[sd]?\b|\bfake|\bbias|\bfalse|\bmanipulat|\bwrong", frames)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_mark_has_the_contrast_of_wcag_aa(scheme: str) -> None:
    blocks = [colours(block) for block in re.findall(r":root\{(.*?)\}", STYLE, re.DOTALL)]
    page_light, page_dark, _, light, dark, _ = blocks
    palette = page_light | light if scheme == "light" else page_light | page_dark | light | dark
    for back in ("firm", "fact", "who", "quote"):
        low, high = sorted((luminance(palette["ink"]), luminance(palette[back])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, back


def test_the_page_of_one_story_says_where_words_are_cut() -> None:
    comparison = make_comparison("a very long word " * 40 + "end", "words")
    (copy,) = page_of(comparison).xpath("//ul[@class='tree']//details//li")[:1]
    assert flat(copy).endswith(" …”")
    assert len(flat(copy)) <= 204
    assert SECOND in {one.document.id for one in comparison.records}
