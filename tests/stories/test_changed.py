"""How far a speaker goes, how sure he is, how much he means, whether it is so; and other ways to say the same."""

import pytest

from onrecord.stories.changed import find_changed
from tests.factory import span_of
from tests.stories.told import SENSES, Found, both, found_by, matched

pytestmark = SENSES

SAID = "[Ida Brekke] {said} "


def find(left: str, right: str) -> list[Found]:
    return found_by(lambda match: find_changed(match, ((), ()), ()), left, right)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("“<The dam will never be raised above the church>,”", "“<The dam will be raised above the church>,”", ("dropped", "never", None)),
        ("<The brewery had not dumped waste in the lake>,", "<The brewery had dumped waste in the lake>,", ("dropped", "not", None)),
        (
            "<The inquiry found proof of sabotage at the depot>,",
            "<The inquiry found no proof of sabotage at the depot>,",
            ("added", None, "no"),
        ),
        ("“<We have asked the banks for a loan>,”", "“<We haven’t asked the banks for a loan>,”", ("added", None, "n’t")),
    ],
)
def test_a_negation_that_one_side_lacks(left: str, right: str, expected: tuple[str, str | None, str | None]) -> None:
    assert find(f"{left} [Ida Brekke] {{said}}.", f"{right} [Ida Brekke] {{said}}.") == [("negation", *expected)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            SAID + "<the brewery had not dumped waste in the lake>.",
            "[Ida Brekke] {denied} that <the brewery had dumped waste in the lake>.",
        ),
        (SAID + "<the brewery had not dumped waste in the lake>.", SAID + "<the brewery hadn’t dumped waste in the lake>."),
        (SAID + "<the brewery had not dumped waste in the lake>.", SAID + "<the brewery had never dumped waste in the lake>."),
        (SAID + "<the ministry had ruled out a sale of the forests>.", SAID + "<the ministry would not sell the forests>."),
        (
            SAID + "<the choir will not sing unless the roof of the church is mended>.",
            SAID + "<the choir will sing again as soon as the roof of the church is mended>.",
        ),
        *[
            (SAID + f"<the choir will not sing {one} the roof of the church is mended>.", SAID + f"<the choir will sing {other}>.")
            for one, other in [
                ("unless", "only if the roof of the church is mended"),
                ("until", "only when the roof of the church is mended"),
                ("before", "only after the roof of the church is mended"),
            ]
        ],
        (SAID + "<the choir will sing only if the roof is mended>.", SAID + "<the choir will not sing unless the roof is mended>."),
        (
            SAID + "<the inquiry found no proof of sabotage at the depot>.",
            SAID + "<the inquiry did not find proof of sabotage at the depot>.",
        ),
    ],
)
def test_another_way_to_deny_is_no_lost_negation(left: str, right: str) -> None:
    assert [one for one in find(left, right) if one[0] == "negation"] == []


@pytest.mark.parametrize(
    ("left", "right", "before", "after"),
    [
        *[
            (*pair, before, after)
            for before, after in [("could", "will"), ("must", "can"), ("will", "should"), ("might", "has to")]
            for pair in both(SAID + "<the airline … cancel the night flights to the coast>.", (before, after))
        ],
        (
            SAID + "<the bank is ready to forgive the farmers’ debts>.",
            SAID + "<the bank will forgive the farmers’ debts>.",
            "ready to",
            "will",
        ),
        (
            SAID + "<the bank hopes to forgive the farmers’ debts>.",
            SAID + "<the bank must forgive the farmers’ debts>.",
            "hopes to",
            "must",
        ),
    ],
)
def test_how_far_a_speaker_goes(left: str, right: str, before: str, after: str) -> None:
    assert find(left, right) == [("modality", "changed", before, after)]


