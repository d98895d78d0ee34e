"""Runs the network over a document: one unpadded window a call, one thread, so that nothing but the text decides the result."""

import os
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.errors import StaleModel
from onrecord.model.cards import WEIGHTS, read_card
from onrecord.model.decode import Linked, Links, Scores, Tagged, decode_tags, link_attributions
from onrecord.model.quotations import find_quotations
from onrecord.model.sentences import find_sentences
from onrecord.model.tasks import ATTRIBUTION, CUE_OF_CONTENT, ENTITIES, HEADS, SOURCE_OF_CUE
from onrecord.model.windows import Pieces, Window, cut_windows, split_pieces, window_inputs
from onrecord.records import Annotation, Attribution, Document, Name, NameKind, Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


@dataclass(frozen=True, slots=True)
class Model:
    """A network that is ready to run, with its word pieces."""

    network: "InferenceSession"
    tokenizer: "Tokenizer"


def annotate(document: Document, passages: tuple[Span, ...], *, language: str = "en") -> Annotation:
    """All that the model says of these passages (paragraphs, in order). Raises `MissingModel` for a language without weights."""
    text = document.text or ""
    quotations = find_quotations(text, passages)
    sentences = find_sentences(text, passages)
    model = load_model(language)
    pieces = split_pieces(text, passages, quotations, model.tokenizer)
    names: list[Name] = []
    attributions: list[Attribution] = []
    for window in cut_windows(pieces):
        scores = _run(model, pieces, window)
        names += _names(scores, pieces, window)
        attributions += _attributions(scores, pieces, window)
    words = tuple(Span(start, end) for start, end in zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True))
    return Annotation(document.id, words, sentences, quotations, tuple(names), tuple(attributions))


@cache
def load_model(language: str) -> Model:
    """The shipped network of a language, checked against its card and the list of heads. Raises `MissingModel`, `StaleModel`."""
    folder = WEIGHTS / language
    card = read_card(language)
    written = (folder / "encoder.onnx").read_bytes()
    digest = sha256(written).hexdigest()
    if digest != card["sha256"]:
        raise StaleModel(f"{folder.name}/encoder.onnx: SHA-256 {digest[:12]}… is not the card's {card['sha256'][:12]}…")
    heads = {one.name: list(one.labels) for one in HEADS}
    if card["heads"] != heads:
        raise StaleModel(f"{folder.name}/card.toml: its heads are not those of this version")
    return Model(_network(written), _tokenizer(folder / "tokenizer.json", card))


def _network(written: bytes) -> "InferenceSession":
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(written, options, providers=["CPUExecutionProvider"])


def _tokenizer(path: Path, card: dict[str, Any]) -> "Tokenizer":
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from tokenizers import Tokenizer

    written = path.read_bytes()
    if sha256(written).hexdigest() != card["tokenizer_sha256"]:
        raise StaleModel(f"{path.name}: its SHA-256 is not the card's")
    tokenizer = Tokenizer.from_buffer(written)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _run(model: Model, pieces: Pieces, window: Window) -> dict[str, Scores]:
    names = [one.name for one in HEADS]
    return dict(zip(names, model.network.run(names, window_inputs(pieces, window)), strict=True))


def _names(scores: dict[str, Scores], pieces: Pieces, window: Window) -> list[Name]:
    tags = decode_tags(scores[ENTITIES.name], ENTITIES.labels)
    spoken = [one for one in tags if window.left + one.start >= window.start]
    return [Name(_span(pieces, window, one), NameKind(one.kind), _rounded(one.score)) for one in spoken]


def _attributions(scores: dict[str, Scores], pieces: Pieces, window: Window) -> list[Attribution]:
    tags = decode_tags(scores[ATTRIBUTION.name], ATTRIBUTION.labels)
    paragraph = np.searchsorted(pieces.paragraphs, np.arange(window.left, window.stop), side="right")
    linked = link_attributions(tags, Links(scores[CUE_OF_CONTENT.name], scores[SOURCE_OF_CUE.name], paragraph))
    return [_attribution(pieces, window, one) for one in linked if window.left + one.cue.start >= window.start]


def _attribution(pieces: Pieces, window: Window, one: Linked) -> Attribution:
    source = _span(pieces, window, one.source) if one.source else None
    content = tuple(_span(pieces, window, piece) for piece in one.content)
    return Attribution(source, _span(pieces, window, one.cue), content, _rounded(one.score))


def _span(pieces: Pieces, window: Window, tagged: Tagged) -> Span:
    return Span(int(pieces.starts[window.left + tagged.start]), int(pieces.ends[window.left + tagged.stop - 1]))


def _rounded(score: float) -> float:
    """Four digits: more would differ between processors without meaning anything."""
    return float(np.round(score, 4))
