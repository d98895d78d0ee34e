"""Which predicates tell of an event: the rows of PLOVER's tables, and the network where no row speaks."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.deeds.clauses import COMPLEMENTS, is_passive, object_of, oblique_of, possessor_of, subject_of, through
from onrecord.extract.deeds.support import support_of
from onrecord.extract.deeds.tables import Codebook, Row, TypeTable
from onrecord.extract.deeds.tree import Tree, lemmas_of
from onrecord.records import EventType, Predicate

BY_HEAD = "model:event_type"
SURE = 0.6
"""How sure the network must be of a type that no row gives."""
DOUBTFUL = 0.3
"""What it takes to be worth a word of why it is not coded."""

LISTED = 0.9
"""What it takes where rows know the word and none of them fits."""

RULED = (EventType.AGREE, EventType.REJECT, EventType.THREATEN)
"""Types that the rulings give where an act is promised, refused or threatened: the network learned them of the act's own word."""

VERY_SURE = 0.95
ROW = 0.9
AGREEING = 0.97
"""How surely a row's event is one, alone and where the network gives the same type."""


@dataclass(frozen=True, slots=True)
class Match:
    """A predicate with the row or the head that takes it for an event; `support` is the verb that carries an event noun (“hold talks”)."""

    word: int
    table: TypeTable
    row: Row | None
    by: str
    score: float
    support: int | None = None

    @property
    def type(self) -> EventType:
        """PLOVER's type."""
        return self.table.type


def find_matches(tree: Tree, book: Codebook) -> Iterator[Match]:
    """All predicates that tell of an event, in order; where only the network speaks and is not sure, the score is below `SURE`."""
    for word in range(len(tree.annotation.tokens)):
        rows, predicate = _rows_at(tree, book, word), tree.predicates.get(word)
        if rows and not (predicate and _outdone(tree, rows, predicate)):
            yield _by_row(tree, word, rows, predicate)
        elif predicate and predicate.type in book.types and _is_told(tree, book, predicate):
            yield Match(word, book.types[predicate.type], None, BY_HEAD, round(predicate.score, 4), support_of(tree, word))


def _outdone(tree: Tree, rows: list[tuple[int, Row]], predicate: Predicate) -> bool:
    """Whether the network is very sure of another type than rows that ask for nothing but the word: “launched an attack on the plan”."""
    bare = all(not asked for asked, _ in rows)
    return (
        bare
        and predicate.score >= VERY_SURE
        and predicate.type is not None
        and not (predicate.type in RULED and tree.is_verb(predicate.word))
        and all(row.table.type is not predicate.type for _, row in rows)
    )


def _is_told(tree: Tree, book: Codebook, predicate: Predicate) -> bool:
    """Whether the network is worth hearing: of verbs alone, for it takes people for what they do (“protesters”), and with more doubt where
    rows know the word.
    """
    rows = [row for lemma in lemmas_of(tree, predicate.word) for row in book.rows.get(lemma, ())]
    denied = any(row.table.type is predicate.type and _is_denied(tree, predicate.word, row) for row in rows)
    return tree.is_verb(predicate.word) and not denied and predicate.score >= (LISTED if rows else DOUBTFUL)


def _rows_at(tree: Tree, book: Codebook, word: int) -> list[tuple[int, Row]]:
    """The rows that fit a word, with how much of it they ask for."""
    found = []
    for lemma in lemmas_of(tree, word):
        for row in book.rows.get(lemma, ()):
            asked = _fit(tree, word, row)
            if asked is not None:
                found.append((asked, row))
    return found


def _by_row(tree: Tree, word: int, rows: list[tuple[int, Row]], predicate: Predicate | None) -> Match:
    """The row that asks for most; of several, the one of the type that the network gives."""
    type_ = predicate.type if predicate else None
    _, row = max(rows, key=lambda one: (one[0], one[1].table.type is type_, one[1].table.type, one[1].rule.name))
    score = AGREEING if type_ is row.table.type else ROW
    return Match(word, row.table, row, f"{row.table.type}.toml: {row.rule.name}", score, support_of(tree, word))


def _fit(tree: Tree, word: int, row: Row) -> int | None:
    """How many conditions of a row a word meets; None where it misses one."""
    if not _is_part(tree, word, row.part) or not all(_has_particle(tree, word, row, particle) for particle in row.rest):
        return None
    rule = row.rule
    if rule.objects and not any(lemma in rule.objects for one in _things(tree, word, row) for lemma in lemmas_of(tree, one)):
        return None
    if _is_denied(tree, word, row):
        return None
    if not all(_has(tree, word, need, row.part) for need in rule.needs):
        return None
    return 2 * len(row.rest) + 2 * bool(rule.objects) + len(rule.needs)


