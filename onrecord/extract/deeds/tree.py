"""A report's sentences as trees: what governs what, and what stands under what. Words are indices of the annotation's words."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from onrecord.records import Annotation, Predicate, Span, Token, words

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
PASSIVE_SUBJECTS = ("nsubj:pass", "csubj:pass")
OBLIQUES = ("obl", "obl:agent", "nmod", "advcl", "acl", "obl:unmarked")
CONJUNCT = "conj"
VERBS = ("VERB", "AUX")
NOUNS = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "DET", "X")


@dataclass(slots=True)
class Tree:
    """The words of a report with what stands under each, and the predicates by their words."""

    text: str
    annotation: Annotation
    under: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    predicates: dict[int, Predicate] = field(default_factory=dict)

    def token(self, word: int) -> Token:
        """Part of speech, features, lemma, governor and relation."""
        return self.annotation.tokens[word]

    def relation(self, word: int) -> str:
        """What a word is to its governor."""
        return self.annotation.tokens[word].relation

    def governor(self, word: int) -> int:
        """The word that governs this one; itself at the root."""
        return self.annotation.tokens[word].governor

    def form(self, word: int) -> str:
        """The word as printed, in small letters."""
        return words(self.text, self.annotation.words[word]).lower().replace("’", "'")

    def span(self, word: int) -> Span:
        """Where a word stands."""
        return self.annotation.words[word]

    def children(self, word: int, *relations: str) -> Iterator[int]:
        """The words directly under this one, in order; all of them where no relation is given."""
        return (one for one in self.under[word] if not relations or self.relation(one) in relations)

    def child(self, word: int, *relations: str) -> int | None:
        """The first word under this one that stands in one of the relations."""
        return next(self.children(word, *relations), None)

    def opens_with(self, word: int, forms: Collection[str], *relations: str) -> bool:
        """Whether a word under this one in one of the relations has one of these forms: the “for” of “for leaving”."""
        return any(self.form(one) in forms for one in self.children(word, *relations))

    def is_infinitive(self, word: int) -> bool:
        """Whether a verb stands behind “to”."""
        return self.opens_with(word, ("to",), "mark")

    def is_verb(self, word: int) -> bool:
        """Whether a word is a verb or an auxiliary."""
        return self.token(word).part_of_speech in VERBS

    def conjuncts(self, word: int) -> list[int]:
        """A word and all that is joined to it by “and”. In a list of names the second may hang as an apposition."""
        joined = list(self.children(word, CONJUNCT))
        listed = [one for one in self.children(word, "appos") if joined and one < joined[0] and self.token(one).part_of_speech == "PROPN"]
        return [word, *(further for one in sorted((*listed, *joined)) for further in self.conjuncts(one))]

    def subtree(self, word: int) -> list[int]:
        """A word and all that stands under it, in order of position."""
        reached, waiting = [word], [word]
        while waiting:
            waiting = [one for parent in waiting for one in self.under[parent]]
            reached += waiting
        return sorted(reached)


def grow_tree(text: str, annotation: Annotation) -> Tree:
    """The trees of a report."""
    tree = Tree(text, annotation, predicates={one.word: one for one in annotation.predicates})
    for word, token in enumerate(annotation.tokens):
        if token.governor != word:
            tree.under[token.governor].append(word)
    return tree


def lemmas_of(tree: Tree, word: int) -> tuple[str, ...]:
    """The lemma of a word and what else it may be where the network cut it wrongly: “stag” for “stage”, “travell” for “travel”."""
    lemma, form = tree.token(word).lemma.lower().replace("’", "'"), tree.form(word)
    found = [lemma, form]
    if tree.token(word).part_of_speech in NOUNS:
        found += [form.removesuffix("s")] if form.endswith("s") else []
        found += [form.removesuffix("es")] if form.endswith(("ses", "xes", "zes", "ches", "shes")) else []
        found += [f"{form.removesuffix('ies')}y"] if form.endswith("ies") else []
        return tuple(dict.fromkeys(found))
    found += [f"{lemma}e", lemma.removesuffix("e")]
    found += [f"{lemma.removesuffix('i')}y", f"{lemma.removesuffix('ie')}y"] if lemma.endswith(("i", "ie")) else []
    for stem in [form.removesuffix(end) for end in ("ed", "d", "ing", "s", "es") if form.endswith(end)]:
        found += [stem, f"{stem}e", *([f"{stem[:-1]}y"] if stem.endswith("i") else [])]
        found += [stem[:-1]] if stem[-1:] == stem[-2:-1] else []
    return tuple(dict.fromkeys(found))
