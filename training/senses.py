"""Makes the vectors of word pieces and the counts of words that stories are told apart by: some fifteen minutes on two cores.

    python -m training.senses --gold ../shared/data --into onrecord/model/weights/en

Each piece begins as the base model's embedding of the piece alone, made shorter the more frequent it is (Arora et al. 2017), in the 128
directions in which sentences of news differ most. Then the mean over a text's pieces is brought near the base model's embedding of the
text, and the likeness of two texts near that of their embeddings. Only numbers are written.
"""

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import embedding_bag, normalize

from onrecord.model.cards import SENSES_CARD
from onrecord.model.senses import FILE
from onrecord.model.windows import END, START
from onrecord.records import Span
from onrecord.stories.wording import find_words, number_of
from training.teacher import Teacher, load_teacher

CORPORA = (
    *("stories/neus-train", "attribution/polnear-train", "entities/dwie-train", "entities/worldwide-train"),
    *("stories/ecbplus-train", "time/tdg-train", "events/wikievents-train"),
)
COUNTED = (*CORPORA, "stories/news2016-sample")
DIRECTIONS, SEED, PASSES, RATE, SILENT = 128, 5, 8, 3e-3, 0.1
FEWEST_REPORTS = 3
LONGEST = 1200
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
Reals = NDArray[np.float32]


def rows(gold: Path, names: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The reports of some sets; summaries by others are left out."""
    for name in names:
        with gzip.open(gold / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from (row for row in map(json.loads, lines) if row.get("kind") != "roundup")


def passages(gold: Path) -> list[str]:
    """Titles, sentences and short passages, in an order of chance."""
    chance, found = random.Random(SEED), []
    for row in rows(gold, CORPORA):
        sentences = [one.strip() for line in row["text"].split("\n") for one in _SENTENCE.split(line) if len(one.split()) > 3]
        found += [row["title"]] if row.get("title") else []
        for _ in range(max(1, len(sentences) // 6) if sentences else 0):
            at = chance.randrange(len(sentences))
            found += [sentences[at], " ".join(sentences[at : at + chance.choice((2, 3, 4))])]
    found = list(dict.fromkeys(one[:LONGEST] for one in found))
    chance.shuffle(found)
    return found


def first_vectors(teacher: Teacher, counts: NDArray[np.int64], directions: Reals) -> torch.Tensor:
    """(p, 128) where each piece begins."""
    alone = np.zeros((len(counts), 384), np.float32)
    for begin in range(0, len(counts), 512):
        alone[begin : begin + 512] = teacher._batch([[START, one, END] for one in range(begin, min(begin + 512, len(counts)))])
    share = (counts + 1) / (counts.sum() + len(counts))
    shorter = 1e-3 / (1e-3 + share)
    return torch.tensor(((alone - alone.mean(0)) @ directions) * shorter[:, None], dtype=torch.float32)


def learn(pieces: list[list[int]], wanted: Reals, vectors: torch.Tensor) -> torch.Tensor:
    """The vectors after some passes over all texts."""
    torch.manual_seed(SEED)
    goal, weights = normalize(torch.tensor(wanted), dim=-1), vectors.clone().requires_grad_()
    steps = torch.optim.Adam([weights], lr=RATE)
    for turn in range(PASSES):
        steps.param_groups[0]["lr"] = RATE * (1 - turn / PASSES)
        for places in torch.randperm(len(pieces)).split(256):
            texts = [pieces[place] for place in places.tolist()]
            flat = torch.tensor([one for text in texts for one in text])
            begins = torch.tensor(np.cumsum([0, *map(len, texts[:-1])]))
            heard = (torch.rand(len(flat)) > SILENT).float()
            found = normalize(embedding_bag(flat, weights, begins, mode="sum", per_sample_weights=heard), dim=-1)
            aim = goal[places]
            loss = (1 - (found * aim).sum(-1)).mean() + 2 * ((found @ found.T - aim @ aim.T) ** 2).mean()
            steps.zero_grad()
            loss.backward()
            steps.step()
        print(f"pass {turn + 1}: {loss.item():.4f}", flush=True)
    return weights.detach()


def counted(gold: Path) -> dict[str, Any]:
    """In how many reports each stem stands."""
    reports: Counter[int] = Counter()
    total = 0
    for row in rows(gold, COUNTED):
        text = f"{row.get('title') or ''}\n{row['text']}"
        reports.update({number_of(word.stem) for word in find_words(text, Span(0, len(text)))})
        total += 1
    kept = sorted(stem for stem, count in reports.items() if count >= FEWEST_REPORTS)
    counts = np.array([reports[stem] for stem in kept], np.int32)
    return {"stems": np.array(kept, np.uint32), "reports": counts, "total": np.array(total)}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    chosen = parser.parse_args()
    torch.set_grad_enabled(False)
    teacher, texts = load_teacher(), passages(chosen.gold)
    wanted = np.concatenate([teacher.vectors(texts[begin : begin + 2000]) for begin in range(0, len(texts), 2000)])
    directions = np.linalg.svd(wanted - wanted.mean(0), full_matrices=False)[2][:DIRECTIONS].T
    pieces = [one.ids for one in teacher.tokenizer.encode_batch(texts, add_special_tokens=False)]
    counts = np.bincount([one for text in pieces for one in text], minlength=teacher.tokenizer.get_vocab_size())
    first = first_vectors(teacher, counts, directions)
    torch.set_grad_enabled(True)
    vectors = learn(pieces, wanted @ directions, first).numpy()
    scale = np.abs(vectors).max(1).clip(1e-9) / 127
    arrays = {"vectors": np.round(vectors / scale[:, None]).astype(np.int8), "scale": scale.astype(np.float32), **counted(chosen.gold)}
    np.savez_compressed(chosen.into / FILE, **arrays)
    digest = sha256((chosen.into / FILE).read_bytes()).hexdigest()
    print(f'{SENSES_CARD}: sha256 = "{digest}", texts = {len(texts)}, stems = {len(arrays["stems"])}')


if __name__ == "__main__":
    main()
