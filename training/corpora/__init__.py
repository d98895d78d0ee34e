"""Gold corpora, one file each: every module has `examples(folder, split) -> Iterator[Example]` and `HEADS`, what it has gold for."""
