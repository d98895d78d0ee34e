"""Gold in characters laid on words, cut to windows and padded. The training room needs torch; without it these tests are skipped."""

import pytest

torch = pytest.importorskip("torch", reason="torch is for training only")

import numpy as np  # noqa: E402

from onrecord.model.tasks import (  # noqa: E402
    ANTECEDENT,
    BY_NAME,
    CERTAINTY,
    CUES,
    EVENT_TYPE,
    GOVERNOR,
    MEANING,
    MODES,
    NOMINALS,
    PART_OF_SPEECH,
    PARTS_OF_CUE,
    ROLES,
    Head,
)
from onrecord.model.windows import Pieces, Window  # noqa: E402
from onrecord.records import Span  # noqa: E402
from tests.factory import span_of  # noqa: E402
from training.corpora.example import Arc, Example, Flagged, Pair, Tagged, TagGold, Valued  # noqa: E402
from training.corpora.polnear import attribution_example  # noqa: E402
from training.gold import BagGold, Gold, PairGold, VectorGold, WordGold, collate_gold, lay_gold, teaches  # noqa: E402

TEXT = "Ms Okoye said the pier was lost"
WHOLE, FRONT, BACK = Window(0, 7), Window(0, 3), Window(3, 7)


def words_as_pieces(text: str) -> Pieces:
    ends = np.cumsum([len(word) + 1 for word in text.split()]) - 1
    starts = np.concatenate(([0], ends[:-1] + 1))
    count = len(starts)
    return Pieces(np.arange(count), np.zeros(count, np.int64), np.arange(count), starts, ends, np.array([0]))


def laid(head: Head, **gold: object) -> Gold:
    """The gold of one head on the words of `TEXT`; the keyword is the example's field."""
    example = Example("1", TEXT, **{name: {head.name: one} for name, one in gold.items()})  # type: ignore[arg-type]
    return lay_gold(example, words_as_pieces(TEXT), (head.name,))[head.name]


def tagged(words: str, *kinds: str) -> Tagged:
    return Tagged(span_of(TEXT, words), kinds)


def labels_of(head: Head, gold: Gold) -> list[list[str]]:
    """The labels that gold allows at each word."""
    assert isinstance(gold, WordGold)
    return [[head.labels[place] for place in np.flatnonzero(one)] for one in gold.values]


def of_window(head: Head, gold: Gold, window: Window) -> list[object]:
    return [part[0].tolist() for part in collate_gold(head.name, [gold], [window])]


