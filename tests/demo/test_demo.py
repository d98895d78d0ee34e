from pathlib import Path

import pytest

from onrecord.demo import demo_paths


def test_the_demo_is_three_reports_in_order_of_name() -> None:
    assert [path.name for path in demo_paths()] == ["aske_valley_post.html", "harbour_ledger.txt", "morning_lantern.txt"]


@pytest.mark.parametrize("path", demo_paths(), ids=lambda path: path.name)
def test_each_report_says_that_it_is_invented(path: Path) -> None:
    assert "invented for onrecord" in path.read_text(encoding="utf-8")


def test_one_report_drops_the_condition_that_another_prints() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in demo_paths()}
    assert "but only if Keldmark opens the bridge" in texts["harbour_ledger"]
    assert "bridge" not in texts["morning_lantern"]
    assert "We will send every pump we have," in texts["harbour_ledger"]
    assert "We will send every pump we have," in texts["morning_lantern"]
