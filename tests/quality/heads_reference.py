"""The head of antecedents: whom pronouns mean, on GUM (Zeldes 2017) and GAP (Webster et al. 2018), from bare text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.records import Annotation, Span, overlap, words
from tests.quality.counts import Counts
from tests.quality.head_scores import annotation_of
from tests.quality.reading import Row, gold_rows
from training.corpora.coreference import PRONOUNS

THIRD = frozenset(("he", "she", "him", "her", "his", "hers", "himself", "herself", "they", "them", "their"))
FEMININE = frozenset(("she", "her", "hers", "herself"))
NEWS_LIKE = frozenset(("news", "interview", "bio", "speech", "academic", "voyage", "court", "essay"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun of the gold: the heads of the other mentions of its cluster, of those the ones that name or describe (not pronouns), and
    whether one that does is a person.
    """

    span: Span
    heads: tuple[Span, ...] = ()
    telling: tuple[Span, ...] = ()
    person: bool = False


def gum(gold: Path, *, exact: bool = False) -> dict[str, float]:
    """ "pronoun to person": of third person pronouns whose cluster names or describes a person, the share put with the head word of some
    mention of that cluster; "to name or description" counts such mentions only. Of all personal pronouns, with the ones that mean nobody
    else: precision, recall and F1 of antecedents, and accuracy with "none" as an answer. "news": the genres that are like news.
    """
    counts: dict[str, Counter[str]] = {"": Counter(), "news ": Counter()}
    for row in gold_rows(gold):
        found = _outcomes(row, annotation_of(row["text"], exact=exact))
        counts[""] += found
        counts["news "] += found if row["genre"] in NEWS_LIKE else Counter()
    return {f"{genre}{name}": value for genre, count in counts.items() for name, value in _figures(count).items()}


def _outcomes(row: Row, ours: Annotation) -> Counter[str]:
    text, meant = row["text"], meanings(ours)
    outcomes: Counter[str] = Counter()
    for one in _asked(row, ours):
        answer = _answer_at(meant, one.span)
        hit = answer is not None and _met(answer, one.heads)
        outcomes.update(["all"] + ["given"] * (answer is not None) + ["wanted"] * bool(one.heads) + ["right"] * hit)
        outcomes.update(["settled"] * (hit or (answer is None and not one.heads)))
        if one.person and words(text, one.span).casefold() in THIRD:
            told = answer is not None and _met(answer, one.telling)
            outcomes.update(["third"] + ["third right"] * hit + ["third told"] * told)
    return outcomes


def _figures(count: Counter[str]) -> dict[str, float]:
    antecedents, third = Counts(count["right"], count["given"], count["wanted"]), max(1, count["third"])
    return {
        "pronoun to person": count["third right"] / third,
        "pronoun to name or description": count["third told"] / third,
        "pronoun precision": antecedents.precision,
        "pronoun recall": antecedents.recall,
        "pronoun F1": antecedents.f1,
        "pronoun accuracy": count["settled"] / max(1, count["all"]),
    }


def _asked(row: Row, ours: Annotation) -> Iterable[Asked]:
    """The personal pronouns of a text: mentions of the gold, which marks all noun phrases, and words that are none ("it rained")."""
    clusters: dict[str, list[Row]] = defaultdict(list)
    for one in row["mentions"]:
        clusters[one["cluster"]].append(one)
    marked = {Span(*one["head"]): clusters[one["cluster"]] for one in sorted(row["mentions"], key=_length, reverse=True)}
    pronouns = {span: cluster for span, cluster in marked.items() if _is_personal(row["text"], span)}
    yield from (_pronoun(span, cluster) for span, cluster in pronouns.items())
    taken = {span.start for span in pronouns}
    yield from (Asked(word) for word in ours.words if _is_personal(row["text"], word) and word.start not in taken)


def _length(mention: Row) -> int:
    return int(mention["end"] - mention["start"])


def _is_personal(text: str, span: Span) -> bool:
    return words(text, span).casefold() in PRONOUNS


def _pronoun(span: Span, cluster: Iterable[Row]) -> Asked:
    others = [one for one in cluster if not overlap(Span(*one["head"]), span)]
    telling = [one for one in others if one["form"] != "pronoun"]
    person = any(one["type"] == "person" for one in telling)
    return Asked(span, tuple(Span(*one["head"]) for one in others), tuple(Span(*one["head"]) for one in telling), person)


def meanings(ours: Annotation) -> dict[Span, Span | None]:
    """What each asking mention means: a description stands for its head word, the last, since "his" in "his wife" is somebody else."""
    described = {one.span for one in ours.nominals}
    last = {word.end: word for word in ours.words}
    cut = {span: last.get(span.end, span) for span in described}
    return {one.mention: cut.get(one.meant, one.meant) if one.meant else None for one in ours.antecedents}


def _answer_at(meant: Mapping[Span, Span | None], pronoun: Span) -> Span | None:
    """What the shortest mention means that starts where the pronoun does, since “his wife” opens with a pronoun of its own; None also
    where the product did not ask.
    """
    asked = [mention for mention in meant if mention.start == pronoun.start]
    return meant[min(asked, key=lambda one: one.end)] if asked else None


def _met(answer: Span, heads: Iterable[Span]) -> bool:
    return any(overlap(answer, head) for head in heads)


def gap(gold: Path, *, exact: bool = False) -> dict[str, float]:
    """GAP's own measure: F1 over the decisions whether a pronoun means A and whether it means B, by gender of the pronoun. An antecedent
    means a name that it touches, or one that shares all words of the shorter of both and none with the other name.
    """
    totals = {"feminine F1": Counts(), "masculine F1": Counts()}
    for row in gold_rows(gold):
        pronoun = next(one for one in row["mentions"] if one["role"] == "pronoun")
        at = Span(pronoun["start"], pronoun["end"])
        answer = _answer_at(meanings(annotation_of(row["text"], exact=exact)), at)
        said = _role_of(row, answer) if answer else None
        wanted = next((one["role"] for one in row["mentions"] if one is not pronoun and one["cluster"] == pronoun["cluster"]), None)
        gender = "feminine F1" if words(row["text"], at).casefold() in FEMININE else "masculine F1"
        totals[gender] += Counts(said is not None and said == wanted, said is not None, wanted is not None)
    return {"F1": (totals["feminine F1"] + totals["masculine F1"]).f1, **{name: counts.f1 for name, counts in totals.items()}}


def _role_of(row: Row, answer: Span) -> str | None:
    """A or B, whichever the answer is; None where it is neither."""
    names: dict[str, Span] = {one["role"]: Span(one["start"], one["end"]) for one in row["mentions"] if one["role"] != "pronoun"}
    for role, span in names.items():
        if overlap(answer, span):
            return role
    text = row["text"]
    for role, other in (("A", "B"), ("B", "A")):
        if _same_name(_parts(text, answer), _parts(text, names[role])) and not _parts(text, answer) & _parts(text, names[other]):
            return role
    return None


def _same_name(one: set[str], other: set[str]) -> bool:
    return bool(one) and (one <= other or other <= one)


def _parts(text: str, span: Span) -> set[str]:
    return set(re.findall(r"[^\W_]+", words(text, span).casefold()))
