"""`compare`: reports laid beside each other without a record folder. Data on standard output, everything else on standard error."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import run
from tests import fake_sense
from tests.cli.archive import BOATS, FERRY, LIBRARY
from tests.cli.reports import write

Told = tuple[str, list[str], list[str]]
SUMMARY = "1 story of several reports, 1 difference in what is said"


@pytest.fixture(autouse=True)
def senses(rooms: None, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_sense.install(monkeypatch)


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    """A report, one that carries its text without the condition, and one of something else."""
    names = {"ferry.txt": FERRY, "boats.txt": BOATS, "library.txt": LIBRARY}
    return [write(tmp_path / name, text) for name, text in names.items()]


def compare(*arguments: str | Path) -> int:
    """One worker is enough here, unless a test asks for more."""
    return run(["compare", "--jobs", "1", *map(str, arguments)])


def answer(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Any:
    """What a comparison gives as JSON."""
    assert compare(*arguments, "--to", "json", "--quiet") == 0
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out)


def told(comparison: Any) -> list[Told]:
    """Of each story its title, the names of its reports' files and the kinds of the differences in what is said."""
    names = {record["document"]["id"]: Path(record["document"]["uri"]).name for record in comparison["records"]}
    return [
        (
            story["title"],
            [names[report] for report in story["reports"]],
            [one["kind"] for utterance in story["utterances"] for one in utterance["differences"]],
        )
        for story in comparison["stories"]
    ]


BOTH: Told = ("Ferry to Sund stops", ["ferry.txt", "boats.txt"], ["condition"])
ALONE: Told = ("Library opens", ["library.txt"], [])


