from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.exports.passages import Passage, Segment, cut_passages
from onrecord.records import Article, Aside, AsideReason, Span, Statement, StatementMode, words
from tests.factory import EVIDENCE, make_statement, span_of


def plain(text: str) -> Segment:
    return Segment(text, "", aside=False, label="", numbers=())


def test_each_line_with_words_is_a_passage() -> None:
    assert cut_passages("One.\n\nTwo.\r\n \nThree.", None, ()) == tuple(
        Passage((plain(line),), (), aside=False) for line in ("One.\n", "Two.\r\n", "Three.")
    )


def test_a_statement_is_cut_at_all_its_edges_and_numbered_behind_the_closing_marks() -> None:
    text = "“Go,” Ann said. She left."
    made = make_statement(text, "Go,", cue="said", source="Ann")
    assert cut_passages(text, None, (made,)) == (
        Passage(
            (
                plain("“"),
                Segment("Go,", "said s1", aside=False, label="", numbers=()),
                Segment("”", "", aside=False, label="", numbers=(1,)),
                plain(" "),
                Segment("Ann", "source s1", aside=False, label="", numbers=()),
                plain(" "),
                Segment("said", "cue s1", aside=False, label="", numbers=()),
                plain(". She left."),
            ),
            (1,),
            aside=False,
        ),
    )


def test_statements_that_nest_share_segments() -> None:
    text = "Ann said Ben thinks it rains."
    outer = make_statement(text, "Ben thinks it rains", cue="said", source="Ann")
    inner = make_statement(text, "it rains", cue="thinks", source="Ben")
    (passage,) = cut_passages(text, None, (outer, inner))
    assert [(segment.words, segment.classes) for segment in passage.segments if segment.classes] == [
        ("Ann", "source s1"),
        ("said", "cue s1"),
        ("Ben", "said source s1 s2"),
        (" ", "said s1"),
        ("thinks", "said cue s1 s2"),
        (" ", "said s1"),
        ("it rains", "said nested s1 s2"),
    ]
    assert passage.segments[-1].numbers == (1, 2)


def test_a_condition_is_marked_within_its_content() -> None:
    text = "Ann said we go if it rains."
    made = replace(make_statement(text, "we go if it rains"), condition=span_of(text, "if it rains"))
    (passage,) = cut_passages(text, None, (made,))
    assert [(segment.words, segment.classes) for segment in passage.segments if segment.classes] == [
        ("we go ", "said s1"),
        ("if it rains", "said condition s1"),
    ]


def test_what_was_set_aside_carries_its_reason_once() -> None:
    text = "Title\nBody.\n\nGive now.\n\nGive more.\nAnn"
    asides = [Aside(span_of(text, line), AsideReason.APPEAL, EVIDENCE) for line in ("Give now.\n", "Give more.")]
    asides.append(Aside(span_of(text, "Ann"), AsideReason.AUTHOR_BOX, EVIDENCE))
    passages = cut_passages(text, Article(title=span_of(text, "Title"), aside=tuple(asides)), ())
    assert [(passage.aside, passage.segments[0].label) for passage in passages] == [
        (True, "title"),
        (False, ""),
        (True, "appeal"),
        (True, ""),
        (True, "author box"),
    ]


def test_a_statement_over_two_paragraphs_is_noted_in_the_first_and_numbered_in_the_last() -> None:
    text = "Ann said:\n“One.\n“Two.”\nEnd."
    made = replace(make_statement(text, "One."), content=(span_of(text, "One."), span_of(text, "Two.")))
    passages = cut_passages(text, None, (made,))
    assert [passage.noted for passage in passages] == [(), (1,), (), ()]
    assert [segment.numbers for segment in passages[2].segments if segment.numbers] == [(1,)]


def test_offsets_are_code_points() -> None:
    text = "🙂🙂 Ann said 🙂 go."
    (passage,) = cut_passages(text, None, (make_statement(text, "🙂 go", source="Ann"),))
    assert [segment.words for segment in passage.segments if segment.classes] == ["Ann", "🙂 go"]


@st.composite
def texts_with_statements(draw: st.DrawFn) -> tuple[str, tuple[Statement, ...]]:
    text = draw(st.text(alphabet="ab “”.\n\r\u2028🙂", min_size=1, max_size=40))
    edges = draw(st.lists(st.integers(0, len(text) - 1), max_size=8))
    spans = [Span(start, draw(st.integers(start + 1, len(text)))) for start in edges]
    pairs = zip(spans[::2], spans[1::2], strict=False)
    return text, tuple(
        Statement(f"{number}", StatementMode.DIRECT, (content,), EVIDENCE, cue=cue) for number, (content, cue) in enumerate(pairs)
    )


@settings(max_examples=50, deadline=None)
@given(texts_with_statements())
def test_cutting_neither_loses_nor_adds_a_character(made: tuple[str, tuple[Statement, ...]]) -> None:
    text, statements = made
    passages = cut_passages(text, None, statements)
    segments = [segment for passage in passages for segment in passage.segments]
    kept = "".join(line for line in text.splitlines(keepends=True) if line.strip())
    assert "".join(segment.words for segment in segments) == kept
    for number, statement in enumerate(statements, 1):
        marked = "".join(one.words for one in segments if {"said", f"s{number}"} <= {*one.classes.split()})
        assert "".join(words(text, statement.content[0]).split()) in "".join(marked.split())
