"""A small report, and the command line as a process over stand-ins for model and extraction."""

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "tests.fake_cli"]
TEXT = "Ferry stops\nThe ferry will stop at noon, the harbour said.\n"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def lines(written: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.splitlines()]
