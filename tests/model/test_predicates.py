import numpy as np
import pytest

from onrecord.model import predicates
from onrecord.model.tasks import CERTAINTY, EVENT_TYPE, MODES, PREDICATES, ROLES
from onrecord.records import Auxiliary, EventType, Predicate, Role, RoleKind

SURE = 20.0
ONE_SENTENCE = np.zeros(6, np.int64)


def scores_for(*predicates: int, words: int = 6) -> dict[str, np.ndarray]:
    """Scores of a window in which these words are predicates and nothing else is said."""
    marked = np.zeros((words, len(PREDICATES.labels)), np.float32)
    marked[list(predicates), 1] = SURE
    roles = np.zeros((len(predicates), words, len(ROLES.labels)), np.float32)
    roles[..., 0] = SURE
    types = np.zeros((words, len(EVENT_TYPE.labels)), np.float32)
    types[:, 0] = SURE
    return {
        PREDICATES.name: marked,
        ROLES.name: roles,
        CERTAINTY.name: np.zeros((words, 1), np.float32),
        MODES.name: np.full((words, len(MODES.labels)), -SURE, np.float32),
        EVENT_TYPE.name: types,
    }


def find_predicates(scores: dict[str, np.ndarray], sentences: np.ndarray, begin: int = 0) -> tuple[Predicate, ...]:
    return predicates.find_predicates(scores, sentences, begin)


def bear(scores: dict[str, np.ndarray], row: int, word: int, kind: RoleKind, sure: float = 2 * SURE) -> None:
    scores[ROLES.name][row, word, ROLES.labels.index(kind)] = sure


def roles_of(one: Predicate) -> list[tuple[RoleKind, int]]:
    return [(role.kind, role.word) for role in one.roles]


def test_a_predicate_has_its_roles_certainty_modes_and_type() -> None:
    scores = scores_for(2)
    bear(scores, 0, 0, RoleKind.A0)
    bear(scores, 0, 4, RoleKind.TIME)
    scores[CERTAINTY.name][2, 0] = 1.239
    scores[MODES.name][2, [MODES.labels.index("future"), MODES.labels.index("negation")]] = 1
    scores[EVENT_TYPE.name][2, EVENT_TYPE.labels.index("AID")] = 2 * SURE
    assert find_predicates(scores, ONE_SENTENCE) == (
        Predicate(
            2,
            (Role(RoleKind.A0, 0, 1.0), Role(RoleKind.TIME, 4, 1.0)),
            1.24,
            (Auxiliary.FUTURE, Auxiliary.NEGATION),
            EventType.AID,
            1.0,
        ),
    )


def test_no_event_is_no_type_and_as_sure_as_that() -> None:
    (one,) = find_predicates(scores_for(1), ONE_SENTENCE)
    assert one == Predicate(1, (), 0.0, (), None, 1.0)


def test_no_predicate_is_an_empty_result() -> None:
    assert find_predicates(scores_for(), ONE_SENTENCE) == ()


def test_each_predicate_reads_its_own_row() -> None:
    scores = scores_for(1, 4)
    bear(scores, 0, 0, RoleKind.A0)
    bear(scores, 1, 0, RoleKind.A1)
    assert [(one.word, roles_of(one)) for one in find_predicates(scores, ONE_SENTENCE)] == [
        (1, [(RoleKind.A0, 0)]),
        (4, [(RoleKind.A1, 0)]),
    ]


def test_indexes_count_from_the_documents_first_word() -> None:
    scores = scores_for(1)
    bear(scores, 0, 3, RoleKind.A0)
    (one,) = find_predicates(scores, ONE_SENTENCE, begin=20)
    assert (one.word, roles_of(one)) == (21, [(RoleKind.A0, 23)])


def test_scores_have_four_digits() -> None:
    scores = scores_for(1)
    bear(scores, 0, 3, RoleKind.A0, SURE + 0.7)
    scores[EVENT_TYPE.name][1, 4] = SURE - 1.3
    (one,) = find_predicates(scores, ONE_SENTENCE)
    assert [len(str(score).partition(".")[2]) for score in (one.score, one.roles[0].score)] == [4, 4]


def test_of_two_words_that_claim_one_single_role_the_surer_has_it() -> None:
    scores = scores_for(2)
    bear(scores, 0, 0, RoleKind.A0, SURE + 1)
    bear(scores, 0, 4, RoleKind.A0, SURE + 3)
    assert roles_of(*find_predicates(scores, ONE_SENTENCE)) == [(RoleKind.A0, 4)]


def test_modifiers_may_stand_more_than_once() -> None:
    scores = scores_for(2)
    for word in (0, 4, 5):
        bear(scores, 0, word, RoleKind.PLACE)
    assert roles_of(*find_predicates(scores, ONE_SENTENCE)) == [(RoleKind.PLACE, word) for word in (0, 4, 5)]


def test_no_role_leaves_the_predicates_sentence_or_is_the_predicate_itself() -> None:
    scores = scores_for(1, 4)
    for row, word in ((0, 4), (0, 1), (1, 0), (1, 4)):
        bear(scores, row, word, RoleKind.A1)
    assert [roles_of(one) for one in find_predicates(scores, np.array([0, 0, 0, 1, 1, 1]))] == [[], []]


@pytest.mark.parametrize(("score", "certainty"), [(7.5, 3.0), (-3.01, -3.0), (-1.006, -1.01)])
def test_certainty_stays_on_its_scale(score: float, certainty: float) -> None:
    scores = scores_for(0)
    scores[CERTAINTY.name][0, 0] = score
    (one,) = find_predicates(scores, ONE_SENTENCE)
    assert one.certainty == certainty
