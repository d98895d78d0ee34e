#!/usr/bin/env python3
"""Who speaks in reports of our own, case by case: of all statements, how many are found and how many have the right speaker.

scripts/evaluate_speakers.py                 all gold in tests/documents/speakers
scripts/evaluate_speakers.py marks_1 late    these files
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.quality.reading import ROOT
from tests.quality.speakers import figures, measure, read_reports

FOLDER = ROOT / "tests/documents/speakers"


def main() -> None:
    """Prints a line a case, then all figures over all reports."""
    names = sys.argv[1:] or sorted(file.stem for file in FOLDER.glob("*.toml"))
    by_case = measure([report for name in names for report in read_reports(FOLDER / f"{name}.toml")])
    for case, counts in sorted(by_case.items()):
        found, speaker = (f"{counts[name]:3} of {counts['statements']:3}" for name in ("found", "speaker"))
        print(f"{case:55} found {found}   speaker {speaker}   extra {counts['given'] - counts['found']:3}")
    for name, value in figures(sum(by_case.values(), Counter())).items():
        print(f"{name:55} {value:.3f}")


if __name__ == "__main__":
    main()
