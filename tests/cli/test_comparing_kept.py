"""`stories` over a record that grows and is judged: nothing is looked at twice, and the answer is that of a record made at once."""

import json
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import run
from onrecord.records import Record
from onrecord.store import append, compact, open_store
from onrecord.stories import profile
from onrecord.stories.profile import Profile
from onrecord.stories.sense import Sense
from tests import fake_sense
from tests.cli.archive import FERRY_TITLE, REPORTS
from tests.cli.reports import lines
from tests.store.reports import make_failed

ALL = sorted(REPORTS)
SHELF = "profiles.shelf"
BRIEFLY, IN_FULL = ("--least", "1"), ("--least", "1", "--to", "json")
Profiler = Callable[[Iterable[Record], Sense], tuple[Profile, ...]]


@pytest.fixture(autouse=True)
def senses(rooms: None, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_sense.install(monkeypatch)


@pytest.fixture(autouse=True)
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the reports that were profiled, in order of name for each time that it was done."""
    found: list[str] = []
    profiled: Profiler = profile.make_profiles

    def make_profiles(records: Iterable[Record], sense: Sense) -> tuple[Profile, ...]:
        held = list(records)
        found.extend(sorted(Path(record.document.uri).stem for record in held))
        return profiled(held, sense)

    monkeypatch.setattr(profile, "make_profiles", make_profiles)
    return found


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return add(tmp_path_factory.mktemp("kept") / "record", *ALL)


@pytest.fixture
def record(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_once, tmp_path / "record"))


def add(record: Path, *names: str) -> Path:
    append(open_store(record, create=True), [REPORTS[name] for name in names])
    return record


def stories(capsys: pytest.CaptureFixture[str], record: Path, *options: str) -> str:
    assert run(["stories", "--record", str(record), *options]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def taken(looked_at: list[str]) -> list[str]:
    """What was looked at since this was asked last."""
    found = list(looked_at)
    looked_at.clear()
    return found


def test_nothing_is_looked_at_twice(record: Path, capsys: pytest.CaptureFixture[str], looked_at: list[str]) -> None:
    first = stories(capsys, record, *BRIEFLY)
    assert taken(looked_at) == ALL
    assert stories(capsys, record, *BRIEFLY) == first
    stories(capsys, record, *IN_FULL)
    assert taken(looked_at) == []


def test_only_reports_that_were_added_are_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str], looked_at: list[str]) -> None:
    record = add(tmp_path / "record", "ferry", "library")
    assert stories(capsys, record) == ""
    assert taken(looked_at) == ["ferry", "library"]
    add(record, "boats", "ferry")
    assert [row["reports"] for row in lines(stories(capsys, record))] == [2]
    assert taken(looked_at) == ["boats"]


def test_a_failed_report_is_never_looked_at(record: Path, capsys: pytest.CaptureFixture[str], looked_at: list[str]) -> None:
    append(open_store(record), [make_failed(1)])
    stories(capsys, record)
    assert taken(looked_at) == ALL


def test_a_record_that_grew_gives_the_bytes_of_one_made_at_once(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], looked_at: list[str]
) -> None:
    grown = tmp_path / "grown"
    for name in reversed(ALL):
        stories(capsys, add(grown, name))
        assert taken(looked_at) == [name]
    assert [stories(capsys, grown, *options) for options in (BRIEFLY, IN_FULL)] == [
        stories(capsys, record, *options) for options in (BRIEFLY, IN_FULL)
    ]


def test_compaction_changes_nothing(record: Path, capsys: pytest.CaptureFixture[str], looked_at: list[str]) -> None:
    before = stories(capsys, record, *IN_FULL)
    taken(looked_at)
    compact(open_store(record))
    assert (stories(capsys, record, *IN_FULL), taken(looked_at)) == (before, [])


DAMAGE: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "torn": lambda shelf: shelf.write_bytes(shelf.read_bytes()[:-100]),
    "altered": lambda shelf: shelf.write_bytes(shelf.read_bytes()[:-9] + b"?" + shelf.read_bytes()[-8:]),
    "no parquet": lambda shelf: shelf.write_text("profiles\n", encoding="utf-8"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_shelf_that_is_gone_or_torn_is_made_anew(
    damage: Callable[[Path], object], record: Path, capsys: pytest.CaptureFixture[str], looked_at: list[str]
) -> None:
    before = stories(capsys, record, *IN_FULL)
    shelf = record / SHELF
    damage(shelf)
    taken(looked_at)
    assert (stories(capsys, record, *IN_FULL), taken(looked_at)) == (before, ALL)
    assert (stories(capsys, record, *IN_FULL), taken(looked_at)) == (before, [])


def test_what_other_weights_made_is_made_anew(
    record: Path, capsys: pytest.CaptureFixture[str], looked_at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stories(capsys, record, *BRIEFLY)
    taken(looked_at)
    monkeypatch.setattr(sys.modules["onrecord.model.cards"], "story_digest", lambda: "other weights")
    assert (stories(capsys, record, *BRIEFLY), taken(looked_at)) == (before, ALL)


def test_rows_of_another_record_of_a_report_are_made_anew(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], looked_at: list[str]
) -> None:
    stories(capsys, record)
    ferry = REPORTS["ferry"]
    assert ferry.article
    other = add(tmp_path / "other", "boats", "library", "shelves")
    append(open_store(other), [replace(ferry, article=replace(ferry.article, outlet="Sund Courier"))])
    shutil.copy(record / SHELF, other / SHELF)
    taken(looked_at)
    (row,) = lines(stories(capsys, other))
    assert (row["outlets"], taken(looked_at)) == (["Sund Courier", "boats"], ["ferry"])


def test_rows_of_reports_that_are_not_on_record_do_not_count(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], looked_at: list[str]
) -> None:
    stories(capsys, record)
    smaller = add(tmp_path / "smaller", "library", "shelves")
    before = stories(capsys, smaller, *IN_FULL)
    shutil.copy(record / SHELF, smaller / SHELF)
    taken(looked_at)
    assert (stories(capsys, smaller, *IN_FULL), taken(looked_at)) == (before, [])


def test_a_shelf_that_cannot_be_written_is_told_and_the_answer_is_given(
    record: Path, capsys: pytest.CaptureFixture[str], looked_at: list[str]
) -> None:
    before = stories(capsys, record, *IN_FULL)
    (record / SHELF).unlink()
    (record / SHELF).mkdir()
    held = {*record.iterdir()}
    taken(looked_at)
    assert run(["stories", "--record", str(record), *IN_FULL]) == 0
    out, err = capsys.readouterr()
    assert (out, taken(looked_at), {*record.iterdir()}) == (before, ALL, held)
    assert (err.count("\n"), f"{record / SHELF}: cannot be written: " in err, "the next time will take as long" in err) == (1, True, True)


@pytest.mark.parametrize("damage", [Path.exists, DAMAGE["torn"]], ids=["sound", "torn"])
def test_verify_does_not_mind_the_shelf(damage: Callable[[Path], object], record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stories(capsys, record)
    shelf = record / SHELF
    damage(shelf)
    assert run(["verify", "--record", str(record)]) == 0
    assert capsys.readouterr() == ("", f"onrecord: {record}: nothing altered, missing or extra\n")


def test_asking_changes_nothing_of_the_record(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def held() -> dict[Path, bytes]:
        return {file: file.read_bytes() for file in record.rglob("*") if file.is_file() and file.name != SHELF}

    before = held()
    stories(capsys, record, *IN_FULL)
    assert held() == before


# --- judgements

SAID = ["--by", "Ada", "--why", "the register"]
IDA, MONA = (REPORTS[name].entities[0].id for name in ("ferry", "boats"))


def judge(capsys: pytest.CaptureFixture[str], record: Path, *arguments: str) -> None:
    assert run([*arguments, *SAID, "--record", str(record)]) == 0
    capsys.readouterr()


def told(capsys: pytest.CaptureFixture[str], record: Path) -> list[tuple[str, list[str]]]:
    """Who is told to say what both reports of the ferry carry, and the kinds of what differs in it."""
    (row,) = lines(stories(capsys, record))
    (story,) = json.loads(stories(capsys, record, "--story", row["id"][:10], "--to", "json"))["stories"]
    assert story["title"] == FERRY_TITLE
    utterances: list[Any] = story["utterances"]
    return [(one["speaker"], sorted(difference["kind"] for difference in one["differences"])) for one in utterances]


def test_two_names_are_two_speakers_until_an_analyst_says_that_they_are_one(
    record: Path, capsys: pytest.CaptureFixture[str], looked_at: list[str]
) -> None:
    assert told(capsys, record) == [("Ida Brekke", ["condition", "speaker"])]
    taken(looked_at)
    judge(capsys, record, "merge", IDA, MONA)
    assert told(capsys, record) == [("Mona Halvorsen", ["condition"])]
    assert taken(looked_at) == []


def test_a_split_wins_over_a_merge(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = told(capsys, record)
    judge(capsys, record, "merge", IDA, MONA)
    judge(capsys, record, "split", IDA, MONA)
    assert told(capsys, record) == before


def test_a_judgement_does_not_change_which_reports_are_one_story(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = stories(capsys, record, *BRIEFLY)
    judge(capsys, record, "merge", IDA, MONA)
    assert stories(capsys, record, *BRIEFLY) == before
