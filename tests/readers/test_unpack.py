import gzip
import random
from collections.abc import Iterator

import pytest

from onrecord.errors import InputError
from onrecord.readers.reader import read_whole
from onrecord.readers.unpack import open_chunks

REPORT = b"The ferry stays in port, Ada Borg said. " * 2000


def chunked(payload: bytes, size: int = 1000) -> Iterator[bytes]:
    return (payload[start : start + size] for start in range(0, len(payload), size))


def outcome(payload: bytes, size: int = 1000) -> tuple[bytes, str]:
    """The bytes that come, and the refusal behind them."""
    read = bytearray()
    try:
        for chunk in open_chunks("x", chunked(payload, size)).source.chunks:
            read += chunk
    except InputError as error:
        return bytes(read), f"{type(error).__name__}: {error.limit or error.message}"
    return bytes(read), ""


@pytest.mark.parametrize("size", [1, 7, 1000, 10**6])
def test_plain_and_packed_bytes_come_out_the_same(size: int) -> None:
    assert outcome(REPORT, size) == (REPORT, "")
    assert outcome(gzip.compress(REPORT), size) == (REPORT, "")


def test_members_are_read_one_after_the_other_and_padding_is_skipped() -> None:
    assert outcome(gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 512, 3) == (b"one two", "")


def test_the_head_is_shown_without_being_taken() -> None:
    opened = open_chunks("x", chunked(gzip.compress(REPORT)))
    assert (opened.head, read_whole(opened.source)) == (REPORT[: len(opened.head)], REPORT)


def test_no_point_of_truncation_goes_unseen() -> None:
    noise = random.Random(5).randbytes(3000)
    packed = gzip.compress(noise)
    for end in range(3, len(packed), 13):
        read, refusal = outcome(packed[:end])
        assert refusal.startswith("Unreadable: the gzip archive is cut off")
        assert noise.startswith(read)


def test_what_stands_before_the_damage_is_kept() -> None:
    packed = bytearray(gzip.compress(random.Random(5).randbytes(200_000)))
    packed[-6] ^= 1
    read, refusal = outcome(bytes(packed))
    assert (len(read), refusal[:41]) == (200_000, "Unreadable: the gzip archive is damaged: ")


def test_foreign_bytes_behind_the_archive_are_damage() -> None:
    read, refusal = outcome(gzip.compress(b"one") + b"two")
    assert (read, refusal) == (b"one", "Malformed: the gzip archive is followed by bytes that do not belong to it")


def test_a_bomb_is_refused_after_the_first_mebibytes() -> None:
    read, refusal = outcome(gzip.compress(b"\0" * 20_000_000), 64 * 1024)
    assert refusal == "LimitExceeded: decompression ratio 100"
    assert len(read) < 10_000_000


def test_a_whole_report_may_not_unpack_to_more_than_its_limit() -> None:
    packed = gzip.compress(random.Random(5).randbytes(1_000_000) * 1, 1)
    source = open_chunks("x", chunked(packed * 70, 64 * 1024)).source
    with pytest.raises(InputError) as refusal:
        read_whole(source)
    assert refusal.value.limit == "decompressed bytes 67108864"
