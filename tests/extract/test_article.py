"""The report within its page, put together from hand-made scores."""

from dataclasses import replace

from onrecord.extract.article import find_article
from onrecord.records import (
    Article,
    Aside,
    AsideReason,
    Block,
    BlockKind,
    Document,
    Evidence,
    Hints,
    LineScore,
    PartialDate,
    Span,
    words,
)
from tests.factory import make_document, span_of

TITLE = "Carwick keeps its bridge"
FIRST = "CARWICK (SW) — The council of Carwick voted on Monday to keep its only bridge open for another year."
LAST = "Repairs will cost 40,000 pounds, the leader of the council told a meeting in the town hall."


def report_of(*lines: tuple[str, float], hints: Hints | None = None) -> tuple[Document, tuple[LineScore, ...]]:
    """A document of these lines, each with its chance of being furniture."""
    text = "\n".join(written for written, _ in lines)
    starts = [sum(len(written) + 1 for written, _ in lines[:number]) for number in range(len(lines))]
    scores = [LineScore(Span(start, start + len(written)), chance) for start, (written, chance) in zip(starts, lines, strict=True)]
    return replace(make_document(text), hints=hints or Hints()), tuple(scores)


def found_in(*lines: tuple[str, float], hints: Hints | None = None) -> tuple[str, Article]:
    document, scores = report_of(*lines, hints=hints)
    return document.text or "", find_article(document, scores, published=None, outlet=None)


def test_everything_that_a_page_says_of_its_report() -> None:
    text, article = found_in(
        (f"{TITLE} | Estuary Courier", 0.6),
        ("By Ann Lee", 0.9),
        ("3 May 2021", 0.9),
        (FIRST, 0.01),
        ("Photo: Bo Marsh", 0.9),
        (LAST, 0.01),
        ("Ferry runs again", 0.9),
    )
    assert article == Article(
        title=span_of(text, TITLE),
        byline=span_of(text, "Ann Lee"),
        dateline=span_of(text, "CARWICK (SW) —"),
        outlet="Estuary Courier",
        published=PartialDate(2021, 5, 3),
        language="en",
        body=(span_of(text, FIRST), span_of(text, LAST)),
        aside=(
            Aside(span_of(text, "| Estuary Courier"), AsideReason.OUTLET, Evidence("lang/en/article.toml: outlet", 1.0)),
            Aside(span_of(text, "By Ann Lee"), AsideReason.BYLINE, Evidence("lang/en/article.toml: byline", 1.0)),
            Aside(span_of(text, "3 May 2021"), AsideReason.DATE, Evidence("lang/en/dates.toml: date", 1.0)),
            Aside(span_of(text, "Photo: Bo Marsh"), AsideReason.CAPTION, Evidence("lang/en/article.toml: picture", 0.998)),
            Aside(span_of(text, "Ferry runs again"), AsideReason.FURNITURE, Evidence("model:lines", 0.9)),
        ),
    )


def test_what_the_user_says_wins_over_hints_and_text() -> None:
    hints = Hints(outlet="Hinted", published=PartialDate(2020))
    document, scores = report_of((f"{TITLE} | Estuary Courier", 0.6), ("3 May 2021", 0.9), (FIRST, 0.01), hints=hints)
    told = find_article(document, scores, published=PartialDate(2019, 1, 2), outlet="Told")
    hinted = find_article(document, scores, published=None, outlet=None)
    assert [(one.outlet, str(one.published)) for one in (told, hinted)] == [("Told", "2019-01-02"), ("Hinted", "2020")]


def test_a_date_of_publication_wins_over_one_of_a_change() -> None:
    _, article = found_in((TITLE, 0.6), ("Updated 5 May 2021", 0.9), ("Published 3 May 2021", 0.9), (FIRST, 0.01))
    assert str(article.published) == "2021-05-03"


def test_a_date_within_the_report_is_not_its_day() -> None:
    _, article = found_in((TITLE, 0.6), (FIRST, 0.01), ("On 3 May 2021 the bridge was closed for the first time.", 0.01), (LAST, 0.01))
    assert article.published is None


def test_a_date_after_the_report_counts_where_it_stands_alone_or_is_called_so() -> None:
    lines = ((TITLE, 0.6), (FIRST, 0.01), (LAST, 0.01))
    _, alone = found_in(*lines, ("3 May 2021", 0.9))
    _, called = found_in(*lines, ("First published on 3 May 2021 in our Monday paper", 0.9))
    _, other = found_in(*lines, ("Ferry runs again 3 May 2021", 0.9))
    assert [str(one.published or "") for one in (alone, called, other)] == ["2021-05-03", "2021-05-03", ""]


def test_what_the_format_says_is_the_body_and_the_rest_is_labelled() -> None:
    text = "\n".join(("Home", TITLE, FIRST, LAST, "© 2021 Estuary Courier", "Letters"))
    hints = Hints(title=span_of(text, TITLE), body=(span_of(text, FIRST), span_of(text, LAST)))
    _, article = found_in(
        ("Home", 1.0), (TITLE, 1.0), (FIRST, 0.01), (LAST, 0.01), ("© 2021 Estuary Courier", 1.0), ("Letters", 1.0), hints=hints
    )
    assert (article.body, article.outlet) == (hints.body, "Estuary Courier")
    assert [(words(text, one.span), one.reason.value, one.evidence.by) for one in article.aside] == [
        ("Home", "navigation", "lang/en/article.toml: page controls"),
        ("© 2021 Estuary Courier", "legal", "lang/en/article.toml: copyright"),
        ("Letters", "furniture", "hints:body"),
    ]


def test_a_caption_of_the_format_is_set_aside_from_the_body() -> None:
    document, scores = report_of((FIRST, 0.01), ("The bridge in spring", 0.01), (LAST, 0.01))
    text = document.text or ""
    document = replace(document, blocks=(Block(span_of(text, "The bridge in spring"), BlockKind.CAPTION),))
    article = find_article(document, scores, published=None, outlet=None)
    assert article.aside == (Aside(span_of(text, "The bridge in spring"), AsideReason.CAPTION, Evidence("hints:caption", 1.0)),)


def test_a_title_that_the_format_claims_within_a_long_line_leaves_the_rest_to_the_report() -> None:
    text, article = found_in((f"{TITLE}. {FIRST}", 0.01), (LAST, 0.01), hints=Hints(title=Span(0, len(TITLE))))
    assert (words(text, article.body[0]), article.body[1]) == (f". {FIRST}", span_of(text, LAST))


def test_prose_drawn_into_a_tail_names_the_tail_as_evidence() -> None:
    appeal = "Please consider becoming a member of our paper."
    text, article = found_in(
        (FIRST, 0.01), (LAST, 0.01), (appeal, 0.4), ("A coin in the box at the bakery is enough for us.", 0.3), (appeal, 0.4)
    )
    assert article.aside[1] == Aside(
        span_of(text, "A coin in the box at the bakery is enough for us."), AsideReason.FURNITURE, Evidence("model:lines: tail", 0.9992)
    )


def test_appeals_name_the_outlet() -> None:
    _, article = found_in(
        (FIRST, 0.01),
        (LAST, 0.01),
        ("By becoming a member you are helping the Estuary Sentinel cover its costs.", 0.5),
        ("The Estuary Sentinel is owned by its readers.", 0.5),
    )
    assert article.outlet == "Estuary Sentinel"


def test_a_text_without_lines_has_no_report() -> None:
    assert find_article(make_document(" "), (), published=None, outlet=None) == Article()
