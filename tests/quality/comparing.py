"""What the comparison of reports finds: differences in groups of our own, stories of mixed reports, planted copies, events of one story."""

import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.comparison import compare_read, known
from onrecord.records import Article, Comparison, Difference, DifferenceHow, Document, Record, Span, content_id, overlap
from onrecord.stories.compare import sort_reports
from onrecord.stories.copies import find_shared, is_copy
from onrecord.stories.profile import Profile, make_profiles
from tests.factory import FINGERPRINT
from tests.quality.counts import Counts
from tests.quality.reading import Row, gold_rows, read_rows

TURNED = {DifferenceHow.DROPPED: DifferenceHow.ADDED, DifferenceHow.ADDED: DifferenceHow.DROPPED}
SEED = 3
PLANTED = 300
ALONE = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """A difference between a wire and a rewrite of it, seen from the wire: by characters of both texts, None where one has nothing."""

    kind: str
    how: str
    left: Span | None
    right: Span | None


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A rewrite with its gold and with what was found: differences, and clauses of the wire that are only rephrased."""

    wanted: tuple[Told, ...]
    found: tuple[Told, ...]
    same: tuple[Span, ...]


def differences(gold: Path) -> dict[str, float]:
    """Differences with the right kind, and with words that overlap the gold's on both sides: precision, recall; of rewrites that differ in
    nothing the share that is left alone; of conditions that were rephrased or moved the share that is not called dropped.
    """
    rewrites = list(rewrites_of(gold))
    right = sum(_right(one) for one in rewrites)
    counts = Counts(right, sum(len(one.found) for one in rewrites), sum(len(one.wanted) for one in rewrites))
    clean = [not one.found for one in rewrites if not one.wanted]
    kept = [not _dropped(span, one.found) for one in rewrites for span in one.same]
    return {
        "precision": counts.precision,
        "recall": counts.recall,
        "clean rewrites left alone": sum(clean) / max(1, len(clean)),
        "same conditions kept": sum(kept) / max(1, len(kept)),
    }


def rewrites_of(gold: Path) -> Iterator[Rewrite]:
    """The rewrites of all groups. Each group is compared by itself, as a user compares reports."""
    groups = tomllib.loads(gold.read_text(encoding="utf-8"))["group"]
    reports = [report for group in groups for report in (group["wire"], *group["rewrite"])]
    records = iter(read_rows([{"text": one["text"], "outlet": one["outlet"], "date": one["published"]} for one in reports]))
    for group in groups:
        members = [next(records) for _ in (group["wire"], *group["rewrite"])]
        found = compare_read(members)
        for row, record in zip(group["rewrite"], members[1:], strict=True):
            wanted = tuple(_gold(one, members[0], record) for one in row.get("difference", ()))
            same = tuple(_span(members[0], one["left"]) or Span(0, 0) for one in row.get("same", ()))
            yield Rewrite(wanted, tuple(_between(found, members[0], record)), same)


def _gold(row: Row, wire: Record, rewrite: Record) -> Told:
    return Told(row["kind"], row["how"], _span(wire, row["left"]), _span(rewrite, row["right"]))


def _span(record: Record, words: str) -> Span | None:
    text = record.document.text or ""
    return Span(text.index(words), text.index(words) + len(words)) if words else None


def _between(found: Comparison, wire: Record, rewrite: Record) -> Iterator[Told]:
    for difference in (one for story in found.stories for utterance in story.utterances for one in utterance.differences):
        documents = (difference.left.document, difference.right.document)
        if documents == (wire.document.id, rewrite.document.id):
            yield Told(difference.kind, difference.how, difference.left.span, difference.right.span)
        elif documents == (rewrite.document.id, wire.document.id):
            yield _turned(difference)


def _turned(difference: Difference) -> Told:
    return Told(difference.kind, TURNED.get(difference.how, difference.how), difference.right.span, difference.left.span)


def _right(rewrite: Rewrite) -> int:
    left = list(rewrite.found)
    count = 0
    for one in rewrite.wanted:
        match = next((other for other in left if _agree(one, other)), None)
        if match:
            left.remove(match)
            count += 1
    return count


def _agree(wanted: Told, found: Told) -> bool:
    """Right kind, and on each side where the gold has words, words that share half of the shorter."""
    sides = ((wanted.left, found.left), (wanted.right, found.right))
    return wanted.kind == found.kind and all(other is not None and _meet(one, other) for one, other in sides if one is not None)


def _meet(one: Span, other: Span) -> bool:
    shorter = min(one.end - one.start, other.end - other.start)
    return overlap(one, other) >= max(1, shorter / 2)


def _dropped(span: Span, found: Iterable[Told]) -> bool:
    return any(one.kind == "condition" and one.how == "dropped" and one.left and overlap(one.left, span) for one in found)


def pool(gold: Path) -> dict[str, float]:
    """Stories of NeuS dev and BASIL dev in one pool, and of ECB+ dev by itself, against who put the reports together: B-cubed (Bagga and
    Baldwin 1998). Once more with half of the stories of the pool cut down to one report, as in an archive.
    """
    neus, basil, ecb = (_profiles(gold.with_name(f"{name}-dev.jsonl.gz")) for name in ("neus", "basil", "ecbplus"))
    mixed = {story: profiles for stories in (neus, basil) for story, profiles in stories.items()}
    chance = random.Random(SEED)
    thinned = {story: profiles[:1] if chance.random() < ALONE else profiles for story, profiles in mixed.items()}
    pools = {"NeuS and BASIL": mixed, "BASIL": basil, "NeuS": neus, "ECB+": ecb, "half of them alone": thinned}
    return {f"{name} {figure}": value for name, stories in pools.items() for figure, value in _b_cubed(stories).items()}


def _profiles(gold: Path) -> dict[str, list[Profile]]:
    rows = [row for row in gold_rows(gold) if row.get("kind", "article") == "article"]
    texts = ["\n\n".join(filter(None, (row.get("title"), row["text"]))) for row in rows]
    dates = [{"date": row["date"]} if row["set"] == "basil" else {} for row in rows]
    records = read_rows([{"text": text, **date} for text, date in zip(texts, dates, strict=True)])
    found: dict[str, list[Profile]] = defaultdict(list)
    for row, profile in zip(rows, make_profiles(records, known().sense), strict=True):
        found[row["story"]].append(profile)
    return found


def _b_cubed(stories: Mapping[str, Sequence[Profile]]) -> dict[str, float]:
    gold = {one.document: story for story, profiles in stories.items() for one in profiles}
    found = sort_reports(list({one.document: one for profiles in stories.values() for one in profiles}.values()), known().sense).stories
    sizes = Counter(gold.values())
    precision = recall = 0.0
    for members in found:
        for one in members:
            shared = sum(gold[other] == gold[one] for other in members)
            precision, recall = precision + shared / len(members), recall + shared / sizes[gold[one]]
    precision, recall = precision / len(gold), recall / len(gold)
    return {"precision": precision, "recall": recall, "F1": 2 * precision * recall / (precision + recall)}


def planted_copies(gold: Path) -> dict[str, float]:
    """Copies of reports, planted among those of a month: as they are, without their last 30 %, with paragraphs in another order, with one
    word in five replaced and one in twenty left out.
    """
    rows = gold_rows(gold)
    texts = [row["text"] for row in rows]
    chance = random.Random(SEED)
    chosen = chance.sample([at for at, text in enumerate(texts) if len(text.split()) > 150], PLANTED)
    vocabulary = sorted({word for text in texts[:200] for word in text.split()})
    edits = {
        "copied": [texts[at] for at in chosen],
        "trimmed": [" ".join(texts[at].split(" ")[: int(0.7 * len(texts[at].split(" ")))]) for at in chosen],
        "reordered": ["\n".join(chance.sample(texts[at].split("\n"), len(texts[at].split("\n")))) for at in chosen],
        "rewritten": [_rewritten(texts[at], chance, vocabulary) for at in chosen],
    }
    originals = _bare_profiles(texts)
    return {name: _found(originals, _bare_profiles(copies, name), chosen) for name, copies in edits.items()}


def _rewritten(text: str, chance: random.Random, vocabulary: Sequence[str]) -> str:
    words = [chance.choice(vocabulary) if chance.random() < 0.2 else word for word in text.split(" ")]
    return " ".join(word for word in words if chance.random() >= 0.05)


def _bare_profiles(texts: Sequence[str], name: str = "") -> list[Profile]:
    """Profiles of texts that nobody has read: all of each is the report."""
    documents = [Document(content_id("document", name, at), "", None, None, text) for at, text in enumerate(texts)]
    articles = [Article(body=(Span(0, len(text)),)) for text in texts]
    records = [Record(document, FINGERPRINT, article) for document, article in zip(documents, articles, strict=True)]
    return list(make_profiles(records, known().sense))


def _found(originals: Sequence[Profile], copies: Sequence[Profile], chosen: Sequence[int]) -> float:
    shared = is_copy(find_shared([*originals, *copies]))
    pairs = {(left, right) for left, right in shared.pairs.tolist()}
    return float(np.mean([(at, len(originals) + turn) in pairs for turn, at in enumerate(chosen)]))
