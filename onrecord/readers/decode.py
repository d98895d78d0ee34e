"""Bytes of a report as text: character for character, in the encoding that the bytes are in."""

import codecs

from onrecord.errors import Malformed, UnknownFormat
from onrecord.readers.sniff import is_text, not_text

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, longest first where one begins with another. A mark says the encoding and is no part of the text."""

LEGACY = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256",
    "koi8_r", "mac_roman", "shift_jis", "euc_jp", "iso2022_jp", "gb18030", "big5", "euc_kr",
)  # fmt: skip
"""Encodings that news was written in before UTF-8, the commonest first: of several that fit equally well the first is taken."""

DECLARED_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
"""What browsers read a declared encoding as (WHATWG Encoding standard): the larger one that pages in fact use."""

DECLARABLE = ("cp", "iso8859", "koi8", "mac", "gb", "big5", "euc", "shift_jis", "iso2022", "tis")
"""How the names of encodings begin that a page may declare; Python has others under the same roof, such as escapes and ciphers."""

SAMPLE = 64 * 1024
"""Bytes from which a legacy encoding is told."""

DAMAGE_ALLOWED = 0.1
"""Broken sequences for each sound one up to which bytes are damaged UTF-8 (a cut character) rather than another encoding."""

REPLACEMENT = "\ufffd"


def decode(uri: str, payload: bytes, *, forced: str | None = None, declared: str | None = None) -> str:
    """The text of `payload`: by its byte order mark, in the `forced` encoding, as UTF-8, as `declared`, or in the legacy encoding
    that fits best. In damaged UTF-8 a broken sequence is U+FFFD, as browsers show it.

    Raises `UnknownFormat` for bytes that are no text and `Malformed` where no encoding, or not the forced one, reads them.
    """
    for mark, encoding in MARKS:
        if payload.startswith(mark):
            return _marked(uri, payload[len(mark) :], encoding)
    if not is_text(payload):
        raise not_text(uri, payload)
    if forced:
        return decode_as(uri, payload, forced)
    return _found(uri, payload, declared)


def _found(uri: str, payload: bytes, declared: str | None) -> str:
    for encoding in ("utf-8", *_declared(declared)):
        text = _attempt(payload, encoding)
        if text is not None:
            return text
    text = _damaged_utf8(payload)
    if text is not None:
        return text
    for encoding in _legacy(payload):
        text = _attempt(payload, encoding)
        if text is not None:
            return text
    raise Malformed(uri, "is in no encoding that fits; name one")


def _declared(name: str | None) -> tuple[str, ...]:
    try:
        known = codecs.lookup(name).name if name else ""
    except LookupError:
        return ()
    return (DECLARED_AS.get(known, known),) if known.startswith(DECLARABLE) or known in DECLARED_AS else ()


def _marked(uri: str, payload: bytes, encoding: str) -> str:
    text = decode_as(uri, payload, encoding)
    if "\0" in text:
        raise UnknownFormat(uri, "holds binary bytes, not text")
    return text


def decode_as(uri: str, payload: bytes, encoding: str) -> str:
    """The text of bytes that are in this encoding. Raises `Malformed` where they are not, `UnknownFormat` for no known encoding."""
    try:
        return payload.decode(encoding)
    except UnicodeDecodeError as error:
        raise Malformed(uri, f"is not {encoding}: {error.reason} at byte {error.start}") from error
    except LookupError as error:
        raise UnknownFormat(uri, f"there is no encoding called {encoding!r}") from error


def _attempt(payload: bytes, encoding: str) -> str | None:
    try:
        return payload.decode(encoding)
    except UnicodeDecodeError:
        return None


def _damaged_utf8(payload: bytes) -> str | None:
    text = payload.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT)
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken
    return text if broken <= DAMAGE_ALLOWED * sound else None


def _legacy(payload: bytes) -> list[str]:
    """Legacy encodings that fit, best first, told from a sample that ends with a whole word."""
    from charset_normalizer import from_bytes

    sample = payload[:SAMPLE]
    if len(payload) > SAMPLE:
        sample = sample[: max(sample.rfind(b" "), sample.rfind(b"\n"), SAMPLE // 2)]
    matches = from_bytes(sample, cp_isolation=list(LEGACY))
    ranked = [(match.chaos, -match.coherence, name) for match in matches for name in match.could_be_from_charset if name in LEGACY]
    return [name for _, _, name in sorted(ranked, key=lambda one: (one[0], one[1], LEGACY.index(one[2])))]
