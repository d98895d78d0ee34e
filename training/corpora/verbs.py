"""What verbs imply of their complements: sentences (Ross and Pavlick 2019) and templates (MegaVeridicality, White and Rawlins 2018)."""

from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from onrecord.model.tasks import CERTAINTY
from training.corpora.example import Example, read_rows
from training.corpora.meantime import valued

HEADS = (CERTAINTY.name,)

TEMPLATES = "mv"
"""The set whose sentences are templates: a lexicon, not prose, so that a third of it is enough."""


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The sentences of `train` or `dev`; of the templates every third, chosen by the checksum of their ids."""
    for row in read_rows(folder / "factuality" / f"verbs-{split}.jsonl.gz"):
        if row["set"] != TEMPLATES or crc32(row["id"].encode()) % 3 == 0:
            yield Example(row["id"], row["text"], numbers={CERTAINTY.name: valued(row["targets"])})
