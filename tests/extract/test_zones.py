"""Splitting a page by hand-made scores."""

from onrecord.extract.cues import find_cues
from onrecord.extract.page import Line
from onrecord.extract.zones import split_page
from onrecord.records import Span

PROSE = "The mayor said on Monday that the bridge would stay open until spring."
APPEAL = "Please consider becoming a member of our paper."


def page_of(*lines: tuple[str, float]) -> list[Line]:
    found, at = [], 0
    for written, odds in lines:
        found.append(Line(Span(at, at + len(written)), written, odds, find_cues(written)))
        at += len(written) + 1
    return found


def aside_of(*lines: tuple[str, float], structure: frozenset[int] = frozenset(), title: int | None = None) -> list[int]:
    zones = split_page(page_of(*lines), structure, title)
    return [number for number, flag in enumerate(zones.aside) if flag]


def test_a_line_goes_where_the_model_is_sure() -> None:
    assert aside_of((PROSE, -4), ("Getty", 2), (PROSE, -4)) == [1]


def test_a_sentence_needs_more_than_a_fragment() -> None:
    assert aside_of((PROSE, -4), ("Getty", 0.5), (PROSE, 0.5), (PROSE, -4)) == [1]


def test_the_title_is_never_set_aside() -> None:
    assert aside_of(("Mayor keeps bridge", 5), ("Advertisement", 5), (PROSE, -4), title=0) == [1]


def test_a_row_and_the_model_add_up() -> None:
    assert aside_of((PROSE, -4), ("Sign up for our newsletter", -4), (PROSE, -4)) == [1]


def test_a_row_does_not_take_a_sentence_out_of_the_report() -> None:
    assert aside_of((PROSE, -4), ("She wrote to our newsletter that the bridge was safe for everybody.", -4), (PROSE, -4)) == []


def test_prose_between_appeals_goes_with_them() -> None:
    assert aside_of((PROSE, -4), (PROSE, -4), (APPEAL, -1), (PROSE, -1.5), (APPEAL, -1)) == [2, 3, 4]


def test_firm_prose_between_appeals_stays() -> None:
    assert aside_of((PROSE, -4), (APPEAL, -1), (PROSE, -4), (APPEAL, -1)) == [3]


def test_prose_between_links_stays() -> None:
    assert aside_of((PROSE, -4), ("Ferry sunk", 2), (PROSE, -2.5), ("Bridge shut", 2)) == [1, 3]


def test_a_tail_does_not_end_in_the_report() -> None:
    assert aside_of((PROSE, -4), (APPEAL, -4), (PROSE, -2.5)) == []


def test_names_and_dates_go_at_the_edges_and_stay_within() -> None:
    marked = frozenset((0, 2, 4))
    assert aside_of(("By Ann Lee", -2), (PROSE, -4), ("3 May 2021", -2), (PROSE, -4), ("Staff", -2), structure=marked) == [0, 4]


def test_most_of_the_prose_is_never_taken_on_the_models_word() -> None:
    assert aside_of((PROSE, 3), (PROSE, 3), ("Share", 3), (PROSE, -4)) == [2]


def test_prose_that_the_table_knows_may_be_all_there_is() -> None:
    assert aside_of((APPEAL, 3), ("We use cookies to remember you and your harbour.", 3)) == [0, 1]


def test_what_an_extractor_left_out_is_aside() -> None:
    page = [Line(Span(0, 70), PROSE, 9, (), outside=True), Line(Span(71, 141), PROSE, -4, ())]
    assert split_page(page, frozenset(), None).aside == (True, False)


def test_an_empty_page_has_no_zones() -> None:
    assert split_page([], frozenset(), None).aside == ()
