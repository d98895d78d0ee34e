"""Which predicates tell of an event: rows first, the network where no row speaks, and how sure each is."""

import pytest

from onrecord.extract.deeds.matching import AGREEING, BY_HEAD, ROW, SURE, Match, find_matches
from onrecord.extract.deeds.tables import Codebook, Example, Row, Rule, TypeTable, codebook
from onrecord.records import EventType, Predicate, Quad
from tests.extract.deeds import plant, told
from tests.quality.plover import read_sentence

RULES = (
    Rule("help", (Example("x", "x"),), verbs=("help",), not_objects=("self",)),
    Rule("help out", (Example("x", "x"),), verbs=("help out",)),
    Rule("give gifts", (Example("x", "x"),), verbs=("give",), objects=("gift",)),
    Rule("gift", (Example("x", "x"),), nouns=("gift",), needs=("to",)),
    Rule("kind", (Example("x", "x"),), adjectives=("kind to",)),
)
AID = TypeTable(EventType.AID, "help", Quad.MATERIAL_COOPERATION, "07", 7.0, RULES, ())
REJECT = TypeTable(EventType.REJECT, "refuse", Quad.VERBAL_CONFLICT, "12", -4.0, (), ())
COERCE = TypeTable(EventType.COERCE, "force", Quad.MATERIAL_CONFLICT, "17", -7.0, (), ())


def book() -> Codebook:
    rows: dict[str, tuple[Row, ...]] = {}
    for rule in RULES:
        for part, phrases in (("verb", rule.verbs), ("noun", rule.nouns), ("adjective", rule.adjectives)):
            for first, *rest in (phrase.split() for phrase in phrases):
                rows[first] = (*rows.get(first, ()), Row(AID, rule, tuple(rest), part))
    return Codebook({one.type: one for one in (AID, REJECT, COERCE)}, rows)


def heard(type_: str, score: float, word: int = 1) -> tuple[Predicate, ...]:
    return (Predicate(word, (), 3.0, (), EventType(type_), score),)


def matches(*rows: str, predicates: tuple[Predicate, ...] = ()) -> list[Match]:
    return list(find_matches(plant(*rows, predicates=predicates), book()))


TOGO, GHANA = "Togo Togo PROPN nsubj 1", "Ghana Ghana PROPN obj 1"


def test_a_row_alone_is_less_sure_than_with_the_network() -> None:
    alone, agreeing = (
        matches(TOGO, "helps help VERB root 1", GHANA),
        matches(TOGO, "helps help VERB root 1", GHANA, predicates=heard("AID", 0.7)),
    )
    assert [(one.by, one.score) for one in (*alone, *agreeing)] == [("AID.toml: help", ROW), ("AID.toml: help", AGREEING)]


def test_the_row_that_asks_for_most_decides() -> None:
    (found,) = matches(TOGO, "helps help VERB root 1", "out out ADP compound:prt 1", GHANA)
    assert found.by == "AID.toml: help out"


@pytest.mark.parametrize(("thing", "count"), [("gifts gift NOUN obj 1", 1), ("talks talk NOUN obj 1", 0)])
def test_a_row_may_ask_for_its_object(thing: str, count: int) -> None:
    assert len([one for one in matches(TOGO, "gives give VERB root 1", thing) if one.word == 1]) == count


def test_a_row_may_refuse_an_object_and_then_the_network_is_not_heard() -> None:
    assert matches(TOGO, "helps help VERB root 1", "self self NOUN obj 1", predicates=heard("AID", 0.99)) == []


@pytest.mark.parametrize(("preposition", "count"), [("to", 1), ("from", 0)])
def test_a_row_may_need_a_preposition(preposition: str, count: int) -> None:
    assert len(matches("gift gift NOUN root 0", f"{preposition} {preposition} ADP case 2", "Togo Togo PROPN nmod 0")) == count


@pytest.mark.parametrize("part", ["NOUN", "ADJ"])
def test_a_verbs_row_is_for_verbs(part: str) -> None:
    assert matches(f"help help {part} root 0") == []


def test_the_network_is_heard_where_no_row_knows_the_verb() -> None:
    (found,) = matches(TOGO, "shuns shun VERB root 1", GHANA, predicates=heard("REJECT", 0.8))
    assert (found.type, found.row, found.by, found.score) == (EventType.REJECT, None, BY_HEAD, 0.8)


@pytest.mark.parametrize(("score", "count"), [(0.2, 0), (0.4, 1), (0.9, 1)])
def test_the_network_must_not_be_all_too_doubtful(score: float, count: int) -> None:
    assert len(matches(TOGO, "shuns shun VERB root 1", predicates=heard("REJECT", score))) == count


def test_the_network_is_not_heard_of_nouns() -> None:
    assert matches("protesters protester NOUN root 0", predicates=heard("REJECT", 0.99, 0)) == []


@pytest.mark.parametrize(("heard_type", "score", "type_"), [("COERCE", 0.99, "COERCE"), ("COERCE", 0.8, "AID"), ("REJECT", 0.99, "AID")])
def test_the_network_outdoes_a_bare_row_only_where_it_is_very_sure_and_no_ruling_gives_its_type(
    heard_type: str, score: float, type_: str
) -> None:
    (found,) = matches(TOGO, "helps help VERB root 1", GHANA, predicates=heard(heard_type, score))
    assert found.type == type_


def test_a_type_that_the_codebook_lacks_is_never_given() -> None:
    assert matches(TOGO, "shuns shun VERB root 1", predicates=heard("PROTEST", 0.99)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya attacked Ghana.", ["ASSAULT attacked"]),
        ("Kenya threatened Ghana with war.", ["THREATEN threatened"]),
        ("Kenya appealed to Ghana for aid.", ["REQUEST appealed"]),
        ("Kenya demanded aid from Ghana.", ["REQUEST demanded"]),
        ("Kenya rejected talks with Ghana.", ["REJECT rejected"]),
        ("Kenya deployed troops to Somalia.", ["MOBILIZE deployed"]),
        ("Farmers protested in Ghana.", ["PROTEST protested"]),
        ("Kenya accused Ghana of corruption.", ["ACCUSE accused"]),
        ("Kenya extradited two rebels to Ghana.", ["COOPERATE extradited"]),
        ("A flood killed two soldiers in Kenya.", []),
    ],
)
def test_sentences_by_the_shipped_tables(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_an_event_names_its_row() -> None:
    (event,) = read_sentence("Kenya imposed sanctions on Ghana.").events
    assert event.evidence.by == "SANCTION.toml: impose sanctions"
    assert event.evidence.score > SURE
    assert event.type in codebook().types
