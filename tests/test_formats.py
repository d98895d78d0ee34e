"""The contract of every input and output format, over whatever the rooms hold."""

import io
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.exports import Export, find_exports
from onrecord.readers import find_items, parse
from onrecord.readers.item import Item, ReadOptions
from onrecord.readers.reader import Reader
from onrecord.readers.registry import readers
from onrecord.records import Article, EventType, Failure, Record, Span, Stage
from tests.factory import FINGERPRINT, make_document, make_entity, make_event, make_record, make_statement

SAMPLES = Path(__file__).with_name("samples")
READERS = list(readers().values())
EXPORTS = list(find_exports().values())


def samples_of(reader: Reader) -> list[Path]:
    return sorted(file for file in SAMPLES.iterdir() if file.name.partition(".")[0] == reader.name)


def items_of(file: Path) -> list[Item | InputError]:
    return list(find_items([str(file)], ReadOptions()))


@pytest.mark.parametrize("one", [*READERS, *EXPORTS], ids=lambda one: one.name)
def test_a_format_says_what_it_is_in_one_line(one: Reader | Export) -> None:
    assert one.name == one.name.strip().lower()
    assert one.description.strip()
    assert "\n" not in one.description


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_suffixes_are_lower_case_and_taken_once(reader: Reader) -> None:
    others = {suffix for other in READERS if other.name != reader.name for suffix in other.suffixes}
    assert [suffix for suffix in reader.suffixes if not suffix.startswith(".") or suffix != suffix.lower() or suffix in others] == []


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_an_export_names_the_end_of_its_files(export: Export) -> None:
    assert export.suffix.startswith(".")


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_every_reader_has_a_sample(reader: Reader) -> None:
    assert samples_of(reader), f"put tests/samples/{reader.name}{reader.suffixes[0]} there: a small, sound report of that format"


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_every_reader_takes_its_own_sample_and_gives_its_exact_words(reader: Reader) -> None:
    for file in samples_of(reader):
        items = items_of(file)
        assert [item.reader for item in items if isinstance(item, Item)] == [reader.name] * len(items)
        for item in items:
            assert isinstance(item, Item)
            document = parse(item, ReadOptions())
            assert "said" in (document.text or "") or "told" in (document.text or "")
            assert all(0 <= block.span.start < block.span.end <= len(document.text or "") for block in document.blocks)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_reading_a_sample_twice_gives_the_same_documents(reader: Reader) -> None:
    for file in samples_of(reader):
        first, second = ([parse(item, ReadOptions()) for item in items_of(file) if isinstance(item, Item)] for _ in range(2))
        assert first == second


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@pytest.mark.parametrize("payload", [b"", b"\x00\xff\x00\xff" * 40, b"{", b"<", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"\xef\xbb\xbf"])
def test_bytes_that_make_no_sense_are_read_or_refused_by_name(reader: Reader, payload: bytes) -> None:
    with suppress(InputError):
        assert parse(Item("odd", reader.name, payload), ReadOptions()).text is not None


TEXT = "Ferry stays\n\nThe ferry stays if the wind holds, Ada Borg said. <b>=1+1</b> 🇲🇹\u202e"


def all_kinds_of_records() -> list[Record]:
    borg = make_entity(TEXT, "Ada Borg", ["Ada Borg"])
    statement = make_statement(TEXT, "The ferry stays if the wind holds", cue="said", source="Ada Borg", speaker=borg.id)
    stays = make_event(TEXT, "stays if", EventType.AGREE, actor=(borg.id,), statement=statement.id)
    article = Article(title=Span(0, 11), body=(Span(13, len(TEXT)),))
    whole = replace(make_record(TEXT, (borg,), (statement,)), article=article, events=(stays,))
    without_text = replace(whole, document=replace(whole.document, text=None))
    nothing = replace(make_document("", uri="bad\n.html"), text=None, sha256=None, media_type=None)
    failed = Record(
        nothing, FINGERPRINT, failures=(Failure("f", nothing.id, nothing.uri, Stage.READ, "Malformed", "no body", "DOM depth 255"),)
    )
    return [whole, without_text, failed, make_record("Nothing was said here.")]


def written(export: Export, records: list[Record]) -> str:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    export.write(iter(records), out)
    out.flush()
    return out.buffer.getvalue().decode("latin-1" if export.binary else "utf-8")  # type: ignore[attr-defined]


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_every_export_writes_every_kind_of_record_the_same_way_twice(export: Export) -> None:
    first = written(export, all_kinds_of_records())
    assert first.strip()
    assert first == written(export, all_kinds_of_records())


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_every_export_is_fine_with_no_records(export: Export) -> None:
    assert isinstance(written(export, []), str)


@pytest.mark.parametrize("export", [one for one in EXPORTS if not one.binary], ids=lambda export: export.name)
def test_no_export_lets_a_control_character_of_a_report_through(export: Export) -> None:
    text = "Borg said \x1b[31mno\x07 \u202eway."
    borg = make_entity(text, "Borg", ["Borg"])
    said = make_event(text, "said", EventType.REJECT, actor=(borg.id,))
    record = replace(make_record(text, (borg,), (make_statement(text, "\x1b[31mno\x07 \u202eway"),)), events=(said,))
    assert set(written(export, [record])) & {"\x1b", "\x07", "\u202e"} == set()