def test_a_comparison_is_json_on_standard_output_and_summed_up_on_standard_error(
    reports: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(*reports) == 0
    out, err = capsys.readouterr()
    comparison = json.loads(out)
    assert (comparison["schema"], told(comparison)) == ("onrecord-story/1", [BOTH, ALONE])
    assert err == f"onrecord: 3 reports, 0 failed, {SUMMARY}\n"


def test_on_a_terminal_a_comparison_is_a_summary(
    reports: list[Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    assert compare(*reports) == 0
    assert capsys.readouterr().out.split("\n")[1] == "2 reports, 1 origin"


def test_quiet_says_nothing_but_the_data(reports: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert told(answer(capsys, *reports)) == [BOTH, ALONE]


BEGINS = {"json": '{"schema":"onrecord-story/1",', "csv": "story_id,story_title,", "html": "<!", "table": "Ferry to Sund stops\n"}


@pytest.mark.parametrize("form", BEGINS)
def test_every_format_can_be_asked_for(form: str, reports: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(*reports, "--to", form) == 0
    out = capsys.readouterr().out
    assert (out[: len(BEGINS[form])], "the ice holds" in out) == (BEGINS[form], True)


SUFFIXES = {"x.json": "json", "x.csv": "csv", "x.html": "html", "x.txt": "table", "a.csv.out": "json"}


@pytest.mark.parametrize(("name", "form"), SUFFIXES.items())
def test_the_suffix_of_the_output_file_says_the_format(
    name: str, form: str, reports: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(*reports, "-o", tmp_path / name, "--quiet") == 0
    assert capsys.readouterr() == ("", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(BEGINS[form])


def test_the_format_asked_for_wins_over_the_suffix(reports: list[Path], tmp_path: Path) -> None:
    assert compare(*reports, "-o", tmp_path / "x.html", "--to", "csv") == 0
    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith(BEGINS["csv"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--published", "Monday"], "Invalid value for --published: 'Monday' is not YYYY, YYYY-MM or YYYY-MM-DD"),
        (["--published", "2025-02-30"], "Invalid value for --published: day "),
        (["--published", "ferry.txt=Monday"], "Invalid value for --published: 'Monday' is not YYYY"),
        (["--published", "erry.txt=2025"], "Invalid value for --published: there is no report 'erry.txt' whose date could be told"),
        (["--published", "b.txt=2025", "--published", "a.txt=2025"], "Invalid value for --published: there is no report 'a.txt' "),
        (["--published", "ferry.txt="], "Invalid value for --published: '' is not YYYY"),
        (["--published", "2025", "--published", "x=y=z"], "Invalid value for --published: 'z' is not YYYY"),
        (["--to", "jsonl"], "Invalid value for --to: 'jsonl' is none of csv, html, json, table"),
        (["--to", ""], "Invalid value for --to: '' is none of "),
        (["--field", "text"], "Invalid value for --field: 'text' is not ROLE=COLUMN"),
        (["--record", "x"], "No such option: --record"),
    ],
)
def test_a_usage_error_is_one_line_and_nothing_is_written(
    options: list[str],
    message: str,
    reports: list[Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("onrecord.isolation.pool._started", None)
    assert compare(*reports, *options, "-o", tmp_path / "x.json") == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), err.endswith("(see: onrecord compare --help)\n")) == ("", 1, True)
    assert message in err
    assert sorted(tmp_path.iterdir()) == sorted(reports)


def test_without_a_path_it_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare"]) == 2
    assert capsys.readouterr() == ("", "onrecord: Missing argument 'PATH'. (see: onrecord compare --help)\n")


def test_where_one_report_fails_the_rest_is_compared(reports: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    killer = write(tmp_path / "killer.txt", f"A KILL one\n{FERRY}")
    assert compare(killer, *reports) == 3
    out, err = capsys.readouterr()
    comparison = json.loads(out)
    failed = [record["document"]["uri"] for record in comparison["records"] if record["failures"]]
    assert (failed, told(comparison)) == ([str(killer)], [BOTH, ALONE])
    assert err.splitlines() == [
        f"onrecord: {killer}: WorkerDied: the process that read it died: SIGKILL",
        f"onrecord: 4 reports, 1 failed, {SUMMARY}",
    ]


@pytest.mark.parametrize(("name", "reason"), [("gone.txt", "Unreadable"), ("empty", "EmptyReport"), ("*.xml", "Unreadable")])
def test_where_nothing_can_be_read_the_comparison_is_empty(
    name: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert compare(tmp_path / name) == 1
    out, err = capsys.readouterr()
    comparison = json.loads(out)
    assert ([one["failures"][0]["reason"] for one in comparison["records"]], comparison["stories"], comparison["affairs"]) == (
        [reason],
        [],
        [],
    )
    assert err.splitlines()[1:] == ["onrecord: 1 reports, 1 failed, 0 stories of several reports, 0 differences in what is said"]


@pytest.mark.parametrize("form", ["csv", "table"])
def test_where_nothing_can_be_read_there_is_no_story_in_any_format(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(tmp_path / "gone.txt", "--to", form, "--quiet") == 1
    out, err = capsys.readouterr()
    assert (out != "", err) == (True, "")


def test_an_output_file_that_cannot_be_made_is_one_line(reports: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(*reports, "--quiet", "-o", tmp_path / "nowhere" / "x.json") == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), "No such file or directory" in err) == ("", 1, True)


def dates(comparison: Any) -> dict[str, str | None]:
    return {Path(record["document"]["uri"]).name: record["article"]["published"] for record in comparison["records"]}


@pytest.mark.parametrize(
    ("options", "published"),
    [
        (["2025"], {"ferry.txt": "2025", "boats.txt": "2025", "library.txt": "2025"}),
        (["boats.txt=2025-03-01"], {"ferry.txt": None, "boats.txt": "2025-03-01", "library.txt": None}),
        (["{folder}/boats.txt=2025-03"], {"ferry.txt": None, "boats.txt": "2025-03", "library.txt": None}),
        (["boats.txt=2025-03-01", "2024"], {"ferry.txt": "2024", "boats.txt": "2025-03-01", "library.txt": "2024"}),
        (["boats.txt=2023", "boats.txt=2025"], {"ferry.txt": None, "boats.txt": "2025", "library.txt": None}),
    ],
)
def test_a_date_is_told_of_all_reports_or_of_one_file(
    options: list[str], published: dict[str, str | None], reports: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [part for one in options for part in ("--published", one.format(folder=tmp_path))]
    assert dates(answer(capsys, *reports, *asked)) == published


def test_a_name_that_ends_like_another_is_another(reports: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    oats = write(tmp_path / "oats.txt", "Oats are dear\nA sack of them costs nine crowns.\n")
    assert dates(answer(capsys, reports[1], oats, "--published", "oats.txt=2025")) == {"boats.txt": None, "oats.txt": "2025"}


def test_a_name_with_an_equals_sign_may_have_a_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = write(tmp_path / "page=2.txt", LIBRARY)
    assert dates(answer(capsys, report, "--published", "page=2.txt=2025")) == {"page=2.txt": "2025"}


@pytest.mark.parametrize(
    ("ferry", "boats", "first"),
    [("2025-03-01", "2025-03-02", "ferry.txt"), ("2025-03-02", "2025-03-01", "boats.txt"), ("2025-03", "2025-03-02", "boats.txt")],
)
def test_the_dates_that_are_told_say_which_report_was_first(
    ferry: str, boats: str, first: str, reports: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (_, files, kinds), *_ = told(answer(capsys, *reports, "--published", f"ferry.txt={ferry}", "--published", f"boats.txt={boats}"))
    assert (files[0], sorted(files), kinds) == (first, ["boats.txt", "ferry.txt"], ["condition"])


def test_reports_whose_dates_lie_far_apart_tell_of_two_stories(reports: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    found = told(answer(capsys, *reports, "--published", "ferry.txt=2020-01-01", "--published", "boats.txt=2025-01-01"))
    assert sorted(files for _, files, _ in found) == [["boats.txt"], ["ferry.txt"], ["library.txt"]]


def test_texts_may_be_left_out_and_the_stories_stay(reports: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    whole, bare = answer(capsys, *reports), answer(capsys, *reports, "--no-text")
    assert [record["document"]["text"] for record in bare["records"]] == [None] * 3
    assert (bare["stories"], bare["affairs"]) == (whole["stories"], whole["affairs"])
    for one in (*whole["records"], *bare["records"]):
        del one["document"]["text"]
    assert bare == whole


@pytest.mark.parametrize("form", ["csv", "html", "table"])
def test_texts_may_be_left_out_of_every_format(form: str, reports: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(*reports, "--to", form, "--no-text") == 0
    out = capsys.readouterr().out
    assert (out != "", "sailed for years" in out) == (True, False)


def test_the_fingerprint_says_how_exactly_it_was_computed(reports: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    made = answer(capsys, *reports, "--exact")["fingerprint"]
    assert (made["weights"], made["precision"]) == (fake_sense.WEIGHTS, "fp32")


def test_outlet_and_limit_reach_the_reader(reports: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, *reports, "--outlet", "Sund Courier", "--limit", "2")
    assert [record["article"]["outlet"] for record in found["records"]] == ["Sund Courier"] * 2


def test_the_same_reports_give_the_same_bytes_whatever_the_workers(reports: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    written = []
    for jobs in ("1", "2"):
        assert compare(*reports, "--quiet", "--jobs", jobs) == 0
        written.append(capsys.readouterr().out)
    assert written[0] == written[1]


@pytest.mark.parametrize("form", ["csv", "html", "table"])
def test_the_order_of_paths_does_not_matter(form: str, reports: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    written = []
    for order in (reports, reports[::-1]):
        assert compare(*order, "--to", form, "--quiet") == 0
        written.append(capsys.readouterr().out)
    assert written[0] == written[1]


def test_the_order_of_paths_changes_nothing_in_the_stories(reports: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    first, other = (answer(capsys, *order) for order in (reports, reports[::-1]))
    assert (other["stories"], other["affairs"]) == (first["stories"], first["affairs"])
