from dataclasses import replace

import pytest

from onrecord.records import Comparison
from tests.exports.stories.comparison import CONTEXTS, FIRST, SECOND, make_comparison, without_text
from tests.exports.stories.test_export import written


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


def unlinked(comparison: Comparison) -> Comparison:
    """The same without its affair."""
    return replace(comparison, affairs=())


def test_a_story_is_a_title_its_counts_and_a_line_a_difference() -> None:
    assert written("table", unlinked(make_comparison())).splitlines() == [
        "Town to pay for the weir",
        "3 reports, 2 origins · 2031-03-01 to 2031-03-02",
        "  condition dropped · The First Post: “only if the river falls” → The Second Post: nothing",
        "  number changed · The First Post: “40 crowns” → The Second Post: “60 crowns”",
        "  condition dropped · The First Post: “only if the river falls” → reports/third.txt: nothing",
        "  negation added · The First Post: “dismissed” → The Second Post: “dismissed”",
        "",
        "1 story of one report",
        "1 report could not be read",
    ]


def test_what_changed_over_time_stands_with_the_later_report() -> None:
    lines = written("table", make_comparison()).splitlines()
    assert lines[7:12] == [
        "Mayor speaks again",
        "1 report, 1 origin · 2031-03-09",
        "  modality changed over time · The Second Post, 2031-03-02: “might” → The Later Post, 2031-03-09: “will”",
        "",
        "1 report could not be read",
    ]


def test_a_story_without_differences_says_so() -> None:
    comparison = make_comparison()
    story = replace(comparison.stories[0], utterances=(), happenings=())
    assert "  no differences found" in written("table", replace(comparison, stories=(story,), affairs=())).splitlines()


def test_without_text_it_says_so() -> None:
    page = written("table", without_text(make_comparison(), FIRST, SECOND))
    assert "The First Post: text left out → The Second Post: nothing" in page


def test_it_is_as_wide_as_the_terminal_and_ends_in_no_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = written("table", make_comparison()).splitlines()
    assert max(len(line.rstrip()) for line in lines) <= 40


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_control_byte_of_a_report_reaches_the_terminal(context: str) -> None:
    page = written("table", make_comparison("\x1b[2J\x1b]0;x\x07\x9b31m\u202ethat\x00\r[bold]now[/bold] :smile:", context))
    assert not {character for character in page if ord(character) < 32 or 127 <= ord(character) < 160} - {"\n"}
    assert "\u202e" not in page


def test_marks_of_the_terminal_library_are_words() -> None:
    assert "[bold]x[/bold] :smile:" in written("table", make_comparison("[bold]x[/bold] :smile:", "story title"))


def test_colour_can_be_forced_and_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[31m" in written("table", make_comparison())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[31m" not in written("table", make_comparison())
