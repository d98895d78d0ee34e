import pytest

from onrecord.errors import InputError
from onrecord.readers.decode import decode

ENGLISH = "The minister said “we won’t go” — and left the naïve café in Besançon.\nNothing followed.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-32-be"])
def test_unicode_is_read_exactly_and_a_byte_order_mark_is_no_text(encoding: str) -> None:
    mark = "\ufeff" if encoding.endswith(("le", "be")) else ""
    assert decode("x", (mark + ENGLISH).encode(encoding)) == ENGLISH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (ENGLISH, "mac_roman"),
        ("Der Bürgermeister erklärte, die Straße werde für drei Jahre gesperrt. Ärger gab es dennoch.", "latin-1"),
        ("Министр заявил, что переговоры начнутся в понедельник. Об этом сообщает агентство.", "cp1251"),
        ("Министр заявил, что переговоры начнутся в понедельник. Об этом сообщает агентство.", "koi8_r"),
        ("Premier powiedział, że żółte światło będzie świecić w Łodzi. Ćwiczenia zakończono.", "cp1250"),
        ("首相は月曜日に記者会見を開き、協議が始まると述べた。市民は驚いた。", "shift_jis"),
    ],
)
def test_legacy_encodings_are_told_from_the_bytes(text: str, encoding: str) -> None:
    assert decode("x", text.encode(encoding)) == text


def test_the_encoding_of_a_long_text_is_told_from_its_beginning() -> None:
    text = ENGLISH * 5000
    assert decode("x", text.encode("cp1252")) == text


def test_a_declared_encoding_comes_before_detection() -> None:
    assert decode("x", "Straße".encode("cp850"), declared="cp850") == "Straße"


@pytest.mark.parametrize("declared", ["unicode_escape", "hex", "utf-7", "idna", "no such", "utf-16"])
def test_an_encoding_that_is_none_of_text_is_not_believed(declared: str) -> None:
    assert decode("x", "caf\\u00e9 – naïve".encode("cp1252"), declared=declared) == "caf\\u00e9 – naïve"


def test_damaged_utf_8_shows_its_damage_and_keeps_the_rest() -> None:
    damaged = ENGLISH.encode() * 5 + "“".encode()[:2]
    assert decode("x", damaged) == ENGLISH * 5 + "\ufffd"


def refusal(payload: bytes, forced: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        decode("x", payload, forced=forced)
    return f"{type(caught.value).__name__}: {caught.value.message}"


@pytest.mark.parametrize(
    ("payload", "forced", "message"),
    [
        (b"caf\xe9", "utf-8", "Malformed: is not utf-8: unexpected end of data at byte 3"),
        (b"caf\xe9", "utf-9", "UnknownFormat: there is no encoding called 'utf-9'"),
        (b"\xff\xfe\x00\xd8", None, "Malformed: is not utf-16-le: unexpected end of data at byte 0"),
        (b"\xff\xfea\0\0\0", None, "UnknownFormat: holds binary bytes, not text"),
        (b"one\0two", None, "UnknownFormat: holds binary bytes, not text"),
        (b"\x01\x02\x03 text", None, "UnknownFormat: holds binary bytes, not text"),
    ],
)
def test_bytes_that_are_not_such_text_are_refused_by_name(payload: bytes, forced: str | None, message: str) -> None:
    assert refusal(payload, forced) == message
