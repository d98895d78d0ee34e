import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from time import process_time

import pytest
from lxml import html

from onrecord import exports
from onrecord.exports.sheets import dated
from onrecord.records import PartialDate, Record, words
from tests.exports.gallery import demo_records, failed_record
from tests.exports.test_export import written
from tests.factory import make_document, make_entity, make_record, make_statement

STYLE = (Path(exports.__file__).parent / "page" / "page.css").read_text(encoding="utf-8")
TEXT = "Ann said that it rains."


def page_of(*records: Record) -> html.HtmlElement:
    return html.document_fromstring(written("html", *records))


def small_record(uri: str = "report.txt") -> Record:
    ann = make_entity(TEXT, "Ann", ["Ann"])
    record = make_record(TEXT, (ann,), (make_statement(TEXT, "that it rains", cue="said", source="Ann", speaker=ann.id),))
    return replace(record, document=make_document(TEXT, uri))


def flat(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_policy_allows_exactly_the_style_of_the_page() -> None:
    page = page_of(*demo_records())
    (style,) = page.iter("style")
    digest = b64encode(sha256((style.text or "").encode()).digest()).decode()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_page_asks_for_nothing_outside_and_runs_nothing() -> None:
    page = page_of(*demo_records(), failed_record())
    assert page.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //@style | //@src") == []
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_every_link_within_the_page_has_its_place_and_every_id_is_one() -> None:
    page = page_of(*demo_records(), *demo_records(), failed_record())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.xpath("//a/@href")} <= set(ids)


def test_a_statement_is_found_by_its_id() -> None:
    record = demo_records()[0]
    page = page_of(*demo_records())
    for number, statement in enumerate(record.statements, 1):
        card = page.get_element_by_id(statement.id)
        assert card.get("class") == f"card c{number}"
        assert page.get_element_by_id(f"{statement.id}-words").get("class") == f"note n{number}"


def test_the_marked_words_are_the_words_of_the_statement() -> None:
    record = demo_records()[1]
    page = page_of(record)
    for number, statement in enumerate(record.statements, 1):
        marked = page.xpath(f"//p//span[contains(@class, 'said') and contains(concat(@class, ' '), ' s{number} ')]")
        content = "".join(words(record.document.text or "", piece) for piece in statement.content)
        assert "".join(span.text for span in marked) == content


def test_a_card_says_who_how_on_what_condition_and_why_it_is_there() -> None:
    record = demo_records()[0]
    cards = [flat(card) for card in page_of(record).find_class("card")]
    assert cards[1] == (
        "2 Ilva Sennet President direct on condition only if Keldmark opens the bridge at Tarrow before Sunday "
        "source Ms Sennet cue told to reporters model:attribution 0.97"
    )
    assert cards[2].startswith("3 Ilva Sennet President indirect · negated ")
    assert cards[4].startswith("5 Ilva Sennet President direct no source printed ")
    assert cards[12].startswith("13 the government direct · within 12 ")


def test_what_was_set_aside_is_labelled_with_its_reason() -> None:
    labels = [flat(label) for label in page_of(demo_records()[1]).find_class("label")]
    assert labels == ["title", "outlet", "date", "reading time", "appeal", "author box"]


def test_the_head_names_outlet_date_and_byline() -> None:
    page = page_of(demo_records()[0])
    (head,) = page.xpath("//article/header")
    assert flat(head) == (
        "Sennet offers Keldmark pumps and grain, but only if Tarrow bridge reopens "
        "The Harbour Ledger (invented for onrecord) 12 March 2025 By Ansa Brandtner harbour_ledger.txt"
    )


def test_the_foot_names_digest_and_fingerprint() -> None:
    record = demo_records()[0]
    (foot,) = page_of(record).find_class("colophon")
    print_ = record.fingerprint
    known = (record.document.id, record.document.sha256, print_.version, print_.tables, print_.weights, print_.precision)
    assert all(str(value) in flat(foot) for value in known)


