"""Records → other people's formats. One file a format, each ends in `EXPORT = Export(...)`; knows nothing but the nouns."""

from onrecord.exports.export import Export, find_exports

__all__ = ["Export", "find_exports"]
