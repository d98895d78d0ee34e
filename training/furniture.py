"""Trains the weights that tell the lines of a report from those of its page: one to two minutes on one core.

    python -m training.furniture --folder ../shared/data --into onrecord/model/weights/en

A linear model over hashed words and letters comes first. What it says of lines from sites that it has not seen (five folds by site) is
what the trees learn from, together with what stands around each line. Everything that is written is a number.
"""

import argparse
import random
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import SGDClassifier

from onrecord.model.line_features import AROUND, SHAPE, LineFeatures, WordLists, around, line_features
from onrecord.model.line_words import BITS, Flags, Integers, Reals, hash_words
from onrecord.model.lines import CARD, FILE
from training.corpora.pages import WORD, LabelledPage, copied, extracted, joined
from training.trees import tree_arrays

SEED = 7
FOLDS = 5
FUNCTION_WORDS = 120
READER_WORDS = "you your yours yourself you'll you're you've we our ours us we're we've we'll"
LINEAR = {"loss": "log_loss", "alpha": 1e-5, "max_iter": 10, "tol": None, "average": True, "random_state": SEED}
TREES = {"max_iter": 120, "learning_rate": 0.1, "max_leaf_nodes": 15, "max_depth": 6, "min_samples_leaf": 40, "l2_regularization": 1.0}
SHAPE_SCALE = 0.3
"""Numbers of a line are scaled to this deviation for the linear pass, so that its penalty falls on words and shape alike."""

TABLE = Path(__file__).parents[1] / "onrecord" / "knowledge" / "lang" / "en" / "article.toml"
SHORT_REPORTS = 700


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines of some pages. `starts`: (p + 1,) first line of each page; `labels`: (n,) 1 furniture, 0 report, -1 unknown; `folds`: (n,)
    by site; `weights`: (n,) less for a line that several texts of a page repeat.
    """

    features: tuple[LineFeatures, ...]
    starts: Integers
    labels: Integers
    folds: Integers
    weights: Reals

    def known(self) -> Flags:
        """Which lines have a label."""
        return np.asarray(self.labels >= 0)


def main() -> None:
    """Trains, writes `lines.npz` and `lines.card.toml`, and prints the digest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True, help="where extraction/*.jsonl.gz lie")
    parser.add_argument("--into", type=Path, required=True, help="folder of the weights")
    asked = parser.parse_args()
    pages = [*extracted(asked.folder, "train"), *copied(asked.folder, "train", SEED)]
    pages += short_reports(pages, own_lines(TABLE), random.Random(SEED))
    arrays = train(pages)
    asked.into.mkdir(parents=True, exist_ok=True)
    with (asked.into / FILE).open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)
    print(write_card(asked.into, pages))


def own_lines(table: Path) -> list[str]:
    """The invented examples of the table of furniture, except those that say nothing by themselves."""
    rows = tomllib.loads(table.read_text(encoding="utf-8"))["rows"]
    return [example for row in rows if row["weight"] for example in row["examples"]]


def short_reports(pages: Sequence[LabelledPage], lines: Sequence[str], choice: random.Random) -> Iterator[LabelledPage]:
    """Beginnings of reports, with or without invented lines behind them: short reports, appeals and author boxes are rare on the pages."""
    for page in choice.sample(list(pages), SHORT_REPORTS):
        written = [page.text[line.start : line.end] for line in page.lines]
        report = [line for line, label in zip(written, page.labels, strict=True) if label is False]
        kept = report[: choice.choice((3, 4, 6, 8, 12, len(report)))]
        head = list(zip(written, page.labels, strict=True))[: page.labels.index(False)] if report and choice.random() < 0.5 else []
        tail = choice.sample(lines, choice.choice((0, 0, 0, 1, 2, 4, 8)))
        labels = [*(label for _, label in head), *([False] * len(kept)), *([True] * len(tail))]
        if kept:
            yield joined(page.site, f"short {page.page}", [*(line for line, _ in head), *kept, *tail], labels)


def train(pages: Sequence[LabelledPage]) -> dict[str, Any]:
    """The arrays of `lines.npz`."""
    lists = word_lists(pages)
    lines = read_pages(pages, lists)
    shape = np.vstack([one.shape for one in lines.features])
    centre, spread = shape.mean(axis=0), shape.std(axis=0) + 1e-9
    matrix = hstack([_sparse(lines.features), csr_matrix((shape - centre) / spread * SHAPE_SCALE)]).tocsr()
    linear = _fitted(matrix, lines, lines.known())
    arrays = _linear_arrays(linear, centre, spread) | {"function": lists.function, "reader": lists.reader}
    columns = np.hstack([shape, _columns(lines, _unseen_scores(matrix, lines))])
    known = lines.known()
    trees = HistGradientBoostingClassifier(random_state=SEED, early_stopping=False, **TREES)
    trees.fit(columns[known], lines.labels[known], sample_weight=lines.weights[known])
    return arrays | tree_arrays(trees, columns)


