"""An analyst of their own process: `python -m tests.store.analyst FOLDER SEED`, to judge beside others who write.

Judges each two neighbours of the first made reports, in the order of the seed, one at a time, and says how many were new.
"""

import sys
from itertools import pairwise
from random import Random

from onrecord.records import Judgement, Verdict
from onrecord.store import judge, make_judgement, open_store
from tests.store.reports import make_report

REPORTS = 5


def neighbours() -> list[Judgement]:
    entities = [make_report(number).entities[0].id for number in range(REPORTS)]
    return [make_judgement(left, right, Verdict.SAME, "Ada", "the register") for left, right in pairwise(entities)]


def main(folder: str, seed: int) -> None:
    store = open_store(folder)
    found = neighbours()
    Random(seed).shuffle(found)
    print("open", flush=True)  # noqa: T201
    for judgement in found:
        print(len(judge(store, [judgement])), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
