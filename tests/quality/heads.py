"""Every measurement of a head by itself: one row each. They can be taken in both precisions, which `scripts/evaluate_exact` compares."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.quality.heads_attribution import attributions
from tests.quality.heads_certainty import certainty, certainty_in_documents, modes
from tests.quality.heads_meaning import meaning
from tests.quality.heads_predicates import event_types, roles
from tests.quality.heads_reference import gap, gum
from tests.quality.heads_syntax import trees
from tests.quality.name_spans import name_spans


class Measure(Protocol):
    """Figures from 0 to 1 (best), in eight bits or in 32-bit floating point."""

    def __call__(self, gold: Path, *, exact: bool = ...) -> dict[str, float]:
        """The figures by name."""


@dataclass(frozen=True)
class OfHead:
    """`gold` is found by `gold_file`."""

    name: str
    gold: str
    measure: Measure


OF_HEADS = (
    OfHead("head-polnear-dev", "data/attribution/polnear-dev.jsonl.gz", attributions),
    OfHead("head-dwie-dev", "data/entities/dwie-dev.jsonl.gz", name_spans),
    OfHead("head-worldwide-dev", "data/entities/worldwide-dev.jsonl.gz", name_spans),
    OfHead("head-crossner-dev", "data/entities/crossner-politics-dev.jsonl.gz", name_spans),
    OfHead("ud-ewt-dev", "data/syntax/ud-ewt-dev.conllu.gz", trees),
    OfHead("ud-gum-dev", "data/syntax/ud-gum-dev.conllu.gz", trees),
    OfHead("propbank-ewt-dev", "data/srl/propbank-ewt-dev.jsonl.gz", roles),
    OfHead("uds-ih2-dev", "data/factuality/uds-ih2-dev.jsonl.gz", certainty),
    OfHead("uds-ih2-documents", "data/factuality/uds-ih2-dev.jsonl.gz", certainty_in_documents),
    OfHead("meantime-factuality-dev", "data/factuality/meantime-dev.jsonl.gz", certainty),
    OfHead("uw-dev", "data/factuality/uw-dev.jsonl.gz", certainty),
    OfHead("commitmentbank-dev", "data/factuality/commitmentbank-dev.jsonl.gz", certainty),
    OfHead("modes", "tests/quality/modes.toml", modes),
    OfHead("plv-dev", "data/events/plv-dev.jsonl.gz", event_types),
    OfHead("gum-pronouns-dev", "data/coref/gum-dev.jsonl.gz", gum),
    OfHead("gap-head-dev", "data/coref/gap-dev.jsonl.gz", gap),
    OfHead("meaning", "data/attribution/polnear-dev.jsonl.gz", meaning),
)
