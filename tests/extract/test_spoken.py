"""Who “I”, “we” and “you” are within quotation marks."""

import re
from dataclasses import replace

from onrecord.extract.spoken import add_spoken
from onrecord.model.quotations import find_quotations
from onrecord.records import Annotation, EntityKind, Span, Statement, words
from tests.factory import make_document, make_entity, make_statement, span_of

TEXT = "“I want my pier, and we will pay you,” Ann told Ben. I was there."


def mentions(*statements: Statement, kind: EntityKind = EntityKind.PERSON) -> dict[str, list[str]]:
    """The words of all mentions by name of entity."""
    cut = tuple(Span(*match.span()) for match in re.finditer(r"\w+|[^\w\s]", TEXT))
    annotation = Annotation("report", cut, (), find_quotations(TEXT, (Span(0, len(TEXT)),)))
    entities = (replace(make_entity(TEXT, "Ann", ["Ann"]), kind=kind), make_entity(TEXT, "Ben", ["Ben"]))
    said = tuple(replace(one, speaker=entities[0].id) for one in statements)
    found = add_spoken(make_document(TEXT), annotation, said, entities)
    return {one.name: [words(TEXT, mention.span) for mention in one.mentions] for one in found}


def statement(*, addressee: Span | None = None) -> Statement:
    return replace(make_statement(TEXT, "I want my pier, and we will pay you,", cue="told", source="Ann"), addressee=addressee)


def test_first_persons_mean_the_speaker_and_second_ones_the_one_spoken_to() -> None:
    assert mentions(statement(addressee=span_of(TEXT, "Ben"))) == {"Ann": ["I", "my", "we", "Ann"], "Ben": ["you", "Ben"]}


def test_a_body_says_we_and_not_i() -> None:
    assert mentions(statement(), kind=EntityKind.ORGANISATION)["Ann"] == ["we", "Ann"]


def test_a_country_in_capitals_is_not_us() -> None:
    shouting = TEXT.replace("we will", "US will")
    cut = tuple(Span(*match.span()) for match in re.finditer(r"\w+|[^\w\s]", shouting))
    annotation = Annotation("report", cut, (), find_quotations(shouting, (Span(0, len(shouting)),)))
    ann = make_entity(shouting, "Ann", ["Ann"])
    said = replace(make_statement(shouting, "I want my pier, and US will pay you,", cue="told", source="Ann"), speaker=ann.id)
    (found,) = add_spoken(make_document(shouting), annotation, (said,), (ann,))
    assert [words(shouting, one.span) for one in found.mentions] == ["I", "my", "Ann"]


def test_nobody_is_you_where_nobody_is_told() -> None:
    assert mentions(statement())["Ben"] == ["Ben"]


def test_words_outside_marks_and_statements_are_the_papers() -> None:
    assert mentions() == {"Ann": ["Ann"], "Ben": ["Ben"]}
