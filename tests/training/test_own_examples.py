"""Our own examples: what the loader makes of them, what it refuses, and that all shipped files pass it."""

from collections import Counter
from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.model.tasks import CERTAINTY, EVENT_TYPE, MODES, PREDICATES
from onrecord.records import Span
from training.corpora.example import Example, Flagged, Tagged, TagGold, Valued
from training.corpora.own import EXAMPLES, examples, find_predicate, read_examples

TEXT = "Premier Ana Doric will visit Oslo if the talks go ahead."
PREDICATE = f'[[examples]]\ntext = "{TEXT}"\n[[examples.predicates]]\n'
SHIPPED = sorted(EXAMPLES.glob("*.toml"))


def read(folder: Path, toml: str) -> tuple[Example, ...]:
    file = folder / "invented.toml"
    file.write_text(toml, encoding="utf-8")
    return read_examples(file)


def test_an_example_gives_type_modes_and_certainty_of_its_first_word(tmp_path: Path) -> None:
    said = 'word = "visit Oslo"\ntype = "CONSULT"\nmodes = ["hypothetical", "future"]\ncertainty = 1'
    visit = Span(23, 28)
    assert read(tmp_path, PREDICATE + said) == (
        Example(
            "invented-1",
            TEXT,
            tags={
                EVENT_TYPE.name: TagGold((Tagged(visit, ("CONSULT",)),), partial=True),
                PREDICATES.name: TagGold((Tagged(visit, ("predicate",)),), partial=True),
            },
            flags={MODES.name: (Flagged(visit, ("future", "hypothetical"), ("historical", "negation")),)},
            numbers={CERTAINTY.name: (Valued(visit, 1.0),)},
        ),
    )


def test_what_is_not_said_has_no_gold(tmp_path: Path) -> None:
    (one,) = read(tmp_path, PREDICATE + 'word = "visit"\nmodes = []')
    assert one.tags[EVENT_TYPE.name] == TagGold((Tagged(Span(23, 28), ()),), partial=True)
    assert one.flags == {MODES.name: (Flagged(Span(23, 28), (), ("historical", "future", "hypothetical", "negation")),)}
    assert one.numbers == {CERTAINTY.name: ()}


def test_no_event_is_a_label_and_all_makes_every_other_word_one(tmp_path: Path) -> None:
    (first, second) = read(
        tmp_path,
        f'[[examples]]\ntext = "{TEXT}"\nall = true\n[[examples.predicates]]\nword = "go"\ntype = "none"\n'
        '[[examples]]\ntext = "Oslo was quiet."\nall = true',
    )
    assert first.tags[EVENT_TYPE.name] == TagGold((Tagged(Span(47, 49), ("O",)),))
    assert second.tags[EVENT_TYPE.name] == TagGold(())


def test_after_tells_two_words_apart() -> None:
    text = "Lund will visit Riga and Oslo before visits end; Moss, who may visit, and others visit often."
    assert find_predicate(text, "visit", "Lund") == Span(10, 15)
    assert find_predicate(text, "visit", "others") == Span(81, 86)
    with pytest.raises(ValueError, match="occurs 2 times"):
        find_predicate(text, "visit", "and")


@pytest.mark.parametrize(
    ("toml", "complaint"),
    [
        (PREDICATE + 'word = "visit"\nkind = "CONSULT"', "unknown key 'kind'"),
        (PREDICATE + 'word = "visit"\ntype = "STATEMENT"', "'STATEMENT' is no type"),
        (PREDICATE + 'word = "visit"\nmodes = ["past"]', "'past'"),
        (PREDICATE + 'word = "visit"\nmodes = "future"', "'modes' is of the wrong kind"),
        (PREDICATE + 'word = "visit"\ncertainty = 4.0', "not within -3 and 3"),
        (PREDICATE + 'word = "visit"\ncertainty = true', "'certainty' is of the wrong kind"),
        (PREDICATE + 'word = "visit"', "nothing is said of 'visit'"),
        (PREDICATE + 'type = "CONSULT"', "'word' is missing"),
        (PREDICATE + 'word = "tour"\ntype = "CONSULT"', "'tour' does not occur"),
        (PREDICATE + 'word = "talk"\ntype = "CONSULT"', "'talk' does not occur"),
        (PREDICATE + 'word = "visit"\nafter = "talks"\ntype = "CONSULT"', "'visit' does not follow 'talks'"),
        (PREDICATE + 'word = "go"\nmodes = []\n[[examples.predicates]]\nword = "go ahead"\nmodes = []', "a word is listed twice"),
        (f'[[examples]]\ntext = "{TEXT}"', "nothing to learn"),
        (f'[[examples]]\ntext = "{TEXT}"\nall = "yes"', "'all' is of the wrong kind"),
    ],
)
def test_a_wrong_example_is_refused_by_file_and_text(tmp_path: Path, toml: str, complaint: str) -> None:
    with pytest.raises(KnowledgeError) as refused:
        read(tmp_path, toml)
    assert str(refused.value).startswith(f"{tmp_path / 'invented.toml'}: {TEXT}: ")
    assert complaint in str(refused.value)


def test_a_word_that_occurs_twice_is_refused(tmp_path: Path) -> None:
    toml = '[[examples]]\ntext = "They met and met."\n[[examples.predicates]]\nword = "met"\ntype = "CONSULT"'
    with pytest.raises(KnowledgeError, match="'met' occurs 2 times"):
        read(tmp_path, toml)


@pytest.mark.parametrize("toml", ["[[examples", "[[example]]\ntext = 'Oslo was quiet.'"])
def test_a_file_that_holds_no_examples_is_refused(tmp_path: Path, toml: str) -> None:
    with pytest.raises(KnowledgeError, match=r"invented\.toml"):
        read(tmp_path, toml)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_shipped_file_loads(file: Path) -> None:
    assert read_examples(file)


def test_no_text_stands_in_two_places() -> None:
    texts = Counter(one.text for file in SHIPPED for one in read_examples(file))
    assert [text for text, times in texts.items() if times > 1] == []


def test_every_example_is_in_one_part() -> None:
    parts = [one.id for split in ("train", "dev") for one in examples(Path(), split)]
    assert sorted(parts) == sorted(one.id for file in SHIPPED for one in read_examples(file))
