#!/usr/bin/env python3
"""The yardstick of scripts/benchmark: a spaCy pipeline of en_core_web_sm's architecture, untrained, on the same reports.

scripts/spacy_pipeline.py build MODEL              write the pipeline into the folder MODEL
scripts/spacy_pipeline.py read MODEL FOLDER JOBS   read every text of FOLDER, print one JSON object a report

What a layer costs does not hang on what it has learned, and tagger, parser and recogniser have as many labels as the trained pipeline.
An untrained parser takes fewer steps a word than a trained one, so that the yardstick is, if anything, too fast.
"""

import json
import sys
from pathlib import Path
from typing import Any

WIDTH = 96
DEPTH = 4
LABELS = {"tagger": 50, "parser": 45, "ner": 18}
"""About as many as en_core_web_sm 3 has."""

BATCH = 4
"""Reports a process takes at a time: few enough that two processes share the work evenly."""

RULES = {"noun": [["s", ""], ["ies", "y"]], "verb": [["s", ""], ["ed", ""], ["ing", ""]], "adj": [["er", ""], ["est", ""]]}


def build(model: Path) -> None:
    """Puts the pipeline together, initialises it and writes it to disk."""
    import spacy

    nlp: Any = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _tok2vec(["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"])})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": _listener()}})
    nlp.add_pipe("parser", config={"model": _transitions("parser", _listener())})
    nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("ner", config={"model": _transitions("ner", _tok2vec(["NORM", "PREFIX", "SUFFIX", "SHAPE"]))})
    for pipe in LABELS:
        for label in _labels(pipe):
            nlp.get_pipe(pipe).add_label(label)
    nlp.initialize()
    patterns = [{"patterns": [[{"TAG": label}]], "attrs": {"POS": "NOUN"}} for label in _labels("tagger")]
    nlp.get_pipe("attribute_ruler").add_patterns(patterns)
    _add_lemmatizer(nlp)
    nlp.to_disk(model)


def _labels(pipe: str) -> list[str]:
    return [f"{pipe}{number}" for number in range(LABELS[pipe])]


def _add_lemmatizer(nlp: Any) -> None:
    from spacy.lookups import Lookups

    lookups = Lookups()
    lookups.add_table("lemma_rules", RULES)
    lookups.add_table("lemma_index", {})
    lookups.add_table("lemma_exc", {})
    nlp.add_pipe("lemmatizer", before="ner", config={"mode": "rule"}).initialize(nlp=nlp, lookups=lookups)


def _tok2vec(attributes: list[str]) -> dict[str, Any]:
    rows = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500, "SPACY": 50, "IS_SPACE": 50}
    embed = {"@architectures": "spacy.MultiHashEmbed.v2", "width": WIDTH, "attrs": attributes, "rows": [rows[name] for name in attributes]}
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": WIDTH, "depth": DEPTH, "window_size": 1, "maxout_pieces": 3}
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": {**embed, "include_static_vectors": False}, "encode": encode}


def _listener() -> dict[str, Any]:
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}


def _transitions(state: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    shape = {"extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True}
    return {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": state, "tok2vec": tok2vec, **shape}


def read(model: Path, folder: Path, jobs: int) -> None:
    """Loads the pipeline, reads the texts and prints words, heads and names of each."""
    import spacy

    nlp = spacy.load(model)
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())]
    for document in nlp.pipe(texts, n_process=jobs, batch_size=BATCH):
        print(json.dumps(document.to_json()))


if __name__ == "__main__":
    task, model_folder, *rest = sys.argv[1:]
    if task == "build":
        build(Path(model_folder))
    else:
        read(Path(model_folder), Path(rest[0]), int(rest[1]))
