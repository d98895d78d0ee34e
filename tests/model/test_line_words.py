"""Words and letters of a text as hashes."""

import numpy as np

from onrecord.model.line_words import BITS, Buckets, Words, find_buckets, find_words, hash_words, read_letters


def words_of(text: str) -> Words:
    starts, ends = edges_of(text)
    return find_words(read_letters(text), starts, ends)


def buckets_of(text: str) -> Buckets:
    letters, (starts, ends) = read_letters(text), edges_of(text)
    return find_buckets(letters, find_words(letters, starts, ends), starts, ends)


def edges_of(text: str) -> tuple[np.ndarray, np.ndarray]:
    lines = text.split("\n")
    ends = np.cumsum([len(line) + 1 for line in lines]) - 1
    return ends - [len(line) for line in lines], ends


def test_words_are_letters_digits_and_apostrophes() -> None:
    text = "Ann’s 3 cafés,\nnot-so «Ödön»"
    found = words_of(text)
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == ["Ann’s", "3", "cafés", "not", "so", "Ödön"]
    assert found.owners.tolist() == [0, 0, 0, 1, 1, 1]


def test_a_word_has_the_same_hash_wherever_it_stands_and_however_it_is_set() -> None:
    found = words_of("Don’t read 1999\nnow DON'T 2024")
    assert found.hashes[[0, 2]].tolist() == found.hashes[[4, 5]].tolist()
    assert len(set(found.hashes.tolist())) == 4


def test_a_listed_word_has_the_hash_that_it_has_in_a_text() -> None:
    assert set(hash_words(["read", "don't"]).tolist()) == set(words_of("Don’t read").hashes.tolist())


def test_capitals_whose_small_form_is_longer_keep_their_places() -> None:
    found = words_of("İzmir İki son")
    assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == [(0, 5), (6, 9), (10, 13)]


def test_equal_lines_have_equal_buckets_and_a_bucket_counts_once() -> None:
    found = buckets_of("share this share this\nshare this share this")
    first, second = (found.buckets[found.owners == line] for line in (0, 1))
    assert (first.tolist(), len(set(first.tolist()))) == (second.tolist(), len(first))
    assert first.max() < 1 << BITS


def test_no_feature_crosses_a_line() -> None:
    alone, together = buckets_of("share"), buckets_of("share\nthis")
    assert together.buckets[together.owners == 0].tolist() == alone.buckets.tolist()


def test_a_line_without_a_word_has_only_letters() -> None:
    assert buckets_of("—").buckets.tolist() == []
