"""`entities`, `merge`, `split`, `revoke`: who is who over all reports, and what a judgement changes."""

from pathlib import Path

import pytest

from onrecord.cli import run
from onrecord.records import Entity, EntityKind, Evidence, Mention, MentionForm, Record, Span, content_id
from onrecord.store import Store, append, judgements, open_store
from tests.cli.reports import lines
from tests.factory import make_record

SAID = ["--by", "Ada", "--why", "the register"]


def make_report(text: str, *cast: tuple[str, EntityKind, str | None]) -> Record:
    entities = tuple(
        Entity(
            content_id("entity", text, number),
            name,
            kind,
            country=country,
            mentions=(Mention(Span(number, number + 1), MentionForm.NAME),),
            evidence=Evidence("test", 1.0),
        )
        for number, (name, kind, country) in enumerate(cast)
    )
    return make_record(text, entities)


REPORTS = [
    make_report("Sund stays", ("Ida Brekke", EntityKind.PERSON, "NOR"), ("Sund", EntityKind.PLACE, "NOR")),
    make_report("Sund goes", ("IDA BREKKE", EntityKind.PERSON, None), ("Sund", EntityKind.PLACE, None)),
    make_report("Aske comes", ("Bo Lund", EntityKind.PERSON, "NOR")),
]
IDA, SHOUTED, BO = REPORTS[0].entities[0].id, REPORTS[1].entities[0].id, REPORTS[2].entities[0].id
TOGETHER = min(IDA, SHOUTED)[:12]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    append(open_store(tmp_path / "record", create=True), REPORTS)
    return tmp_path / "record"


