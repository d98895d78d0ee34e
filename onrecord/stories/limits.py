"""What a story's comparison could not see. Never empty: who reads that nothing differs has to know what was looked at."""

from collections.abc import Iterator, Sequence

from onrecord.records import Record
from onrecord.stories.utterances import FIRST

ENGLISH = "en"


def limitations_of(records: Sequence[Record]) -> tuple[str, ...]:
    """The limitations of comparing these reports of one story."""
    return tuple(_limitations(records))


def _limitations(records: Sequence[Record]) -> Iterator[str]:
    if len(records) == 1:
        yield "One report: nothing was compared."
    else:
        yield f"Compared: what {len(records)} reports say in statements and events that the reader found, and nothing that it missed."
        yield "A text retold in words of its own throughout is not recognised as a copy: there may be fewer independent origins."
        yield "Differences are told against the first report that carries the words; two later reports are not laid beside each other."
        yield "A retelling in other words may differ in more than is told: a difference is told where the words around it correspond."
    if len(records) > FIRST:
        yield f"Statements were compared with those of the first {FIRST} reports only."
    undated = sum(record.article is None or record.article.published is None for record in records)
    if undated:
        yield f"{undated} of {len(records)} reports have no date of publication; who was first is not known of them."
    foreign = [record for record in records if record.article and record.article.language not in (None, ENGLISH)]
    if foreign:
        yield f"Not in English, and not compared in their own language: {len(foreign)} of {len(records)} reports."
    if any(record.document.text is None for record in records):
        yield "Reports without their text were not compared."
