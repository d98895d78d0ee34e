"""What words mean and how rare they are: means of vectors, logarithms of counts."""

import math
from zlib import crc32

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from onrecord.model.senses import AT_ONCE, Senses, load_senses

WORDS = ("[UNK]", "ferry", "boat", "ice", "not")
VECTORS = np.array([[0, 0], [3, 4], [6, 8], [0, 5], [-3, -4]], np.int8)
COUNTS = {"ferry": 9, "ice": 99}


@pytest.fixture
def senses() -> Senses:
    """Five pieces in two dimensions; of a thousand reports nine speak of a ferry, and 99 of ice."""
    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    counted = sorted((crc32(stem.encode()), count) for stem, count in COUNTS.items())
    stems, reports = np.array([stem for stem, _ in counted], np.uint32), np.array([count for _, count in counted], np.int32)
    return Senses(tokenizer, VECTORS, np.array([1, 1, 0.5, 1, 1], np.float32), stems, reports, 999)


@pytest.mark.parametrize(
    ("text", "mean"),
    [
        ("ferry", [0.6, 0.8]),
        ("ferry ferry", [0.6, 0.8]),
        ("ferry boat", [0.6, 0.8]),
        ("ferry ice", [0.316228, 0.948683]),
        ("ice ferry", [0.316228, 0.948683]),
        ("ferry unheard", [0.6, 0.8]),
        ("unheard", [0.0, 0.0]),
        ("ferry not", [0.0, 0.0]),
        (" \n", [0.0, 0.0]),
        ("", [0.0, 0.0]),
    ],
)
def test_a_text_means_the_mean_of_its_pieces_at_length_1(text: str, mean: list[float], senses: Senses) -> None:
    assert senses.means([text]).tolist() == np.array([mean], np.float32).tolist()


def test_no_texts_have_no_means(senses: Senses) -> None:
    assert senses.means([]).shape == (0, 2)


def test_texts_beyond_one_turn_mean_what_they_mean_alone(senses: Senses) -> None:
    found = senses.means(["ferry", "ice"] * (AT_ONCE // 2) + ["ice"])
    assert (len(found), found[-2:].tolist()) == (AT_ONCE + 1, senses.means(["ice", "ice"]).tolist())


@pytest.mark.parametrize(("stem", "share"), [("ferry", 1000 / 10), ("ice", 1000 / 100), ("unheard", 1000), ("", 1000)])
def test_a_stem_is_as_rare_as_few_reports_hold_it(stem: str, share: float, senses: Senses) -> None:
    assert senses.rarity(stem) == math.log(share)


def test_where_nothing_was_counted_every_stem_is_as_rare(senses: Senses) -> None:
    nothing = Senses(senses.tokenizer, VECTORS, senses.scale, np.zeros(0, np.uint32), np.zeros(0, np.int32), 0)
    assert [nothing.rarity(stem) for stem in ("ferry", "unheard")] == [0.0, 0.0]


@pytest.mark.end_to_end
def test_the_shipped_senses_have_words_of_like_meaning_near_each_other() -> None:
    ferry, boat, court = load_senses().means(["ferry", "boat", "a court of appeal"])
    assert ferry @ boat > 0.4 > 0.3 > ferry @ court


@pytest.mark.end_to_end
def test_the_shipped_senses_read_a_text_to_its_end() -> None:
    long = "The ferry to Sund will stop in April. " * 400
    text, same, other = load_senses().means([long, long + " ", long + "The court of appeal has heard the minister. " * 400])
    assert (text.tolist() == same.tolist(), text @ other < 0.98) == (True, True)


@pytest.mark.end_to_end
@pytest.mark.parametrize("text", ["The ferry.", "FERRY", "naïve Ångström", "船は四月に止まる", "🚢", "1,000.5", "a" * 500])
def test_the_shipped_senses_give_every_text_with_a_piece_length_1(text: str) -> None:
    (mean,) = load_senses().means([text])
    assert float(np.linalg.norm(mean)) == pytest.approx(1, abs=1e-4)


@pytest.mark.end_to_end
def test_the_shipped_senses_mean_the_same_in_any_company_and_order() -> None:
    texts = [f"Ferry {number} to Sund will stop in April, said line {number % 7}." for number in range(200)]
    found = load_senses().means(texts)
    assert load_senses().means(texts[::-1]).tolist() == found[::-1].tolist()
    assert load_senses().means(texts[7:8]).tolist() == found[7:8].tolist()


@pytest.mark.end_to_end
def test_common_words_are_less_rare_than_names_that_nobody_has_counted() -> None:
    rarity = load_senses().rarity
    assert 0 <= rarity("the") < 0.5 < rarity("minister") < rarity("grauholm")


@pytest.mark.end_to_end
def test_senses_are_loaded_once() -> None:
    assert load_senses() is load_senses()
