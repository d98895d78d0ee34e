"""Document to Annotation: onnxruntime, tokenizers and numpy; never torch."""

from onrecord.model.lines import score_lines
from onrecord.model.session import annotate, load_model, read_card

__all__ = ["annotate", "load_model", "read_card", "score_lines"]
