"""Our own reports: invented news in `training/reports/*.toml` with their attributions marked in the text, for habits that PolNeAR lacks.

```toml
[[reports]]
text = '''
[s1 Mayor Ada Lind] [c1 said] [q1 the pier would close, but that [s2 the harbour board] [c2 believed] [q2 it could be saved]].
'''
```

`[s1 …]` is the source of attribution 1, `[c1 …]` its cue, `[q1 …]` its content, one or several stretches of it; they may nest. What is
marked follows PolNeAR's guidelines (Newell et al. 2018), which has no nesting: within a content, no cue is said to be one or to be none.
"""

from collections.abc import Iterator
from pathlib import Path

from onrecord.model.tasks import CUES, PARTS_OF_CUE
from onrecord.records import contains
from training.corpora.example import Example, Pair, Tagged, TagGold
from training.corpora.marks import Marked, marked_examples, read_marked

HEADS = (CUES.name, PARTS_OF_CUE.name)

REPORTS = Path(__file__).parents[1] / "reports"
CUE, CONTENT = "c", "q"
_PARTS = {"s": "source", CONTENT: "content"}


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The reports of `train` or `dev`. `folder` is not asked: these files lie beside the code."""
    yield from marked_examples(REPORTS, report_example, split)


def report_example(name: str, text: str, marks: list[Marked]) -> Example:
    """A report from its marks. Raises ValueError for an attribution without one cue or without content."""
    contents = [one for one in marks if one.letter == CONTENT]
    tagged, pairs = [], []
    for number in sorted({one.number for one in marks}):
        own = [one for one in marks if one.number == number]
        cues, parts = [one.span for one in own if one.letter == CUE], [one for one in own if one.letter in _PARTS]
        if len(cues) != 1 or all(one.letter != CONTENT for one in parts):
            raise ValueError(f"attribution {number} must have one cue and at least one stretch of content")
        if not any(contains(other.span, cues[0]) for other in contents if other.number != number):
            tagged.append(Tagged(cues[0], ("cue",)))
        pairs += [Pair(cues[0], one.span, _PARTS[one.letter]) for one in parts]
    unsaid = [Tagged(one.span, ()) for one in contents]
    return Example(name, text, tags={CUES.name: TagGold((*tagged, *unsaid))}, pairs={PARTS_OF_CUE.name: tuple(pairs)})


def main() -> None:
    """Checks all files: `python -m training.corpora.own_reports`."""
    for file in sorted(REPORTS.glob("*.toml")):
        found = read_marked(file, report_example)
        print(f"{file.name}: {len(found)} reports, {sum(len(one.pairs[PARTS_OF_CUE.name]) for one in found)} parts of attributions")


if __name__ == "__main__":
    main()
