import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.readers.claims import claimed_date, claimed_language, find_byline
from onrecord.readers.compose import line_blocks


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2023-02-17", "2023-02-17"),
        ("2023-02-17T09:30:00+02:00", "2023-02-17"),
        ("2023/02/17 9:30", "2023-02-17"),
        ("20230217", "2023-02-17"),
        ("2023-02", "2023-02"),
        (" 2023 ", "2023"),
        ("Fri, 17 Feb 2023 10:00:00 GMT", "2023-02-17"),
        ("2023-02-30", "None"),
        ("1676628000", "None"),
        ("17.02.2023", "None"),
        ("yesterday", "None"),
        ("", "None"),
    ],
)
def test_dates_are_read_as_far_as_they_are_sure(written: str, date: str) -> None:
    assert str(claimed_date(written)) == date


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40))
def test_no_claim_breaks_the_reading_of_dates(written: str) -> None:
    date = claimed_date(written)
    assert date is None or 0 <= date.month <= 12


@pytest.mark.parametrize(
    ("written", "code"),
    [("en", "en"), ("EN-gb", "en"), ("pt_BR", "pt"), ("zh-Hant-TW", "zh"), ("english", None), ("", None), ("x-default", None)],
)
def test_a_language_tag_gives_its_code(written: str, code: str | None) -> None:
    assert claimed_language(written) == code


@pytest.mark.parametrize(
    ("text", "author", "byline"),
    [
        ("Ferry\nBy Ada Borg\nThe ferry", "Ada Borg", "Ada Borg"),
        ("Ferry\nBy ADA  BORG and Lino Vella, Valletta", "Ada Borg; Lino Vella", "ADA  BORG and Lino Vella"),
        ("ByAda BorgMarch 11", "Ada Borg", "Ada Borg"),
        ("By Ada Borgstein", "Ada Borg", None),
        ("By Nada Borg", "Ada Borg", None),
        ("Ada Borg told the harbour master so" + " again" * 40, "Ada Borg", None),
        ("Ferry", "", None),
        ("Ferry (Gozo)", "(Gozo", "(Gozo"),
    ],
)
def test_a_byline_runs_from_the_first_author_to_the_last(text: str, author: str, byline: str | None) -> None:
    span = find_byline(text, line_blocks(text), author)
    assert (text[span.start : span.end] if span else None) == byline
