"""The corridor: where the rooms meet, and the only place that catches errors.

`read` reads one report in this process and raises what goes wrong. `read_many` reads any number in isolated worker processes; there
an error is a `Failure` on the report's record, and the run goes on.
"""

import sys
import traceback
from bisect import bisect_right
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path

from onrecord import __version__
from onrecord.errors import InputError, ModelError, OnRecordError, Unreadable, message_of
from onrecord.isolation import Enter, Lost, default_workers, run
from onrecord.readers.item import Item, ReadOptions
from onrecord.readers.limits import MEMORY_BYTES, WALL_SECONDS
from onrecord.records import (
    Article,
    Document,
    Failure,
    Fingerprint,
    LineScore,
    PartialDate,
    Record,
    Span,
    Stage,
    content_id,
    parse_partial_date,
)

READING_SECONDS = 30.0
"""What each stage after parsing may take, for any text at all."""

SECONDS_A_CHARACTER = 0.001
"""What it may take on top for each character of the text. Both together are many times what a slow, busy machine needs: they end what
hangs, and refuse nothing that is only long."""

ENGLISH = "en"
"""The language that a report is read in where nothing says which it is."""

_WARMING = "A spokesman for the harbour of Port Ansel said on Monday: “The bridge is open.”"
_LONGEST_PATH = 1024


@dataclass(frozen=True, slots=True)
class Options:
    """How a run reads: what the user says about the reports, how many worker processes (None: as many as the machine carries),
    whether records keep the text, after how many reports to stop (None: never), and whether to compute `exact`, as in `read`.
    """

    read: ReadOptions = field(default_factory=ReadOptions)
    jobs: int | None = None
    keep_text: bool = True
    limit: int | None = None
    exact: bool = False


def read(path_or_text: str | Path, *, published: str | PartialDate | None = None, outlet: str | None = None, exact: bool = False) -> Record:
    """One report, read in this process: a file, or the text itself.

    A `Path`, or a string that names a file, is read as a file; any other string is the text. `published` (YYYY, YYYY-MM or
    YYYY-MM-DD) and `outlet` win over what the report says of itself. `exact` computes the same weights in 32-bit floating point
    instead of eight bits: the mode to cite, slower. Raises the `OnRecordError` that stands in the way, and `ValueError` for a date
    that is none. Time and memory are not limited here: reports of strangers go through `read_many`.
    """
    told = ReadOptions(published=as_date(published), outlet=outlet)
    if isinstance(path_or_text, str) and not _names_file(path_or_text):
        told = replace(told, encoding="utf-8")
        report = Item("text", "text", path_or_text.encode("utf-8", "surrogatepass"))
    else:
        report = _only_report(str(path_or_text), told)
    return _read_parsed(_parsed(report, told), Options(told, exact=exact), _no_limit)


def read_many(paths: Iterable[str | Path], options: Options | None = None) -> Generator[Record, None, None]:
    """The records of all reports under `paths` (files, folders, `-` for standard input), one by one, in order, in bounded memory.

    Each report is read in a worker process of its own kind: one that is refused, hangs, or crashes its worker gives a record with a
    `Failure`, and the rest is read. Equal bytes and equal version give equal records, whatever the number of workers.
    """
    asked = options or Options()
    return read_items(find_reports(paths, asked), asked)


def find_reports(paths: Iterable[str | Path], options: Options) -> Iterator[Item | InputError]:
    """The reports under `paths`, still unparsed, up to the limit; what cannot be had comes as an error in its place."""
    from onrecord.readers import find_items

    return islice(find_items(map(str, paths), options.read), options.limit)


def read_items(reports: Iterable[Item | InputError], options: Options) -> Generator[Record, None, None]:
    """The records of these reports, in order, read in worker processes. Raises `KnowledgeError` where the tables cannot be had at all."""
    from onrecord.knowledge.loader import tables_digest

    tables_digest()
    memory = MEMORY_BYTES.most
    work, ready = partial(read_item, options=options), partial(warm, exact=options.exact)
    with closing(run(work, reports, workers=options.jobs or default_workers(memory), warm=ready, memory=memory)) as outcomes:
        for outcome in outcomes:
            record = outcome if isinstance(outcome, Record) else _lost(outcome, exact=options.exact)
            yield record if options.keep_text else _without_text(record)


def as_date(written: str | PartialDate | None) -> PartialDate | None:
    """A date as the readers want it. Raises `ValueError` for a string that is none."""
    return parse_partial_date(written) if isinstance(written, str) else written


def document_id(item: Item) -> str:
    """The id that this report's document will have, known before it is parsed."""
    return _unparsed(item).id


def fingerprint(*, exact: bool = False) -> Fingerprint:
    """What makes the records of this process. Without weights the third part is empty: then no record but a failure can be made."""
    from onrecord.knowledge.loader import tables_digest
    from onrecord.model.cards import model_digest, precision

    try:
        weights = model_digest()
    except ModelError:
        weights = ""
    return Fingerprint(__version__, tables_digest(), weights, precision(exact=exact))


# --- in the worker


def read_item(item: Item, enter: Enter, *, options: Options) -> Record:
    """One report as a record, whatever happens. `enter` is told of each stage and how long it may take."""
    document, layout = _unparsed(item), None
    stages: list[Stage] = []

    def into(stage: Stage, seconds: float) -> None:
        stages.append(stage)
        enter(stage.value, seconds)

    try:
        into(Stage.READ, WALL_SECONDS.most)
        document = _parsed(item, options.read)
        layout = _laid_out(document, options.read, into)
        return _extracted(document, layout, into, exact=options.exact)
    except MemoryError:  # the isolating process knows what that means
        raise
    except Exception as error:
        if not isinstance(error, OnRecordError):
            _log(item.uri, error)
        return replace(_failed(document, stages[-1], error, exact=options.exact), article=layout.article if layout else None)


