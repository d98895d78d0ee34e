"""Runs the network over a document: one unpadded window a call, one thread, so that nothing but the text decides the result."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.errors import StaleModel
from onrecord.model.antecedents import Mention, find_antecedents
from onrecord.model.attributions import Linked, find_attributions
from onrecord.model.cards import EXACT, FAST, WEIGHTS, read_card
from onrecord.model.decode import Scores, Tagged, decode_tags
from onrecord.model.lemmas import gender_of_name, is_personal, means_person, shown_by
from onrecord.model.predicates import find_predicates
from onrecord.model.quotations import find_quotations
from onrecord.model.sentences import find_sentences
from onrecord.model.syntax import find_tokens
from onrecord.model.tasks import ANTECEDENT, ENTITIES, EVENT_TYPE, HEADS, MEANING, NOMINALS
from onrecord.model.windows import LEAD_IN, Integers, Pieces, Window, behind, cut_windows, split_pieces, window_inputs, words_of
from onrecord.records import Annotation, Antecedent, Attribution, Document, Name, NameKind, Nominal, NominalKind, Predicate, Span, Token

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_READ = tuple(one.name for one in HEADS if one is not MEANING)
_MENTIONED = frozenset({NameKind.PERSON, NameKind.ORG, NameKind.GPE, NameKind.LOC, NameKind.NORP, NameKind.FAC})
"""Names that pronouns and descriptions may stand for."""


@dataclass(frozen=True, slots=True)
class Model:
    """A network that is ready to run, with its word pieces, and those of what short documents are read behind."""

    network: "InferenceSession"
    tokenizer: "Tokenizer"
    lead_in: Pieces | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Words and sentences that somebody else has found, such as a treebank's."""

    words: tuple[Span, ...]
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A document as the network takes it. `sentence_of` (w,): each word's sentence; `paragraph_of` (w,): each word's paragraph."""

    text: str
    pieces: Pieces
    sentence_of: Integers
    paragraph_of: Integers

    def words(self, window: Window) -> list[str]:
        """The words of a window as they stand."""
        here = slice(window.start, window.stop)
        bounds = zip(self.pieces.starts[here].tolist(), self.pieces.ends[here].tolist(), strict=True)
        return [self.text[start:end] for start, end in bounds]

    def span(self, window: Window, tagged: Tagged) -> Span:
        """The characters of some words of a window."""
        return Span(int(self.pieces.starts[window.start + tagged.start]), int(self.pieces.ends[window.start + tagged.stop - 1]))


@dataclass(frozen=True, slots=True)
class Reading:
    """What one window gives. Spans and links are counted from its first word; tokens and predicates from the document's."""

    window: Window
    names: tuple[Tagged, ...]
    nominals: tuple[Tagged, ...]
    attributions: tuple[Linked, ...]
    tokens: tuple[Token, ...]
    predicates: tuple[Predicate, ...]
    vectors: Scores


def annotate(
    document: Document, passages: tuple[Span, ...], *, language: str = "en", exact: bool = False, cut: Cut | None = None
) -> Annotation:
    """All that the model says of these passages (paragraphs, in order). `exact` computes the same weights in 32-bit floating point, some
    times more slowly. Raises `MissingModel` for a language without weights.
    """
    text = document.text or ""
    quotations = find_quotations(text, passages)
    sentences = cut.sentences if cut else find_sentences(text, passages)
    model = load_model(language, exact=exact)
    pieces = split_pieces(text, passages, quotations, model.tokenizer, cut.words if cut else ())
    page = _page(text, pieces, sentences)
    readings = [_read(model, page, window) for window in cut_windows(pieces)]
    words = tuple(Span(start, end) for start, end in zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True))
    names = tuple(_name(page, one, tag) for one in readings for tag in one.names)
    nominals = tuple(_nominal(page, one, tag) for one in readings for tag in one.nominals)
    return Annotation(
        document.id,
        words,
        sentences,
        quotations,
        names,
        tuple(_attribution(page, one.window, linked) for one in readings for linked in one.attributions),
        tuple(token for one in readings for token in one.tokens),
        nominals,
        tuple(predicate for one in readings for predicate in one.predicates),
        _antecedents(page, readings),
    )


def span_vectors(document: Document, passages: tuple[Span, ...], spans: Sequence[Span], *, language: str = "en") -> Scores:
    """The meaning of these spans of the passages: (s, 384), each of length 1, near where all-MiniLM-L6-v2 puts the span's own text. A span
    that holds no word of a passage gets zeros.
    """
    text = document.text or ""
    model = load_model(language)
    pieces = split_pieces(text, passages, find_quotations(text, passages), model.tokenizer)
    windows = cut_windows(pieces)
    runs = [run_window(model, pieces, one, (MEANING.name,))[MEANING.name] for one in windows]
    vectors = np.concatenate(runs or [np.zeros((0, 1), np.float32)])
    found = np.zeros((len(spans), vectors.shape[1]), np.float32)
    for row, span in enumerate(spans):
        begin, stop = words_of(pieces, span.start, span.end)
        summed = vectors[begin:stop].sum(0)
        found[row] = summed / max(float(np.sqrt(summed @ summed)), 1e-9)
    return found


@cache
def load_model(language: str, *, exact: bool = False) -> Model:
    """The shipped network of a language, checked against its card and the list of heads. Raises `MissingModel`, `StaleModel`."""
    folder = WEIGHTS / language
    card = read_card(language)
    heads = {one.name: list(one.labels) for one in HEADS}
    if card["heads"] != heads:
        raise StaleModel(f"{folder.name}/card.toml: its heads are not those of this version")
    fast = _pinned(folder / FAST, card)
    if exact:
        _pinned(folder / EXACT, card)
    network = _network(str(folder / EXACT) if exact else fast, exact=exact)
    tokenizer = _tokenizer(_pinned(folder / "tokenizer.json", card))
    return Model(network, tokenizer, split_pieces(LEAD_IN, _lines(LEAD_IN), (), tokenizer))


