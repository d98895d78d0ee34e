"""What bytes are, from the bytes: text or not, and by what name a refusal calls a format that no reader takes."""

from pathlib import PurePath

from onrecord.errors import UnknownFormat

CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1b"))
"""Control characters that no text encoding in use writes; escape stands in the ISO 2022 encodings."""

CONTROLS_ALLOWED = 0.02
"""Share of control characters above which bytes are no text: random bytes have a tenth, damaged text a few in thousands."""

WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""Byte order marks of UTF-16 and UTF-32, whose text is full of zero bytes."""

MAGIC = (
    (0, b"PK\x03\x04", "a ZIP archive or an office document (docx, xlsx, odt, epub)"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (doc, xls)"),
    (0, b"\x89PNG\r\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (8, b"WEBP", "a WebP image"),
    (8, b"WAVE", "a WAVE sound"),
    (4, b"ftyp", "an MP4 film or a HEIC image"),
    (0, b"ID3\x03", "an MP3 sound"),
    (0, b"ID3\x04", "an MP3 sound"),
    (0, b"BZh91AY&SY", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"\x1f\x8b", "a gzip archive within another one"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"PAR1", "a Parquet table"),
    (0, b"\x7fELF", "a program"),
)
"""(offset, bytes, name) of binary formats that no reader takes, after the formats' own specifications."""

TEXTUAL_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"WARC/", "a web archive (WARC)"),
    (b"<?xml", "an XML file"),
)
"""The same for formats that may pass for text."""

SUFFIXES = {
    ".csv": "a table (CSV)",
    ".tsv": "a table (TSV)",
    ".json": "one JSON value over several lines; a file of rows has one JSON object a line",
    ".xml": "an XML file",
    ".rss": "a news feed",
    ".atom": "a news feed",
    ".yaml": "a YAML file",
    ".yml": "a YAML file",
    ".toml": "a TOML file",
    ".ini": "a settings file",
    ".log": "a log file",
    ".css": "a style sheet",
    ".js": "a program",
    ".py": "a program",
    ".sh": "a program",
    ".sql": "a program",
    ".ipynb": "a notebook",
    ".tex": "a TeX file",
    ".eml": "an e-mail message",
    ".mbox": "a mailbox",
}
"""Names of formats that are text to a computer but no report; a forced reader takes them all the same."""


def foreign_format(head: bytes) -> str | None:
    """The name of a format that no reader takes, or None."""
    for magic, name in TEXTUAL_MAGIC:
        if head.startswith(magic):
            return name
    if is_text(head):
        return None
    return next((name for offset, magic, name in MAGIC if head.startswith(magic, offset)), None)


def foreign_suffix(uri: str) -> str | None:
    """The name of a format that the suffix stands for and that is text, but no report."""
    return SUFFIXES.get(suffix_of(uri))


def suffix_of(uri: str) -> str:
    """The suffix in small letters, without that of the gzip archive around it."""
    path = PurePath(uri)
    named = path.with_suffix("") if path.suffix.lower() == ".gz" and path.stem else path
    return named.suffix.lower()


def is_text(payload: bytes) -> bool:
    """Whether bytes can be text in some encoding: no zero byte (but under a wide byte order mark) and hardly a control character."""
    if payload.startswith(WIDE_MARKS):
        return True
    if b"\0" in payload:
        return False
    controls = len(payload) - len(payload.translate(None, CONTROLS))
    return controls <= CONTROLS_ALLOWED * len(payload)


def not_text(uri: str, payload: bytes) -> UnknownFormat:
    """The refusal of bytes that are no text, with the name of what they look like."""
    looks = foreign_format(payload)
    return UnknownFormat(uri, f"looks like {looks}; no reader takes it" if looks else "holds binary bytes, not text")
