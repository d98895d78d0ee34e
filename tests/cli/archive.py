"""Reports to compare: one that carries another's text without its condition and names another speaker, and two of another affair."""

from dataclasses import replace

from onrecord.records import Article, Entity, EntityKind, Mention, MentionForm, Record, content_id, parse_partial_date
from tests.factory import EVIDENCE, FINGERPRINT, make_document, make_statement, span_of

FERRY = """Ferry to Sund stops
The ferry to Sund will stop in April and in May for want of a captain and a mate, unless the ice holds, Ida Brekke said.
It sailed for years.
"""
BOATS = """No boats for Sund
The ferry to Sund will stop in April and in May for want of a captain and a mate, Mona Halvorsen said.
"""
LIBRARY = """Library opens
The mayor of Grauholm opened twenty shelves on Tuesday, Oda Marsk said.
"""
SHELVES = """Shelves opened on Tuesday
On Tuesday twenty shelves, Oda Marsk said, the Grauholm mayor opened: library!
"""
"""Speaks of what LIBRARY speaks of, and carries none of its text."""


def make_report(name: str, text: str, speaker: str, published: str | None = None) -> Record:
    """A report of the outlet of that name: the first line is its title, and the speaker says the second up to a comma before the name."""
    title, line, *_ = text.splitlines()
    document = replace(make_document(text, f"{name}.txt"))
    mention = Mention(span_of(text, speaker), MentionForm.NAME)
    entity = Entity(content_id("entity", document.id), speaker, EntityKind.PERSON, mentions=(mention,), evidence=EVIDENCE)
    said = make_statement(text, line.partition(f", {speaker}")[0], cue="said", source=speaker, speaker=entity.id)
    body = tuple(span_of(text, one) for one in text.splitlines()[1:])
    day = parse_partial_date(published) if published else None
    article = Article(span_of(text, title), outlet=name, published=day, language="en", body=body)
    return Record(document, FINGERPRINT, article, (entity,), (replace(said, id=content_id("statement", document.id)),))


REPORTS = {
    "ferry": make_report("ferry", FERRY, "Ida Brekke", "2025-03-01"),
    "boats": make_report("boats", BOATS, "Mona Halvorsen", "2025-03-02"),
    "library": make_report("library", LIBRARY, "Oda Marsk", "2025-03-04"),
    "shelves": make_report("shelves", SHELVES, "Oda Marsk", "2025-03-09"),
}
FERRY_TITLE, LIBRARY_TITLE, SHELVES_TITLE = (text.partition("\n")[0] for text in (FERRY, LIBRARY, SHELVES))
