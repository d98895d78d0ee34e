"""What travels between the parent process and a worker: one report still unparsed, and how the user wants it read."""

from dataclasses import dataclass

from onrecord.records import PartialDate


@dataclass(frozen=True, slots=True)
class Item:
    """One report still unparsed; picklable. `reader` names the reader that takes it, `payload` is the report's own bytes, unpacked."""

    uri: str
    reader: str
    payload: bytes


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about the reports to be read.

    `published`, `outlet` and `language` win over what a file says of itself. `fields` maps the roles of a row (text, title,
    author, published, outlet, language, uri) to the names of its columns. `reader` forces a reader by name, `encoding` an
    encoding of the bytes; without them both are found from the content.
    """

    published: PartialDate | None = None
    outlet: str | None = None
    language: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    reader: str | None = None
    encoding: str | None = None
