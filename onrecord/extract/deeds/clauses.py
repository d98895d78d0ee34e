"""Who acts and who is acted on in a clause, as grammar says: subjects shared, inherited and controlled, passives, participles, possessives.

Relations are those of Universal Dependencies; the network's roles (PropBank's A0 and A1) speak where the tree has no answer.
"""

from collections.abc import Iterator

from onrecord.extract.deeds.event_words import event_words
from onrecord.extract.deeds.tree import OBLIQUES, PASSIVE_SUBJECTS, SUBJECTS, Tree, lemmas_of
from onrecord.records import RoleKind

RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
SUBJECT_CONTROL = frozenset(
    ("promise", "threaten", "vow", "pledge", "swear", "offer", "agree", "refuse", "decline", "plan", "want", "hope")
)
"""Verbs whose infinitive has their own subject, though an object may stand between: “promised her to come”."""
COMPLEMENTS = ("xcomp", "ccomp", "acl", "advcl")
"""What a clause under a word, which says what is asked, promised or told, is to it."""
APPEALING = frozenset(("call", "appeal", "urge"))
SURE = 0.5
"""How sure the network must be of a role that the tree does not show."""
_DEEPEST = 8
"""Steps up the tree after which a subject is no longer looked for."""


def subject_of(tree: Tree, word: int, depth: int = 0) -> int | None:
    """The word that acts in the clause of a verb: its own subject, or the one that grammar lends it; None where it has none."""
    if is_passive(tree, word):
        return agent_of(tree, word)
    own = tree.child(word, "nsubj", "nsubj:outer", "csubj")
    if own is not None:
        return _antecedent(tree, word) if tree.form(own) in RELATIVE and _antecedent(tree, word) is not None else own
    return _lent(tree, word, depth) if depth < _DEEPEST else None


def is_passive(tree: Tree, word: int) -> bool:
    """Whether a verb is in the passive: “was hit”, “the town hit by shells”."""
    if tree.child(word, "aux:pass", *PASSIVE_SUBJECTS) is not None:
        return True
    if tree.child(word, "nsubj", "obj", "aux", "cop") is not None:
        return False
    past = "VerbForm=Part|Tense=Past" in tree.token(word).features
    if past and (tree.relation(word) in ("acl", "advcl", "amod") or tree.child(word, "obl:agent") is not None):
        return True
    return tree.relation(word) == "conj" and past and is_passive(tree, tree.governor(word))


def agent_of(tree: Tree, word: int) -> int | None:
    """Whoever stands behind the “by” of a passive, or of a noun: “the visit by the minister”."""
    agent = tree.child(word, "obl:agent")
    if agent is None:
        agent = next((one for one in oblique_of(tree, word, "by") if not is_time(tree, one)), None)
    return agent


def object_of(tree: Tree, word: int) -> int | None:
    """The word that is acted on: the object, the subject of a passive, the noun that a participle or relative clause describes."""
    own = max(tree.children(word, "obj"), default=None)
    if own is not None and tree.form(own) in RELATIVE:
        return _antecedent(tree, word)
    if own is not None:
        return own
    bare = (one for one in tree.children(word, "obl") if one > word and tree.child(one, "case") is None and not is_time(tree, one))
    if not is_passive(tree, word) and (found := next(bare, None)) is not None:  # “calls off talks”, where the parser takes them for more
        return found
    if is_passive(tree, word):
        found = passive_subject(tree, word)
        return _antecedent(tree, word) if found is not None and tree.form(found) in RELATIVE else found
    if tree.relation(word) == "acl:relcl" and tree.child(word, "nsubj") is not None:
        subject = tree.child(word, "nsubj")
        return tree.governor(word) if subject is not None and tree.form(subject) not in RELATIVE else None
    return None


def passive_subject(tree: Tree, word: int, depth: int = 0) -> int | None:
    """The subject of a passive verb, its own or shared, or the noun that it describes."""
    own = tree.child(word, *SUBJECTS)
    if own is not None:
        return own
    relation, above = tree.relation(word), tree.governor(word)
    if relation in ("acl", "acl:relcl", "amod"):
        return above
    if above == word or depth >= _DEEPEST:
        return None
    if relation == "conj":
        return passive_subject(tree, above, depth + 1) if is_passive(tree, above) else subject_of(tree, above)
    if relation in ("xcomp", "advcl"):
        return passive_subject(tree, above, depth + 1) if is_passive(tree, above) else subject_of(tree, above)
    return None


def oblique_of(tree: Tree, word: int, preposition: str) -> Iterator[int]:
    """The words behind a preposition under a verb or noun: “with Iran” under “met”."""
    for one in tree.children(word, *OBLIQUES):
        titles = tree.children(one, "nmod:desc", "flat", "compound")
        if any(tree.opens_with(head, (preposition,), "case", "mark") for head in (one, *titles)):
            yield one


