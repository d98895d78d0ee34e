"""Tables that a domain expert may edit, and their loader. Rules are rows, not code."""

from onrecord.knowledge.loader import OVERLAY, load_table, table_lines, table_paths, tables_digest

__all__ = ["OVERLAY", "load_table", "table_lines", "table_paths", "tables_digest"]
