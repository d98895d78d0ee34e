"""Whether a cue tells of speech (“said”) or of an attitude (“believes”, “is afraid”)."""

from onrecord.extract.phrases import STATEMENTS, phrase_pattern, row_of, statement_table
from onrecord.records import Evidence, Span, words


def find_attitude(text: str, cue: Span | None) -> Evidence | None:
    """The row by which a cue tells of an attitude, None where it tells of speech. An attitude that is given voice (“expressed the hope”) is
    speech, as is a quotation without a cue.
    """
    table = statement_table()
    if cue is None or phrase_pattern(table.voicing).search(words(text, cue)):
        return None
    found = phrase_pattern(table.attitude).search(words(text, cue))
    return Evidence(f"{STATEMENTS}: {row_of(found, table.attitude).name}", 1.0) if found else None
