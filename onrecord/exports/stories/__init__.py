"""Comparisons → files. One file a format, each ends in `EXPORT = StoryExport(...)`; knows nothing but the nouns."""

from onrecord.exports.stories.export import StoryExport, find_story_exports

__all__ = ["StoryExport", "find_story_exports"]