def _lines(text: str) -> tuple[Span, ...]:
    ends = [at for at, sign in enumerate(text) if sign == "\n"] + [len(text)]
    return tuple(Span(start, end) for start, end in zip([0, *(one + 1 for one in ends)], ends, strict=False))


def _pinned(path: Path, card: dict[str, Any]) -> bytes:
    """The bytes of a file, checked against the digest that the card pins."""
    written = path.read_bytes()
    digest, pinned = sha256(written).hexdigest(), card["sha256"][path.name]
    if digest != pinned:
        raise StaleModel(f"{path.parent.name}/{path.name}: SHA-256 {digest[:12]}… is not the card's {pinned[:12]}…")
    return written


def _network(graph: str | bytes, *, exact: bool) -> "InferenceSession":
    """A session over a graph's bytes, or its path where it takes its weights from a file beside it."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if exact:  # else it is sped up by rounding the activations to eight bits, and is no longer exact
        options.add_session_config_entry("session.disable_quant_qdq", "1")
    return InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _tokenizer(written: bytes) -> "Tokenizer":
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_buffer(written)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def run_window(model: Model, pieces: Pieces, window: Window, names: Sequence[str]) -> dict[str, Scores]:
    """The scores of these heads for one window. A short document is read behind a lead-in but for the types of events, which the network
    learned on sentences by themselves.
    """
    alone = window_inputs(pieces, window)
    inputs = behind(alone, model.lead_in)
    scores = dict(zip(names, model.network.run(names, inputs), strict=True))
    if EVENT_TYPE.name in scores and inputs is not alone:
        (scores[EVENT_TYPE.name],) = model.network.run((EVENT_TYPE.name,), alone)
    return scores


def _page(text: str, pieces: Pieces, sentences: tuple[Span, ...]) -> Page:
    starts = np.array([one.start for one in sentences], np.int64)
    sentence_of = np.searchsorted(starts, pieces.starts, side="right")
    paragraph_of = np.searchsorted(pieces.paragraphs, np.arange(len(pieces.starts)), side="right")
    return Page(text, pieces, sentence_of, paragraph_of)


def _read(model: Model, page: Page, window: Window) -> Reading:
    scores = run_window(model, page.pieces, window, _READ)
    here = slice(window.start, window.stop)
    sentences = page.sentence_of[here]
    return Reading(
        window,
        decode_tags(scores[ENTITIES.name], ENTITIES.labels),
        decode_tags(scores[NOMINALS.name], NOMINALS.labels),
        find_attributions(scores, page.paragraph_of[here]),
        find_tokens(page.words(window), scores, sentences, window.start),
        find_predicates(scores, sentences, window.start),
        scores[ANTECEDENT.name],
    )


def _name(page: Page, reading: Reading, tag: Tagged) -> Name:
    return Name(page.span(reading.window, tag), NameKind(tag.kind), _rounded(tag.score))


def _nominal(page: Page, reading: Reading, tag: Tagged) -> Nominal:
    return Nominal(page.span(reading.window, tag), NominalKind(tag.kind), _rounded(tag.score))


def _attribution(page: Page, window: Window, one: Linked) -> Attribution:
    source = page.span(window, one.source) if one.source else None
    content = tuple(page.span(window, piece) for piece in one.content)
    sure = one.scores
    score = _rounded((sure.cue + sure.content + sure.source) / (3 if source else 2))
    return Attribution(source, page.span(window, one.cue), content, score, sure)


def _antecedents(page: Page, readings: Sequence[Reading]) -> tuple[Antecedent, ...]:
    if not readings:
        return ()
    mentions = sorted((one for reading in readings for one in _mentions(page, reading)), key=lambda one: (one.start, -one.stop))
    windows = np.repeat(np.arange(len(readings)), [one.window.stop - one.window.start for one in readings])
    return find_antecedents(mentions, np.concatenate([one.vectors for one in readings]), windows)


def _mentions(page: Page, reading: Reading) -> Iterator[Mention]:
    """Names, descriptions and personal pronouns of a window. A description that takes in a name gives way to it."""
    begin = reading.window.start
    names = [one for one in reading.names if one.kind in _MENTIONED]
    for one in names:
        span = page.span(reading.window, one)
        name = page.text[span.start : span.end]
        key, person = name.split()[-1].lower(), one.kind == NameKind.PERSON
        shows = gender_of_name(name) if person else ""
        yield Mention(span, begin + one.start, begin + one.stop, asks=False, named=True, key=key, person=person, shows=shows)
    for one in reading.nominals:
        if not any(name.start < one.stop and one.start < name.stop for name in names):
            person, shows = one.kind == NominalKind.PERSON, shown_by(reading.tokens[one.stop - 1])
            span = page.span(reading.window, one)
            yield Mention(span, begin + one.start, begin + one.stop, asks=True, named=False, person=person, shows=shows)
    for place, token in enumerate(reading.tokens):
        if is_personal(token):
            pronoun = Tagged("", place, place + 1, 1.0)
            span, of_person = page.span(reading.window, pronoun), means_person(token)
            at = begin + place
            yield Mention(span, at, at + 1, asks=True, named=False, person=of_person, pronoun=True, shows=shown_by(token))


def _rounded(score: float) -> float:
    """Four digits: more would differ between processors without meaning anything."""
    return float(np.round(score, 4))
