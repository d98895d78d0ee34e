"""Every score that is measured on a gold set, one function each: the gold file in, figures from 0 to 1 (best) out.

All but those of a single head (`heads.py`) read through the command line, so that they say what a user gets. To add one, write its
function and its row in `ALL`; `scripts/evaluate` prints it and the floors hold it.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from tests.quality.comparing import differences, planted_copies, pool
from tests.quality.conditions import conditions
from tests.quality.counts import Counts, compared
from tests.quality.event_gold import cameo_spans, plv, tagtog
from tests.quality.event_modes import event_modes
from tests.quality.happenings import happenings
from tests.quality.heads import OF_HEADS
from tests.quality.reading import SHARED, Row, gold_file, gold_rows, read_folder, records_of
from tests.quality.speakers import speakers
from tests.quality.times import meantime, own_times

Scores = dict[str, float]


@dataclass(frozen=True)
class Measurement:
    """`gold` is found by `gold_file`. A cheap one takes seconds and runs with the tests."""

    name: str
    gold: str
    measure: Callable[[Path], Scores]
    cheap: bool = False


def attribution(gold: Path) -> Scores:
    """Statements against an attribution set, by its scorer: exact spans, whole triples, links, characters of content (F1)."""
    with TemporaryDirectory() as folder:
        records_of([(row["id"], row["text"]) for row in gold_rows(gold)], Path(folder))
        printed = _output_of("tools/score_attribution.py", gold, Path(folder, "records.jsonl"))
    return {name: float(f1) for name, f1 in re.findall(r"^(\S.*?) +P [\d.]+  R [\d.]+  F1 ([\d.]+)", printed, re.MULTILINE)}


def worked_case(gold: Path) -> Scores:
    """One report read by hand, by its scorer: the share of what the gold says of article, statements and events that the record has."""
    (report,) = [file for file in (SHARED / "seeds").iterdir() if f'document = "{file.name}"' in gold.read_text(encoding="utf-8")]
    with TemporaryDirectory() as folder:
        read_folder(report, Path(folder, "records.jsonl"), jobs=1)
        printed = _output_of("tools/score_story_gold.py", gold, Path(folder, "records.jsonl"), report)
    found = {name: (int(good), int(total)) for name, good, total in re.findall(r"^(\S.*?) +(\d+) of (\d+)$", printed, re.MULTILINE)}
    return {part: _share(found, names) for part, names in WORKED_CASE_PARTS.items()}


WORKED_CASE_PARTS = {
    "article": ("set aside", "body kept", "title", "outlet", "published", "byline"),
    "statements": ("statement", "content exact", "speaker", "mode", "cue", "negation", "condition", "no false condition"),
    "events": ("event", "event type", "actor", "recipient", "auxiliary", "voucher", "time"),
}


def _share(found: dict[str, tuple[int, int]], names: tuple[str, ...]) -> float:
    counted = [found[name] for name in names if name in found]
    return sum(good for good, _ in counted) / sum(total for _, total in counted)


def pages(gold: Path) -> Scores:
    """The body of English web pages against the body as cleaned by hand: F1 of mean precision and mean recall of four-word runs.

    The measure of the article extraction benchmark (Scrapinghub 2020).
    """
    rows = [row for row in gold_rows(gold) if row["split"] == "dev" and row["lang"] == "en"]
    with TemporaryDirectory() as folder:
        records = records_of([(row["id"], row["html"]) for row in rows], Path(folder), suffix=".html")
    counts = [compared(_runs(_body_of(record)), _runs(row["text"])) for row, record in zip(rows, records, strict=True)]
    precision, recall = mean(one.precision for one in counts), mean(one.recall for one in counts)
    return {"body": 2 * precision * recall / (precision + recall)}


def _body_of(record: Row) -> str:
    text = record["document"]["text"]
    return "\n".join(text[start:end] for start, end in record["article"]["body"])


def _runs(text: str) -> list[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    return list(zip(*(tokens[start:] for start in range(4)), strict=False)) or [tuple(tokens)]


def furniture(gold: Path) -> Scores:
    """Lines of plain text with page furniture left in: F1 of the lines that are set aside. Mixed lines and titles do not count."""
    rows = [row for row in gold_rows(gold) if row["split"] == "dev"]
    with TemporaryDirectory() as folder:
        records = records_of([(row["id"], row["text"]) for row in rows], Path(folder))
    counts = sum((_furniture_counts(row, record) for row, record in zip(rows, records, strict=True)), Counts())
    return {"lines": counts.f1}


def _furniture_counts(row: Row, record: Row) -> Counts:
    body = record["article"]["body"]
    judged = [line for line in row["lines"] if line["label"] in ("body", "furniture")]
    wanted = [line["start"] for line in judged if line["label"] == "furniture"]
    given = [line["start"] for line in judged if not any(start < line["end"] and line["start"] < end for start, end in body)]
    return compared(given, wanted)


def names(gold: Path) -> Scores:
    """Named people, organisations and places against an entity set: exact spans with the right kind (F1), on what both sets mark."""
    rows = gold_rows(gold)
    with TemporaryDirectory() as folder:
        records = records_of([(row["id"], row["text"]) for row in rows], Path(folder))
    pairs = list(zip(rows, records, strict=True))
    return {
        kind: sum((compared(_given(record, kind), _wanted(row, types)) for row, record in pairs), Counts()).f1
        for kind, types in KINDS.items()
    }


KINDS = {"person": {"PERSON"}, "organisation": {"ORG"}, "place": {"GPE", "LOC", "GPE|LOC"}}


def _given(record: Row, kind: str) -> set[tuple[int, int]]:
    named = [
        mention for entity in record["entities"] if entity["kind"] == kind for mention in entity["mentions"] if mention["form"] == "name"
    ]
    return {(mention["span"][0], mention["span"][1]) for mention in named}


def _wanted(row: Row, types: set[str]) -> set[tuple[int, int]]:
    return {(mention["start"], mention["end"]) for mention in row["mentions"] if mention["type"] in types}


def clusters(_gold: Path) -> Scores:
    """Gold names put together to entities, outside the model: B-cubed by type, and the countries of persons."""
    return _entity_stage("dwie")


def actors(_gold: Path) -> Scores:
    """Country and sector of phrases that name an actor (accuracy)."""
    return _entity_stage("actors")


def pronouns(_gold: Path) -> Scores:
    """Whom a pronoun stands for, among two names (accuracy)."""
    return _entity_stage("gap")


def chains(_gold: Path) -> Scores:
    """Pronouns of news-like texts that are put with the right person."""
    return _entity_stage("gum")


def _entity_stage(name: str) -> Scores:
    scores: Scores = getattr(import_module("scripts.evaluate_entities"), name)()
    return {score.removeprefix(f"{name} "): value for score, value in scores.items()}


def _output_of(tool: str, *arguments: Path) -> str:
    command = [sys.executable, str(SHARED / tool), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


SPEAKERS = ("marks_1", "marks_2", "voices_1", "voices_2", "late_1", "late_2", "late_3", "late_4")
"""The late ones were written when the code was done, by somebody who had not seen it, and first scored then."""

ALL = (
    Measurement("polnear-dev", "data/attribution/polnear-dev.jsonl.gz", attribution),
    Measurement("gum-rst-dev", "data/attribution/gum-rst-dev.jsonl.gz", attribution),
    Measurement("morning-star", "gold/seeds/morning-star.toml", worked_case, cheap=True),
    Measurement("dispatch-weekly", "gold/seeds/dispatch-weekly.toml", worked_case, cheap=True),
    Measurement("aef-dev", "data/extraction/aef.jsonl.gz", pages),
    Measurement("aeb-dev", "data/extraction/aeb.jsonl.gz", pages),
    Measurement("plain-tails-dev", "data/extraction/plain-tails.jsonl.gz", furniture),
    Measurement("dwie-dev", "data/entities/dwie-dev.jsonl.gz", names),
    Measurement("worldwide-dev", "data/entities/worldwide-dev.jsonl.gz", names),
    Measurement("clusters-dwie-dev", "data/entities/dwie-dev.jsonl.gz", clusters),
    Measurement("ngec-actors", "data/events/ngec-actors.jsonl.gz", actors),
    Measurement("gap-dev", "data/coref/gap-dev.jsonl.gz", pronouns),
    Measurement("gum-dev", "data/coref/gum-dev.jsonl.gz", chains),
    Measurement("conditions", "tests/documents/conditions.toml", conditions, cheap=True),
    Measurement("conditions-late", "tests/documents/conditions_late.toml", conditions, cheap=True),
    Measurement("conditions-late-2", "tests/documents/conditions_late_2.toml", conditions, cheap=True),
    *(Measurement(f"speakers-{name}", f"tests/documents/speakers/{name}.toml", speakers) for name in SPEAKERS),
    Measurement("events-plv-dev", "data/events/plv-dev.jsonl.gz", plv),
    Measurement("events-cameo", "data/events/cameo-ner-train.jsonl.gz", cameo_spans),
    Measurement("events-coders", "data/events/tagtog-round8.jsonl.gz", tagtog),
    Measurement("event-modes", "tests/documents/event_modes.toml", event_modes, cheap=True),
    Measurement("times", "tests/documents/times.toml", own_times, cheap=True),
    Measurement("times-meantime-dev", "data/time/meantime-dev.jsonl.gz", meantime),
    Measurement("differences", "tests/documents/differences.toml", differences),
    Measurement("differences-late", "tests/documents/differences_late.toml", differences, cheap=True),
    Measurement("differences-last", "tests/documents/differences_last.toml", differences, cheap=True),
    Measurement("stories", "data/stories/neus-dev.jsonl.gz", pool),
    Measurement("copies", "data/stories/news2016-sample.jsonl.gz", planted_copies),
    Measurement("happenings", "data/stories/ecbplus-dev.jsonl.gz", happenings),
    *(Measurement(one.name, one.gold, one.measure) for one in OF_HEADS),
)
MEASUREMENTS = {one.name: one for one in ALL}


def measured(one: Measurement) -> Scores:
    """The figures of one measurement by full name, such as "polnear-dev: link"."""
    return {f"{one.name}: {figure}": round(value, 3) for figure, value in one.measure(gold_file(one.gold)).items()}


def why_not(one: Measurement) -> str:
    """Why a measurement cannot run here; empty where it can."""
    return "" if gold_file(one.gold).is_file() else f"the gold set {one.gold} is not beside this checkout"