@pytest.mark.parametrize(
    ("direct", "indirect"),
    [
        ("The airline will cancel the night flights", "the airline would cancel the night flights"),
        ("The airline may cancel the night flights", "the airline might cancel the night flights"),
        ("The airline can cancel the night flights", "the airline could cancel the night flights"),
        ("The airline must cancel the night flights", "the airline had to cancel the night flights"),
        ("We’ll cancel the night flights to the coast", "they would cancel the night flights to the coast"),
    ],
)
def test_direct_speech_that_turns_indirect_says_the_same(direct: str, indirect: str) -> None:
    assert find(f"“<{direct}>,” [Ida Brekke] {{said}}.", f"{SAID}<{indirect}>.") == []
    assert find(f"{SAID}<{indirect}>.", f"“<{direct}>,” [Ida Brekke] {{said}}.") == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "<the fire was probably caused by a faulty heater in the cellar>",
            "<the fire was caused by a faulty heater in the cellar>",
            ("dropped", "probably", None),
        ),
        ("<about 300 cattle had drowned in the meadows>", "<300 cattle had drowned in the meadows>", ("dropped", "about", None)),
        (
            "<the tanker was carrying oil for the island hospital>",
            "<the tanker was apparently carrying oil for the island hospital>",
            ("added", None, "apparently"),
        ),
    ],
)
def test_a_hedge_that_one_side_lacks(left: str, right: str, expected: tuple[str, str | None, str | None]) -> None:
    assert find(f"{SAID}{left}.", f"{SAID}{right}.") == [("hedge", *expected)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("<some 40 cattle had drowned in the meadows>", "<about 40 cattle had drowned in the meadows>"),
        ("<nearly 40 cattle had drowned in the meadows>", "<roughly 40 cattle had drowned in the meadows>"),
        (
            "<the fire was probably caused by a faulty heater in the cellar>",
            "<a faulty heater in the cellar was likely to have caused the fire>",
        ),
        (
            "<I think the fire was caused by a faulty heater in the cellar>",
            "<the fire was probably caused by a faulty heater in the cellar>",
        ),
    ],
)
def test_another_hedge_of_the_same_sort_is_no_difference(left: str, right: str) -> None:
    assert find(f"{SAID}{left}.", f"{SAID}{right}.") == []


def test_a_cue_may_hedge_for_what_it_reports() -> None:
    content = "the fire was caused by a faulty heater in the cellar"
    assert find(f"[Ida Brekke] {{believes}} <{content}>.", SAID + f"<{content.replace('was', 'was probably')}>.") == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("<only members of the crew had left the ship>", "<members of the crew had left the ship>", ("dropped", "only", None)),
        (
            "<the pumps are shut down during a thunderstorm>",
            "<the pumps are always shut down during a thunderstorm>",
            ("added", None, "always"),
        ),
        (
            "<most vineyards in the valley had lost their harvest>",
            "<all vineyards in the valley had lost their harvest>",
            ("changed", "most", "all"),
        ),
        (
            "<at least 40 cattle had drowned in the meadows>",
            "<up to 40 cattle had drowned in the meadows>",
            ("changed", "at least", "up to"),
        ),
    ],
)
def test_how_much_is_meant(left: str, right: str, expected: tuple[str, str | None, str | None]) -> None:
    assert find(f"{SAID}{left}.", f"{SAID}{right}.") == [("scope", *expected)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        *both(
            "<… 40 cattle had drowned in the meadows>", ("at least", "no fewer than"), ("at least", "more than"), ("up to", "as many as")
        ),
        ("<most vineyards in the valley had lost their harvest>", "<the majority of vineyards in the valley had lost their harvest>"),
        ("<only members of the crew had left the ship>", "<nobody but members of the crew had left the ship>"),
        ("<every vineyard in the valley had lost its harvest>", "<all vineyards in the valley had lost their harvest>"),
    ],
)
def test_as_much_in_other_words_is_no_difference(left: str, right: str) -> None:
    assert find(f"{SAID}{left}.", f"{SAID}{right}.") == []


def test_what_stands_in_a_condition_is_part_of_what_it_says() -> None:
    left = SAID + "<the dam would hold for another winter if the rain could not reach the northern gate>."
    right = SAID + "<the dam would hold for another winter if the rain will reach the northern gate>."
    match = matched(left, right)
    conditions = (
        span_of(match.left_report.text, "if the rain could not reach the northern gate"),
        span_of(match.right_report.text, "if the rain will reach the northern gate"),
    )
    assert list(find_changed(match, ((conditions[0],), (conditions[1],)), ())) == []


@pytest.mark.parametrize(
    "text", ["“<We will probably not send all 40 boats to [place Brenna] on [2031-03-03 Monday]>,” [Ida Brekke] {said}."]
)
def test_a_report_beside_itself_changes_nothing(text: str) -> None:
    assert find(text, text) == []


def test_who_tells_it_in_words_of_his_own_leaves_out_small_words_without_remark() -> None:
    right = SAID + "<a heater that did not work was behind the blaze, which began in the cellar of the house>."
    assert find(SAID + "<the fire was probably caused by a faulty heater in the cellar>.", right) == []
