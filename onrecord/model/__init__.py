"""Document to Annotation: onnxruntime, tokenizers and numpy; never torch. Nothing is loaded before it is used."""