def through(tree: Tree, word: int) -> Iterator[int]:
    """What a word of number or part counts: the refugees of “thousands of refugees”; any other word itself."""
    counted = (
        list(oblique_of(tree, word, "of"))
        if any(lemma in event_words().counting for lemma in lemmas_of(tree, word)) or tree.form(word)[:1].isdigit()
        else []
    )
    yield from counted or [word]


def possessor_of(tree: Tree, word: int) -> int | None:
    """Whose a noun is: “Lavrov” of “Lavrov's trip”, “its” of “its troops”."""
    own = tree.child(word, "nmod:poss")
    marked = (one for one in tree.children(word) if one < word and tree.opens_with(one, ("'s", "'"), "case"))
    return own if own is not None else next(marked, None)


def modifiers_of(tree: Tree, word: int) -> Iterator[int]:
    """Words before a noun that may name whose it is: “Russian” before “missiles”, “police” before “raid”."""
    yield from tree.children(word, "compound", "nmod:desc", "flat")
    yield from (one for one in tree.children(word, "amod") if tree.text[tree.span(one).start].isupper())


def role_of(tree: Tree, word: int, kind: RoleKind) -> int | None:
    """What the network takes to play this role, where it is sure."""
    predicate = tree.predicates.get(word)
    roles = predicate.roles if predicate else ()
    return next((one.word for one in roles if one.kind is kind and one.score >= SURE), None)


def _lent(tree: Tree, word: int, depth: int) -> int | None:
    """The subject that a verb without one of its own shares or inherits."""
    relation, above = tree.relation(word), tree.governor(word)
    if above == word:
        return None
    if relation == "conj" and not tree.is_verb(above) and tree.child(above, "nsubj") is not None:
        return tree.child(above, "nsubj")
    if relation == "conj":
        return subject_of(tree, above, depth + 1) if tree.is_verb(above) and not is_passive(tree, above) else _passive_lends(tree, above)
    if relation in ("xcomp", "ccomp"):
        return _controller(tree, above, depth)
    if relation == "advcl" and tree.opens_with(word, ("for", "from"), "mark", "case"):
        told = object_of(tree, above)
        return told if told is not None else subject_of(tree, above, depth + 1)  # “blamed them for leaving”
    if relation == "advcl":
        return _passive_lends(tree, above) if is_passive(tree, above) else subject_of(tree, above, depth + 1)
    if relation == "acl":
        return _owner(tree, above, depth) if tree.is_infinitive(word) or _of_noun(tree, word) else above
    if relation in ("acl:relcl", "amod"):
        return above
    return None


def _passive_lends(tree: Tree, verb: int) -> int | None:
    """“They were freed and went home”: the subject of a passive acts in what follows."""
    return passive_subject(tree, verb) if is_passive(tree, verb) else None


def _controller(tree: Tree, verb: int, depth: int) -> int | None:
    """Who does what an infinitive says: the object of “asked them to leave”, the subject of “agreed to leave”."""
    told = object_of(tree, verb)
    told = told if told is not None else tree.child(verb, "iobj")
    if told is None:
        told = next((one for preposition in ("on", "upon", "to") for one in oblique_of(tree, verb, preposition)), None)
        told = told if told is not None and APPEALING.intersection(lemmas_of(tree, verb)) else None
    if told is not None and not SUBJECT_CONTROL.intersection(lemmas_of(tree, verb)):
        return told
    return subject_of(tree, verb, depth + 1)


def _owner(tree: Tree, noun: int, depth: int) -> int | None:
    """Who decides in “its decision to leave”: whose the noun is, or who does what governs it (“made a promise to leave”)."""
    owner = possessor_of(tree, noun)
    if owner is not None:
        return owner
    above = tree.governor(noun)
    return subject_of(tree, above, depth + 1) if above != noun and tree.is_verb(above) else None


def _of_noun(tree: Tree, word: int) -> bool:
    """Whether a gerund hangs on its noun by a preposition: “accused of leaving”, “the risk of losing”."""
    return tree.opens_with(word, ("of", "for", "about", "in", "on"), "mark", "case")


def _antecedent(tree: Tree, word: int) -> int | None:
    """The noun that a relative clause describes; a verb joined to another takes that one's."""
    while tree.relation(word) == "conj":
        word = tree.governor(word)
    return tree.governor(word) if tree.relation(word) in ("acl:relcl", "acl", "advcl:relcl") else None


def is_time(tree: Tree, word: int) -> bool:
    """Whether a word says when what governs it was."""
    predicate = tree.predicates.get(tree.governor(word))
    return predicate is not None and any(one.kind is RoleKind.TIME and one.word == word for one in predicate.roles)
