"""From reports to stories: which reports are read with which date, and what of them is compared. The rooms are stand-ins."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord import pipeline
from onrecord.comparison import compare, compare_read, known, read_dated, story_fingerprint, without_text
from onrecord.errors import MissingModel, StaleModel
from onrecord.isolation import pool
from onrecord.pipeline import Options, fingerprint
from onrecord.readers import ReadOptions
from onrecord.records import Comparison, DifferenceKind, PartialDate, Record
from tests import fake_rooms, fake_sense
from tests.cli.archive import BOATS, FERRY, FERRY_TITLE, LIBRARY, LIBRARY_TITLE, REPORTS, SHELVES_TITLE
from tests.cli.reports import write
from tests.store.reports import make_failed


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, module in fake_rooms.rooms().items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(pipeline, "warm", fake_rooms.warm)
    monkeypatch.setattr(pipeline, "default_workers", lambda memory: 1)
    monkeypatch.setattr(pool, "_may_fork", lambda: True)  # fast, and the stand-ins use no threads
    fake_sense.install(monkeypatch)


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    return [write(tmp_path / f"{name}.txt", text) for name, text in (("ferry", FERRY), ("boats", BOATS), ("library", LIBRARY))]


def titles(compared: Comparison) -> list[tuple[str, int]]:
    return [(story.title, len(story.reports)) for story in compared.stories]


def names(compared: Comparison) -> list[str]:
    return sorted(Path(record.document.uri).stem for record in compared.records)


def dates(records: list[Record]) -> dict[str, str | None]:
    return {
        Path(record.document.uri).name: str(record.article.published) if record.article and record.article.published else None
        for record in records
    }


# --- compare


def test_reports_that_carry_one_text_are_one_story_and_the_rest_stories_of_their_own(paths: list[Path]) -> None:
    compared = compare(paths)
    assert (titles(compared), names(compared)) == ([(FERRY_TITLE, 2), (LIBRARY_TITLE, 1)], ["boats", "ferry", "library"])


def test_a_folder_is_as_good_as_its_files(paths: list[Path]) -> None:
    assert titles(compare([str(paths[0].parent)])) == titles(compare(paths))


def test_nothing_compared_is_an_empty_comparison() -> None:
    assert compare([]) == Comparison((), (), (), story_fingerprint())


def test_one_report_is_a_story_in_which_nothing_was_compared(paths: list[Path]) -> None:
    (story,) = compare(paths[:1]).stories
    assert (story.utterances, story.happenings, story.ties) == ((), (), ())
    assert story.limitations[0] == "One report: nothing was compared."


def test_a_report_that_cannot_be_read_is_on_record_with_its_failure_and_in_no_story(paths: list[Path]) -> None:
    compared = compare([*paths, paths[0].with_name("gone.txt")])
    assert {Path(record.document.uri).stem for record in compared.records if record.failures} == {"gone"}
    assert compared.stories == compare(paths).stories


def test_the_order_of_paths_changes_nothing_in_the_stories(paths: list[Path]) -> None:
    first, *others = [compare(order) for order in list(permutations(paths))[::2]]
    assert [(one.stories, one.affairs) for one in others] == [(first.stories, first.affairs)] * 2


def test_without_text_the_stories_are_those_of_the_texts(paths: list[Path]) -> None:
    whole, bare = compare(paths), compare(paths, Options(keep_text=False))
    assert bare == without_text(whole)
    assert [(record.document.text, record.document.blocks) for record in bare.records] == [(None, ())] * 3


def test_a_run_may_be_limited(paths: list[Path]) -> None:
    assert names(compare(paths, Options(limit=2))) == ["boats", "ferry"]
    assert names(compare(paths, Options(limit=2), published={"ferry.txt": "2025"})) == ["boats", "ferry"]


@pytest.mark.parametrize(("exact", "precision"), [(False, "int8"), (True, "fp32")])
def test_reports_and_stories_say_how_exactly_they_were_computed(exact: bool, precision: str, paths: list[Path]) -> None:
    compared = compare(paths, Options(exact=exact))
    assert {made.precision for made in (compared.fingerprint, *(one.fingerprint for one in compared.records)) if made} == {precision}


def test_a_date_that_is_none_is_refused(paths: list[Path]) -> None:
    with pytest.raises(ValueError, match="'Monday' is not YYYY"):
        compare(paths, published={"ferry.txt": "2025", "boats.txt": "Monday"})


@pytest.mark.parametrize("name", ["oats.txt", "erry.txt", "other/ferry.txt", "ferry"])
def test_a_date_that_fits_no_report_is_refused(name: str, paths: list[Path]) -> None:
    with pytest.raises(ValueError, match=f"there is no report '{name}' whose date could be told"):
        compare(paths, published={"ferry.txt": "2025", name: "2025"})


def test_dates_say_which_report_was_first(paths: list[Path]) -> None:
    both = (compare(paths, published={"ferry.txt": f"2025-03-0{one}", "boats.txt": "2025-03-02"}) for one in (1, 3))
    assert [story.title for one in both for story in one.stories if len(story.reports) == 2] == [FERRY_TITLE, "No boats for Sund"]


# --- read_dated


def read(paths: list[Path], published: Mapping[str, str | PartialDate] | None, *, of_all: PartialDate | None = None) -> list[Record]:
    return list(read_dated(paths, Options(ReadOptions(of_all)), published))


@pytest.mark.parametrize(
    ("name", "date"),
    [("{folder}/boats.txt", "2025-03-02"), ("boats.txt", PartialDate(2025, 3, 2)), ("{last}/boats.txt", "2025-03-02")],
)
def test_a_file_is_named_by_its_path_or_by_the_last_part_of_it(name: str, date: str | PartialDate, paths: list[Path]) -> None:
    folder = paths[0].parent
    found = read(paths, {name.format(folder=folder, last=folder.name): date})
    assert dates(found) == {"ferry.txt": None, "boats.txt": "2025-03-02", "library.txt": None}


def test_a_name_that_is_only_the_end_of_a_files_name_is_not_its_name(paths: list[Path]) -> None:
    oats = write(paths[0].with_name("oats.txt"), "Oats are dear\nA sack costs nine crowns.\n")
    assert dates(read([paths[1], oats], {"oats.txt": "2025"})) == {"boats.txt": None, "oats.txt": "2025"}


def test_files_of_one_name_in_two_folders_have_one_date_or_two(tmp_path: Path) -> None:
    for folder, text in (("a", FERRY), ("b", LIBRARY)):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder / "page.txt", text)
    found = read([tmp_path], {"a/page.txt": "2024", "b/page.txt": "2025"})
    assert [str(record.article.published) for record in found if record.article] == ["2024", "2025"]
    found = read([tmp_path], {"page.txt": "2024"})
    assert [str(record.article.published) for record in found if record.article] == ["2024", "2024"]


def test_the_date_of_a_file_wins_over_that_of_all(paths: list[Path]) -> None:
    found = read(paths, {"boats.txt": "2025-03-02"}, of_all=PartialDate(2024))
    assert dates(found) == {"ferry.txt": "2024", "boats.txt": "2025-03-02", "library.txt": "2024"}


def test_the_date_of_a_file_wins_over_what_it_says_itself(tmp_path: Path) -> None:
    rows = write(tmp_path / "rows.jsonl", '{"text": "Ferry stops\\nIt was said.\\n", "date": "2020-05-05"}\n')
    uri = next(iter(read([rows], None))).document.uri
    assert dates(read([rows], None)) == {Path(uri).name: "2020-05-05"}
    assert dates(read([rows], {uri: "2025"})) == {Path(uri).name: "2025"}


@pytest.mark.parametrize("published", [None, {}])
def test_without_dates_reports_come_in_order_of_the_paths(published: Mapping[str, str] | None, paths: list[Path]) -> None:
    assert list(dates(read(paths, published))) == ["ferry.txt", "boats.txt", "library.txt"]


def test_reports_that_are_told_no_date_come_first(paths: list[Path]) -> None:
    found = read(paths, {"ferry.txt": "2025", "boats.txt": "2024"})
    assert list(dates(found)) == ["library.txt", "ferry.txt", "boats.txt"]


def test_what_cannot_be_had_comes_as_a_failure_beside_dates_too(paths: list[Path]) -> None:
    gone = paths[0].with_name("gone.txt")
    found = read([gone, *paths], {"ferry.txt": "2025", "gone.txt": "2025"})
    assert {Path(record.document.uri).name: len(record.failures) for record in found} == {
        "library.txt": 0,
        "boats.txt": 0,
        "ferry.txt": 0,
        "gone.txt": 1,
    }


# --- compare_read


@pytest.mark.parametrize("order", list(permutations(REPORTS))[::7])
def test_records_may_come_in_any_order(order: tuple[str, ...]) -> None:
    compared, usual = compare_read(REPORTS[name] for name in order), compare_read(REPORTS.values())
    assert (compared.stories, compared.affairs, len(compared.records)) == (usual.stories, usual.affairs, len(REPORTS))


def test_every_report_that_was_read_is_in_one_story_and_every_story_in_one_affair() -> None:
    compared = compare_read([make_failed(1), *REPORTS.values()])
    assert sorted(one for story in compared.stories for one in story.reports) == sorted(one.document.id for one in REPORTS.values())
    assert sorted(one for affair in compared.affairs for one in affair.stories) == sorted(story.id for story in compared.stories)


def test_stories_of_the_same_people_and_things_are_episodes_in_order() -> None:
    compared = compare_read(REPORTS.values())
    called = {story.id: story.title for story in compared.stories}
    assert sorted([called[one] for one in affair.stories] for affair in compared.affairs) == [[FERRY_TITLE], [LIBRARY_TITLE, SHELVES_TITLE]]


def kinds(compared: Comparison) -> list[tuple[str | None, set[DifferenceKind]]]:
    return [(one.speaker, {found.kind for found in one.differences}) for story in compared.stories for one in story.utterances]


def test_two_names_are_two_speakers_where_nobody_says_that_they_are_one() -> None:
    assert kinds(compare_read(REPORTS.values())) == [("Ida Brekke", {DifferenceKind.CONDITION, DifferenceKind.SPEAKER})]


def test_entities_that_are_settled_to_be_one_are_one_speaker() -> None:
    persons = {REPORTS[name].entities[0].id: "the director" for name in ("ferry", "boats")}
    assert kinds(compare_read(REPORTS.values(), persons=persons)) == [("Mona Halvorsen", {DifferenceKind.CONDITION})]


def test_what_is_settled_of_others_changes_nothing() -> None:
    assert compare_read(REPORTS.values(), persons={"somebody": "else"}) == compare_read(REPORTS.values())


# --- what makes a comparison, and what is taken out of it


@pytest.mark.parametrize("exact", [False, True])
def test_what_makes_stories_is_what_makes_records_with_other_weights(exact: bool) -> None:
    assert story_fingerprint(exact=exact) == replace(fingerprint(exact=exact), weights=fake_sense.WEIGHTS)
    assert compare_read([], exact=exact).fingerprint == story_fingerprint(exact=exact)


def test_missing_weights_are_told_and_not_passed_over(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MissingModel("en/senses.npz is not there")

    monkeypatch.setattr(sys.modules["onrecord.model.senses"], "load_senses", missing)
    for ask in (known, lambda: compare(paths), lambda: compare_read(REPORTS.values())):
        with pytest.raises(MissingModel, match="is not there"):
            ask()


def test_trees_that_ask_other_columns_are_stale(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    odd = SimpleNamespace(sureness=fake_sense.sureness, features=("words",))
    monkeypatch.setattr(sys.modules["onrecord.model.links"], "load_links", lambda: odd)
    for ask in (known, lambda: compare(paths), lambda: compare_read(REPORTS.values())):
        with pytest.raises(StaleModel, match=r"links\.npz"):
            ask()


def test_leaving_texts_out_leaves_all_else_as_it_was() -> None:
    whole = compare_read(REPORTS.values())
    bare = without_text(whole)
    assert replace(bare, records=whole.records) == whole
    assert [replace(one, document=replace(one.document, text=None, blocks=())) for one in whole.records] == list(bare.records)
    assert without_text(bare) == bare