def test_an_attribution_is_a_cue_and_what_words_are_to_it() -> None:
    row = {"id": "1", "text": TEXT, "attributions": [{"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 31]]}]}
    found = lay_gold(attribution_example(row), words_as_pieces(TEXT), BY_NAME)
    assert labels_of(CUES, found[CUES.name]) == [["O"], ["O"], ["B-cue"], ["O"], ["O"], ["O"], ["O"]]
    parts = found[PARTS_OF_CUE.name]
    assert isinstance(parts, PairGold)
    assert [(word, other, PARTS_OF_CUE.labels[label]) for word, other, label in parts.triples.tolist()] == [
        (2, 0, "B-source"),
        (2, 1, "I-source"),
        (2, 3, "B-content"),
        *((2, other, "I-content") for other in (4, 5, 6)),
    ]


def test_every_word_of_a_cue_asks() -> None:
    gold = laid(PARTS_OF_CUE, pairs=(Pair(span_of(TEXT, "said the"), span_of(TEXT, "lost"), "content"),))
    assert isinstance(gold, PairGold)
    assert gold.triples[:, :2].tolist() == [[2, 6], [3, 6]]


def test_kinds_that_a_corpus_does_not_mark_may_stand_outside() -> None:
    gold = laid(NOMINALS, tags=TagGold((tagged("Ms Okoye", "person"),), silent=("place",)))
    assert labels_of(NOMINALS, gold)[2] == ["O", "B-place", "I-place"]


def test_partial_gold_says_nothing_of_words_outside() -> None:
    gold = laid(EVENT_TYPE, tags=TagGold((tagged("lost", "O"),), partial=True))
    assert labels_of(EVENT_TYPE, gold) == [[], [], [], [], [], [], ["O"]]


def test_a_span_may_be_of_several_kinds_or_of_any() -> None:
    several = laid(NOMINALS, tags=TagGold((tagged("Ms Okoye", "person", "place"),)))
    assert labels_of(NOMINALS, several)[:3] == [["B-person", "B-place"], ["I-person", "I-place"], ["O"]]
    any_kind = laid(NOMINALS, tags=TagGold((tagged("said"),)))
    assert labels_of(NOMINALS, any_kind)[2] == list(NOMINALS.labels)


def test_labels_of_words_stand_without_beginning_or_inside_and_other_words_have_none() -> None:
    gold = laid(PART_OF_SPEECH, tags=TagGold((tagged("pier", "NOUN"), tagged("was", "AUX"))))
    assert labels_of(PART_OF_SPEECH, gold) == [[], [], [], [], ["NOUN"], ["AUX"], []]


def test_of_spans_that_overlap_the_first_counts() -> None:
    gold = laid(NOMINALS, tags=TagGold((tagged("said the", "person"), tagged("the pier", "place"))))
    assert labels_of(NOMINALS, gold)[2:5] == [["B-person"], ["I-person"], ["O"]]


def test_arcs_start_at_every_word() -> None:
    gold = laid(GOVERNOR, arcs=(Arc(span_of(TEXT, "the pier"), span_of(TEXT, "said")),))
    assert isinstance(gold, WordGold)
    assert gold.values.tolist() == [-1, -1, -1, 2, 2, -1, -1]


def test_flags_hold_do_not_hold_or_are_not_known() -> None:
    gold = laid(MODES, flags=(Flagged(span_of(TEXT, "was lost"), ("historical",), ("negation", "future")),))
    assert isinstance(gold, WordGold)
    known = dict(zip(MODES.labels, gold.values[5].tolist(), strict=True))
    assert known == {"historical": 1, "future": 0, "hypothetical": -1, "negation": 0}
    assert (np.delete(gold.values, 5, axis=0) == -1).all()


def test_numbers_stand_at_first_words() -> None:
    gold = laid(CERTAINTY, numbers=(Valued(span_of(TEXT, "was lost"), -1.5),))
    assert isinstance(gold, WordGold)
    assert np.array_equal(gold.values, np.array([np.nan] * 5 + [-1.5, np.nan], np.float32), equal_nan=True)


def test_a_role_is_borne_by_the_first_word_and_any_word_of_a_mention_answers() -> None:
    pairs = (Pair(span_of(TEXT, "said"), span_of(TEXT, "Ms Okoye"), "A0"), Pair(Span(3, 3), span_of(TEXT, "said"), "A0"))
    roles, links = laid(ROLES, pairs=pairs), laid(ANTECEDENT, pairs=pairs)
    assert isinstance(roles, PairGold)
    assert isinstance(links, PairGold)
    assert (roles.triples.tolist(), links.triples.tolist()) == ([[2, 0, ROLES.labels.index("A0")]], [[2, 0, 1], [2, 1, 1]])


def test_a_bag_holds_labels_of_the_whole_text() -> None:
    gold = laid(EVENT_TYPE, bags=("AID", "ASSAULT"))
    assert isinstance(gold, BagGold)
    assert [EVENT_TYPE.labels[place] for place in np.flatnonzero(gold.labels)] == ["AID", "ASSAULT"]


def test_only_heads_that_are_asked_for_and_have_gold_are_laid() -> None:
    example = Example("1", TEXT, bags={EVENT_TYPE.name: ()}, numbers={CERTAINTY.name: ()})
    assert set(lay_gold(example, words_as_pieces(TEXT), BY_NAME)) == {EVENT_TYPE.name, CERTAINTY.name}
    assert lay_gold(example, words_as_pieces(TEXT), (MODES.name,)) == {}


@pytest.mark.parametrize(
    ("head", "gold"),
    [
        (CUES, {"tags": TagGold((tagged("lost", "cue"),), partial=True)}),
        (GOVERNOR, {"arcs": (Arc(span_of(TEXT, "lost"), span_of(TEXT, "the")),)}),
        (MODES, {"flags": (Flagged(span_of(TEXT, "lost"), ("future",), ()),)}),
        (CERTAINTY, {"numbers": (Valued(span_of(TEXT, "lost"), 1.0),)}),
        (ROLES, {"pairs": (Pair(span_of(TEXT, "lost"), span_of(TEXT, "the"), "A1"),)}),
    ],
    ids=lambda one: one.name if isinstance(one, Head) else "",
)
def test_a_window_teaches_where_a_word_in_it_has_gold(head: Head, gold: dict[str, object]) -> None:
    assert [teaches(laid(head, **gold), window) for window in (WHOLE, FRONT, BACK)] == [True, False, True]


def test_a_bag_of_nothing_teaches() -> None:
    assert teaches(laid(EVENT_TYPE, bags=()), FRONT)


def test_arcs_count_from_their_windows_first_word_and_do_not_leave_it() -> None:
    said, pier = span_of(TEXT, "said"), span_of(TEXT, "pier")
    gold = laid(GOVERNOR, arcs=(Arc(span_of(TEXT, "Okoye"), said), Arc(span_of(TEXT, "was"), said), Arc(span_of(TEXT, "lost"), pier)))
    assert of_window(GOVERNOR, gold, BACK) == [[-1, -1, -1, 1]]
    assert of_window(GOVERNOR, gold, FRONT) == [[-1, 2, -1]]


def test_shorter_windows_and_documents_without_gold_are_filled_with_no_gold() -> None:
    gold = laid(CERTAINTY, numbers=(Valued(span_of(TEXT, "Ms"), 2.0),))
    (values,) = collate_gold(CERTAINTY.name, [gold, None, gold], [FRONT, BACK, BACK])
    assert torch.nan_to_num(values, nan=-9).tolist() == [[2, -9, -9, -9], [-9] * 4, [-9] * 4]
    tags = laid(CUES, tags=TagGold(()))
    (allowed,) = collate_gold(CUES.name, [tags, None], [FRONT, BACK])
    assert allowed.any(-1).tolist() == [[True, True, True, False], [False] * 4]


def test_roles_are_a_row_for_each_predicate_of_the_batch() -> None:
    lost, said = span_of(TEXT, "lost"), span_of(TEXT, "said")
    pairs = (
        Pair(said, span_of(TEXT, "Ms"), "A0"),
        Pair(lost, span_of(TEXT, "pier"), "A1"),
        Pair(lost, said, "cause"),
        Pair(lost, lost, "none"),
    )
    gold = laid(ROLES, pairs=pairs)
    asking, target = collate_gold(ROLES.name, [gold, None, gold], [FRONT, WHOLE, BACK])
    agent, patient = (ROLES.labels.index(one) for one in ("A0", "A1"))
    assert asking.tolist() == [[0, 2], [2, 3]]
    assert target.tolist() == [[agent, 0, 0, 0, 0, 0, 0], [0, patient, 0, 0, 0, 0, 0]]


def test_links_say_which_words_a_word_may_point_to() -> None:
    pairs = (Pair(span_of(TEXT, "said"), span_of(TEXT, "Ms Okoye")), Pair(span_of(TEXT, "lost"), span_of(TEXT, "lost")))
    (allowed,) = collate_gold(ANTECEDENT.name, [laid(ANTECEDENT, pairs=pairs), None], [WHOLE, FRONT])
    assert allowed.shape == (2, 7, 7)
    assert allowed.nonzero().tolist() == [[0, 2, 0], [0, 2, 1], [0, 6, 6]]


def test_a_document_without_a_bag_allows_every_label() -> None:
    (bags,) = collate_gold(EVENT_TYPE.name, [laid(EVENT_TYPE, bags=("AID",)), None], [WHOLE, WHOLE])
    assert (bags.shape, bags.sum(-1).tolist()) == ((2, len(EVENT_TYPE.labels)), [1, len(EVENT_TYPE.labels)])


def test_vectors_of_spans_that_a_window_cuts_are_left_out() -> None:
    targets = np.arange(6, dtype=np.float32).reshape(3, 2)
    gold = VectorGold(np.array([0, 0, 1, 1, -1, 2, 2]), targets)
    owner, found = collate_gold(MEANING.name, [gold, None, gold], [FRONT, FRONT, BACK])
    assert owner.tolist() == [[0, 0, -1, -1], [-1] * 4, [-1, -1, 1, 1]]
    assert found.tolist() == [[0, 1], [4, 5]]


def test_windows_without_a_whole_span_have_no_vectors() -> None:
    gold = VectorGold(np.array([0] * 7), np.ones((1, 2), np.float32))
    owner, found = collate_gold(MEANING.name, [gold], [FRONT])
    assert (owner.tolist(), len(found)) == ([[-1, -1, -1]], 0)
