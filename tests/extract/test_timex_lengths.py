"""How long and how often: durations and sets, which no day of publication changes."""

import pytest

from onrecord.records import TimeKind
from tests.extract.test_times import WEDNESDAY, found
from tests.quality.times import times_of


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The siege lasted three weeks.", "three weeks", "P3W"),
        ("The siege lasted forty days.", "forty days", "P40D"),
        ("The siege lasted 18 months.", "18 months", "P18M"),
        ("The siege lasted 36 hours.", "36 hours", "PT36H"),
        ("The siege lasted 2.5 hours.", "2.5 hours", "PT2.5H"),
        ("The siege lasted 90 seconds.", "90 seconds", "PT90S"),
        ("The siege lasted two decades.", "two decades", "P20Y"),
        ("The siege lasted two centuries.", "two centuries", "P200Y"),
        ("The siege lasted a fortnight.", "a fortnight", "P2W"),
        ("The siege lasted a couple of weeks.", "a couple of weeks", "P2W"),
        ("The siege lasted a hundred years.", "a hundred years", "P100Y"),
        ("The siege lasted several months.", "several months", "PXM"),
        ("The siege lasted at least ten minutes.", "at least ten minutes", "PT10M"),
        ("The siege lasted more than two years.", "more than two years", "P2Y"),
        ("The siege lasted half an hour.", "half an hour", "PT30M"),
        ("The siege lasted half a century.", "half a century", "P50Y"),
        ("A three-month truce held.", "three-month", "P3M"),
        ("A year-long curfew ended.", "A year-long", "P1Y"),
        ("The dam was finished in two years.", "two years", "P2Y"),
        ("Rents doubled over the past year.", "the past year", "P1Y"),
        ("Rents doubled in the past decade.", "the past decade", "P10Y"),
        ("Over the past three days, the river rose.", "the past three days", "P3D"),
        ("Within the next two weeks, the river will rise.", "the next two weeks", "P2W"),
    ],
)
def test_how_long(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]
    assert {one.type for one in times_of(text, WEDNESDAY)} == {TimeKind.DURATION}


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("Patrols pass daily.", "daily", "P1D"),
        ("Guards are changed every hour.", "every hour", "PT1H"),
        ("Nurses meet every week.", "every week", "P1W"),
        ("The market is open once a week.", "once a week", "P1W"),
        ("The bulletin appears twice a month.", "twice a month", "P1M"),
        ("The market is held quarterly.", "quarterly", "P3M"),
        ("The annual fair was cancelled.", "annual", "P1Y"),
        ("A census is held every other year.", "every other year", "P2Y"),
        ("The museum opens on Mondays.", "Mondays", "XXXX-WXX-1"),
        ("Each Tuesday the market is full.", "Each Tuesday", "XXXX-WXX-2"),
        ("The envoy flies home every Friday.", "every Friday", "XXXX-WXX-5"),
    ],
)
def test_how_often(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]
    assert {one.type for one in times_of(text, WEDNESDAY)} == {TimeKind.SET}