def warm(*, exact: bool) -> None:
    """Loads tables and model into a new worker by reading one sentence."""
    import logging

    logging.disable(logging.CRITICAL)  # libraries log words of the documents
    with suppress(Exception):  # what goes wrong here goes wrong with every report, and is said there
        _read_parsed(_parsed(Item("warm-up", "text", _WARMING.encode()), ReadOptions()), Options(exact=exact), _no_limit)


def _parsed(item: Item, options: ReadOptions) -> Document:
    from onrecord.readers import parse

    return parse(item, options)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is the report in a document, and the paragraphs that say so. It stays on the record where a later stage fails."""

    article: Article
    lines: tuple[LineScore, ...]


def _read_parsed(document: Document, options: Options, enter: Callable[[Stage, float], None]) -> Record:
    return _extracted(document, _laid_out(document, options.read, enter), enter, exact=options.exact)


def _laid_out(document: Document, options: ReadOptions, enter: Callable[[Stage, float], None]) -> _Layout:
    from onrecord.extract.article import find_article
    from onrecord.model.lines import score_lines

    enter(Stage.ANNOTATE, _seconds(document))
    lines = score_lines(document)
    enter(Stage.EXTRACT, _seconds(document))
    return _Layout(find_article(document, lines, published=options.published, outlet=options.outlet), lines)


def _extracted(document: Document, layout: _Layout, enter: Callable[[Stage, float], None], *, exact: bool) -> Record:
    from onrecord.extract.candidates import acting, find_deeds
    from onrecord.extract.entities import find_entities
    from onrecord.extract.events import find_events
    from onrecord.extract.speakers import name_speakers
    from onrecord.extract.spoken import add_spoken
    from onrecord.extract.statements import find_statements
    from onrecord.extract.times import find_times
    from onrecord.model.session import annotate

    article = layout.article
    enter(Stage.ANNOTATE, _seconds(document))
    annotation = annotate(document, tuple(_passages(article, layout.lines)), language=article.language or ENGLISH, exact=exact)
    enter(Stage.EXTRACT, _seconds(document))
    statements = find_statements(document, annotation, article)
    deeds = find_deeds(document, annotation)
    entities = find_entities(document, annotation, article, statements, acting(deeds))
    named = name_speakers(article, statements, entities)
    entities = add_spoken(document, annotation, named, entities)
    times = find_times(article, deeds.tree)
    found = find_events(article, deeds, named, entities, times)
    return Record(document, fingerprint(exact=exact), article, entities, named, found.events, times, found.uncoded)


def _seconds(document: Document) -> float:
    return READING_SECONDS + SECONDS_A_CHARACTER * len(document.text or "")


def _passages(article: Article, lines: tuple[LineScore, ...]) -> Iterator[Span]:
    """What the model reads: title and body in order, cut into the paragraphs that `lines` are."""
    title = (article.title,) if article.title else ()
    ends = [line.span.end for line in lines]
    for part in sorted((*title, *article.body)):
        for line in lines[bisect_right(ends, part.start) :]:
            if line.span.start >= part.end:
                break
            yield Span(max(part.start, line.span.start), min(part.end, line.span.end))


def _no_limit(stage: Stage, seconds: float) -> None:
    pass


# --- what is read in this process


def _only_report(path: str, options: ReadOptions) -> Item:
    found = list(islice(find_reports([path], Options(options)), 2))
    if len(found) != 1:
        raise Unreadable(path, "holds more than one report; use read_many" if found else "holds no report")
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]


def _names_file(words: str) -> bool:
    """Whether a string is a path. One that looks like a path and leads nowhere is refused: it is hardly the text of a report."""
    if len(words) > _LONGEST_PATH or "\n" in words or "\0" in words:
        return False
    path = Path(words)
    with suppress(OSError):  # such as a name that is too long for a file
        if path.exists():
            return True
    if not any(character.isspace() for character in words) and (path.suffix or {"/", "\\"} & {*words}):
        raise Unreadable(words, "no such file")
    return False


# --- what went wrong


def _unparsed(item: Item) -> Document:
    digest = sha256(item.payload).hexdigest()
    return Document(content_id("document", digest), item.uri, digest, None, None)


def _lost(outcome: Lost[Item] | InputError, *, exact: bool) -> Record:
    if isinstance(outcome, Lost):
        return _failed(_unparsed(outcome.task), Stage(outcome.stage), outcome.error, exact=exact)
    nothing = Document(content_id("document", None, outcome.uri), outcome.uri, None, None, None)
    return _failed(nothing, Stage.READ, outcome, exact=exact)


def _failed(document: Document, stage: Stage, error: Exception, *, exact: bool) -> Record:
    reason = type(error).__name__
    failure = Failure(
        id=content_id("failure", document.id, stage.value, reason),
        document=document.id,
        uri=document.uri,
        stage=stage,
        reason=reason,
        message=message_of(error),
        limit=error.limit if isinstance(error, InputError) else None,
    )
    return Record(document, fingerprint(exact=exact), failures=(failure,))


def _log(uri: str, error: Exception) -> None:
    sys.stderr.write(f"onrecord: {uri!r}: {message_of(error)}\n{''.join(traceback.format_tb(error.__traceback__))}")


def _without_text(record: Record) -> Record:
    return replace(record, document=replace(record.document, text=None, blocks=()))
