#!/usr/bin/env python3
"""Times the encoder and its decoding alone, or a spaCy pipeline alone: words a second, without loading or writing.

scripts/annotate_speed.py onrecord FOLDER JOBS       `annotate` on the paragraphs of every text of FOLDER
scripts/annotate_speed.py spacy FOLDER JOBS MODEL    the pipeline that scripts/spacy_pipeline.py has built in the folder MODEL

The texts are dealt out to so many processes beforehand. The clock runs from when all have loaded and read a first text to when the last
is done. Words are what white space parts.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import Barrier, Process
from multiprocessing.synchronize import Barrier as Gate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

BATCH = 4
"""Texts that the spaCy pipeline takes at a time, as in scripts/spacy_pipeline.py."""

Reader = Callable[[list[str]], None]


def load_onrecord() -> Reader:
    """Loads the weights; what it gives reads texts whose every line is a paragraph."""
    from onrecord.model.session import annotate, load_model
    from onrecord.records import Document
    from training.corpora.example import paragraphs

    def read(texts: list[str]) -> None:
        for text in texts:
            annotate(Document("timed", "timed", None, None, text), paragraphs(text))

    load_model("en")
    return read


def load_spacy(model: Path) -> Reader:
    """Loads the pipeline; what it gives sends texts through."""
    import spacy

    nlp = spacy.load(model)

    def read(texts: list[str]) -> None:
        for _ in nlp.pipe(texts, batch_size=BATCH):
            pass

    return read


def words_a_second(load: Callable[[], Reader], texts: list[str], jobs: int) -> float:
    """Reads the texts in so many processes. The longest are dealt first, so that the shares are about equal."""
    ordered = sorted(texts, key=len, reverse=True)
    gate = Barrier(jobs + 1)
    workers = [Process(target=_work, args=(load, ordered[number::jobs], gate)) for number in range(jobs)]
    for one in workers:
        one.start()
    gate.wait()
    start = time.perf_counter()
    gate.wait()
    seconds = time.perf_counter() - start
    for one in workers:
        one.join()
    return sum(len(text.split()) for text in texts) / seconds


def _work(load: Callable[[], Reader], texts: list[str], gate: Gate) -> None:
    """Waits at the gate when it has loaded and when it is done. Breaks it where it fails, so that nobody waits forever."""
    try:
        read = load()
        read(texts[-1:])
        gate.wait()
        read(texts)
        gate.wait()
    except BaseException:
        gate.abort()
        raise


def main() -> int:
    """Prints the words a second of the side that was asked for."""
    side, folder, jobs, *model = sys.argv[1:]
    texts = [file.read_text(encoding="utf-8") for file in sorted(Path(folder).iterdir())]
    load = load_onrecord if side == "onrecord" else partial(load_spacy, Path(model[0]))
    print(f"{words_a_second(load, texts, int(jobs)):.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
