from functools import cache
from io import BytesIO, TextIOWrapper

import pytest

from onrecord.exports import Export, find_exports
from onrecord.records import Record
from tests.exports.gallery import demo_records, failed_record

NAMES = ("csv", "events", "explain", "gdelt", "html", "icews", "jsonl", "parquet", "plover", "polecat", "table")


@cache
def shipped() -> dict[str, Export]:
    return find_exports()


def written(name: str, *records: Record) -> str:
    out = TextIOWrapper(BytesIO(), encoding="utf-8", newline="")
    shipped()[name].write(iter(records), out)
    out.flush()
    return out.buffer.getvalue().decode("latin-1" if shipped()[name].binary else "utf-8")  # type: ignore[attr-defined]


def test_these_formats_ship() -> None:
    assert tuple(find_exports()) == NAMES


def test_each_format_has_a_suffix_of_its_own_and_a_description() -> None:
    found = find_exports().values()
    assert len({export.suffix for export in found}) == len(NAMES)
    assert all(export.suffix.startswith(".") and export.description for export in found)


@pytest.mark.parametrize("name", NAMES)
def test_equal_records_give_equal_characters(name: str) -> None:
    assert written(name, *demo_records()) == written(name, *demo_records())


@pytest.mark.parametrize("name", NAMES)
def test_no_records_are_no_error(name: str) -> None:
    written(name)


@pytest.mark.parametrize("name", ["html", "jsonl", "table"])
def test_a_failure_is_shown_with_its_reason_and_limit(name: str) -> None:
    page = " ".join(written(name, failed_record()).split())
    assert all(words in page for words in ("reports/torn.html", "LimitExceeded", "deeper than the limit allows", "DOM depth 256"))
