"""What could not be read, and why: a record like any other."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where in the reading it failed."""

    READ = "read"
    ANNOTATE = "annotate"
    EXTRACT = "extract"
    STORE = "store"


@dataclass(frozen=True, slots=True)
class Failure:
    """One report, or one part of it, that could not be read. `reason` is the name of an error of `onrecord.errors`;
    `limit` names the limit that was broken, if any. `message` carries no text of the report.
    """

    id: str
    document: str
    uri: str
    stage: Stage
    reason: str
    message: str
    limit: str | None = None
