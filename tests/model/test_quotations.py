import pytest

from onrecord.model.quotations import find_quotations
from onrecord.records import Span, words


def quoted(text: str) -> list[str]:
    passages = []
    at = 0
    for line in text.split("\n"):
        if line:
            passages.append(Span(at, at + len(line)))
        at += len(line) + 1
    return [words(text, one.span) for one in find_quotations(text, tuple(passages))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” she said. “All of us.”", ["We stay,", "All of us."]),
        ('"We stay," she said. "All of us."', ["We stay,", "All of us."]),
        ("‘We stay,’ she said.", ["We stay,"]),
        ("'We stay,' she said. 'All of us.'", ["We stay,", "All of us."]),
        ("„Wir bleiben“, she said.", ["Wir bleiben"]),
        ("« We stay », she said.", [" We stay "]),
        ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"]),
        ("‘He told me “no” twice,’ she said.", ["He told me “no” twice,"]),
    ],
)
def test_marks_of_many_habits(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    ["It’s the players’ union’s turn.", "The ’90s were kind to rock ’n’ roll.", "The farmers' sons don't dance.", "He is 6' 2\" tall."],
)
def test_apostrophes_years_and_inches_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_a_plural_apostrophe_does_not_close_a_single_quotation() -> None:
    assert quoted("‘The players’ union will vote,’ he said.") == ["The players’ union will vote,"]


def test_an_unclosed_mark_ends_with_its_paragraph_and_the_next_continues_it() -> None:
    text = "She said: “We stay.\n“All of us.”\n“And you?”"
    passages = (Span(0, 19), Span(20, 32), Span(33, 43))
    found = find_quotations(text, passages)
    assert [(words(text, one.span), one.closed, one.continues) for one in found] == [
        ("We stay.", False, False),
        ("All of us.", True, True),
        ("And you?", True, False),
    ]
