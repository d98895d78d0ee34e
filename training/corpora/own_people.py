"""Our own passages on people: invented news and lives in `training/people/*.toml` in which it is marked who is who, for what few corpora
have: several persons of one gender, in the language of news.

```toml
[[texts]]
text = '''
[1 Ana Doric] told [2 Ruth Abara] that [1 she] would stay, but [2 the minister] did not believe [1 her].
'''
```

All mentions of one number mean the same; a description is marked up to its head noun. Pronouns that are not marked have no gold.
"""

from collections.abc import Iterator
from pathlib import Path

from onrecord.model.tasks import ANTECEDENT
from onrecord.model.words import find_words
from onrecord.records import MentionForm, NominalKind, Span, overlap, words
from training.corpora.coreference import PRONOUNS, Mention, antecedents
from training.corpora.example import Example, paragraphs
from training.corpora.marks import Marked, marked_examples

HEADS = (ANTECEDENT.name,)

PEOPLE = Path(__file__).parents[1] / "people"


def examples(folder: Path, split: str) -> Iterator[Example]:
    """The passages of `train` or `dev`. `folder` is not asked: these files lie beside the code."""
    yield from marked_examples(PEOPLE, people_example, split)


def people_example(name: str, text: str, marks: list[Marked]) -> Example:
    """A passage from its marks. Raises ValueError for a mark without a word."""
    cut = find_words(text, paragraphs(text))
    mentions = [_mention(text, one, [word for word in cut if overlap(word, one.span)]) for one in marks]
    return Example(name, text, pairs={ANTECEDENT.name: antecedents(text, mentions, cut)})


def _mention(text: str, mark: Marked, within: list[Span]) -> Mention:
    if not within:
        raise ValueError(f"nothing is marked with {mark.number} at {mark.span.start}")
    form = _form(words(text, mark.span))
    head = within[-1]
    anchor = Span(within[0].start, head.end) if form is MentionForm.NAME else head
    return Mention(mark.span, head, (anchor,), str(mark.number), form, NominalKind.PERSON)


def _form(written: str) -> MentionForm:
    """Names have a capital at each end; a description that opens a sentence has not."""
    if written.casefold() in PRONOUNS:
        return MentionForm.PRONOUN
    named = written[:1].isupper() and written.rsplit(maxsplit=1)[-1][:1].isupper()
    return MentionForm.NAME if named else MentionForm.NOMINAL
