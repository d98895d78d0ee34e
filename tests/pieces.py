"""Word pieces for tests that must run without weights."""

from collections.abc import Iterable

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

FIRST = 103
"""Ids below are for special pieces, as in the vocabulary of the shipped weights."""


def make_tokenizer(texts: Iterable[str] = ()) -> Tokenizer:
    """Pieces are the words of these texts, and single characters of anything else."""
    normalizer, splitter = BertNormalizer(lowercase=True), BertPreTokenizer()
    listed = {word for text in texts for word, _ in splitter.pre_tokenize_str(normalizer.normalize_str(text))}
    characters = [chr(code) for code in range(33, 127)] + list("“”‘’…")
    pieces = sorted(listed | set(characters)) + [f"##{one}" for one in characters]
    special = {"[PAD]": 0, "[UNK]": 100, "[CLS]": 101, "[SEP]": 102}
    tokenizer = Tokenizer(WordPiece(special | {one: FIRST + number for number, one in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizer, splitter
    return tokenizer
