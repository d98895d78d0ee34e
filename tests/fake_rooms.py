"""Stands in for model and extraction, so that the corridor and the doors are tested without weights.

A report whose text holds one of the words below does what the word says.
"""

import os
import signal
import sys
import time
from types import ModuleType, SimpleNamespace
from typing import Any

from onrecord import pipeline
from onrecord.errors import MissingModel, ReadingError
from onrecord.model.cards import precision
from onrecord.records import (
    Annotation,
    Article,
    Document,
    Entity,
    EntityKind,
    Evidence,
    LineScore,
    Mention,
    MentionForm,
    PartialDate,
    Span,
    Statement,
    StatementMode,
    TimeExpression,
    content_id,
)

EVIDENCE = Evidence("test", 1.0)
WEIGHTS = "weights"
SOON = 0.3
"""Seconds after which a hanging stage is ended."""


def score_lines(document: Document) -> tuple[LineScore, ...]:
    return tuple(LineScore(block.span, 0.0) for block in document.blocks)


def annotate(document: Document, passages: tuple[Span, ...], *, language: str, exact: bool) -> Annotation:
    text = document.text or ""
    if "HANG" in text:
        time.sleep(60)
    if "KILL" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "DEVOUR" in text:
        bytearray(1 << 40)
    if "EXACTLY" in text and not exact:
        raise ReadingError("only exactly")
    if language != "en":
        raise MissingModel(f"there are no weights for language {language!r}")
    return Annotation(document.id, passages, passages)


def find_article(document: Document, lines: tuple[LineScore, ...], *, published: PartialDate | None, outlet: str | None) -> Article:
    """The first line is the title, the others are the body."""
    first, *rest = (line.span for line in lines)
    hints = document.hints
    language = "de" if "DEUTSCH" in (document.text or "") else hints.language
    return Article(first, None, None, outlet or hints.outlet, published or hints.published, language, tuple(rest))


def find_statements(document: Document, annotation: Annotation, article: Article) -> tuple[Statement, ...]:
    """One statement for each line that the model was given."""
    text = document.text or ""
    if "ODD" in text:
        raise ReadingError("something odd")
    if "BUG" in text:
        raise ValueError(f"no value in {text}")
    return tuple(
        Statement(content_id("statement", document.id, span), StatementMode.INDIRECT, (span,), EVIDENCE) for span in annotation.words
    )


def find_entities(
    document: Document, annotation: Annotation, article: Article, statements: tuple[Statement, ...], acting: tuple[Span, ...]
) -> tuple[Entity, ...]:
    mentions = tuple(Mention(statement.content[0], MentionForm.NAME) for statement in statements[:1])
    return (Entity(content_id("entity", document.id), "Ilva Sennet", EntityKind.PERSON, mentions=mentions),)


def name_speakers(article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...]) -> tuple[Statement, ...]:
    return statements


def find_deeds(document: Document, annotation: Annotation) -> SimpleNamespace:
    return SimpleNamespace(tree=None)


def acting(deeds: SimpleNamespace) -> tuple[Span, ...]:
    return ()


def find_times(article: Article, tree: None) -> tuple[TimeExpression, ...]:
    return ()


def find_events(
    article: Article,
    deeds: SimpleNamespace,
    statements: tuple[Statement, ...],
    entities: tuple[Entity, ...],
    times: tuple[TimeExpression, ...],
) -> SimpleNamespace:
    return SimpleNamespace(events=(), uncoded=())


def rooms() -> dict[str, ModuleType]:
    """The stand-ins by the names of the modules that they stand in for."""
    homes: dict[str, dict[str, Any]] = {
        "onrecord.model.lines": {"score_lines": score_lines},
        "onrecord.model.cards": {"model_digest": lambda: WEIGHTS, "story_digest": lambda: WEIGHTS, "precision": precision},
        "onrecord.model.session": {"annotate": annotate},
        "onrecord.extract.article": {"find_article": find_article},
        "onrecord.extract.statements": {"find_statements": find_statements},
        "onrecord.extract.entities": {"find_entities": find_entities},
        "onrecord.extract.speakers": {"name_speakers": name_speakers},
        "onrecord.extract.candidates": {"find_deeds": find_deeds, "acting": acting},
        "onrecord.extract.times": {"find_times": find_times},
        "onrecord.extract.events": {"find_events": find_events},
    }
    made = {name: ModuleType(name) for name in homes}
    for name, content in homes.items():
        vars(made[name]).update(content)
    return made


def warm(*, exact: bool) -> None:
    """Puts the stand-ins into a worker, however it was started, and lets no stage hang for long."""
    sys.modules.update(rooms())
    pipeline.READING_SECONDS = SOON
