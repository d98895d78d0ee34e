#!/usr/bin/env python3
"""Measures the entity stage against gold names: clusters, countries and sectors outside the model, pronouns with the model's antecedents.

scripts/evaluate_entities.py            print every score
scripts/evaluate_entities.py dwie       only one set: dwie, actors, gap or gum
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from onrecord.extract.entities import find_entities
from onrecord.model.quotations import find_quotations
from onrecord.model.sentences import find_sentences
from onrecord.model.session import annotate
from onrecord.records import (
    Annotation,
    Article,
    Document,
    Entity,
    EntityKind,
    Evidence,
    MentionForm,
    Name,
    NameKind,
    Span,
    Statement,
    StatementMode,
    overlap,
)

GOLD = Path(__file__).resolve().parents[1] / "../shared/data"
STATES = ("citizen_of", "head_of_state", "head_of_gov", "minister_of")
SCORED = ("PERSON", "ORG", "GPE", "LOC")
NEWS_LIKE = ("news", "interview", "bio", "speech", "academic", "voyage", "court", "essay")
Row = dict[str, Any]


def main() -> int:
    """Prints the scores that were asked for."""
    measurements: dict[str, Callable[[], dict[str, float]]] = {"dwie": dwie, "actors": actors, "gap": gap, "gum": gum}
    for name in sys.argv[1:] or measurements:
        for score, value in measurements[name]().items():
            print(f"{score:44} {value:.3f}", flush=True)
    return 0


def rows(path: str) -> Iterator[Row]:
    """The rows of a gold file."""
    with gzip.open(GOLD / path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def entities_of(text: str, names: list[Name], sources: tuple[Span, ...] = (), *, linked: bool = False) -> tuple[Entity, ...]:
    """The entities that these names give; `sources` are taken as said to speak. `linked`: with what the model takes pronouns to mean."""
    passages = tuple(Span(start, start + len(line)) for start, line in _lines(text) if line.strip())
    links = annotate(Document("gold", "gold", None, "text/plain", text), passages).antecedents if linked else ()
    quotations = find_quotations(text, passages)
    annotation = Annotation("gold", (), find_sentences(text, passages), quotations, tuple(names), antecedents=links)
    statements = tuple(Statement(str(one), StatementMode.INDIRECT, (), Evidence("gold", 1.0), source=one) for one in sources)
    return find_entities(Document("gold", "gold", None, "text/plain", text), annotation, Article(body=passages), statements)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line.rstrip()
        at += len(line)


def names_of(row: Row) -> list[Name]:
    """The gold names as the model would give them."""
    kinds = {kind.value for kind in NameKind}
    named = [one for one in row["mentions"] if one["type"] in kinds]
    return [Name(Span(one["start"], one["end"]), NameKind(one["type"]), 1.0) for one in sorted(named, key=lambda one: one["start"])]


def entity_at(found: tuple[Entity, ...], span: Span) -> Entity | None:
    """The entity of the mention that shares most with a span."""
    fits = [
        (overlap(mention.span, span) / (max(mention.span.end, span.end) - min(mention.span.start, span.start)), entity.id, entity)
        for entity in found
        for mention in entity.mentions
        if overlap(mention.span, span)
    ]
    return max(fits, key=lambda fit: fit[:2])[2] if fits else None


# --- DWIE: clusters of names, and the countries of persons


def dwie() -> dict[str, float]:
    """B-cubed of names (Bagga and Baldwin 1998) by type, and how many persons with a state among their relations get that country."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    countries: Counter[str] = Counter()
    for row in rows("entities/dwie-dev.jsonl.gz"):
        found = entities_of(row["text"], names_of(row))
        _add_clusters(row, found, sums)
        countries += _countries(row, found)
    scores = {f"dwie {kind} B3 {name}": value for kind, sum_ in sums.items() for name, value in _b_cubed(sum_).items()}
    known = countries["right"] + countries["wrong"]
    scores |= {
        "dwie person country precision": countries["right"] / known,
        "dwie person country recall": countries["right"] / countries["all"],
    }
    states = countries["state right"] + countries["state wrong"]
    return scores | {
        "dwie head of state country precision": countries["state right"] / states,
        "dwie head of state country recall": countries["state right"] / countries["state all"],
    }


def _add_clusters(row: Row, found: tuple[Entity, ...], sums: dict[str, Counter[str]]) -> None:
    mentions = [one for one in row["mentions"] if one["type"] in SCORED]
    spans = [Span(one["start"], one["end"]) for one in mentions]
    entities = [entity_at(found, span) for span in spans]
    system = [entity.id if entity else str(span) for entity, span in zip(entities, spans, strict=True)]
    gold = [one["cluster"] for one in mentions]
    for kind, ours, theirs in zip((one["type"] for one in mentions), system, gold, strict=True):
        both = sum(a == ours and b == theirs for a, b in zip(system, gold, strict=True))
        for name in (kind, "all"):
            sums[name]["mentions"] += 1
            sums[name]["precision"] += both / system.count(ours)
            sums[name]["recall"] += both / gold.count(theirs)


def _b_cubed(sums: Counter[str]) -> dict[str, float]:
    precision, recall = sums["precision"] / sums["mentions"], sums["recall"] / sums["mentions"]
    return {"precision": precision, "recall": recall, "F1": 2 * precision * recall / (precision + recall)}


