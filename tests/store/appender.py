"""A writer of its own process: `python -m tests.store.appender FOLDER SEED`, to run beside others and to be killed.

Appends the made reports in the order of the seed, two at a time, and says after each batch how many are acknowledged.
"""

import sys

from onrecord.store import append, open_store
from tests.store.reports import batches, make_reports, shuffled

COUNT = 16


def main(folder: str, seed: int) -> None:
    store = open_store(folder, create=True)
    print("open", flush=True)  # noqa: T201
    for number, batch in enumerate(batches(shuffled(make_reports(COUNT), seed), 2), start=1):
        print(append(store, batch).stored, 2 * number, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
