from dataclasses import replace

from onrecord.records import Ground, Stance
from tests.exports.gallery import failed_record
from tests.exports.test_export import written
from tests.factory import make_entity, make_record, make_statement, span_of

TEXT = "Ann fears that the pier may close if it rains."


def test_each_part_is_said_with_what_decided() -> None:
    ann = make_entity(TEXT, "Ann", ["Ann"])
    statement = replace(
        make_statement(TEXT, "that the pier may close if it rains", cue="fears", source="Ann", speaker=ann.id),
        condition=span_of(TEXT, "if it rains"),
        stance=Stance.ATTITUDE,
        grounds=(
            Ground("cue", "model:cues", 0.934),
            Ground("condition", "statements.toml: if", 1.0),
            Ground("speaker", "source: name", 0.95),
        ),
    )
    assert written("explain", make_record(TEXT, (ann,), (statement,))).splitlines() == [
        "report.txt",
        "",
        "  statement 1",
        "    speaker   Ann ← source: name 0.95",
        "    source    Ann",
        "    cue       fears ← model:cues 0.93",
        "    content   that the pier may close if it rains",
        "    condition if it rains ← statements.toml: if 1.00",
        "    stance    attitude",
        "    mode      indirect",
        "    found by  test 1.00",
        "",
    ]


def test_what_failed_is_said() -> None:
    assert "failed at " in written("explain", failed_record())