def _is_denied(tree: Tree, word: int, row: Row) -> bool:
    """Whether something stands beside a word with which a row tells of no event; then the network is not heard either."""
    rule = row.rule
    if any(lemma in rule.not_objects for one in _around(tree, word, row) for lemma in lemmas_of(tree, one)):
        return True
    subject = subject_of(tree, word) if rule.not_subjects and row.part == "verb" else None
    return subject is not None and any(lemma in rule.not_subjects for lemma in lemmas_of(tree, subject))


def _is_part(tree: Tree, word: int, part: str) -> bool:
    found = tree.token(word).part_of_speech
    if tree.text[tree.span(word).start - 1 : tree.span(word).start] == "-" and tree.relation(word) == "amod":  # “Beijing-backed”
        return False
    if part == "verb":
        participle = found == "ADJ" and tree.form(word).endswith(("ed", "ing")) and word in tree.predicates
        return found == "VERB" or participle
    if part == "noun":
        return found in ("NOUN", "PROPN") or (found == "VERB" and tree.relation(word) in ("obj", "nsubj", "compound"))
    return found == "ADJ"


def _has_particle(tree: Tree, word: int, row: Row, particle: str) -> bool:
    """Whether a particle or preposition belongs to a word: under it, under what it governs, or just behind it. The “to” of an infinitive is
    one only where the row is about what the infinitive says.
    """
    marks = particle != "to" or _tells_of_infinitive(tree, word, row)
    for one in tree.children(word):
        if tree.form(one) == particle and one > word:
            return True
        if tree.opens_with(one, (particle,), "case", *(("mark",) if marks else ())):
            return True
    follows = word + 1 < len(tree.annotation.tokens) and tree.form(word + 1) == particle
    return follows and (marks or not tree.is_verb(min(word + 2, len(tree.annotation.tokens) - 1)))


def _tells_of_infinitive(tree: Tree, word: int, row: Row) -> bool:
    """Whether a row is about what an infinitive says, or somebody stands between a word and its infinitive."""
    about = row.rule.swallows or "clause" in row.rule.needs or len(row.rest) > 1
    return about or tree.child(word, "iobj") is not None or object_of(tree, word) is not None


def _things(tree: Tree, word: int, row: Row) -> Iterator[int]:
    """The words that a row's `objects` speak of: what is acted on, what stands behind its preposition, what stands before a noun."""
    if row.part == "verb":
        direct = object_of(tree, word)
        heads = [one for particle in row.rest for one in oblique_of(tree, word, particle)]
        heads += [direct] if direct is not None else []
        heads += [one for particle in row.rest if direct is not None for one in oblique_of(tree, direct, particle)]
        heads += tree.children(word, "iobj")
    else:
        heads = list(tree.children(word, "compound", "amod", "nmod", "obl", "acl"))
    for thing in [one for head in heads for one in through(tree, head)]:
        yield from tree.conjuncts(thing)
        yield from tree.children(thing, "compound", "amod", "nmod:desc", "flat")


def _around(tree: Tree, word: int, row: Row) -> Iterator[int]:
    """What a row's `not_objects` speak of: the same; for a row that asks for no object, whatever stands behind a preposition too."""
    yield from _things(tree, word, row)
    if not row.rule.objects:
        yield from tree.children(word, "obl", "nmod", "obl:agent")


def _is_own(tree: Tree, clause: int) -> bool:
    """Whether the one who says a clause acts in it: an infinitive, a pronoun for its subject or before it (“warned that it, that its army
    would respond”), a passive (“that raids would be punished”).
    """
    subject = tree.child(clause, "nsubj", "nsubj:pass")
    if subject is None or tree.relation(subject) == "nsubj:pass":
        return tree.is_verb(clause)
    owner = possessor_of(tree, subject)
    return any(tree.token(one).part_of_speech == "PRON" for one in (subject, owner) if one is not None)


def _has(tree: Tree, word: int, need: str, part: str) -> bool:
    """Whether a word has what a rule needs: an object, a clause, a support verb, or something behind a preposition."""
    if need == "object":
        return object_of(tree, word) is not None
    if need == "no object":
        return object_of(tree, word) is None
    if need == "clause":
        return tree.child(word, *COMPLEMENTS) is not None
    if need == "own clause":
        return any(_is_own(tree, one) for one in tree.children(word, "xcomp", "ccomp"))
    if need == "support":
        return support_of(tree, word) is not None
    if need == "infinitive":
        return any(tree.is_infinitive(one) for one in tree.children(word, *COMPLEMENTS))
    if need == "active":
        return not is_passive(tree, word)
    if need == "no support":
        return support_of(tree, word) is None
    heads = [word, *tree.children(word, "obj", "nsubj:pass")]
    wanted, before = need.split("|"), ("case",) if part == "noun" else ("case", "mark")  # no infinitive: “a journey to find”
    return any(
        tree.form(case) in wanted
        for head in heads
        for one in tree.children(head)
        if one > head or tree.relation(one) != "case"  # the noun's own preposition: “on the call”
        for case in (one, *tree.children(one, *before))
    )
