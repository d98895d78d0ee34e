"""The corridor: stages in order, errors as failures, nothing lost."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from onrecord import __version__, pipeline
from onrecord.errors import EmptyReport, KnowledgeError, MissingModel, ReadingError, Unreadable
from onrecord.isolation import pool
from onrecord.knowledge.loader import tables_digest
from onrecord.pipeline import Options, document_id, read, read_many
from onrecord.readers import Item, ReadOptions, parse
from onrecord.records import (
    Article,
    Document,
    Entity,
    EntityKind,
    Failure,
    Fingerprint,
    LineScore,
    Mention,
    MentionForm,
    PartialDate,
    Record,
    Span,
    Stage,
    Statement,
    StatementMode,
    content_id,
)
from tests import fake_rooms
from tests.fake_rooms import EVIDENCE

TEXT = "Ferry stops\nThe ferry will stop in Sund, the harbour said.\n"


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, module in fake_rooms.rooms().items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(pipeline, "warm", fake_rooms.warm)
    monkeypatch.setattr(pool, "_may_fork", lambda: True)  # fast, and the stand-ins use no threads


def fingerprint(precision: str = "int8") -> Fingerprint:
    return Fingerprint(__version__, tables_digest(), "weights", precision)


def write(folder: Path, *texts: str) -> list[Path]:
    paths = [folder / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def failure(path: Path, stage: Stage, reason: str, message: str, limit: str | None = None) -> Failure:
    digest = sha256(path.read_bytes()).hexdigest()
    document = content_id("document", digest)
    return Failure(content_id("failure", document, stage, reason), document, str(path), stage, reason, message, limit)


def test_a_record_is_what_the_rooms_make_of_a_report() -> None:
    digest = sha256(TEXT.encode()).hexdigest()
    document = content_id("document", digest)
    title, line = Span(0, 11), Span(12, 58)
    parsed = parse(Item("text", "text", TEXT.encode()), ReadOptions())
    assert read(TEXT) == Record(
        document=Document(document, "text", digest, "text/plain", TEXT, parsed.blocks, parsed.hints),
        fingerprint=fingerprint(),
        article=Article(title, body=(line,)),
        entities=(Entity(content_id("entity", document), "Ilva Sennet", EntityKind.PERSON, mentions=(Mention(title, MentionForm.NAME),)),),
        statements=tuple(
            Statement(content_id("statement", document, span), StatementMode.INDIRECT, (span,), EVIDENCE) for span in (title, line)
        ),
    )


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_is_read_as_a_file(tmp_path: Path, kind: type) -> None:
    (path,) = write(tmp_path, TEXT)
    record = read(kind(path))
    assert (record.document.uri, record.document.text) == (str(path), TEXT)


@pytest.mark.parametrize("text", ["Yes.", "He said no, and/or maybe.", "One line.\nAnother/line.txt", "long " * 1000, "x" * 300])
def test_any_other_string_is_the_text(text: str) -> None:
    assert pipeline._names_file(text) is False


@pytest.mark.parametrize("path", ["missing.txt", "folder/missing", "./report"])
def test_a_string_that_looks_like_a_path_and_leads_nowhere_is_refused(path: str) -> None:
    with pytest.raises(Unreadable, match="no such file"):
        read(path)


def test_what_the_user_says_of_a_report_goes_into_its_article() -> None:
    article = read(TEXT, published="2023-02", outlet="The Harbour Ledger").article
    assert article
    assert (article.published, article.outlet) == (PartialDate(2023, 2), "The Harbour Ledger")


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="is not YYYY"):
        read(TEXT, published="last Tuesday")


def test_a_report_is_computed_exactly_on_request() -> None:
    with pytest.raises(ReadingError, match="only exactly"):
        read("EXACTLY\nso.\n")
    assert read("EXACTLY\nso.\n", exact=True).fingerprint == fingerprint("fp32")
    assert read(TEXT, exact=True) == replace(read(TEXT), fingerprint=fingerprint("fp32"))


def test_workers_compute_exactly_on_request(tmp_path: Path) -> None:
    paths = [*write(tmp_path, "EXACTLY\nso.\n", "An ODD one", "A KILL one"), tmp_path / "gone.txt"]
    records = list(read_many(paths, Options(jobs=1, exact=True)))
    assert [[one.reason for one in record.failures] for record in records] == [[], ["ReadingError"], ["WorkerDied"], ["Unreadable"]]
    assert {record.fingerprint for record in records} == {fingerprint("fp32")}


def test_a_worker_is_warmed_with_the_model_that_it_will_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warmed: list[object] = []

    def run(work: object, reports: object, *, warm: partial[None], **rest: object) -> Iterator[Record]:
        warmed.append(warm.keywords["exact"])
        yield from ()

    monkeypatch.setattr(pipeline, "run", run)
    for exact in (False, True):
        list(read_many(write(tmp_path, TEXT), Options(exact=exact)))
    assert warmed == [False, True]


def test_reading_one_report_raises_what_goes_wrong(tmp_path: Path) -> None:
    with pytest.raises(MissingModel):
        read("AUF DEUTSCH\n")
    with pytest.raises(EmptyReport):
        read(write(tmp_path, "")[0])
    with pytest.raises(Unreadable):
        read(tmp_path / "missing.txt")


def test_reading_one_report_refuses_a_folder_of_several(tmp_path: Path) -> None:
    write(tmp_path, TEXT, TEXT)
    with pytest.raises(Unreadable, match="more than one report"):
        read(tmp_path)


def test_records_come_in_the_order_of_the_paths(tmp_path: Path) -> None:
    paths = write(tmp_path, *(f"Report {number}\nIt is number {number}.\n" for number in range(12)))
    assert [record.document.uri for record in read_many(paths, Options(jobs=2))] == [str(path) for path in paths]


def test_reading_many_gives_what_reading_one_gives(tmp_path: Path) -> None:
    (path,) = write(tmp_path, TEXT)
    assert list(read_many([path], Options(jobs=1))) == [read(path)]


def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    paths = write(tmp_path, *(f"Report {number}\nIt is number {number}.\n" for number in range(6)), "", "BUG", "KILL")
    assert list(read_many(paths, Options(jobs=1))) == list(read_many(paths, Options(jobs=3)))


def test_a_file_that_is_not_there_is_a_failure_in_its_place(tmp_path: Path) -> None:
    (good,) = write(tmp_path, TEXT)
    gone = tmp_path / "gone.txt"
    missing, read_ = read_many([gone, good], Options(jobs=1))
    document = content_id("document", None, str(gone))
    assert missing.document == Document(document, str(gone), None, None, None)
    assert [(one.document, one.stage, one.reason) for one in missing.failures] == [(document, Stage.READ, "Unreadable")]
    assert read_.failures == ()


@pytest.mark.parametrize(
    ("text", "stage", "reason", "message", "limit"),
    [
        ("AUF DEUTSCH", Stage.ANNOTATE, "MissingModel", "there are no weights for language 'de'", None),
        ("An ODD one", Stage.EXTRACT, "ReadingError", "something odd", None),
        ("A KILL one", Stage.ANNOTATE, "WorkerDied", "the process that read it died: SIGKILL", None),
        ("A DEVOUR one", Stage.ANNOTATE, "LimitExceeded", "took more than 1073741824 bytes of memory", "memory bytes 1073741824"),
        ("A HANG one", Stage.ANNOTATE, "LimitExceeded", "took longer than 0.31 s", "wall seconds 0.31"),
    ],
)
def test_an_error_is_a_failure_and_the_rest_is_read(
    tmp_path: Path, text: str, stage: Stage, reason: str, message: str, limit: str | None
) -> None:
    first, bad, last = write(tmp_path, "First\nsaid so.\n", text, "Last\nsaid so.\n")
    before, record, after = read_many([first, bad, last], Options(jobs=1))
    assert record.failures == (failure(bad, stage, reason, message, limit),)
    assert record.statements == ()
    assert before.failures == after.failures == ()


def test_a_report_that_fails_half_way_keeps_its_article(tmp_path: Path) -> None:
    (record,) = read_many(write(tmp_path, "AUF DEUTSCH\nsagte er.\n"), Options(jobs=1))
    assert [one.reason for one in record.failures] == ["MissingModel"]
    assert record.article is not None
    assert record.article.language == "de"


def test_an_error_that_nobody_expected_is_a_failure_without_words_of_the_report(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    secret = "A BUG and a secret"
    (path,) = write(tmp_path, secret)
    (record,) = read_many([path], Options(jobs=1))
    (found,) = record.failures
    assert (found.stage, found.reason) == (Stage.EXTRACT, "ValueError")
    assert found.message.startswith("unexpected ValueError in find_statements (fake_rooms.py, line ")
    logged = capfd.readouterr().err
    assert found.message in logged
    assert "secret" not in logged


def test_a_report_that_breaks_off_after_parsing_keeps_its_text(tmp_path: Path) -> None:
    odd, killed = read_many(write(tmp_path, "An ODD one", "A KILL one"), Options(jobs=1))
    assert (odd.document.text, killed.document.text) == ("An ODD one", None)


def test_the_text_is_left_out_on_request(tmp_path: Path) -> None:
    paths = write(tmp_path, TEXT)
    (kept,), (bare,) = read_many(paths, Options(jobs=1)), read_many(paths, Options(jobs=1, keep_text=False))
    assert (bare.document.text, bare.document.sha256, bare.statements) == (None, kept.document.sha256, kept.statements)


def test_tables_that_are_not_there_stop_the_run_before_it_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_KNOWLEDGE", str(tmp_path / "nowhere"))
    with pytest.raises(KnowledgeError, match="is not a folder"):
        list(read_many(write(tmp_path, TEXT), Options(jobs=1)))


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    paths = write(tmp_path, TEXT, TEXT, TEXT)
    assert [record.document.uri for record in read_many(paths, Options(jobs=1, limit=2))] == [str(path) for path in paths[:2]]


def test_a_document_s_id_is_known_before_it_is_parsed() -> None:
    report = Item("a.txt", "text", TEXT.encode())
    assert document_id(report) == parse(report, ReadOptions()).id


def test_the_model_reads_title_and_body_paragraph_by_paragraph() -> None:
    lines = tuple(LineScore(Span(start, start + 8), 0.0) for start in (0, 10, 20, 30, 40))
    article = Article(Span(10, 18), body=(Span(34, 48), Span(20, 30)))
    assert list(pipeline._passages(article, lines)) == [Span(10, 18), Span(20, 28), Span(34, 38), Span(40, 48)]


def test_without_weights_the_fingerprint_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise MissingModel("none")

    monkeypatch.setattr(sys.modules["onrecord.model.cards"], "model_digest", missing)
    assert pipeline.fingerprint().weights == ""
