"""Records at rest: a folder of Delta Lake tables that nobody has to repair. Loads deltalake, pyarrow and duckdb only when used."""

from onrecord.store.folder import Store, open_store
from onrecord.store.identity import Identity, Settlement
from onrecord.store.judging import judge, judgements, make_judgement, make_revocation
from onrecord.store.question import Answer, query
from onrecord.store.shelf import digests, read_shelf, records_of, write_shelf
from onrecord.store.sightings import identities
from onrecord.store.verification import Damage, Finding, verify
from onrecord.store.view import export, known
from onrecord.store.writer import Added, append, compact

__all__ = [
    "Added",
    "Answer",
    "Damage",
    "Finding",
    "Identity",
    "Settlement",
    "Store",
    "append",
    "compact",
    "digests",
    "export",
    "identities",
    "judge",
    "judgements",
    "known",
    "make_judgement",
    "make_revocation",
    "open_store",
    "query",
    "read_shelf",
    "records_of",
    "verify",
    "write_shelf",
]
