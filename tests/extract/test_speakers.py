from onrecord.extract.speakers import name_speakers
from onrecord.records import Article, Entity, Mention, MentionForm, Span, Statement
from tests.factory import make_entity, make_statement, span_of
from training.corpora.example import paragraphs


def speakers(text: str, statements: tuple[Statement, ...], *entities: Entity) -> list[str | None]:
    named = name_speakers(Article(body=paragraphs(text)), statements, entities)
    names = {entity.id: entity.name for entity in entities}
    return [names.get(one.speaker or "") for one in named]


def test_a_source_speaks_for_the_entity_that_it_mentions() -> None:
    text = "Ms Okoye met Mr Lund. Harbour master Lund said the pier was lost."
    okoye, lund = make_entity(text, "Ada Okoye", ["Ms Okoye"]), make_entity(text, "Per Lund", ["Harbour master Lund"])
    statement = make_statement(text, "the pier was lost", cue="said", source="Harbour master Lund")
    assert speakers(text, (statement,), okoye, lund) == ["Per Lund"]


def test_a_floating_quotation_belongs_to_the_speaker_of_the_paragraph_before() -> None:
    text = "“It is lost,” Ms Okoye said.\n“We rebuild it in spring.”"
    okoye = make_entity(text, "Ada Okoye", ["Ms Okoye"])
    said = make_statement(text, "It is lost,", cue="said", source="Ms Okoye")
    floating = make_statement(text, "We rebuild it in spring.")
    assert speakers(text, (said, floating), okoye) == ["Ada Okoye", "Ada Okoye"]


def test_a_floating_quotation_belongs_first_to_who_acts_before_it_in_its_paragraph() -> None:
    text = "“It is lost,” Ms Okoye said.\nMr Lund invited the mayor to the pier. “Come and look at it.”"
    okoye, lund = make_entity(text, "Ada Okoye", ["Ms Okoye"]), make_entity(text, "Per Lund", ["Mr Lund"])
    said = make_statement(text, "It is lost,", cue="said", source="Ms Okoye")
    assert speakers(text, (said, make_statement(text, "Come and look at it.")), okoye, lund) == ["Ada Okoye", "Per Lund"]


def test_nobody_before_means_nobody() -> None:
    text = "“Come and look at it yourselves.”\nMr Lund left."
    assert speakers(text, (make_statement(text, "Come and look at it yourselves."),), make_entity(text, "Per Lund", ["Mr Lund"])) == [None]


def test_a_pronoun_speaks_for_the_entity_that_holds_it() -> None:
    text = "Ms Okoye came. She said the pier was lost."
    pronoun = Mention(span_of(text, "She"), MentionForm.PRONOUN)
    okoye = make_entity(text, "Ada Okoye", ["Ms Okoye"])
    okoye = Entity(okoye.id, okoye.name, okoye.kind, mentions=(*okoye.mentions, pronoun))
    assert speakers(text, (make_statement(text, "the pier was lost", cue="said", source="She"),), okoye) == ["Ada Okoye"]
    assert Span(0, 3) < pronoun.span


def test_it_is_said_why_somebody_speaks() -> None:
    text = "“It is lost,” Ms Okoye said.\n“We rebuild it in spring.”"
    okoye = make_entity(text, "Ada Okoye", ["Ms Okoye"])
    said = make_statement(text, "It is lost,", cue="said", source="Ms Okoye")
    floating = make_statement(text, "We rebuild it in spring.")
    named = name_speakers(Article(body=paragraphs(text)), (said, floating), (okoye,))
    assert [[(ground.of, ground.by) for ground in one.grounds] for one in named] == [
        [("speaker", "source: name")],
        [("speaker", "floating: speaker of the paragraph before")],
    ]
