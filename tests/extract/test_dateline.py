"""Datelines."""

import pytest

from onrecord.extract.dateline import find_dateline
from onrecord.records import Span


def dateline_of(paragraph: str) -> str | None:
    found = find_dateline(paragraph, Span(0, len(paragraph)))
    return paragraph[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("KYIV, Feb. 3 (Agency) — The president", "KYIV, Feb. 3 (Agency) —"),
        ("NEW YORK, Nov. 19 (UPI) — Shares", "NEW YORK, Nov. 19 (UPI) —"),
        ("LONDON — “It", "LONDON —"),
        ("MOSCOW, February 3. /SW/. The", "MOSCOW, February 3. /SW/."),
        ("BEIJING, Nov 19 (SW) - China", "BEIJING, Nov 19 (SW) -"),
        ("HAYWARD, Calif. (SW) -- The", "HAYWARD, Calif. (SW) --"),
        ("PARIS, France, 3 March 2021 (SW) – The", "PARIS, France, 3 March 2021 (SW) –"),
        ("Riga (SW) — The", "Riga (SW) —"),
    ],
)
def test_datelines(paragraph: str, dateline: str) -> None:
    assert dateline_of(paragraph) == dateline


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO — an alliance of thirty states — met",
        "The president — who is 61 — said",
        "Mr Smith (left) - who won",
        "Washington said on Monday — as it had before — that",
        "— The end",
        "",
    ],
)
def test_other_dashes(paragraph: str) -> None:
    assert dateline_of(paragraph) is None
