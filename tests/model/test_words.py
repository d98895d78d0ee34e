from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.words import find_words
from onrecord.records import Span, words

CUTS = {
    "negations": [
        ("She didn't go", "She|did|n't|go"),
        ("He won’t stay", "He|wo|n’t|stay"),
        ("They can't", "They|ca|n't"),
        ("Nobody isn't", "Nobody|is|n't"),
        ("Lund cannot sign", "Lund|can|not|sign"),
        ("THEY DON'T", "THEY|DO|N'T"),
        ("Cannot we?", "Can|not|we|?"),
        ("a cannotation", "a|cannotation"),
    ],
    "clitics": [
        ("Doric's plan", "Doric|'s|plan"),
        ("Norway’s plan", "Norway|’s|plan"),
        ("they’ll, we're, I'd, you’ve, I'm", "they|’ll|,|we|'re|,|I|'d|,|you|’ve|,|I|'m"),
        ("IT'S LATE", "IT|'S|LATE"),
        ("the farmers' sons", "the|farmers|'|sons"),
        ("O'Neil and O’Shea", "O'Neil|and|O’Shea"),
    ],
    "abbreviations": [
        ("Mr. Lund met Dr. Moss.", "Mr.|Lund|met|Dr.|Moss|."),
        ("on Sept. 3 in St. Petersburg", "on|Sept.|3|in|St.|Petersburg"),
        ("at 7 a.m. and 9 p.m.", "at|7|a.m.|and|9|p.m."),
        ("the U.S. and the U.K.", "the|U.S.|and|the|U.K."),
        ("the U.S.'s ally", "the|U.S.|'s|ally"),
        ("a U.S.-led force", "a|U.S.|-|led|force"),
        ("They stayed.", "They|stayed|."),
    ],
    "initials": [
        ("J. R. Moss spoke", "J.|R.|Moss|spoke"),
        ("J.R. Moss spoke", "J.R.|Moss|spoke"),
        ("They chose plan B.", "They|chose|plan|B|."),
    ],
    "numbers": [
        ("10,000 of 3.5 by 7:30", "10,000|of|3.5|by|7:30"),
        ("1/2 of 1,250,000.75", "1/2|of|1,250,000.75"),
        ("50%, £40 and $3.5", "50|%|,|£|40|and|$|3.5"),
        ("In 2021, 40 left.", "In|2021|,|40|left|."),
        ("the 21st", "the|21st"),
        ("the 10,000th", "the|10,000th"),
        ("£3.5bn by 7:30pm", "£|3.5|bn|by|7:30|pm"),
        ("votes 10-2", "votes|10|-|2"),
    ],
    "hyphens": [
        ("a well-known port", "a|well|-|known|port"),
        ("pro-European and anti-war", "pro-European|and|anti-war"),
        ("Ex-minister re-elected", "Ex-minister|re-elected"),
        ("a vice-president", "a|vice-president"),
        ("the Oslo-Riga line", "the|Oslo|-|Riga|line"),
        ("the repro-shop", "the|repro|-|shop"),
    ],
    "addresses": [
        ("Write to ana.doric@example.org.", "Write|to|ana.doric@example.org|."),
        ("See https://example.org/a?b=c.", "See|https://example.org/a?b=c|."),
        ("(www.example.org), “http://example.org”", "(|www.example.org|)|,|“|http://example.org|”"),
    ],
    "marks": [
        ("Wait... no… well", "Wait|...|no|…|well"),
        ("“We stay,” she said.", "“|We|stay|,|”|she|said|."),
        ("``We stay,'' she said", "``|We|stay|,|''|she|said"),
        ("‘No’ -- or – perhaps — yes?!", "‘|No|’|--|or|–|perhaps|—|yes|?|!"),
        ("Never!!!", "Never|!!!"),
        ("🚢 sailed🇳🇴", "🚢|sailed|🇳|🇴"),
        ("Zoë Ångström", "Zoë|Ångström"),
    ],
}
CASES = [pytest.param(*case, id=f"{group}: {case[0]}") for group, cases in CUTS.items() for case in cases]


def cut(text: str) -> list[str]:
    return [words(text, one) for one in find_words(text, (Span(0, len(text)),))]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_are_cut_as_treebanks_cut_them(text: str, expected: str) -> None:
    assert cut(text) == expected.split("|")


def test_no_word_reaches_out_of_its_passage_and_what_lies_between_is_left_out() -> None:
    text = "They cannot|not a word of this|n't they?"
    first, second = Span(0, 8), Span(text.rindex("|") + 1, len(text))
    assert [words(text, one) for one in find_words(text, (first, second))] == ["They", "can", "n't", "they", "?"]


def test_no_passage_has_no_words() -> None:
    assert (find_words("They stayed.", ()), find_words(" \n", (Span(0, 2),))) == ((), ())


PARTS = [
    "can",
    "not",
    "n't",
    "N’T",
    "’s",
    "'",
    "’",
    "Mr.",
    "U.S",
    ".",
    "-",
    "pro-",
    "O'",
    "10,0",
    ":",
    "@",
    "www.",
    "http://",
    "…",
    "🚢",
    "é",
    " ",
    "\n",
    "\0",
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(st.sampled_from(PARTS), st.characters(codec="utf-8")), max_size=12).map("".join))
def test_nothing_but_white_space_is_lost_and_no_word_overlaps_another(text: str) -> None:
    found = find_words(text, (Span(0, len(text)),))
    assert "".join(words(text, one) for one in found) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(one.start < one.end for one in found)
