import pytest

from onrecord.exports.visible import visible, visible_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, “quoted”, ещё, 漢字 🙂", "plain, “quoted”, ещё, 漢字 🙂"),
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\x00b\x07c\x7fd", "a␀b␇c␡d"),
        ("a\x9b31mb", "a\N{REPLACEMENT CHARACTER}31mb"),
        ("a\u202eb\u2066c", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"),
        ("a\ud800b", "a\N{REPLACEMENT CHARACTER}b"),
        ("kept:\t\r\n", "kept:\t\r\n"),
    ],
)
def test_what_commands_is_replaced_one_for_one(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert len(visible(text)) == len(text)


def test_a_line_has_no_line_ends() -> None:
    assert visible_line(" a\r\n b\u2028c\x85d\te\x1b ") == "a b c d e␛"
