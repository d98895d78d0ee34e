"""What `compare` and `stories` refuse before any work: no report is read, nothing is profiled, no file is touched."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from onrecord.cli import run
from onrecord.store import append, open_store
from tests import fake_sense
from tests.cli.archive import FERRY, FERRY_TITLE, LIBRARY, REPORTS
from tests.cli.reports import lines, write


@pytest.fixture(autouse=True)
def senses(rooms: None, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_sense.install(monkeypatch)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("refused") / "record"
    append(open_store(folder, create=True), list(REPORTS.values()))
    return folder


@pytest.fixture
def record(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_once, tmp_path / "record"))


@pytest.fixture
def untouched(record: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No work is done here, and every file stays as it is."""

    def never(*given: object, **told: object) -> NoReturn:
        raise AssertionError("work was done")

    for name in ("onrecord.stories.profile.make_profiles", "onrecord.pipeline.read_items", "onrecord.comparison.read_items"):
        monkeypatch.setattr(name, never)
    before = {file: file.read_bytes() for file in record.parent.rglob("*") if file.is_file()}
    yield
    assert {file: file.read_bytes() for file in record.parent.rglob("*") if file.is_file()} == before


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    code = run([*map(str, arguments)])
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    return code, err.removeprefix("onrecord: ")


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("to", ["xml", "JSON", "parquet"])
def test_a_bad_format_of_a_list_is_refused(to: str, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = refusal(capsys, "stories", "--record", record, "--to", to, "-o", record.parent / "x.csv")
    assert (code, said.startswith(f"Invalid value for --to: {to!r} is none of ")) == (2, True)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("to", ["xml", "jsonl"])
def test_a_bad_format_of_a_story_in_full_is_refused(to: str, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = refusal(capsys, "stories", "--record", record, "--story", "a", "--to", to)
    assert (code, said.startswith(f"Invalid value for --to: {to!r} is none of ")) == (2, True)


@pytest.mark.usefixtures("untouched")
def test_a_bad_format_of_a_comparison_is_refused(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = refusal(capsys, "compare", "gone.txt", "--to", "jsonl", "-o", record.parent / "x.json")
    assert (code, said.startswith("Invalid value for --to: 'jsonl' is none of ")) == (2, True)


@pytest.mark.usefixtures("untouched")
def test_a_date_of_a_file_that_is_not_there_is_refused(
    record: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    report = write(tmp_path_factory.mktemp("reports") / "ferry.txt", FERRY)
    code, said = refusal(capsys, "compare", report, "--published", "boats.txt=2025-03-01", "-o", record.parent / "x.json")
    assert (code, "--published: there is no report 'boats.txt' whose date could be told" in said) == (2, True)


def test_an_empty_id_is_no_story(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = refusal(capsys, "stories", "--record", record, "--story", "", "-o", tmp_path / "x.json")
    assert (code != 0, said != "", (tmp_path / "x.json").exists()) == (True, True, False)


LISTS = {"csv": "id,title,reports,origins,first,last,outlets,affair,documents\n", "jsonl": '{"id":'}


@pytest.mark.parametrize("form", LISTS)
def test_the_suffix_of_the_output_file_says_the_format_of_a_list(
    form: str, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["stories", "--record", str(record), "-o", str(tmp_path / f"list.{form}")]) == 0
    assert capsys.readouterr() == ("", "")
    written = (tmp_path / f"list.{form}").read_text(encoding="utf-8")
    assert (written[: len(LISTS[form])], written.count(FERRY_TITLE)) == (LISTS[form], 1)


def test_the_format_asked_for_wins_over_the_suffix(record: Path, tmp_path: Path) -> None:
    assert run(["stories", "--record", str(record), "--to", "jsonl", "-o", str(tmp_path / "list.csv")]) == 0
    assert [row["title"] for row in lines((tmp_path / "list.csv").read_text(encoding="utf-8"))] == [FERRY_TITLE]


@pytest.mark.parametrize(
    ("names", "counted"),
    [
        (["ferry", "library"], "0 stories of several reports, 0 differences in what is said"),
        (["ferry", "ferry2"], "1 story of several reports, 0 differences in what is said"),
        (["ferry", "ferry2", "library", "library2"], "2 stories of several reports, 0 differences in what is said"),
    ],
)
def test_what_is_one_is_told_in_the_singular(names: list[str], counted: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {"ferry": FERRY, "ferry2": f"{FERRY}Nobody slept.\n", "library": LIBRARY, "library2": f"{LIBRARY}Nobody slept.\n"}
    paths = [str(write(tmp_path / f"{name}.txt", texts[name])) for name in names]
    assert run(["compare", "--jobs", "1", *paths, "--to", "json"]) == 0
    assert capsys.readouterr().err == f"onrecord: {len(names)} reports, 0 failed, {counted}\n"
