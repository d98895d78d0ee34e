import re

from onrecord.extract.layout import find_spoken
from onrecord.model.quotations import find_quotations
from onrecord.records import Span, words


def spoken(text: str) -> list[tuple[str, str, str]]:
    passages = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    found = find_spoken(text, passages, find_quotations(text, passages))
    return [(words(text, one.source), " … ".join(words(text, piece) for piece in one.content), one.evidence.by) for one in found]


TRANSCRIPT = "Talks on the pier\nLIND: Why so late?\nMOSS: The steel was late.\nIt came by rail.\nLIND (smiling): And now?"


def test_lines_of_a_transcript_belong_to_the_name_before_the_colon() -> None:
    assert spoken(TRANSCRIPT) == [
        ("LIND", "Why so late?", "layout: name and colon"),
        ("MOSS", "The steel was late.", "layout: name and colon"),
        ("LIND", "And now?", "layout: name and colon"),
    ]


def test_headings_with_a_colon_are_no_transcript() -> None:
    assert spoken("Price: 3 crowns\nOpen: daily\nWhere: the old pier") == []
    assert spoken("Lind: I will stay.\nThe pier is old.\nMoss: It will go.") == []


def test_a_signed_quotation_belongs_to_whoever_signs() -> None:
    assert spoken("“The pier will stay.” — Mayor Ada Lind, who voted for it") == [
        ("Mayor Ada Lind, who voted for it", "The pier will stay.", "layout: name behind a dash")
    ]
    assert spoken('"The pier will stay."\n- Ada Lind')[0][:2] == ("Ada Lind", "The pier will stay.")


def test_a_dash_that_goes_on_is_no_signature() -> None:
    assert spoken("“The pier will stay” — but the mayor did not say how.") == []
    assert spoken("“The pier will stay.” — Nobody believed it. The mayor left.") == []
    assert spoken("The mayor said: “The pier will stay.” — Ada Lind") == []
