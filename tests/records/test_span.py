import pytest

from onrecord.records import Span, contains, hull, overlap, trim, words


def test_words_are_the_exact_characters() -> None:
    assert words("“Yes”, she said.", Span(0, 5)) == "“Yes”"


def test_words_count_code_points_not_code_units() -> None:
    assert words("🇲🇹 Malta spoke", Span(3, 8)) == "Malta"


def test_an_empty_span_has_no_words() -> None:
    assert words("Malta", Span(2, 2)) == ""


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        (Span(0, 5), Span(3, 9), 2),
        (Span(3, 9), Span(0, 5), 2),
        (Span(0, 9), Span(3, 5), 2),
        (Span(0, 5), Span(5, 9), 0),
        (Span(0, 2), Span(7, 9), 0),
    ],
)
def test_overlap_counts_shared_characters(left: Span, right: Span, shared: int) -> None:
    assert overlap(left, right) == shared


@pytest.mark.parametrize(
    ("inner", "lies_within"),
    [(Span(2, 8), True), (Span(3, 7), True), (Span(1, 8), False), (Span(2, 9), False)],
)
def test_contains_wants_the_whole_span(inner: Span, lies_within: bool) -> None:
    assert contains(Span(2, 8), inner) is lies_within


def test_hull_covers_all_spans() -> None:
    assert hull(iter([Span(7, 9), Span(2, 4), Span(3, 5)])) == Span(2, 9)


def test_hull_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        hull([])


@pytest.mark.parametrize(
    ("text", "strip", "expected"),
    [
        ("  Malta \n", "", "Malta"),
        ("“Malta”,", "“”,", "Malta"),
        ("“ Malta ”", "“”", "Malta"),
        ("Malta", "x", "Malta"),
        (" \t\n", "", ""),
    ],
)
def test_trim_takes_white_space_and_named_characters_off_both_ends(text: str, strip: str, expected: str) -> None:
    assert words(text, trim(text, Span(0, len(text)), strip)) == expected


def test_trim_keeps_what_stands_inside() -> None:
    assert trim("a “b” c", Span(0, 7), "“”") == Span(0, 7)


def test_spans_sort_by_position() -> None:
    assert sorted([Span(4, 5), Span(0, 9), Span(0, 3)]) == [Span(0, 3), Span(0, 9), Span(4, 5)]
