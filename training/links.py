"""Trains the trees that say how surely two reports tell of one story: one minute, after the reports have been read.

    python -m training.links --gold ../shared/data --write runs/stories
    for set in neus-train ecbplus-train; do onrecord read runs/stories/$set.reports.jsonl --to jsonl -o runs/stories/$set.jsonl; done
    python -m training.links --gold ../shared/data --records runs/stories --into onrecord/model/weights/en

Stories of three reports that are many to an affair (NeuS) and stories of ten to twenty reports (ECB+) are learned together, so that the
trees find a story's edge and not its usual size. Pairs are laid out in three pools: each set by itself, and both.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from onrecord.model.cards import LINKS_CARD
from onrecord.model.links import FILE
from onrecord.model.senses import load_senses
from onrecord.records import Record, from_plain
from onrecord.stories.copies import find_shared, is_copy
from onrecord.stories.likeness import FAINT, FEATURES, find_likeness
from onrecord.stories.profile import Profile, make_profiles
from onrecord.stories.sense import Sense
from training.trees import tree_arrays

SETS = ("neus-train", "ecbplus-train")
POOLS = ((("neus-train",), 1.0, 0.0), (("ecbplus-train",), 0.4, 0.0), (SETS, 0.5, 0.0), (("neus-train",), 1.0, 0.6), (SETS, 1.0, 0.6))
"""What lies together in a pool, how much a pair of it weighs, and the share of stories of which only one report is laid there: in an
archive many reports tell of what no other tells of."""

SEED = 11
TREES: dict[str, Any] = {"max_iter": 250, "learning_rate": 0.05, "max_leaf_nodes": 15, "l2_regularization": 1.0, "min_samples_leaf": 20}


def gold_rows(gold: Path, name: str) -> list[dict[str, Any]]:
    """The reports of a set in order."""
    with gzip.open(gold / "stories" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if row.get("kind", "article") == "article"]


def write_reports(gold: Path, into: Path, names: Iterable[str] = SETS) -> None:
    """The reports as they are read: the title in front of the text, without outlet and date."""
    into.mkdir(parents=True, exist_ok=True)
    for name in names:
        texts = ("\n\n".join(filter(None, (row.get("title"), row["text"]))) for row in gold_rows(gold, name))
        (into / f"{name}.reports.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")


def profiles_of(records: Path, name: str) -> tuple[Profile, ...]:
    """The profiles of a set's reports in order."""
    senses = load_senses()
    lines = (records / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return make_profiles([from_plain(Record, json.loads(line)) for line in lines], Sense(senses.means, senses.rarity, _unsure))


def thinned(profiles: list[Profile], stories: list[str], lone: float) -> tuple[list[Profile], Any]:
    """A pool in which this share of the stories keeps its first report only, with the story of each report."""
    chance = random.Random(SEED)
    alone = {story for story in dict.fromkeys(stories) if chance.random() < lone}
    seen: set[str] = set()
    kept = []
    for profile, story in zip(profiles, stories, strict=True):
        if story not in alone or story not in seen:
            kept.append((profile, story))
        seen.add(story)
    return [profile for profile, _ in kept], np.array([story for _, story in kept])


def _unsure(columns: Any) -> Any:
    return np.zeros(len(columns))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--write", type=Path, help="only write the reports that are to be read into this folder")
    parser.add_argument("--records", type=Path, help="the folder of the records")
    parser.add_argument("--into", type=Path)
    chosen = parser.parse_args()
    if chosen.write:
        write_reports(chosen.gold, chosen.write)
        return
    profiles = {name: profiles_of(chosen.records, name) for name in SETS}
    stories = {name: [row["story"] for row in gold_rows(chosen.gold, name)] for name in SETS}
    columns, labels, weights = [], [], []
    for names, weight, lone in POOLS:
        pool, told = thinned([one for name in names for one in profiles[name]], [one for name in names for one in stories[name]], lone)
        likeness = find_likeness(pool, is_copy(find_shared(pool)).pairs)
        near = likeness.columns[:, FEATURES.index("together")] >= FAINT
        columns.append(likeness.columns[near])
        labels.append((told[likeness.pairs[:, 0]] == told[likeness.pairs[:, 1]])[near])
        weights.append(np.full(near.sum(), weight))
    trees = HistGradientBoostingClassifier(random_state=SEED, early_stopping=False, **TREES)
    trees.fit(np.vstack(columns), np.concatenate(labels), sample_weight=np.concatenate(weights))
    np.savez_compressed(chosen.into / FILE, **tree_arrays(trees, np.vstack(columns)))
    digest = sha256((chosen.into / FILE).read_bytes()).hexdigest()
    print(f'{LINKS_CARD}: sha256 = "{digest}", pairs = {sum(map(len, labels))}, features = {json.dumps(FEATURES)}')


if __name__ == "__main__":
    main()