def test_entities_are_listed_with_role_mentions_and_statements() -> None:
    (table,) = page_of(small_record()).iter("table")
    assert [[flat(cell) for cell in row] for row in table.iterfind("tbody/tr")] == [["Ann", "person", "–", "1", "1"], ["that it rains"]]


def test_a_speaker_leads_to_all_that_it_says() -> None:
    page = page_of(*demo_records())
    for link in page.xpath("//a[@class='voice']"):
        (row,) = page.xpath(f"//tr[@id='{link.get('href')[1:]}']")
        cards = [entry.get("href")[1:] for entry in row.iter("a")]
        assert link.xpath("ancestor::div[contains(@class, 'card')]/@id")[0] in cards


def test_several_reports_have_a_table_of_contents_and_one_has_none() -> None:
    assert [flat(entry) for entry in page_of(*demo_records()).xpath("//nav//a")] == [
        "Sennet offers Keldmark pumps and grain, but only if Tarrow bridge reopens",
        "Every pump we have: Orsanne rescues flooded neighbour",
        "Grauholm weighs a bridge against a flood",
    ]
    assert page_of(small_record()).xpath("//nav") == []


def test_a_failed_report_says_what_went_wrong() -> None:
    (box,) = page_of(failed_record()).find_class("failures")
    assert flat(box) == "LimitExceeded at the stage “read”: deeper than the limit allows limit: DOM depth 256"


def test_without_text_the_cards_stay_with_their_offsets() -> None:
    record = small_record()
    page = page_of(replace(record, document=replace(record.document, text=None)))
    assert [flat(card) for card in page.find_class("card")] == ["1 Ann indirect source characters 0 to 3 cue characters 4 to 8 test 1.00"]
    assert page.xpath("//a[contains(@href, '-words')]") == []


def test_the_language_of_the_report_is_said() -> None:
    assert page_of(demo_records()[0]).xpath("//div[@class='passage']/p/@lang")[0] == "en"
    assert page_of(small_record()).xpath("//div[@class='passage']/p/@lang") == [""]


@pytest.mark.parametrize("uri", ["https://example.org/a?b=c&d=e", "HTTP://example.org/"])
def test_a_web_address_is_a_link(uri: str) -> None:
    assert page_of(small_record(uri)).xpath("//header//a/@href") == [uri]


@pytest.mark.parametrize("uri", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a b", "//example.org", "a.txt"])
def test_any_other_address_is_text(uri: str) -> None:
    page = page_of(small_record(uri))
    assert page.xpath("//header//a") == []
    assert uri in flat(page)


@pytest.mark.parametrize(
    ("day", "written_out"),
    [
        (PartialDate(2025, 3, 12), "12 March 2025"),
        (PartialDate(2025, 12), "December 2025"),
        (PartialDate(2025), "2025"),
        (None, ""),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(day: PartialDate | None, written_out: str) -> None:
    assert dated(day) == written_out


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z]+):(#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_colours_has_the_contrast_of_wcag_aa(scheme: str) -> None:
    light, dark = (colours(block) for block in re.findall(r":root\{(.*?)\}", STYLE, re.DOTALL)[:2])
    palette = light if scheme == "light" else light | dark
    grounds = {
        "ink": ("paper", "said", "nested", "lit", "note"),
        "soft": ("paper", "note"),
        "accent": ("paper", "note", "lit"),
        "link": ("paper", "note"),
    }
    for front, backs in grounds.items():
        for back in backs:
            low, high = sorted((luminance(palette[front]), luminance(palette[back])))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (front, back)


def test_the_time_grows_with_the_number_of_statements_only() -> None:
    text = "“We go,” she said. Many words follow here.\n" * 1000
    starts = [found.start() for found in re.finditer("We go,", text)]
    made = make_statement("We go,", "We go,")
    statements = tuple(replace(made, id=str(start), content=(replace(made.content[0], start=start, end=start + 6),)) for start in starts)
    begun = process_time()
    written("html", make_record(text, (), statements))
    assert process_time() - begun < 3
