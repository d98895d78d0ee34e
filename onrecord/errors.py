"""Every error that onrecord raises on purpose, as one tree.

Only the pipeline catches them: there an error about one report becomes a `Failure` record and the run goes on.

    OnRecordError
    ├── InputError            one report cannot be read; carries the stage's reason and, where there is one, the limit
    │   ├── Unreadable        the bytes cannot be had: missing, no permission, damaged or truncated archive
    │   ├── UnknownFormat     no reader takes these bytes, or they are not text
    │   ├── Malformed         the right kind of file, but its content breaks the format
    │   ├── EmptyReport       nothing to read: no bytes, or no words
    │   ├── LimitExceeded     larger, deeper or slower than the table of limits allows
    │   └── WorkerDied        the isolated process that read this report was killed or crashed
    ├── ReadingError          a stage after reading found something that it cannot handle
    ├── KnowledgeError        a table is wrong; names file and key
    ├── ModelError            the weights cannot be used
    │   ├── MissingModel      no weights for this language
    │   └── StaleModel        weights, card and tasks do not belong together
    ├── ExportError           records cannot be written in the format asked for
    └── StoreError            a record folder cannot be used
        ├── NotARecord        the folder is not one that onrecord wrote
        ├── DamagedRecord     digests do not agree with the rows
        ├── QueryError        the question is not valid SQL over this record
        └── JudgementError    a judgement names what is not on record, or leaves out who judged and why
"""

import traceback
from pathlib import Path


class OnRecordError(Exception):
    """Base of all errors that onrecord raises on purpose."""


class InputError(OnRecordError):
    """One report cannot be read. `uri` names it; `limit` names the limit that it broke, if any."""

    def __init__(self, uri: str, message: str, *, limit: str | None = None) -> None:
        super().__init__(f"{uri}: {message}")
        self.uri = uri
        self.message = message
        self.limit = limit

    def __reduce__(self) -> tuple[object, ...]:
        return _restore, (type(self), self.uri, self.message, self.limit)


def _restore(kind: type[InputError], uri: str, message: str, limit: str | None) -> InputError:
    return kind(uri, message, limit=limit)


class Unreadable(InputError):
    """The bytes cannot be had."""


class UnknownFormat(InputError):
    """No reader takes these bytes, or they are not text."""


class Malformed(InputError):
    """The content breaks its own format."""


class EmptyReport(InputError):
    """There is nothing to read."""


class LimitExceeded(InputError):
    """The report breaks a limit; `limit` says which and how large it is."""


class WorkerDied(InputError):
    """The isolated process that read this report was killed or crashed."""


class ReadingError(OnRecordError):
    """A stage after reading found something that it cannot handle."""


class KnowledgeError(OnRecordError):
    """A table is wrong. The message names the file and the key."""

    def __init__(self, file: str, key: str, message: str) -> None:
        super().__init__(f"{file}: {key}: {message}" if key else f"{file}: {message}")
        self.file = file
        self.key = key


class ModelError(OnRecordError):
    """The weights cannot be used."""


class MissingModel(ModelError):
    """There are no weights for this language."""


class StaleModel(ModelError):
    """Weights, card and tasks do not belong together."""


class ExportError(OnRecordError):
    """Records cannot be written in the format asked for."""


class StoreError(OnRecordError):
    """A record folder cannot be used."""


class NotARecord(StoreError):
    """The folder is not one that onrecord wrote."""


class DamagedRecord(StoreError):
    """Stored digests do not agree with the rows."""


class QueryError(StoreError):
    """The question is not valid SQL over this record."""


class JudgementError(StoreError):
    """A judgement names what is not on record, or leaves out who judged and why."""


def message_of(error: Exception) -> str:
    """What went wrong, without words of the report: of an error that nobody expected only the place, for its message may quote them."""
    if isinstance(error, InputError):
        return error.message
    if isinstance(error, OnRecordError):
        return str(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"unexpected {type(error).__name__} in {place.name} ({Path(place.filename).name}, line {place.lineno})"
