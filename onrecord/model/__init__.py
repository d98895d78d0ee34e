"""Document to Annotation: onnxruntime, tokenizers and numpy; never torch."""

from onrecord.model.lines import score_lines
from onrecord.model.session import annotate, model_digest

__all__ = ["annotate", "model_digest", "score_lines"]
