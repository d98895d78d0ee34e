from lxml.etree import fromstring
from lxml.html import document_fromstring

from onrecord.readers.html_body import find_body
from onrecord.readers.html_text import Page, show_page
from onrecord.records import words

FERRY = "The evening ferry stays in port until the wind drops, the harbour master of Mgarr said on Tuesday."
QUAY = "Four hundred people had waited on the quay since noon and were asked to go home for the night."
ROAD = "The road to the quay was closed at six in the evening, and two buses were sent back to Rabat."


def page_of(*lines: str) -> Page:
    return show_page("x", document_fromstring("".join(f"<p>{line}</p>" for line in lines)))


def found(page: Page, *paragraphs: str) -> list[str]:
    extracted = fromstring("<body>" + "".join(f"<p>{one}</p>" for one in paragraphs) + "</body>")
    return [words(page.text, page.lines[number].block.span) for number in find_body(page, extracted)]


def test_paragraphs_are_found_where_they_stand() -> None:
    assert found(page_of("Menu", FERRY, "Advertisement", QUAY, "Imprint"), FERRY, QUAY) == [FERRY, QUAY]


def test_white_space_does_not_matter() -> None:
    assert found(page_of("Menu", FERRY.replace(" ", "\u00a0")), FERRY.replace(" ", "\n ")) == [FERRY.replace(" ", "\u00a0")]


def test_a_short_paragraph_is_looked_for_between_its_neighbours() -> None:
    page = page_of("Share", FERRY, "Share", QUAY, "Share")
    body = find_body(page, fromstring(f"<body><p>{FERRY}</p><p>Share</p><p>{QUAY}</p></body>"))
    assert body == (1, 2, 3)


def test_a_paragraph_that_stands_twice_is_taken_behind_the_one_before_it() -> None:
    page = page_of(QUAY, "More news", FERRY, QUAY)
    assert find_body(page, fromstring(f"<body><p>{FERRY}</p><p>{QUAY}</p></body>")) == (2, 3)


def test_a_paragraph_over_several_lines_covers_them_all() -> None:
    assert found(page_of(FERRY, QUAY, ROAD), f"{FERRY}<lb/>{QUAY}", ROAD) == [FERRY, QUAY, ROAD]
    assert found(page_of(FERRY, QUAY, ROAD), f"{FERRY} {QUAY}") == [FERRY, QUAY]


def test_words_that_the_extractor_altered_are_found_by_likeness() -> None:
    assert found(page_of("Menu", FERRY, QUAY), FERRY.replace("evening ", "").replace("Mgarr", "Mġarr")) == [FERRY]


def test_a_paragraph_that_is_not_on_the_page_is_not_found() -> None:
    assert found(page_of("Menu", FERRY), ROAD) == []


def test_a_line_of_which_little_is_in_the_report_is_not_in_it() -> None:
    assert found(page_of(f"{FERRY} {QUAY} {ROAD}"), FERRY) == []
