"""`compare` and `stories` with the shipped weights: the demo, and reports of our own that differ in a condition and in a name."""

import json
import subprocess
from io import StringIO
from pathlib import Path
from random import Random

import pytest

from onrecord.cli import run
from onrecord.comparison import compare_read
from onrecord.demo import demo_paths
from onrecord.exports.stories.export import find_story_exports
from onrecord.records import Comparison, DifferenceHow, DifferenceKind, from_plain, words
from onrecord.store import append, open_store
from tests.cli.reports import ROOT, lines, write
from tests.weights import COMMAND, NEEDED

pytestmark = NEEDED

FERRY = """Ferry to Sund stops in spring

The ferry to Sund will stop in April unless the ministry pays, Ida Brekke said on Monday.

“We cannot wait any longer for the money of the ministry,” Brekke told reporters in the harbour of Aske.

The town of Sund has said that it will go to court over the decision.
"""
BOATS = """Sund loses its ferry

The ferry to Sund will stop in April, Mona Halvorsen said on Monday.

“We cannot wait any longer for the money of the ministry,” Halvorsen told reporters in the harbour of Aske.

A petition against the end of the ferry has four hundred names.
"""
LIBRARY = """Grauholm opens a library

The mayor of Grauholm, Oda Marsk, opened a library on Tuesday. “Twenty thousand books are waiting,” Marsk said.
"""


@pytest.fixture(autouse=True)
def rooms() -> None:
    """No stand-ins here."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demo and our own reports as `compare` gives them."""
    folder = tmp_path_factory.mktemp("reports")
    paths = [*demo_paths(), *(write(folder / f"{number}.txt", text) for number, text in enumerate((FERRY, BOATS, LIBRARY)))]
    asked = [*COMMAND, "compare", *map(str, paths), "--to", "json", "--jobs", "1", "--quiet"]
    return subprocess.run(asked, capture_output=True, check=True, cwd=ROOT).stdout.decode()


@pytest.fixture(scope="module")
def compared(written: str) -> Comparison:
    return from_plain(Comparison, json.loads(written))


@pytest.fixture
def record(compared: Comparison, tmp_path: Path) -> Path:
    append(open_store(tmp_path / "record", create=True), compared.records)
    return tmp_path / "record"


def stories(capsys: pytest.CaptureFixture[str], record: Path, *options: str) -> str:
    assert run(["stories", "--record", str(record), *options]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_what_tells_of_one_thing_is_one_story(compared: Comparison) -> None:
    files = {record.document.id: Path(record.document.uri).stem for record in compared.records}
    assert [sorted(files[one] for one in story.reports) for story in compared.stories] == [
        ["aske_valley_post", "harbour_ledger", "morning_lantern"],
        ["0", "1"],
        ["2"],
    ]


def test_of_the_demo_one_report_drops_the_condition_that_the_first_prints(compared: Comparison) -> None:
    records = {record.document.id: record.document for record in compared.records}
    files = {name: Path(document.uri).stem for name, document in records.items()}
    found = [one for utterance in compared.stories[0].utterances for one in utterance.differences]
    dropped = [
        words(records[one.left.document].text or "", one.left.span)
        for one in found
        if (one.kind, one.how) == (DifferenceKind.CONDITION, DifferenceHow.DROPPED)
        and one.left.span
        and (files[one.left.document], files[one.right.document]) == ("harbour_ledger", "morning_lantern")
    ]
    assert any("if Keldmark opens the bridge at Tarrow" in told for told in dropped)
    assert files[compared.stories[0].reports[0]] == "harbour_ledger"


def test_comparing_again_in_another_process_gives_the_same_bytes(compared: Comparison, written: str) -> None:
    out = StringIO()
    find_story_exports()["json"].write(compare_read(compared.records), out)
    assert out.getvalue() == written


def test_the_order_of_records_changes_nothing_in_the_stories(compared: Comparison) -> None:
    found = compare_read(compared.records[::-1])
    assert (found.stories, found.affairs, found.fingerprint) == (compared.stories, compared.affairs, compared.fingerprint)


def test_a_record_tells_the_stories_that_compare_tells(compared: Comparison, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = from_plain(Comparison, json.loads(stories(capsys, record, "--least", "1", "--to", "json")))
    assert (found.stories, found.affairs, found.fingerprint) == (compared.stories, compared.affairs, compared.fingerprint)


def test_stories_of_most_reports_come_first(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = lines(stories(capsys, record, "--least", "1"))
    assert ([row["reports"] for row in rows], rows[2]["title"]) == ([3, 2, 1], "Grauholm opens a library")


def test_a_record_that_grew_gives_the_bytes_of_one_made_at_once(
    compared: Comparison, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = list(compared.records)
    Random(3).shuffle(records)
    grown = open_store(tmp_path / "grown", create=True)
    append(grown, records[:3])
    stories(capsys, grown.folder)
    append(grown, records[3:])
    options = ("--least", "1", "--to", "json")
    assert stories(capsys, grown.folder, *options) == stories(capsys, record, *options)


def ferry(capsys: pytest.CaptureFixture[str], record: Path) -> list[tuple[str, list[str]]]:
    """Who says what both reports of the ferry carry, and the kinds of what differs in it."""
    (story,) = [one for one in lines(stories(capsys, record)) if "Ferry" in one["title"] or "ferry" in one["title"]]
    (found,) = json.loads(stories(capsys, record, "--story", story["id"], "--to", "json"))["stories"]
    return [(one["speaker"], sorted({difference["kind"] for difference in one["differences"]})) for one in found["utterances"]]


def test_who_is_one_for_an_analyst_is_one_speaker(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = ferry(capsys, record)
    assert {"condition", "speaker"} <= {kind for _, kinds in before for kind in kinds}
    assert run(["entities", "--record", str(record), "--kind", "person", "--to", "jsonl"]) == 0
    ids = [one["id"] for one in lines(capsys.readouterr().out) if one["name"] in ("Ida Brekke", "Mona Halvorsen")]
    assert run(["merge", *ids, "--by", "Ada", "--why", "the register", "--record", str(record)]) == 0
    capsys.readouterr()
    after = ferry(capsys, record)
    assert {kind for _, kinds in after for kind in kinds} == {kind for _, kinds in before for kind in kinds} - {"speaker"}
    assert {speaker for speaker, _ in after} == {"Mona Halvorsen"}


def test_verify_does_not_mind_what_stories_keep(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stories(capsys, record)
    assert run(["verify", "--record", str(record)]) == 0
    assert capsys.readouterr() == ("", f"onrecord: {record}: nothing altered, missing or extra\n")