def _countries(row: Row, found: tuple[Entity, ...]) -> Counter[str]:
    """Compares the country that we give a person with what we take the gold's state for."""
    count: Counter[str] = Counter()
    first = {one["cluster"]: Span(one["start"], one["end"]) for one in reversed(row["mentions"])}
    types = {one["id"]: one["type"] for one in row["clusters"]}
    wanted: dict[int, set[str]] = defaultdict(set)
    heads = {one["head"] for one in row["relations"] if one["type"] in STATES[1:]}
    for relation in row["relations"]:
        state = entity_at(found, first[relation["tail"]]) if relation["type"] in STATES and relation["tail"] in first else None
        if state and state.country and types[relation["head"]] == "PERSON":
            wanted[relation["head"]].add(state.country)
    for head, codes in wanted.items():
        person = entity_at(found, first[head])
        outcome = "unknown" if person is None or person.country is None else "right" if person.country in codes else "wrong"
        count.update([outcome, "all", *([f"state {outcome}", "state all"] if head in heads else [])])
    return count


# --- NGEC actors: country and sector of a phrase


def actors() -> dict[str, float]:
    """How often an actor phrase gets the country and the sector that POLECAT's makers expect of it. A person's bare name says neither."""
    count: Counter[str] = Counter()
    for row in rows("events/ngec-actors.jsonl.gz"):
        text = row["text"].strip()
        span = Span(0, len(text))
        found = entities_of(f"{text} said so.", [], (span,))
        entity = next((one for one in found if any(mention.span == span for mention in one.mentions)), None)
        bare = entity is not None and entity.kind is EntityKind.PERSON and entity.role is None
        for key, ours in (("country", entity and entity.country), ("code_1", entity and entity.sector)):
            if row.get(key) is not None:
                for name in (key, *([] if bare else [f"{key}, bare persons aside"])):
                    count.update([name, *([f"{name} right"] if (ours or "") == row[key] else [])])
    names = [f"{key}{aside}" for key in ("country", "code_1") for aside in ("", ", bare persons aside")]
    return {f"actors {name}": count[f"{name} right"] / count[name] for name in names}


# --- pronouns


def gap() -> dict[str, float]:
    """Pronoun to name on GAP with its two names only: right of those that have one, by gender of the pronoun."""
    count: Counter[str] = Counter()
    for row in rows("coref/gap-dev.jsonl.gz"):
        pronoun = next(one for one in row["mentions"] if one["role"] == "pronoun")
        names = [one for one in row["mentions"] if one["role"] != "pronoun"]
        right = next((one for one in names if one["cluster"] == pronoun["cluster"]), None)
        if right is None:
            continue
        given = [Name(Span(one["start"], one["end"]), NameKind.PERSON, 1.0) for one in sorted(names, key=lambda one: one["start"])]
        found = entities_of(row["text"], given, linked=True)
        ours = entity_at(found, Span(pronoun["start"], pronoun["end"]))
        gender = "she" if row["text"][pronoun["start"] : pronoun["end"]].lower() in ("she", "her", "hers") else "he"
        agrees = ours is not None and entity_at(found, Span(right["start"], right["end"])) is ours
        count.update([gender, "all", *([f"{gender} right", "all right"] if agrees else [])])
    return {f"gap {gender} accuracy": count[f"{gender} right"] / count[gender] for gender in ("he", "she", "all")}


def gum(path: str = "coref/gum-dev.jsonl.gz") -> dict[str, float]:
    """“He” and “she” to person on GUM's news-like genres, with the gold names: right of those whose person is named."""
    count: Counter[str] = Counter()
    for row in rows(path):
        if row["genre"] not in NEWS_LIKE:
            continue
        named = _named_persons(row)
        found = entities_of(row["text"], [Name(span, NameKind.PERSON, 1.0) for span in sorted(named)], linked=True)
        persons = {row_cluster: entity_at(found, span) for span, row_cluster in sorted(named.items(), reverse=True)}
        for one in row["mentions"]:
            if one["form"] == "pronoun" and one["cluster"] in persons and one["type"] == "person":
                span = Span(one["start"], one["end"])
                if row["text"][span.start : span.end].lower() in ("he", "him", "his", "she", "her", "himself", "herself"):
                    count.update(["all", *(["right"] if _pronoun_at(found, span) is persons[one["cluster"]] else [])])
    return {"gum pronoun accuracy": count["right"] / count["all"]}


def _named_persons(row: Row) -> dict[Span, str]:
    """Persons' names, cut to the capitals around the head."""
    found: dict[Span, str] = {}
    for one in row["mentions"]:
        if one["form"] == "name" and one["type"] == "person":
            phrase = row["text"][one["start"] : one["end"]].split(",")[0]
            if phrase and all(word[:1].isupper() for word in phrase.split()):
                found[Span(one["start"], one["start"] + len(phrase))] = one["cluster"]
    return found


def _pronoun_at(found: tuple[Entity, ...], span: Span) -> Entity | None:
    for entity in found:
        if entity.kind is EntityKind.PERSON and any(one.span == span and one.form is MentionForm.PRONOUN for one in entity.mentions):
            return entity
    return None


if __name__ == "__main__":
    sys.exit(main())
