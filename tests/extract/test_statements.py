from dataclasses import replace

from onrecord.extract.statements import find_statements
from onrecord.model.quotations import find_quotations
from onrecord.model.sentences import find_sentences
from onrecord.records import Annotation, Article, Attribution, PartScores, Stance, Statement, StatementMode, words
from tests.factory import make_annotation, make_attribution, make_document
from training.corpora.example import paragraphs


def statements(text: str, *attributions: Attribution) -> tuple[Statement, ...]:
    body = paragraphs(text)
    annotation = make_annotation(
        text, attributions=attributions, sentences=find_sentences(text, body), quotations=find_quotations(text, body)
    )
    return find_statements(make_document(text), annotation, Article(body=body))


def contents(text: str, statement: Statement) -> list[str]:
    return [words(text, piece) for piece in statement.content]


def test_a_direct_content_takes_the_quotation_without_its_marks() -> None:
    text = "“We will rebuild the pier,” Ms Okoye said."
    (only,) = statements(text, make_attribution(text, "said", "“We will rebuild the pier", source="Ms Okoye"))
    assert (contents(text, only), only.mode) == (["We will rebuild the pier,"], StatementMode.DIRECT)


def test_an_indirect_content_keeps_its_words() -> None:
    text = "Ms Okoye said that the pier would be rebuilt."
    (only,) = statements(text, make_attribution(text, "said", "that the pier would be rebuilt.", source="Ms Okoye"))
    assert (contents(text, only), only.mode) == (["that the pier would be rebuilt."], StatementMode.INDIRECT)


def test_a_content_with_words_in_marks_is_mixed_and_keeps_both() -> None:
    text = "Ms Okoye said that the pier was “a ruin of a thing” by now."
    (only,) = statements(text, make_attribution(text, "said", "that the pier was “a ruin of a thing” by now", source="Ms Okoye"))
    assert (contents(text, only), only.mode) == (["that the pier was “a ruin of a thing” by now"], StatementMode.MIXED)


def test_an_interrupted_quotation_has_two_pieces() -> None:
    text = "“We rebuild,” Ms Okoye said, “and we start now.”"
    (only,) = statements(text, make_attribution(text, "said", ["“We rebuild", "and we start now.”"], source="Ms Okoye"))
    assert (contents(text, only), only.mode) == (["We rebuild,", "and we start now."], StatementMode.DIRECT)


def test_a_quotation_without_a_cue_floats() -> None:
    text = "Ms Okoye opened the pier.\n“It stands again. It will stand for a century.”"
    (only,) = statements(text)
    assert contents(text, only) == ["It stands again. It will stand for a century."]
    assert (only.cue, only.source, only.mode, only.evidence.by) == (None, None, StatementMode.DIRECT, "quotation: floating")


def test_scare_quotes_and_titles_do_not_float() -> None:
    assert statements("The film “A Summer on the Pier of Dust” opens on Friday in what it calls “select cinemas”.") == ()


def test_an_open_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "Ms Okoye said: “We rebuild the whole of it.\n“And we start on Monday morning.”"
    (only,) = statements(text, make_attribution(text, "said", "We rebuild the whole of it.", source="Ms Okoye"))
    assert contents(text, only) == ["We rebuild the whole of it.", "And we start on Monday morning."]


def test_a_statement_inside_another_is_within_it() -> None:
    text = "The ministry said that analysts believe the pier is lost."
    outer = make_attribution(text, "said", "that analysts believe the pier is lost", source="The ministry")
    inner = make_attribution(text, "believe", "the pier is lost", source="analysts")
    first, second = statements(text, outer, inner)
    assert (first.within, second.within) == (None, first.id)


def test_negation_condition_and_addressee_are_on_the_record() -> None:
    text = "She told the council that the pier would not open unless it was safe."
    (only,) = statements(text, make_attribution(text, "told", "that the pier would not open unless it was safe", source="She"))
    assert only.negated
    assert only.condition is not None
    assert only.addressee is not None
    assert (words(text, only.condition), words(text, only.addressee)) == ("unless it was safe", "the council")


def test_a_negated_cue_negates() -> None:
    text = "She did not say what it would cost."
    (only,) = statements(text, make_attribution(text, "did not say", "what it would cost", source="She"))
    assert only.negated


def test_ids_depend_on_the_words_alone() -> None:
    text = "Ms Okoye said that the pier would be rebuilt."
    attribution = make_attribution(text, "said", "that the pier would be rebuilt", source="Ms Okoye")
    assert statements(text, attribution) == statements(text, attribution)
    assert isinstance(make_annotation(text), Annotation)


def test_words_of_the_paper_do_not_run_on_into_a_quotation_of_its_own_sentence() -> None:
    text = "Ms Okoye invited the whole council. “Come and look at the pier.”"
    reported, quoted = statements(
        text, make_attribution(text, "invited", "the whole council. “Come and look at the pier", source="Ms Okoye")
    )
    assert (contents(text, reported), reported.mode) == (["the whole council."], StatementMode.INDIRECT)
    assert (contents(text, quoted), quoted.mode, quoted.cue) == (["Come and look at the pier."], StatementMode.DIRECT, None)


def test_each_part_has_its_ground() -> None:
    text = "She fears that the pier would not open unless it was safe."
    said = make_attribution(text, "fears", "that the pier would not open unless it was safe", source="She")
    (only,) = statements(text, replace(said, scores=PartScores(0.9, 0.8, 0.7)))
    assert only.stance is Stance.ATTITUDE
    assert [(one.of, one.score) for one in only.grounds] == [
        ("cue", 0.9),
        ("content", 0.8),
        ("source", 0.7),
        ("negated", 1.0),
        ("stance", 1.0),
        ("condition", 1.0),
    ]


def test_what_the_layout_gives_to_somebody_is_not_given_twice() -> None:
    text = "LIND: Why so late?\nMOSS: The steel was late.\nLIND: And now?"
    found = statements(text, make_attribution(text, "MOSS", "The steel was late"))
    assert [one.evidence.by for one in found] == ["layout: name and colon"] * 3
