"""Who speaks, on reports of our own: gold is marked in the text (`training.corpora.marks`), and names what the report calls each speaker.

`[s1 …]` is the source of statement 1, `[c1 …]` its cue, `[q1 …]` its content, `[k1 …]` the clause on which it hangs. A report lists what
speaks by number, the numbers of attitudes (what is believed, wished or feared rather than said) and those of negated statements.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.extract.mentions.countries import CountryTable
from onrecord.knowledge import load_table
from onrecord.records import Span
from tests.quality.counts import Counts
from tests.quality.reading import Row, records_of
from training.corpora.marks import Marked, unmarked

SAME = 0.5
"""Share of the characters of two contents together that both must have to be taken for one statement."""

COUNTRIES = {row.code: row.name for row in load_table(CountryTable, "actors/countries.toml").countries}
"""“Moscow said” has Russia speak."""

JOINED = 0.9
"""Share of a content that another must hold to have taken it in."""

STRIP = " \t\r\n\"'“”‘’«»„`.,;:"
ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Gold:
    """One statement of a report; `speaker` is empty where the gold does not say."""

    speaker: str
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    condition: tuple[Span, ...]
    attitude: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A report with its gold; `case` names what it tests."""

    name: str
    case: str
    text: str
    statements: tuple[Gold, ...]


def read_reports(file: Path) -> tuple[Report, ...]:
    """The reports of a gold file, in order. Raises ValueError for marks that do not pair and numbers without a speaker."""
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["reports"]
    return tuple(_report(f"{file.stem}-{number:02}", row) for number, row in enumerate(rows, 1))


def _report(name: str, row: Row) -> Report:
    body, marks = unmarked(row["text"].strip())
    text = f"{row['title']}\n{body}"
    ahead = len(text) - len(body)
    speakers = {int(number): speaker for number, speaker in row["speakers"].items()}
    numbers = sorted({one.number for one in marks if one.letter == "q"})
    if missing := [number for number in numbers if number not in speakers]:
        raise ValueError(f"{name}: statements {missing} have no speaker")

    golds = []
    for number in numbers:
        own = {letter: trimmed(text, _spans(marks, number, letter, ahead)) for letter in "csqk"}
        told = (number in row.get(key, ()) for key in ("attitudes", "negated"))
        golds.append(Gold(speakers[number], own["c"], own["s"], own["q"], own["k"], *told))
    return Report(name, row["case"], text, tuple(golds))


def _spans(marks: Iterable[Marked], number: int, letter: str, ahead: int) -> Iterator[Span]:
    """The stretches with this mark in a text that has so many more characters in front."""
    for one in marks:
        if (one.number, one.letter) == (number, letter):
            yield Span(one.span.start + ahead, one.span.end + ahead)