def answer(capsys: pytest.CaptureFixture[str], record: Path, command: str, *arguments: str) -> list[str]:
    assert run([command, *arguments, "--record", str(record)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out.splitlines()


def refusal(capsys: pytest.CaptureFixture[str], record: Path, command: str, *arguments: str) -> tuple[int, str]:
    code = run([command, *arguments, "--record", str(record)])
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    return code, err.removeprefix("onrecord: ").rstrip("\n")


def judgement_of(record: Path) -> str:
    (judgement,) = judgements(Store(record))
    return judgement.id


def test_identities_are_listed_by_reports_and_name(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines("\n".join(answer(capsys, record, "entities")))
    assert [(one["name"], one["reports"]) for one in found] == [("Ida Brekke", 2), ("Sund", 2), ("Bo Lund", 1)]
    assert found[0] == {
        "id": min(IDA, SHOUTED),
        "name": "Ida Brekke",
        "kind": "person",
        "country": "NOR",
        "sector": None,
        "role": None,
        "reports": 2,
        "statements": 0,
        "mentions": 2,
        "others": ["IDA BREKKE"],
        "ids": [one.entities[0].id for one in sorted(REPORTS[:2], key=lambda one: one.document.id)],
    }


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--kind", "place"], ["Sund"]),
        (["--name", "brekke"], ["Ida Brekke"]),
        (["--limit", "1"], ["Ida Brekke"]),
        (["--name", "nobody"], []),
    ],
)
def test_a_list_may_be_narrowed(options: list[str], names: list[str], record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [one["name"] for one in lines("\n".join(answer(capsys, record, "entities", *options)))] == names


def test_a_list_explains_itself(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = lines(answer(capsys, record, "entities", "--name", "ida", "--explain")[0])
    assert found["why"] == [f"IDA BREKKE [{SHOUTED[:12]}] with Ida Brekke [{IDA[:12]}]: same name 0.55 = 0.55"]


def test_a_table_has_short_ids(record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    table = answer(capsys, record, "entities", "--name", "ida", "--to", "table")
    assert [line.split() for line in table if "Ida" in line] == [[TOGETHER, "Ida", "Brekke", "person", "NOR", "2", "0", "IDA", "BREKKE"]]


def test_merging_says_what_was_recorded_and_what_changed(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = answer(capsys, record, "merge", IDA[:6], BO[:6], *SAID)
    pair = [f"Ida Brekke [{IDA[:12]}]", f"Bo Lund [{BO[:12]}]"]
    left, right = pair if IDA < BO else pair[::-1]
    assert said == [
        f"recorded {judgement_of(record)[:12]}: {left} and {right} are one, says Ada: the register",
        said[1],
    ]
    assert said[1].startswith(f"Ida Brekke [{min(IDA, SHOUTED, BO)[:12]}] in 3 reports: was ")
    assert f"Ida Brekke [{TOGETHER}] in 2 reports" in said[1]
    assert f"Bo Lund [{BO[:12]}] in 1 report" in said[1]


def test_merging_several_makes_them_one(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sund = REPORTS[0].entities[1].id
    answer(capsys, record, "merge", IDA, BO, sund, *SAID)
    (first, *rest) = lines("\n".join(answer(capsys, record, "entities")))
    assert (first["reports"], len(first["ids"]), rest) == (3, 5, [])


def test_merging_twice_changes_nothing(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer(capsys, record, "merge", IDA, BO, *SAID)
    said = answer(capsys, record, "merge", BO, IDA, *SAID)
    assert [line.split(":")[0] for line in said] == [f"already on record {judgement_of(record)[:12]}", "no identity changed"]


def test_splitting_says_who_left(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = answer(capsys, record, "split", IDA, SHOUTED, *SAID)
    origin = f"Ida Brekke [{TOGETHER}] in 2 reports"
    assert said[1:] == [
        f"IDA BREKKE [{SHOUTED[:12]}] in 1 report: was {origin}",
        f"Ida Brekke [{IDA[:12]}] in 1 report: was {origin}",
    ]
    found = lines("\n".join(answer(capsys, record, "entities", "--name", "ida", "--explain")))
    (reason,) = [reason for one in found for reason in one["why"]]
    assert reason.startswith(f"IDA BREKKE [{SHOUTED[:12]}] left another identity: judgement {judgement_of(record)[:12]}: ")


def test_a_merge_against_a_split_is_told_to_have_no_effect(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer(capsys, record, "split", IDA, SHOUTED, *SAID)
    apart = judgement_of(record)
    said = answer(capsys, record, "merge", IDA, SHOUTED, *SAID)
    assert f"has no effect: {apart[:12]}: " in said[1]
    assert said[2:] == ["no identity changed"]


def test_revoking_restores_what_was_before(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = answer(capsys, record, "entities", "--explain")
    answer(capsys, record, "split", IDA, SHOUTED, *SAID)
    split = judgement_of(record)
    said = answer(capsys, record, "revoke", split[:8], "--by", "Bo", "--why", "a misprint")
    assert f" takes back {split[:12]}, says Bo: a misprint" in said[0]
    assert answer(capsys, record, "entities", "--explain") == before
    again = answer(capsys, record, "split", IDA, SHOUTED, *SAID)
    assert again[1].startswith(f"{split[:12]} was taken back: ")
    assert again[2:] == ["no identity changed"]


@pytest.mark.parametrize(
    ("command", "arguments", "message"),
    [
        ("merge", ["zz", "zz"], "{record}: no entity on record has an id that begins with 'zz'"),
        ("merge", [IDA, IDA], "{record}: a judgement is about two entities, and this one names {ida} twice"),
        ("revoke", ["zz"], "{record}: no judgement on record has an id that begins with 'zz'"),
    ],
)
def test_what_is_not_on_record_is_refused_by_name(
    command: str, arguments: list[str], message: str, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refusal(capsys, record, command, *arguments, *SAID) == (1, message.format(record=record, ida=IDA))
    assert judgements(Store(record)) == ()


def test_an_id_that_is_too_short_names_the_candidates(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, message = refusal(capsys, record, "split", "", IDA, *SAID)
    assert code == 1
    assert message.startswith(f"{record}: '' begins more than one id: ")
    assert f"{IDA} (Ida Brekke)" in message
    assert message.endswith("; give more of it")


@pytest.mark.parametrize(
    ("command", "arguments", "message"),
    [
        ("merge", ["a", *SAID], "Invalid value for ID: give two ids or more (see: onrecord merge --help)"),
        ("merge", ["a", "b", "--by", "Ada"], "Missing option '--why'. (see: onrecord merge --help)"),
        ("entities", ["--kind", "ferry"], "'ferry' is none of person, organisation, place, group, other"),
        ("entities", ["--name", "…"], "'…' has no words"),
        ("entities", ["--to", "x"], "'x' is none of table, csv, jsonl"),
    ],
)
def test_a_usage_error_exits_2(command: str, arguments: list[str], message: str, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = refusal(capsys, record, command, *arguments)
    assert code == 2
    assert message in said


def test_a_name_cannot_command_the_terminal(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = answer(capsys, record, "split", IDA, BO, "--by", "A\x1b[31mda", "--why", "x")
    assert "\x1b" not in "".join(said)
