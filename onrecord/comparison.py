"""The second half of the corridor: from records to stories. The first half, `pipeline`, makes the records."""

from collections.abc import Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError, StaleModel
from onrecord.pipeline import Options, as_date, find_reports, fingerprint, read_items
from onrecord.records import Comparison, Fingerprint, PartialDate, Record

if TYPE_CHECKING:
    from onrecord.readers.item import Item
    from onrecord.stories.compare import Known

KEPT = 1 << 17
"""Words whose rarity is kept at hand."""

Dates = Mapping[str, str | PartialDate]
"""Dates of publication by file: its path, or the last part of it."""


def compare(paths: Iterable[str | Path], options: Options | None = None, *, published: Dates | None = None) -> Comparison:
    """The stories that the reports under `paths` tell, and what each report of a story kept, changed, left out and added.

    Reports are read as `read_many` reads them; one that fails is on record with its failure and in no story. `published` tells the dates
    of single files, which win over what they say themselves. Raises `ValueError` for a date that is none or fits no report, `ModelError`
    where weights are missing.
    """
    asked = options or Options()
    with closing(read_dated(paths, replace(asked, keep_text=True), published)) as records:
        compared = compare_read(list(records), exact=asked.exact)
    return compared if asked.keep_text else without_text(compared)


def compare_read(records: Iterable[Record], *, exact: bool = False, persons: Mapping[str, str] | None = None) -> Comparison:
    """The stories of records that have been read. `persons`: for entities that are settled to be one, by id, what they share."""
    from onrecord.stories.compare import compare_records

    return compare_records(list(records), known(persons), story_fingerprint(exact=exact))


def known(persons: Mapping[str, str] | None = None) -> "Known":
    """What the room of stories is told: the shipped senses and trees, and who is who. Raises `MissingModel`, `StaleModel`."""
    from onrecord.model.links import load_links
    from onrecord.model.senses import load_senses
    from onrecord.stories.compare import Known
    from onrecord.stories.likeness import FEATURES
    from onrecord.stories.sense import Sense

    senses, links = load_senses(), load_links()
    if links.features != FEATURES:
        raise StaleModel("links.npz: its columns are not those of this version")
    return Known(Sense(senses.means, lru_cache(maxsize=KEPT)(senses.rarity), links.sureness), persons)


def story_fingerprint(*, exact: bool = False) -> Fingerprint:
    """What makes the stories of this process: as a record's fingerprint, with the digest of the weights that stories need."""
    from onrecord.model.cards import story_digest

    return replace(fingerprint(exact=exact), weights=story_digest())


def read_dated(paths: Iterable[str | Path], options: Options, published: Dates | None = None) -> Generator[Record, None, None]:
    """Records as `read_items` makes them, in which single files are told their dates. Those that are told none come first."""
    dates = {name: as_date(date) for name, date in (published or {}).items()}
    if not dates:
        yield from read_items(find_reports(paths, options), options)
        return
    groups: dict[PartialDate | None, list[Item | InputError]] = {None: []}
    unused = set(dates)
    for report in find_reports(paths, options):
        name = _told(report.uri, dates)
        unused -= {name}
        groups.setdefault(dates[name] if name else None, []).append(report)
    if unused:
        raise ValueError(f"there is no report {sorted(unused)[0]!r} whose date could be told")
    for date, reports in groups.items():
        told = replace(options, read=replace(options.read, published=date)) if date else options
        yield from read_items(reports, told)


def _told(uri: str, dates: Mapping[str, PartialDate | None]) -> str | None:
    """The name in `dates` that fits an address best: the whole of it, its file, or the longest end of its path; None where none fits."""
    file = uri.partition("#")[0]
    fitting = [name for name in dates if Path(name) in (Path(uri), Path(file)) or f"/{file}".endswith(f"/{Path(name).as_posix()}")]
    return max(filter(None, fitting), key=len, default=None)


def without_text(comparison: Comparison) -> Comparison:
    """The same, with the texts of the reports left out; spans, digests and ids stay."""
    bare = (replace(record, document=replace(record.document, text=None, blocks=())) for record in comparison.records)
    return replace(comparison, records=tuple(bare))
