"""What the tests with the shipped weights share."""

import sys

import pytest

from tests.cli.reports import ROOT

COMMAND = [sys.executable, "-m", "onrecord"]

_FILES = [ROOT / "onrecord/model/weights/en" / name for name in ("encoder.onnx", "exact.onnx", "lines.npz", "links.npz", "senses.npz")]
NEEDED = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(not all(file.exists() for file in _FILES), reason="the weights are not there"),
]
"""Marks of a test that needs the weights."""
