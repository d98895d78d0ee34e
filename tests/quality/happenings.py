"""Events of one story over its reports, against ECB+ (Cybulska and Vossen 2014): its mentions as they are marked, put together by ours."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from onrecord.comparison import known
from onrecord.records import Article, Event, EventType, Quad, Record, Span, overlap
from onrecord.stories.grouping import group
from onrecord.stories.happenings import TOGETHER, Sighting, alike, find_sightings
from onrecord.stories.persons import find_persons
from onrecord.stories.reports import lay_out
from tests.factory import EVIDENCE
from tests.quality.reading import Row, gold_rows, read_rows

Chains = list[frozenset[str]]
MARKED = ("ACT", "NEG")


def happenings(gold: Path) -> dict[str, float]:
    """CoNLL F1 (the mean of MUC, B-cubed and CEAF-e) of what the sightings of events are put together to, and of the baseline that puts
    mentions of one stem together. Mentions are the gold's; types, which ECB+ has not, say nothing.
    """
    rows = gold_rows(gold)
    stories: dict[str, list[tuple[Row, Record]]] = defaultdict(list)
    for row, record in zip(rows, read_rows({"text": row["text"]} for row in rows), strict=True):
        stories[row["story"]].append((row, record))
    wanted, found, stems = Chains(), Chains(), Chains()
    for members in stories.values():
        sightings = _sightings(members)
        wanted += _gold_chains(members, {one.event.id for one in sightings})
        found += _together(sightings)
        stems += _by((one.event.id, one.stem) for one in sightings)
    return {**conll(wanted, found), "CoNLL F1 of the baseline": conll(wanted, stems)["CoNLL F1"]}


def _sightings(members: Sequence[tuple[Row, Record]]) -> list[Sighting]:
    records = [replace(record, events=tuple(_events(row, record)), article=record.article or Article()) for row, record in members]
    who, sense = find_persons(records), known().sense
    return find_sightings([lay_out(record, who, sense) for record in records], sense)


def _events(row: Row, record: Record) -> Iterator[Event]:
    for number, mention in enumerate(row["mentions"]):
        if mention["chain"].startswith(MARKED):
            trigger = Span(mention["start"], mention["end"])
            own = next((one for one in record.events if overlap(one.trigger, trigger)), None)
            parties = (own.actor, own.recipient) if own else ((), ())
            plain = (EventType.ASSAULT, Quad.VERBAL_CONFLICT, trigger, EVIDENCE)
            yield Event(f"{row['id']}:{number}", *plain, actor=parties[0], recipient=parties[1])


def _gold_chains(members: Sequence[tuple[Row, Record]], seen: set[str]) -> Chains:
    marked = ((f"{row['id']}:{number}", mention["chain"]) for row, _ in members for number, mention in enumerate(row["mentions"]))
    return _by((one, one if "Singleton" in chain else chain) for one, chain in marked if one in seen)


def _together(sightings: Sequence[Sighting]) -> Chains:
    pairs = [(left, right) for left in range(len(sightings)) for right in range(left + 1, len(sightings))]
    links = [(left, right, alike(sightings[left], sightings[right])) for left, right in pairs]
    return [frozenset(sightings[one].event.id for one in members) for members in group(len(sightings), links, TOGETHER)]


def _by(keyed: Iterable[tuple[str, str]]) -> Chains:
    found: dict[str, set[str]] = defaultdict(set)
    for one, key in keyed:
        found[key].add(one)
    return [frozenset(members) for members in found.values()]


def conll(wanted: Chains, found: Chains) -> dict[str, float]:
    """MUC (Vilain et al. 1995), B-cubed, CEAF-e (Luo 2005) and their mean, F1 each."""
    figures = {
        "MUC F1": _f1(_muc(wanted, found), _muc(found, wanted)),
        "B-cubed F1": _f1(_b_cubed(wanted, found), _b_cubed(found, wanted)),
        "CEAF-e F1": _ceaf(wanted, found),
    }
    return {**figures, "CoNLL F1": sum(figures.values()) / 3}


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _home(chains: Chains) -> Mapping[str, int]:
    return {one: at for at, chain in enumerate(chains) for one in chain}


def _muc(chains: Chains, others: Chains) -> float:
    home = _home(others)
    kept = sum(len(chain) - len({home[one] for one in chain}) for chain in chains)
    return kept / max(1, sum(len(chain) - 1 for chain in chains))


def _b_cubed(chains: Chains, others: Chains) -> float:
    home = _home(others)
    shares = [len(chain & others[home[one]]) / len(chain) for chain in chains for one in chain]
    return sum(shares) / max(1, len(shares))


def _ceaf(wanted: Chains, found: Chains) -> float:
    from scipy.optimize import linear_sum_assignment

    alike_ = np.array([[2 * len(one & other) / (len(one) + len(other)) for other in found] for one in wanted])
    rows, columns = linear_sum_assignment(-alike_)
    best = float(alike_[rows, columns].sum())
    return _f1(best / len(wanted), best / len(found))
