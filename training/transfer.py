"""How much each head loses on text from elsewhere: trains without a corpus and scores on its development part, beside a run with it.

    python -m training.transfer --gold ../shared/data --into runs/transfer

All runs are short ones from the base model, with the same share of each corpus, so that only the difference between them counts. Several
corpora that teach different heads, or the same head in different ways, are left out of one run.
"""

import argparse
from dataclasses import replace
from pathlib import Path

from onrecord.model.tasks import BY_NAME, MEANING
from training.evaluate import load_weights, scores_of
from training.train import Recipe, train

TAUGHT = (
    *(("polnear", 1), ("own_reports", 6), ("dwie", 1), ("worldwide", 1), ("crossner", 2), ("ewt", 3), ("gum", 3), ("litbank", 0.5)),
    *(("own_people", 4), ("plv", 4), ("cameo", 2), ("wikievents", 0.5), ("meantime", 2), ("own", 4)),
)
LEFT_OUT = (("polnear", "dwie", "ewt", "plv"), ("worldwide", "crossner", "gum"))
"""The corpora that each run goes without. EWT carries syntax, roles and certainty; GUM syntax and coreference; without PolNeAR,
attribution learns from our own reports alone.
"""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the data folder")
    parser.add_argument("--into", type=Path, required=True, help="where the runs go; finished ones are not trained again")
    parser.add_argument("--share", type=float, default=0.33, help="share of each corpus that is read")
    parser.add_argument("--device", default="cpu")
    chosen = parser.parse_args()
    recipe = Recipe(passes=TAUGHT, share=chosen.share, heads=tuple(name for name in BY_NAME if name != MEANING.name))
    for without in ((), *LEFT_OUT):
        into = chosen.into / ("-".join(("without", *without)) if without else "all")
        if not (into / "last.pt").exists():
            train(replace(recipe, passes=tuple(one for one in TAUGHT if one[0] not in without)), chosen.gold, into, chosen.device)
    for without in LEFT_OUT:
        _compare(chosen.gold, chosen.into / "all", chosen.into / "-".join(("without", *without)), without)


def _compare(gold: Path, whole: Path, less: Path, without: tuple[str, ...]) -> None:
    """Prints the figures of each corpus that was left out: with it, without it, and the loss."""
    networks = [load_weights(folder / "last.pt") for folder in (whole, less)]
    for corpus in without:
        have, lack = (scores_of(network, corpus, gold, most=10_000) for network in networks)
        for name, value in have.items():
            print(f"{corpus:12}{name:16}{value:8.3f}{lack[name]:8.3f}{lack[name] - value:8.3f}", flush=True)


if __name__ == "__main__":
    main()
