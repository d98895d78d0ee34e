"""Reads gold texts the way a user would: as files, through the command line."""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.pipeline import read_many
from onrecord.records import Record

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "../shared"
"""The gold sets lie beside the checkout; most may be measured with but not passed on."""

OWN = "tests/"
"""Gold of our own lies within the checkout, below this folder."""

Row = dict[str, Any]
"""One gold row, or one record of the JSON contract."""

ONRECORD = (sys.executable, "-m", "onrecord")


def gold_file(name: str) -> Path:
    """Where a gold set lies: below the checkout where it is our own, else below the folder of gold sets."""
    return (ROOT if name.startswith(OWN) else SHARED) / name


def gold_rows(file: Path) -> list[Row]:
    """The rows of a packed JSON-lines file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def records_of(texts: Iterable[tuple[str, str]], folder: Path, *, suffix: str = ".txt") -> list[Row]:
    """The records of texts, given with their ids, in the same order. `folder` is an empty one to work in.

    Leaves the reports in `folder/reports` and the records in `folder/records.jsonl`. Raises `CalledProcessError` where a text fails.
    """
    reports = folder / "reports"
    reports.mkdir()
    names = []
    for name, text in texts:
        names.append(f"{name}{suffix}")
        (reports / names[-1]).write_bytes(text.encode("utf-8"))
    read_folder(reports, folder / "records.jsonl")
    found = read_records(folder / "records.jsonl")
    by_name = {Path(record["document"]["uri"]).name: record for record in found}
    return [by_name[name] for name in names]


def read_folder(reports: Path, records: Path, *, jobs: int = 2) -> None:
    """`onrecord read FOLDER --to jsonl`, into a file."""
    with records.open("wb") as out:
        subprocess.run([*ONRECORD, "read", str(reports), "--to", "jsonl", "--jobs", str(jobs), "--quiet"], stdout=out, check=True, cwd=ROOT)


def read_records(file: Path) -> list[Row]:
    """The records of a JSON-lines file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]


def read_rows(rows: Iterable[Row]) -> list[Record]:
    """The records of rows of a JSON-lines file (text, outlet, date), in order, as the command line reads them."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "rows.jsonl")
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return list(read_many([file]))
