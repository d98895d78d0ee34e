"""`stories`: which reports of a record tell of one story, as a list and in full."""

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.cli import run
from onrecord.comparison import compare_read
from onrecord.records import Comparison, Record, content_id, from_plain
from onrecord.store import append, open_store
from tests import fake_sense
from tests.cli.archive import FERRY_TITLE, LIBRARY, LIBRARY_TITLE, REPORTS, SHELVES_TITLE, make_report
from tests.cli.reports import lines
from tests.cli.test_comparing import BEGINS
from tests.store.reports import make_failed


@pytest.fixture(autouse=True)
def senses(rooms: None, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_sense.install(monkeypatch)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("stories"), *REPORTS.values())


@pytest.fixture
def record(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_once, tmp_path / "record"))


def make_folder(folder: Path, *reports: Record) -> Path:
    """A record folder that holds these reports."""
    append(open_store(folder / "record", create=True), reports)
    return folder / "record"


def stories(capsys: pytest.CaptureFixture[str], record: Path, *options: str) -> str:
    assert run(["stories", "--record", str(record), *options]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def refusal(capsys: pytest.CaptureFixture[str], record: Path, *options: str) -> tuple[int, str]:
    code = run(["stories", "--record", str(record), *options])
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    return code, err.removeprefix("onrecord: ").rstrip("\n")


def titles(written: str) -> list[str]:
    return [row["title"] for row in lines(written)]


def in_full(written: str) -> list[str]:
    return [story["title"] for story in json.loads(written)["stories"]]


def id_of(capsys: pytest.CaptureFixture[str], record: Path, title: str) -> str:
    (found,) = [row["id"] for row in lines(stories(capsys, record, "--least", "1")) if row["title"] == title]
    return str(found)


def test_a_story_is_listed_with_all_that_tells_it_apart(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = lines(stories(capsys, record))
    first = row["documents"][0]
    assert row == {
        "id": content_id("story", first),
        "title": FERRY_TITLE,
        "reports": 2,
        "origins": 1,
        "first": "2025-03-01",
        "last": "2025-03-02",
        "outlets": ["boats", "ferry"],
        "affair": content_id("affair", row["id"]),
        "documents": [first, row["documents"][1]],
    }


def test_stories_of_most_reports_come_first(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = lines(stories(capsys, record, "--least", "1"))
    assert ([row["reports"] for row in rows], rows[0]["title"]) == ([2, 1, 1], FERRY_TITLE)
    assert {row["title"] for row in rows[1:]} == {LIBRARY_TITLE, SHELVES_TITLE}


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], {FERRY_TITLE}),
        (["--least", "3"], set()),
        (["--least", "1", "--since", "2025-03-04"], {LIBRARY_TITLE, SHELVES_TITLE}),
        (["--least", "1", "--since", "2025-03-02"], {FERRY_TITLE, LIBRARY_TITLE, SHELVES_TITLE}),
        (["--since", "2025-03-02"], {FERRY_TITLE}),
        (["--since", "2025-03-03"], set()),
        (["--since", "2025-03"], {FERRY_TITLE}),
        (["--since", "2026"], set()),
        (["--least", "1", "--limit", "1"], {FERRY_TITLE}),
    ],
)
def test_a_list_may_be_narrowed(options: list[str], found: set[str], record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(titles(stories(capsys, record, *options))) == found


def test_a_report_without_a_date_is_of_no_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = make_folder(tmp_path, make_report("library", LIBRARY, "Oda Marsk"))
    (row,) = lines(stories(capsys, record, "--least", "1"))
    assert (row["first"], row["last"]) == (None, None)
    assert stories(capsys, record, "--least", "1", "--since", "1900") == ""


def test_a_report_without_an_outlet_adds_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ferry = REPORTS["ferry"]
    assert ferry.article
    record = make_folder(tmp_path, replace(ferry, article=replace(ferry.article, outlet=None)), REPORTS["boats"])
    (row,) = lines(stories(capsys, record))
    assert (row["reports"], row["outlets"]) == (2, ["boats"])


def test_a_table_has_short_ids_and_no_documents(record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    short = id_of(capsys, record, FERRY_TITLE)[:12]
    table = [line.split() for line in stories(capsys, record, "--to", "table").splitlines()]
    assert ["id", "title", "reports", "origins", "first", "last", "outlets"] in table
    assert [short, *FERRY_TITLE.split(), "2", "1", "2025-03-01", "2025-03-02", "boats,", "ferry"] in table


def test_a_list_as_csv_has_one_row_a_story(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = csv.DictReader(stories(capsys, record, "--to", "csv").splitlines())
    assert (row["title"], json.loads(row["outlets"]), len(json.loads(row["documents"]))) == (FERRY_TITLE, ["boats", "ferry"], 2)


def test_a_title_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = make_folder(tmp_path, make_report("a", "=1+1\nTwo, Oda Marsk said.\n", "Oda Marsk"))
    (row,) = csv.DictReader(stories(capsys, record, "--least", "1", "--to", "csv").splitlines())
    assert row["title"] == "'=1+1"


def test_stories_in_full_are_those_of_the_reports_themselves(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = from_plain(Comparison, json.loads(stories(capsys, record, "--least", "1", "--to", "json")))
    compared = compare_read(REPORTS.values())
    assert (found.stories, found.affairs, found.fingerprint) == (compared.stories, compared.affairs, compared.fingerprint)


@pytest.mark.parametrize("form", ["json", "html"])
def test_one_story_in_full_can_be_had_in_any_format_of_a_comparison(form: str, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = stories(capsys, record, "--story", id_of(capsys, record, FERRY_TITLE)[:8], "--to", form)
    assert (written[: len(BEGINS[form])], "the ice holds" in written) == (BEGINS[form], True)


@pytest.mark.parametrize(("name", "form"), [("x.csv", "csv"), ("x.txt", "table"), ("x", "json")])
def test_the_suffix_of_the_output_file_says_the_format_of_a_story(
    name: str, form: str, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = id_of(capsys, record, FERRY_TITLE)
    assert stories(capsys, record, "--story", story, "-o", str(tmp_path / name)) == ""
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(BEGINS[form])


@pytest.mark.parametrize(("name", "form"), [("all.json", "json"), ("all.html", "html")])
def test_an_output_file_for_stories_in_full_has_them_in_full(
    name: str, form: str, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stories(capsys, record, "-o", str(tmp_path / name))
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(BEGINS[form])


def test_a_story_comes_with_the_episodes_of_its_affair_and_no_others(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = json.loads(stories(capsys, record, "--story", id_of(capsys, record, LIBRARY_TITLE), "--to", "json"))
    (affair,) = library["affairs"]
    episodes = {story["id"]: story["title"] for story in library["stories"]}
    assert [episodes[one] for one in affair["stories"]] == [LIBRARY_TITLE, SHELVES_TITLE]
    assert sorted(Path(one["document"]["uri"]).stem for one in library["records"]) == ["library", "shelves"]
    assert in_full(stories(capsys, record, "--story", id_of(capsys, record, FERRY_TITLE), "--to", "json")) == [FERRY_TITLE]


def test_the_affair_of_a_list_is_the_affair_in_full(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = lines(stories(capsys, record, "--least", "1"))
    found = json.loads(stories(capsys, record, "--least", "1", "--to", "json"))["affairs"]
    assert {row["id"]: row["affair"] for row in rows} == {story: one["id"] for one in found for story in one["stories"]}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--since", "Monday"], "Invalid value for --since: 'Monday' is not YYYY, YYYY-MM or YYYY-MM-DD"),
        (["--since", "2025-02-30"], "Invalid value for --since: "),
        (["--least", "0"], "Invalid value for '--least'"),
        (["--limit", "0"], "Invalid value for '--limit'"),
        (["--to", "xml"], "Invalid value for --to: 'xml' is none of "),
        (["--story", "{story}", "--to", "jsonl"], "Invalid value for --to: 'jsonl' is none of "),
    ],
)
def test_a_usage_error_exits_2(options: list[str], message: str, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = id_of(capsys, record, FERRY_TITLE)
    code, said = refusal(capsys, record, *(one.format(story=story) for one in options))
    assert (code, message in said, said.endswith("(see: onrecord stories --help)")) == (2, True, True)


def test_without_a_record_it_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stories"]) == 2
    assert capsys.readouterr() == ("", "onrecord: Missing option '--record'. (see: onrecord stories --help)\n")


def test_a_folder_that_is_no_record_is_refused_and_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys, tmp_path) == (1, f"{tmp_path}: is not a record folder: it has no onrecord.json")
    assert list(tmp_path.iterdir()) == []


def test_an_id_that_no_story_has_is_refused(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys, record, "--story", "zz") == (1, f"{record}: no story on record has an id that begins with 'zz'")


def test_an_id_that_several_stories_have_names_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There are more stories than hexadecimal digits: two ids begin alike."""
    record = make_folder(
        tmp_path, *(make_report(f"{number}", f"Town {number}\nYes, Oda Marsk said.\n", "Oda Marsk") for number in range(17))
    )
    listed = {row["id"]: row["title"] for row in lines(stories(capsys, record, "--least", "1"))}
    digit = next(one[0] for one in listed if sum(other[0] == one[0] for other in listed) > 1)
    found = sorted(f"{one} ({title})" for one, title in listed.items() if one[0] == digit)
    shown = ", ".join(found[:5]) + (f" and {len(found) - 5} more" if len(found) > 5 else "")
    assert refusal(capsys, record, "--story", digit) == (1, f"{record}: {digit!r} begins more than one id: {shown}; give more of it")


EMPTY_LISTS = {"jsonl": "", "csv": "id,title,reports,origins,first,last,outlets,affair,documents\r\n"}


@pytest.mark.parametrize("form", EMPTY_LISTS)
def test_an_empty_record_has_an_empty_list(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stories(capsys, make_folder(tmp_path), "--to", form) == EMPTY_LISTS[form]


def test_an_empty_record_has_a_table_with_a_head(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, *_ = (line.split() for line in stories(capsys, make_folder(tmp_path), "--to", "table").splitlines() if line.strip())
    assert first == ["id", "title", "reports", "origins", "first", "last", "outlets"]


def test_an_empty_record_has_no_stories_in_full(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = make_folder(tmp_path)
    found = json.loads(stories(capsys, record, "--to", "json"))
    assert (found["records"], found["stories"], found["affairs"]) == ([], [], [])
    assert stories(capsys, record, "-o", str(tmp_path / "x.html")) == ""
    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith("<!")
    assert refusal(capsys, record, "--story", "a") == (1, f"{record}: no story on record has an id that begins with 'a'")


def test_a_record_of_failures_only_is_as_good_as_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stories(capsys, make_folder(tmp_path, make_failed(1), make_failed(2)), "--least", "1") == ""


def test_a_report_that_could_not_be_read_is_in_no_story(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = stories(capsys, record, "--least", "1")
    append(open_store(record), [make_failed(1)])
    assert stories(capsys, record, "--least", "1") == before


def test_reports_without_their_text_are_stories_of_their_own_and_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = [replace(one, document=replace(one.document, text=None)) for one in (REPORTS["ferry"], REPORTS["boats"])]
    found = json.loads(stories(capsys, make_folder(tmp_path, *bare), "--least", "1", "--to", "json"))["stories"]
    assert [len(one["reports"]) for one in found] == [1, 1]
    assert ["Reports without their text were not compared." in one["limitations"] for one in found] == [True, True]


def test_a_list_and_stories_in_full_are_the_same_bytes_every_time(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options in (["--least", "1"], ["--least", "1", "--to", "json"]):
        assert stories(capsys, record, *options) == stories(capsys, record, *options)
