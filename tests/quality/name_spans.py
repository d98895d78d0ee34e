"""The entity head against an entity set: exact spans with the right kind, micro F1 over the kinds that the set marks."""

from pathlib import Path

from onrecord.records import NameKind
from tests.quality.counts import Counts
from tests.quality.head_scores import annotation_of
from tests.quality.reading import Row, gold_rows

SILENT = {
    "dwie": {NameKind.PRODUCT},
    "worldwide": {NameKind.TITLE, NameKind.EVENT},
    "crossner-politics": {*NameKind} - {NameKind.PERSON, NameKind.ORG, NameKind.GPE, NameKind.LOC, NameKind.EVENT},
}
"""Kinds that a set does not mark in full: what the model says of them is neither right nor wrong there."""


def name_spans(gold: Path, *, exact: bool = False) -> dict[str, float]:
    """Precision, recall and F1 over all mentions. A type that the set leaves open (GPE or LOC) is met by either."""
    total = sum((_counts(row, exact=exact) for row in gold_rows(gold)), Counts())
    return {"micro precision": total.precision, "micro recall": total.recall, "micro F1": total.f1}


def _counts(row: Row, *, exact: bool) -> Counts:
    silent = SILENT[row["set"]]
    wanted = {(one["start"], one["end"]): set(one["type"].split("|")) for one in row["mentions"]}
    judged = {span: kinds for span, kinds in wanted.items() if kinds <= set(NameKind) - silent}
    unjudged = [span for span in wanted if span not in judged]
    said = [one for one in annotation_of(row["text"], exact=exact).names if one.kind not in silent]
    given = [one for one in said if not any(one.span.start < end and start < one.span.end for start, end in unjudged)]
    right = sum(one.kind in judged.get((one.span.start, one.span.end), ()) for one in given)
    return Counts(right, len(given), len(judged))
