import os
import subprocess
import sys
from itertools import combinations

import pytest

from onrecord.records import Span, StatementMode, content_id
from onrecord.records.identity import ID_LENGTH, Part

SAME_PARTS = "content_id('statement', 'Malta’s 🇲🇹', 7, Span(3, 9), None, ('a', ('b',)))"
PRINTED = f"from onrecord.records import Span, content_id; print({SAME_PARTS})"

DIFFERENT_PARTS = [
    (),
    ("",),
    (None,),
    (0,),
    ("0",),
    ("ab", "c"),
    ("a", "bc"),
    ("abc",),
    (("a", "bc"),),
    (("a",), "bc"),
    (Span(1, 23),),
    (Span(12, 3),),
    (1, 23),
    ((1, 23),),
    (-1,),
    ("i1;",),
]


def test_the_same_parts_give_the_same_id() -> None:
    assert content_id("entity", "Ada Borg", Span(0, 8)) == content_id("entity", "Ada Borg", Span(0, 8))


def test_the_kind_is_part_of_the_id() -> None:
    assert content_id("entity", "Ada Borg") != content_id("statement", "Ada Borg")


@pytest.mark.parametrize(("left", "right"), list(combinations(DIFFERENT_PARTS, 2)))
def test_different_parts_never_run_together(left: tuple[Part, ...], right: tuple[Part, ...]) -> None:
    assert content_id("kind", *left) != content_id("kind", *right)


def test_an_enum_counts_as_its_value() -> None:
    assert content_id("statement", StatementMode.DIRECT) == content_id("statement", "direct")


def test_a_lone_surrogate_has_an_id_too() -> None:
    assert len(content_id("document", "\ud83c")) == ID_LENGTH


def test_an_id_is_lower_case_hexadecimal() -> None:
    assert set(content_id("document", "x")) <= set("0123456789abcdef")


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_ids_do_not_change_between_processes_hash_seeds_and_locales(hash_seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    answer = subprocess.run([sys.executable, "-c", PRINTED], env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == content_id("statement", "Malta’s 🇲🇹", 7, Span(3, 9), None, ("a", ("b",)))


def test_ids_are_pinned_so_that_stored_rows_keep_theirs() -> None:
    assert content_id("statement", "Malta’s 🇲🇹", 7, Span(3, 9), None, ("a", ("b",))) == "75424f20cf8ac8ef8abcccbf"