def word_lists(pages: Iterable[LabelledPage]) -> WordLists:
    """The most frequent words of the reports, and the words by which a page speaks to its reader, as hashes."""
    words: Counter[str] = Counter()
    for page in pages:
        for line, label in zip(page.lines, page.labels, strict=True):
            if label is False:
                words.update(WORD.findall(page.text[line.start : line.end].lower()))
    letters = [word for word, _ in words.most_common(2 * FUNCTION_WORDS) if word.isalpha()]
    return WordLists(hash_words(letters[:FUNCTION_WORDS]), hash_words(READER_WORDS.split()))


def read_pages(pages: Sequence[LabelledPage], lists: WordLists) -> Lines:
    """The features of every line of the pages."""
    sites = sorted({page.site for page in pages})
    random.Random(SEED).shuffle(sites)
    fold = {site: place % FOLDS for place, site in enumerate(sites)}
    repeats = Counter((page.page, page.text[line.start : line.end]) for page in pages for line in page.lines)
    return Lines(
        tuple(line_features(page.text, page.lines, lists) for page in pages),
        np.cumsum([0, *(len(page.lines) for page in pages)]),
        np.array([-1 if label is None else int(label) for page in pages for label in page.labels]),
        np.array([fold[page.site] for page in pages for _ in page.lines]),
        np.array([repeats[page.page, page.text[line.start : line.end]] ** -0.5 for page in pages for line in page.lines]),
    )


def write_card(folder: Path, pages: Sequence[LabelledPage]) -> str:
    """`lines.card.toml` for the weights in the folder; the digest of the weights."""
    digest = sha256((folder / FILE).read_bytes()).hexdigest()
    features = ",\n".join(f'  "{name}"' for name in (*SHAPE, *AROUND))
    facts = (Path(__file__).parent / "furniture_facts.toml").read_text(encoding="utf-8")
    counts = f"texts = {len(pages)}\nlines = {sum(len(page.lines) for page in pages)}\nseed = {SEED}\n"
    card = f'sha256 = "{digest}"\nbits = {BITS}\n{counts}features = [\n{features},\n]\n\n{facts}'
    (folder / CARD).write_text(card, encoding="utf-8")
    return digest


def _sparse(features: Sequence[LineFeatures]) -> csr_matrix:
    counts = [np.bincount(one.sparse.owners, minlength=len(one.shape)) for one in features]
    sizes = np.concatenate(counts)
    buckets = np.concatenate([one.sparse.buckets for one in features])
    values = np.repeat(1 / np.sqrt(np.maximum(1, sizes)), sizes)
    return csr_matrix((values, buckets, np.concatenate([[0], np.cumsum(sizes)])), shape=(len(sizes), 1 << BITS))


def _fitted(matrix: csr_matrix, lines: Lines, chosen: Flags) -> SGDClassifier:
    return SGDClassifier(**LINEAR).fit(matrix[chosen], lines.labels[chosen], sample_weight=lines.weights[chosen])


def _unseen_scores(matrix: csr_matrix, lines: Lines) -> Reals:
    """What a linear model says of lines from sites that it was not fitted on."""
    scores = np.zeros(len(lines.labels))
    for fold in range(FOLDS):
        model = _fitted(matrix, lines, lines.known() & (lines.folds != fold))
        scores[lines.folds == fold] = model.decision_function(matrix[lines.folds == fold])
    return scores


def _columns(lines: Lines, scores: Reals) -> Reals:
    starts = lines.starts
    return np.vstack([around(one.shape, scores[starts[page] : starts[page + 1]]) for page, one in enumerate(lines.features)])


def _linear_arrays(linear: SGDClassifier, centre: Reals, spread: Reals) -> dict[str, Any]:
    """The linear weights, those of words as small whole numbers, those of numbers for the numbers as they are."""
    words, shape = linear.coef_[0][: 1 << BITS], linear.coef_[0][1 << BITS :] * SHAPE_SCALE / spread
    scale = float(np.abs(words).max()) / np.iinfo(np.int8).max
    bias = float(linear.intercept_[0] - shape @ centre)
    return {"words": np.round(words / scale).astype(np.int8), "scale": np.array(scale), "shape": shape, "bias": np.array(bias)}


if __name__ == "__main__":
    main()
