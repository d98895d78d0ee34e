"""Attributions within what somebody is said to have said: “The ministry said that analysts believe the army will win.”"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.extract.phrases import statement_table
from onrecord.records import Annotation, Span, contains, overlap

SUBJECTS = frozenset(("nsubj", "nsubj:pass"))
CLAUSES = frozenset(("ccomp",))
WITH_CUE = frozenset(("aux", "aux:pass", "advmod", "compound:prt"))
"""What belongs to a cue besides its verb: auxiliaries, “not”, particles."""

PRONOUN = "PRON"


@dataclass(frozen=True, slots=True)
class Inner:
    """One attribution that the tree shows."""

    source: Span
    cue: Span
    content: Span


@dataclass(slots=True)
class Tree:
    """The words of a report under each word, by index."""

    annotation: Annotation
    under: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def span(self, word: int, within: Span) -> Span | None:
        """What stands under a word, itself counted, as far as it lies within a stretch; None where nothing does."""
        reached, waiting = [word], [word]
        while waiting:
            waiting = [one for parent in waiting for one in self.under[parent]]
            reached += waiting
        inside = [self.annotation.words[one] for one in reached if contains(within, self.annotation.words[one])]
        return Span(min(one.start for one in inside), max(one.end for one in inside)) if inside else None


def find_inner(annotation: Annotation, contents: tuple[Span, ...], cues: tuple[Span, ...]) -> Iterator[Inner]:
    """Attributions within these contents that no cue found so far has: a verb of reporting with a subject that is no pronoun (whom “he”
    and “I” mean is the speaker's own mind) and a clause that it reports. The tree says where each begins and ends.
    """
    if not annotation.tokens:
        return
    tree = _tree(annotation)
    verbs = frozenset(word for row in statement_table().reporting for word in row.words)
    for content in contents:
        first, stop = _words_in(annotation, content)
        for word in range(first, stop):
            if annotation.tokens[word].lemma in verbs and not any(overlap(annotation.words[word], cue) for cue in cues):
                yield from _inner(tree, word, content)


def _tree(annotation: Annotation) -> Tree:
    tree = Tree(annotation)
    for word, token in enumerate(annotation.tokens):
        if token.governor != word:
            tree.under[token.governor].append(word)
    return tree


def _words_in(annotation: Annotation, content: Span) -> tuple[int, int]:
    first = bisect_left(annotation.words, content.start, key=lambda one: one.start)
    return first, bisect_right(annotation.words, content.end, key=lambda one: one.end)


def _inner(tree: Tree, verb: int, content: Span) -> Iterator[Inner]:
    tokens, words = tree.annotation.tokens, tree.annotation.words
    subject = next((one for one in tree.under[verb] if tokens[one].relation in SUBJECTS), None)
    clause = next((one for one in tree.under[verb] if tokens[one].relation in CLAUSES and one > verb), None)
    if subject is None or clause is None or tokens[subject].part_of_speech == PRONOUN:
        return
    source, said = tree.span(subject, content), tree.span(clause, content)
    belong = [verb, *(one for one in tree.under[verb] if tokens[one].relation in WITH_CUE and abs(one - verb) <= 3)]
    cue = Span(min(words[one].start for one in belong), max(words[one].end for one in belong))
    if source and said and not overlap(source, said) and not overlap(cue, said) and contains(content, cue) and not overlap(cue, source):
        yield Inner(source, cue, said)
