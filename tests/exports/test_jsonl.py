import json
from dataclasses import replace

from onrecord.records import Record, from_plain
from tests.exports.gallery import demo_records, failed_record
from tests.exports.test_export import written
from tests.factory import EVIDENCE, FINGERPRINT, make_document, make_entity, make_record, make_statement

TEXT = "Ann said that it rains."


def small_record() -> Record:
    ann = make_entity(TEXT, "Ann", ["Ann"])
    return make_record(TEXT, (ann,), (make_statement(TEXT, "that it rains", cue="said", source="Ann", speaker=ann.id),))


ENTITY = {"name": "Ann", "kind": "person", "country": None, "sector": None, "role": None, "location": None}
SAID = {"mode": "indirect", "content": [[9, 22]], "cue": [4, 8], "source": [0, 3], "addressee": None, "within": None, "negated": False}
SCORED = {"evidence": {"by": EVIDENCE.by, "score": EVIDENCE.score}}


def test_a_report_is_one_object_with_the_keys_of_the_contract() -> None:
    record = small_record()
    assert json.loads(written("jsonl", record)) == {
        "schema": "onrecord/1",
        "document": {"id": record.document.id, "uri": "report.txt", "sha256": "0" * 64, "media_type": "text/plain", "text": TEXT},
        "article": dict.fromkeys(("title", "byline", "dateline", "outlet", "published", "language")) | {"body": [], "aside": []},
        "entities": [ENTITY | SCORED | {"id": record.entities[0].id, "mentions": [{"span": [0, 3], "form": "name"}]}],
        "statements": [
            SAID
            | SCORED
            | {"id": record.statements[0].id, "speaker": record.entities[0].id, "condition": None, "stance": "speech", "grounds": []}
        ],
        "events": [],
        "times": [],
        "uncoded": [],
        "failures": [],
        "fingerprint": {"version": "0", "tables": "tables", "weights": "weights", "precision": FINGERPRINT.precision},
    }


def test_the_schema_comes_first() -> None:
    assert written("jsonl", small_record()).startswith('{"schema":"onrecord/1","document":')


def test_a_record_comes_back_equal() -> None:
    for record in demo_records():
        assert from_plain(Record, json.loads(written("jsonl", record))) == record


def test_a_failed_report_has_the_shape_of_the_others() -> None:
    failed, read = (json.loads(written("jsonl", record)) for record in (failed_record(), small_record()))
    assert failed.keys() == read.keys()
    assert failed["article"] == read["article"]
    assert failed["document"]["text"] is None
    assert (failed["entities"], failed["statements"], failed["events"]) == ([], [], [])
    assert [failure["reason"] for failure in failed["failures"]] == ["LimitExceeded"]


def test_letters_are_written_as_they_are() -> None:
    assert "“Ёлка” 漢 🙂" in written("jsonl", make_record("“Ёлка” 漢 🙂"))


def test_a_text_that_breaks_lines_commands_or_cannot_be_encoded_stays_on_its_line_and_comes_back() -> None:
    text = "a\u2028b\u2029c\x85d\x0be\x1bf\x9bg\u202eh\ud800i\x00j\r\nk"
    line = written("jsonl", make_record(text))
    assert len(line.splitlines()) == 1
    assert not set(line[:-1]) & set("\u2028\u2029\x85\x0b\x1b\x9b\u202e\ud800\x00\r\n")
    assert json.loads(line.encode("utf-8"))["document"]["text"] == text


def test_an_address_that_is_not_unicode_can_be_written() -> None:
    record = replace(small_record(), document=make_document(TEXT, uri="caf\udce9.txt"))
    assert json.loads(written("jsonl", record).encode("utf-8"))["document"]["uri"] == "caf\udce9.txt"
