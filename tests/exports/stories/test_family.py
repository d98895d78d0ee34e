from itertools import pairwise

from onrecord.exports.stories.family import DEEPEST, Branch, grow_tree
from onrecord.exports.stories.reports import Reports
from onrecord.records import Copy, Evidence, Origin, Span
from tests.factory import make_record

EVIDENCE = Evidence("stories: test", 1.0)


def origin(reports: str, **of: str) -> Origin:
    """An origin whose reports are letters; `of` names what each copies."""
    copies = tuple(Copy(one, other, 0.5, (), (Span(0, 3),), ()) for one, other in of.items())
    return Origin("o", tuple(reports), reports[0], EVIDENCE, copies)


def grown(*origins: Origin) -> tuple[Branch, ...]:
    documents = [one for found in origins for one in found.reports]
    return grow_tree(origins, Reports({one: make_record(f"A text of {one}.") for one in documents}, {one: one for one in documents}))


def drawn(branches: tuple[Branch, ...]) -> str:
    """The tree as brackets."""
    return "".join(one.report + ("(" if one.opens else "") + ")" * one.closes for one in branches)


def test_copies_stand_beneath_what_they_copy_in_order() -> None:
    assert drawn(grown(origin("abcd", b="a", c="b", d="a"), origin("x"), origin("yz", z="y"))) == "a(b(c)d)xy(z)"


def test_a_copy_says_what_it_shares_and_leaves_out() -> None:
    copied = grown(origin("ab", b="a"))[1].copied
    assert copied is not None
    assert (copied.of, copied.share, [one.words for one in copied.left_out]) == ("a", 50, ["A t"])


def test_every_report_stands_once_also_where_copies_go_round_or_hang_on_nothing() -> None:
    assert drawn(grown(origin("abcd", b="c", c="b"))) == "a(b(c)d)"
    assert drawn(grown(origin("ab", a="b", b="a"))) == "a(b)"


def test_a_long_chain_is_not_indented_without_end() -> None:
    letters = "".join(chr(ord("a") + at) for at in range(DEEPEST + 5))
    branches = grown(origin(letters, **{later: earlier for earlier, later in pairwise(letters)}))
    assert [one.report for one in branches] == list(letters)
    assert sum(one.opens for one in branches) == sum(one.closes for one in branches) == DEEPEST