def trimmed(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Pieces without white space and marks at their ends, those that only these part joined."""
    found: list[Span] = []
    for one in sorted(spans):
        start, end = one.start, one.end
        while start < end and text[start] in STRIP:
            start += 1
        while end > start and text[end - 1] in STRIP:
            end -= 1
        if found and all(sign in STRIP for sign in text[found[-1].end : start]):
            found[-1] = Span(found[-1].start, end)
        elif start < end:
            found.append(Span(start, end))
    return tuple(found)


def outcomes(report: Report, record: Row) -> Counter[str]:
    """What is right of a report's statements: each gold statement goes with the one of ours whose content is most like its own."""
    text = record["document"]["text"]
    ours = [(one, trimmed(text, (Span(*piece) for piece in one["content"]))) for one in record["statements"]]
    names = {one["id"]: _names(text, one) for one in record["entities"]}
    counts: Counter[str] = Counter(statements=len(report.statements), given=len(ours))
    used: set[int] = set()
    for gold in report.statements:
        counts["conditions"] += bool(gold.condition)
        place = _partner(gold, [content for _, content in ours], used)
        joined = _joined(gold, report, [content for _, content in ours]) if place is None else None
        at = joined if place is None else place
        if at is None:
            continue
        used.add(at)
        one, content = ours[at]
        counts.update(found=1, content=content == gold.content)
        counts["speaker"] += _is_called(gold.speaker, names.get(one["speaker"], ()))
        counts["condition"] += bool(gold.condition) and _is(text, one["condition"], gold.condition)
        if joined is None:
            counts.update(_compared(text, gold, one))
    return counts


def _compared(text: str, gold: Gold, one: Row) -> Counter[str]:
    """What is right of a statement that stands by itself."""
    return Counter(
        apart=1,
        cue=_is(text, one["cue"], gold.cue),
        source=_is(text, one["source"], gold.source),
        stance=(one["stance"] == "attitude") == gold.attitude,
        negated=one["negated"] == gold.negated,
        **{"false condition": bool(one["condition"]) and not gold.condition},
    )


def _partner(gold: Gold, contents: Sequence[tuple[Span, ...]], used: set[int]) -> int | None:
    shares = [(_share(gold.content, content), -place) for place, content in enumerate(contents) if place not in used]
    best = max(shares, default=(0.0, 0))
    return -best[1] if best[0] >= SAME else None


def _joined(gold: Gold, report: Report, contents: Sequence[tuple[Span, ...]]) -> int | None:
    """The statement of ours that takes this one in: a quotation that goes on behind its cue may be one statement or two (“‘It is late,’
    she said. ‘We are going.’”), whichever the gold makes of it. A statement within another must be found by itself.
    """
    others = (one for one in report.statements if one is not gold)
    if any(_held(gold.content, one.content) >= SAME for one in others):
        return None
    held = [(_held(gold.content, content), -place) for place, content in enumerate(contents)]
    best = max(held, default=(0.0, 0))
    return -best[1] if best[0] >= JOINED else None


def _held(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """The share of the characters of `one` that `other` holds."""
    first, second = ({at for span in spans for at in range(span.start, span.end)} for spans in (one, other))
    return len(first & second) / max(1, len(first))


def _share(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    first, second = ({at for span in spans for at in range(span.start, span.end)} for spans in (one, other))
    return len(first & second) / max(1, len(first | second))


def _is(text: str, given: list[int] | None, wanted: tuple[Span, ...]) -> bool:
    return trimmed(text, [Span(*given)] if given else []) == wanted


def _names(text: str, entity: Row) -> tuple[str, ...]:
    """What an entity is called: its name, every mention by name or description, and its country where it is a place or seat of that."""
    told = (text[slice(*one["span"])] for one in entity["mentions"] if one["form"] != "pronoun")
    state = entity["kind"] == "place" or (entity["sector"] == "GOV" and entity["evidence"]["by"].startswith("countries.toml"))
    country = [COUNTRIES[entity["country"]]] if state and entity["country"] in COUNTRIES else []
    return (entity["name"], *told, *country)


def _is_called(speaker: str, names: Sequence[str]) -> bool:
    """Whether the gold's name is one of these but for articles and case, or the words of the entity's own name hold it or lie in it."""
    wanted = _bare(speaker)
    if any(_bare(one) == wanted for one in names):
        return True
    first, second = set(_bare(names[0]).split()) if names else set(), set(wanted.split())
    return bool(first) and (first <= second or second <= first)


def _bare(name: str) -> str:
    folded = " ".join(name.casefold().replace("’", "'").split())
    return next((folded.removeprefix(one) for one in ARTICLES if folded.startswith(one)), folded)


def measure(reports: Sequence[Report]) -> dict[str, Counter[str]]:
    """The outcomes of these reports by case, read through the command line."""
    with TemporaryDirectory() as folder:
        records = records_of([(one.name, one.text) for one in reports], Path(folder))
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for report, record in zip(reports, records, strict=True):
        found[report.case] += outcomes(report, record)
    return dict(found)


def speakers(gold: Path) -> dict[str, float]:
    """The figures of one gold file."""
    return figures(sum(measure(read_reports(gold)).values(), Counter()))


def figures(counts: Counter[str]) -> dict[str, float]:
    """Shares of all gold statements (speaker: found or not), of those found, and of what we gave. Where we join a quotation to the
    statement before, only its words, speaker and condition count.
    """
    of_all = {name: counts[name] / max(1, counts["statements"]) for name in ("speaker", "content")}
    of_found = {"speaker of found": counts["speaker"] / max(1, counts["found"])}
    of_found |= {f"{name} of found": counts[name] / max(1, counts["apart"]) for name in ("cue", "source", "stance", "negated")}
    statements = Counts(counts["found"], counts["given"], counts["statements"])
    conditions = Counts(counts["condition"], counts["condition"] + counts["false condition"], counts["conditions"])
    return of_all | {"statements F1": statements.f1, "statements recall": statements.recall} | of_found | {"condition F1": conditions.f1}
