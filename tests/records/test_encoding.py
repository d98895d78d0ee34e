import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import records
from onrecord.records import (
    Aside,
    AsideReason,
    Block,
    Document,
    Evidence,
    Hints,
    PartialDate,
    Record,
    Span,
    Statement,
    StatementMode,
    contract_fields,
    field_types,
    from_plain,
    to_plain,
)
from onrecord.records.encoding import Plain
from tests.factory import make_entity, make_record, make_statement

NOUNS: list[Any] = [kind for _, kind in sorted(vars(records).items()) if is_dataclass(kind) and kind not in (Span, PartialDate)]

st.register_type_strategy(Span, st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda pair: Span(*sorted(pair))))
st.register_type_strategy(PartialDate, st.dates(min_value=date(1000, 1, 1)).map(lambda day: PartialDate(day.year, day.month, day.day)))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


def contract_only(noun: Any) -> Any:
    """The noun as the contract shows it: working material back at its defaults."""
    if isinstance(noun, tuple):
        return tuple(contract_only(one) for one in noun)
    if not is_dataclass(noun) or isinstance(noun, Span | PartialDate):
        return noun
    kind: Any = type(noun)
    shown = contract_fields(kind)
    return kind(**{name: contract_only(getattr(noun, name)) for name in shown})


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
def test_every_noun_survives_the_round_trip_through_json(kind: Any) -> None:
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.from_type(kind))
    def survives(noun: Any) -> None:
        assert from_plain(kind, json.loads(json.dumps(to_plain(noun)))) == contract_only(noun)

    survives()


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
def test_every_noun_is_frozen_and_slotted(kind: Any) -> None:
    assert (kind.__dataclass_params__.frozen, "__slots__" in vars(kind)) == (True, True)


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
def test_the_contract_shows_every_field_unless_it_is_working_material(kind: Any) -> None:
    working_material = {"blocks", "hints"} if kind is Document else set()
    assert list(contract_fields(kind)) == [one.name for one in fields(kind) if one.name not in working_material]


def test_spans_dates_and_enums_are_plain_values() -> None:
    aside = Aside(Span(3, 9), AsideReason.READING_TIME, Evidence("test", 0.5))
    assert to_plain(aside) == {"span": [3, 9], "reason": "reading time", "evidence": {"by": "test", "score": 0.5}}


def test_a_partial_date_is_its_iso_form() -> None:
    assert to_plain(PartialDate(2022, 2)) == "2022-02"


def test_unknown_is_null_or_an_empty_list() -> None:
    plain = to_plain(make_statement("Rain is near.", "Rain is near"))
    assert {key: plain[key] for key in ("cue", "source", "speaker", "addressee", "within", "negated", "condition")} == {
        "cue": None,
        "source": None,
        "speaker": None,
        "addressee": None,
        "within": None,
        "negated": False,
        "condition": None,
    }


def test_a_record_has_the_keys_of_the_contract() -> None:
    text = "Ada Borg said rain was near."
    record = make_record(text, (make_entity(text, "Ada Borg", ["Ada Borg"]),), (make_statement(text, "rain was near", cue="said"),))
    plain = to_plain(record)
    assert {"schema", "document", "article", "entities", "statements", "events", "failures"} <= set(plain)
    assert plain["schema"] == "onrecord/1"
    assert list(plain["document"]) == ["id", "uri", "sha256", "media_type", "text"]
    keys = "id mode content cue source speaker addressee within negated condition evidence"
    assert set(keys.split()) <= set(plain["statements"][0])


def test_working_material_is_left_out() -> None:
    document = Document("d", "a.txt", None, None, "Rain.", blocks=(Block(Span(0, 5)),), hints=Hints(outlet="The Gozo Lantern"))
    assert from_plain(Document, to_plain(document)) == Document("d", "a.txt", None, None, "Rain.")


def test_unknown_keys_are_ignored() -> None:
    plain = {"by": "test", "score": 0.5, "added_later": [1, 2]}
    assert from_plain(Evidence, plain) == Evidence("test", 0.5)


def test_a_missing_key_with_a_default_takes_it() -> None:
    plain = {"id": "s", "mode": "direct", "content": [[0, 4]], "evidence": {"by": "test", "score": 1}}
    assert from_plain(Statement, plain) == Statement("s", StatementMode.DIRECT, (Span(0, 4),), Evidence("test", 1.0))


@pytest.mark.parametrize(
    ("kind", "plain", "error"),
    [
        (Evidence, {"by": "test"}, KeyError),
        (Aside, {"span": [3], "reason": "appeal", "evidence": {"by": "test", "score": 1.0}}, IndexError),
        (Aside, {"span": [3, 4], "reason": "a whim", "evidence": {"by": "test", "score": 1.0}}, ValueError),
        (Hints, {"published": "last week"}, ValueError),
        (Record, [], TypeError),
    ],
)
def test_a_wrong_shape_is_an_error(kind: type, plain: Plain, error: type[Exception]) -> None:
    with pytest.raises(error):
        from_plain(kind, plain)


def test_json_of_a_record_is_the_same_at_every_writing() -> None:
    text = "Ada Borg said rain was near."
    record = make_record(text, (make_entity(text, "Ada Borg", ["Ada Borg"]),))
    assert json.dumps(to_plain(record)) == json.dumps(to_plain(from_plain(Record, to_plain(record))))


def test_field_types_are_resolved() -> None:
    assert field_types(Evidence) == {"by": str, "score": float}
