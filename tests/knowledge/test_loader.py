from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge import loader
from onrecord.knowledge.loader import OVERLAY, load_table, table_paths, tables_digest


class Weather(StrEnum):
    RAIN = "rain"
    WIND = "wind"


@dataclass(frozen=True)
class Saying:
    name: str
    examples: tuple[str, ...]
    weather: Weather = Weather.RAIN


@dataclass(frozen=True)
class Almanac:
    title: str
    weight: float
    leap: bool
    days: int
    words: tuple[str, ...] = ()
    codes: dict[str, str] = field(default_factory=dict)
    motto: str | None = None
    sayings: tuple[Saying, ...] = ()


SOUND = 'title = "Almanac"\nweight = 2\nleap = false\ndays = 365\n'
SAYING = '[[sayings]]\nname = "{}"\nexamples = ["{}"]\n'


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of shipped tables, empty; no overlay is set."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    monkeypatch.setattr(loader, "SHIPPED", folder)
    monkeypatch.delenv(OVERLAY, raising=False)
    loader._load.cache_clear()
    loader._digest.cache_clear()
    yield folder
    loader._load.cache_clear()
    loader._digest.cache_clear()


@pytest.fixture
def overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own folder of tables, empty and in force."""
    folder = tmp_path / "mine"
    folder.mkdir()
    monkeypatch.setenv(OVERLAY, str(folder))
    return folder


def refused(folder: Path, content: str) -> tuple[str, str]:
    (folder / "almanac.toml").write_text(content)
    with pytest.raises(KnowledgeError) as caught:
        load_table(Almanac, "almanac.toml")
    assert Path(caught.value.file).name == "almanac.toml"
    return caught.value.key, str(caught.value).split("almanac.toml: ", 1)[1]


def test_a_sound_table_becomes_the_dataclass(shipped: Path) -> None:
    rows = SAYING.format("red sky", "Red sky at night.")
    (shipped / "almanac.toml").write_text(SOUND + 'words = ["a", "b"]\n[codes]\nMT = "Malta"\n' + rows)
    expected = Almanac("Almanac", 2.0, False, 365, ("a", "b"), {"MT": "Malta"}, None, (Saying("red sky", ("Red sky at night.",)),))
    assert load_table(Almanac, "almanac.toml") == expected


def test_a_table_is_read_once_a_process(shipped: Path) -> None:
    (shipped / "almanac.toml").write_text(SOUND)
    assert load_table(Almanac, "almanac.toml") is load_table(Almanac, "almanac.toml")


def test_a_misspelt_key_stops_the_load_and_lists_the_known_ones(shipped: Path) -> None:
    known = "title, weight, leap, days, words, codes, motto, sayings"
    assert refused(shipped, SOUND + "dayz = 3\n") == ("dayz", f"dayz: unknown key; known are {known}")


def test_a_misspelt_key_of_a_row_is_named_with_its_row(shipped: Path) -> None:
    row = '[[sayings]]\nname = "x"\nexamples = ["x"]\nwether = "wind"\n'
    assert refused(shipped, SOUND + row) == ("sayings[0].wether", "sayings[0].wether: unknown key; known are name, examples, weather")


def test_a_missing_key_is_named(shipped: Path) -> None:
    assert refused(shipped, SOUND.replace("days = 365\n", "")) == ("days", "days: is missing")


@pytest.mark.parametrize(
    ("line", "key", "message"),
    [
        ("title = 7", "title", "title: must be a str, is 7"),
        ('days = "365"', "days", "days: must be a int, is '365'"),
        ("days = true", "days", "days: must be a int, is True"),
        ("days = 3.5", "days", "days: must be a int, is 3.5"),
        ("leap = 0", "leap", "leap: must be a bool, is 0"),
        ('weight = "two"', "weight", "weight: must be a float, is 'two'"),
        ('words = "a"', "words", "words: must be a list"),
        ('words = ["a", 2]', "words[1]", "words[1]: must be a str, is 2"),
        ("codes = 3", "codes", "codes: must be a table"),
        ("codes = {MT = 3}", "codes.MT", "codes.MT: must be a str, is 3"),
        ("motto = 3", "motto", "motto: must be a str, is 3"),
        ('sayings = ["red sky"]', "sayings[0]", "sayings[0]: must be a table"),
    ],
)
def test_a_wrong_type_is_named_with_its_value(shipped: Path, line: str, key: str, message: str) -> None:
    rest = "".join(
        one + "\n" for one in SOUND.splitlines() if not one.startswith(key.split("[", maxsplit=1)[0].split(".", maxsplit=1)[0] + " ")
    )
    assert refused(shipped, rest + line + "\n") == (key, message)


def test_an_unknown_value_of_an_enum_lists_the_known_ones(shipped: Path) -> None:
    row = SAYING.format("x", "x") + 'weather = "fog"\n'
    assert refused(shipped, SOUND + row) == ("sayings[0].weather", "sayings[0].weather: must be one of rain, wind")


def test_a_row_without_an_example_is_refused(shipped: Path) -> None:
    row = '[[sayings]]\nname = "x"\nexamples = []\n'
    assert refused(shipped, SOUND + row) == ("sayings[0].examples", "sayings[0].examples: every row needs at least one example")


def test_a_row_that_leaves_its_examples_out_is_refused(shipped: Path) -> None:
    assert refused(shipped, SOUND + '[[sayings]]\nname = "x"\n')[0] == "sayings[0].examples"


def test_broken_toml_names_the_file_and_the_line(shipped: Path) -> None:
    key, message = refused(shipped, "title = \n")
    assert (key, "line 1" in message) == ("", True)


def test_bytes_that_are_not_utf_8_are_refused(shipped: Path) -> None:
    (shipped / "almanac.toml").write_bytes(b'title = "\xff"\n')
    with pytest.raises(KnowledgeError, match=r"almanac\.toml: .*utf-8"):
        load_table(Almanac, "almanac.toml")


def test_a_table_that_does_not_exist_is_refused(shipped: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"^nowhere\.toml: there is no such table$"):
        load_table(Almanac, "nowhere.toml")


def test_the_users_rows_come_first_and_take_the_place_of_rows_of_the_same_name(shipped: Path, overlay: Path) -> None:
    (shipped / "almanac.toml").write_text(SOUND + SAYING.format("red sky", "shipped") + SAYING.format("swallows", "shipped"))
    (overlay / "almanac.toml").write_text(SAYING.format("halo", "mine") + SAYING.format("red sky", "mine"))
    found = [(saying.name, saying.examples) for saying in load_table(Almanac, "almanac.toml").sayings]
    assert found == [("halo", ("mine",)), ("red sky", ("mine",)), ("swallows", ("shipped",))]


def test_the_users_words_come_first_and_none_stands_twice(shipped: Path, overlay: Path) -> None:
    (shipped / "almanac.toml").write_text('words = ["a", "b"]\n' + SOUND)
    (overlay / "almanac.toml").write_text('words = ["b", "c"]\n')
    assert load_table(Almanac, "almanac.toml").words == ("b", "c", "a")


def test_any_other_value_replaces_the_shipped_one_and_tables_merge(shipped: Path, overlay: Path) -> None:
    (shipped / "almanac.toml").write_text(SOUND + '[codes]\nMT = "Malta"\nIT = "Italy"\n')
    (overlay / "almanac.toml").write_text('title = "Mine"\n[codes]\nIT = "Italia"\n')
    table = load_table(Almanac, "almanac.toml")
    assert (table.title, table.days, table.codes) == ("Mine", 365, {"MT": "Malta", "IT": "Italia"})


def test_a_table_that_only_the_user_has_is_found(shipped: Path, overlay: Path) -> None:
    (overlay / "almanac.toml").write_text(SOUND)
    assert load_table(Almanac, "almanac.toml").title == "Almanac"


def test_an_error_of_the_overlay_names_the_users_file(shipped: Path, overlay: Path) -> None:
    (shipped / "almanac.toml").write_text(SOUND)
    (overlay / "almanac.toml").write_text("dayz = 3\n")
    with pytest.raises(KnowledgeError) as caught:
        load_table(Almanac, "almanac.toml")
    assert caught.value.file == str(overlay / "almanac.toml")


def test_an_overlay_folder_that_is_missing_is_refused(shipped: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (shipped / "almanac.toml").write_text(SOUND)
    monkeypatch.setenv(OVERLAY, str(tmp_path / "gone"))
    with pytest.raises(KnowledgeError, match=rf"the overlay named by {OVERLAY} is not a folder"):
        load_table(Almanac, "almanac.toml")


def test_table_paths_lists_shipped_and_own_tables_once(shipped: Path, overlay: Path) -> None:
    for folder, name in [(shipped, "lang/en/a.toml"), (shipped, "b.toml"), (overlay, "b.toml"), (overlay, "c.toml")]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")
    assert table_paths() == ("b.toml", "c.toml", "lang/en/a.toml")
    assert table_paths("lang/*/*.toml") == ("lang/en/a.toml",)


def test_the_digest_follows_every_byte_and_name_of_the_tables_in_force(shipped: Path, overlay: Path) -> None:
    (shipped / "a.toml").write_text("x = 1\n")
    digests = {tables_digest()}
    for path, content in [(shipped / "a.toml", "x = 2\n"), (shipped / "b.toml", ""), (overlay / "a.toml", "x = 2\n")]:
        path.write_text(content)
        loader._digest.cache_clear()
        digests.add(tables_digest())
    assert len(digests) == 4
