"""Records at rest: a folder of Delta Lake tables that nobody has to repair. Loads deltalake, pyarrow and duckdb only when used."""

from onrecord.store.folder import Store, open_store
from onrecord.store.question import Answer, query
from onrecord.store.verification import Damage, Finding, verify
from onrecord.store.view import export, known
from onrecord.store.writer import Added, append, compact

__all__ = ["Added", "Answer", "Damage", "Finding", "Store", "append", "compact", "export", "known", "open_store", "query", "verify"]
