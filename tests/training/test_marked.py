"""Texts of our own with marks: what the loaders make of them, what they refuse, and that all shipped files pass."""

from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.model.tasks import ANTECEDENT, CUES, PARTS_OF_CUE
from onrecord.records import Span, words
from training.corpora import own_people, own_reports
from training.corpora.example import Example
from training.corpora.marks import Marked, read_marked, unmarked
from training.corpora.own_people import people_example
from training.corpora.own_reports import report_example

NESTED = "[s1 Ana Lind] [c1 said] [q1 that [s2 the board] [c2 believed] [q2 it could wait]]."
PEOPLE = "[1 Ana Doric] told [2 Ruth Abara] that [1 she] was ill. [2 The minister] rang [3 [1 her] brother]."


def shown(example: Example, head: str) -> list[tuple[str, str, str]]:
    return [(words(example.text, one.word), one.label, words(example.text, one.to)) for one in example.pairs[head]]


def test_marks_come_off_and_may_nest() -> None:
    text, marks = unmarked("[1 [2 his] wife] left")
    assert (text, marks) == ("his wife left", [Marked("", 2, Span(0, 3)), Marked("", 1, Span(0, 8))])


@pytest.mark.parametrize("text", ["[1 she left", "she] left", "[1 [2 his] wife left"])
def test_marks_that_do_not_pair_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"never close|none opened"):
        unmarked(text)


def test_each_cue_has_its_parts_and_one_within_a_content_is_neither_a_cue_nor_none() -> None:
    one = report_example("pier", *unmarked(NESTED))
    assert shown(one, PARTS_OF_CUE.name) == [
        ("said", "source", "Ana Lind"),
        ("said", "content", "that the board believed it could wait"),
        ("believed", "source", "the board"),
        ("believed", "content", "it could wait"),
    ]
    first, *others = one.tags[CUES.name].spans
    assert (words(one.text, first.span), first.kinds) == ("said", ("cue",))
    assert {tag.kinds for tag in others} == {()}


@pytest.mark.parametrize("text", ["[s1 Ana] [c1 said].", "[s1 Ana] [q1 left].", "[c1 said] [q1 it] [c1 added]"])
def test_an_attribution_without_one_cue_and_content_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="attribution 1 must have one cue"):
        report_example("pier", *unmarked(text))


def test_pronouns_and_descriptions_point_to_whom_they_mean() -> None:
    one = people_example("ministers", *unmarked(PEOPLE))
    assert set(shown(one, ANTECEDENT.name)) == {
        ("she", "", "Ana Doric"),
        ("minister", "", "Ruth Abara"),
        ("her", "", "Ana Doric"),
        ("her", "", "she"),
        ("brother", "", "brother"),
    }


def test_an_error_names_file_and_text(tmp_path: Path) -> None:
    file = tmp_path / "pier.toml"
    file.write_text("[[reports]]\ntext = 'Quiet.'\n[[reports]]\ntext = '[c1 said]'\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"pier\.toml.*text 2"):
        read_marked(file, report_example)


@pytest.mark.parametrize("corpus", [own_reports, own_people])
def test_shipped_texts_are_read_and_a_sixth_is_kept_for_development(corpus: object) -> None:
    train, dev = (list(corpus.examples(Path(), split)) for split in ("train", "dev"))  # type: ignore[attr-defined]
    assert 4 < len(train) / len(dev) < 6
    assert len({one.id for one in (*train, *dev)}) == len(train) + len(dev)
