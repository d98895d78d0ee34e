from dataclasses import replace
from pathlib import Path

import pytest

from tests.quality.floors import FLOORS, Floor, digest_of, raised, read_floors, shortfalls, write_floors
from tests.quality.reading import gold_file
from tests.quality.scores import ALL, MEASUREMENTS, Measurement, measured, why_not

LINK = Floor("hill-dev: link", 0.7, "data/hill.jsonl.gz", "0" * 64, "scripts/evaluate hill-dev")


@pytest.mark.parametrize("floor", read_floors(), ids=lambda floor: floor.score)
def test_every_floor_belongs_to_a_measurement(floor: Floor) -> None:
    measurement = MEASUREMENTS[floor.score.partition(": ")[0]]
    assert (floor.gold, floor.command) == (measurement.gold, f"scripts/evaluate {measurement.name}")
    assert 0 <= floor.floor <= 1


@pytest.mark.parametrize("floor", read_floors(), ids=lambda floor: floor.score)
def test_every_floor_was_measured_on_the_gold_that_lies_here(floor: Floor) -> None:
    file = gold_file(floor.gold)
    if not file.is_file():
        pytest.skip(f"the gold set {floor.gold} is not beside this checkout")
    assert digest_of(file) == floor.sha256


@pytest.mark.end_to_end
@pytest.mark.parametrize("one", [one for one in ALL if one.cheap], ids=lambda one: one.name)
def test_cheap_scores_stand_on_their_floors(one: Measurement) -> None:
    if why_not(one):
        pytest.skip(why_not(one))
    assert shortfalls(read_floors(), measured(one)) == []


def test_the_floors_file_is_written_as_it_is_read(tmp_path: Path) -> None:
    write_floors(read_floors(), tmp_path / "floors.toml")
    assert (tmp_path / "floors.toml").read_text(encoding="utf-8") == FLOORS.read_text(encoding="utf-8")


def test_a_floor_survives_the_file(tmp_path: Path) -> None:
    write_floors((LINK,), tmp_path / "floors.toml")
    assert read_floors(tmp_path / "floors.toml") == (LINK,)


def test_a_row_with_a_misspelt_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text('[[floors]]\nscore = "a"\nflor = 0.5\n')
    with pytest.raises(ValueError, match="a floor has the keys command, floor, gold, score, sha256, not flor, score"):
        read_floors(tmp_path / "floors.toml")


def test_a_score_below_its_floor_is_named_with_its_command() -> None:
    expected = "hill-dev: link is 0.699, below its floor of 0.700 (scripts/evaluate hill-dev)"
    assert shortfalls((LINK,), {"hill-dev: link": 0.699}) == [expected]


def test_a_score_on_its_floor_and_one_that_was_not_measured_are_fine() -> None:
    assert shortfalls((LINK,), {"hill-dev: link": 0.7}) == shortfalls((LINK,), {}) == []


def test_updating_raises_and_never_lowers() -> None:
    higher, lower = replace(LINK, floor=0.8), replace(LINK, floor=0.6)
    assert (raised((LINK,), (higher,)), raised((LINK,), (lower,))) == ((higher,), (LINK,))


def test_another_gold_sets_the_floor_anew() -> None:
    anew = replace(LINK, floor=0.6, sha256="1" * 64)
    assert raised((LINK,), (anew,)) == (anew,)


def test_a_new_score_gets_a_floor() -> None:
    cue = replace(LINK, score="hill-dev: cue")
    assert raised((LINK,), (cue,)) == (LINK, cue)
