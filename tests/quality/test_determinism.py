"""Same bytes, same version: the same record, byte for byte, whatever stands beside a report and however the run is cut."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.demo import demo_paths
from onrecord.model.cards import EXACT, WEIGHTS
from onrecord.model.session import annotate, load_model
from onrecord.pipeline import fingerprint
from onrecord.records import Document, Span
from tests.weights import NEEDED

pytestmark = NEEDED

NAMES = ["cues", "entities"]


def lines_of(paths: list[Path], jobs: int, *more: str, **environment: str) -> dict[str, str]:
    """Each report's line of JSON by its uri, as the command prints it."""
    command = [sys.executable, "-m", "onrecord", "read", *map(str, paths), "--to", "jsonl", "--jobs", str(jobs), "--quiet", *more]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **environment})
    return {json.loads(line)["document"]["uri"]: line for line in done.stdout.splitlines()}


@pytest.fixture(scope="module")
def alone() -> dict[str, str]:
    return {uri: line for path in demo_paths() for uri, line in lines_of([path], 1).items()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_batch_mates_order_and_workers_change_nothing(jobs: int, alone: dict[str, str]) -> None:
    assert lines_of([*reversed(demo_paths())], jobs) == alone


def test_hash_seed_threads_locale_and_time_zone_change_nothing(alone: dict[str, str]) -> None:
    elsewhere = {"PYTHONHASHSEED": "7", "OMP_NUM_THREADS": "4", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "TOKENIZERS_PARALLELISM": "true"}
    assert lines_of(list(demo_paths()), 2, **elsewhere) == alone


def test_what_is_computed_exactly_is_the_same_in_every_run() -> None:
    first, *others = (lines_of([*paths], jobs, "--exact") for paths, jobs in ((demo_paths(), 1), (reversed(demo_paths()), 2)))
    assert [first] == others
    assert {json.loads(line)["fingerprint"]["precision"] for line in first.values()} == {fingerprint(exact=True).precision}


def test_what_the_model_says_does_not_depend_on_what_it_read_before() -> None:
    text = "Ms Okoye said that the pier was lost. “We rebuild it,” she added."
    document = Document("1", "1", None, None, text)
    first = annotate(document, (Span(0, len(text)),))
    long = "The harbour master told reporters nothing. " * 400
    annotate(Document("2", "2", None, None, long), (Span(0, len(long)),))
    assert annotate(document, (Span(0, len(text)),)) == first


def test_what_is_computed_exactly_is_not_rounded_to_be_faster() -> None:
    feed = {"ids": np.arange(1000, 1100), "shapes": np.zeros(100, np.int64), "first": np.arange(1, 99)}
    found = load_model("en", exact=True).network.run(NAMES, feed)
    for ours, theirs in zip(found, unoptimised(feed), strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-3)


def unoptimised(feed: dict[str, Any]) -> Any:
    """What the exact graph gives where nothing is done to make it faster."""
    from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

    options = SessionOptions()
    options.graph_optimization_level = GraphOptimizationLevel.ORT_DISABLE_ALL
    return InferenceSession(str(WEIGHTS / "en" / EXACT), options, providers=["CPUExecutionProvider"]).run(NAMES, feed)
