"""A part of what one report says beside the lines of another that carry it, word by word."""

from dataclasses import replace

import pytest

from onrecord.records import words
from onrecord.stories.matching import ALIGNED, Match, carried, match_part, part_rarity, part_words, softly_carried
from onrecord.stories.reports import Line
from tests.stories.told import SENSES, lay, matched, sense, tell

pytestmark = SENSES

LEAK = "[Ida Brekke] {said} <the tanker was leaking oil into the bird reserve>."


def match(left: str, right: str) -> Match | None:
    one, other = lay(tell(left), tell(right))
    return match_part(one.parts[0], one, other, sense())


def pairs(found: Match) -> list[tuple[str, str]]:
    """The words that correspond, in order of the left side."""
    return [(found.left[at].form, found.right[to].form) for at, to in sorted(found.pairs.items())]


def beside(found: Match) -> list[str]:
    """The right lines that the part is laid beside."""
    report = found.right_report
    return [words(report.text, report.lines[number].span) for number in found.lines]


def line(text: str) -> Line:
    (report,) = lay(tell(text))
    return report.lines[0]


def test_the_same_sentence_carries_every_word_in_order() -> None:
    found = matched(LEAK, LEAK)
    said = ["the", "tanker", "was", "leaking", "oil", "into", "the", "bird", "reserve"]
    assert pairs(found) == [(one, one) for one in said]
    assert (found.exact, found.density, found.literal) == (frozenset(range(9)), (1.0, 1.0), 1.0)
    assert found.score > 0.9


def test_the_words_of_the_left_are_the_parts_and_those_of_the_right_whole_lines() -> None:
    found = matched(LEAK, "Others slept. [Per Lund] {said} <the tanker was leaking oil into the bird reserve>, and left.")
    assert [word.form for word in found.left] == [word.form for word in part_words(found.part, found.left_report)]
    assert found.left_rarity.tolist() == part_rarity(found.part, found.left_report).tolist()
    assert [word.form for word in found.right] == [word.form for word in found.right_report.lines[1].words]
    assert (found.lines, set(found.right_lines)) == ((1,), {1})


def test_it_is_known_of_both_sides_what_is_quoted_and_of_the_right_what_is_said() -> None:
    found = matched(
        "“<The tanker was leaking oil into the bird reserve>”, [Ida Brekke] {said}.", LEAK.replace("bird reserve", "“bird reserve”")
    )
    assert all(found.left_quoted)
    assert [word.form for word, one in zip(found.right, found.right_quoted, strict=True) if one] == ["bird", "reserve"]
    assert [word.form for word, one in zip(found.right, found.right_said, strict=True) if not one] == ["ida", "brekke", "said"]


@pytest.mark.parametrize(
    "right",
    [
        "",
        "The choir of the miners’ church won the prize of the autumn festival.",
        "Zzqvx brrgl 東京 xyzzyq.",
        "A tanker is a ship.",
        "It was the one that they had into which the others were.",
    ],
)
def test_a_report_that_says_nothing_of_it_gives_no_match(right: str) -> None:
    assert match(LEAK, right) is None


def test_a_report_without_its_text_gives_no_match() -> None:
    record = tell(LEAK)
    one, other = lay(record, replace(record, document=replace(record.document, id="bare", text=None)))
    assert match_part(one.parts[0], one, other, sense()) is None


def test_a_part_is_laid_beside_the_line_that_carries_most_of_it() -> None:
    right = "The tanker had left Corvo on Monday.\nOil was leaking from the tanker into a reserve for birds.\nOil prices fell."
    assert beside(matched(LEAK, right)) == ["Oil was leaking from the tanker into a reserve for birds."]


def test_of_two_lines_that_carry_it_alike_the_first_counts() -> None:
    right = "The tanker was leaking oil into the bird reserve.\nThe tanker was leaking oil into the bird reserve."
    assert matched(LEAK, right).lines == (0,)


def test_a_part_may_be_told_in_two_lines_that_follow_each_other() -> None:
    left = "[Ida Brekke] {said} <the tanker was leaking oil into the bird reserve and divers had found a crack below the engine room>."
    right = "The tanker was leaking oil into the bird reserve. Divers found a crack below its engine room. Nobody else spoke."
    assert matched(left, right).lines == (0, 1)


def test_a_line_far_off_is_not_laid_beside_it() -> None:
    left = "[Ida Brekke] {said} <the tanker was leaking oil into the bird reserve and divers had found a crack below the engine room>."
    between = " Nobody else spoke." * 4
    assert matched(
        left, f"The tanker was leaking oil into the bird reserve.{between} Divers found a crack below its engine room."
    ).lines == (0,)


def test_words_that_move_correspond_but_not_in_order() -> None:
    found = matched(LEAK, "[Ida Brekke] {said} <oil was leaking into the bird reserve from the tanker>.")
    at = next(place for place, word in enumerate(found.left) if word.form == "tanker")
    moved = [one for one, to in found.pairs.items() if one not in found.exact and found.left[one].form == found.right[to].form]
    assert found.right[found.pairs[at]].form == "tanker"
    assert moved
    assert found.literal < 1


def test_forms_of_one_word_correspond() -> None:
    found = matched(LEAK, "[Ida Brekke] {said} <tankers leaked oil into reserves for birds>.")
    assert {("tanker", "tankers"), ("leaking", "leaked"), ("reserve", "reserves"), ("bird", "birds")} <= set(pairs(found))


@pytest.mark.parametrize(("word", "other"), [("attorney", "lawyer"), ("blaze", "fire")])
def test_words_that_mean_the_like_correspond_but_are_not_exact(word: str, other: str) -> None:
    text = "[Ida Brekke] {said} <the … of the harbour had been reported to the insurers on the island>."
    found = matched(text.replace("…", word), text.replace("…", other))
    assert (word, other) in pairs(found)
    assert all(found.left[at].form != word for at in found.exact)


def test_words_that_mean_something_else_do_not_correspond() -> None:
    text = "[Ida Brekke] {said} <the … of the harbour had been reported to the insurers on the island>."
    found = matched(text.replace("…", "doctors"), text.replace("…", "mice"))
    assert "doctors" not in [one for one, _ in pairs(found)]


def test_no_word_corresponds_to_two() -> None:
    found = matched(LEAK, "[Ida Brekke] {said} <the oil tanker was leaking oil, and the tanker lay in the bird reserve for birds>.")
    assert len(set(found.pairs.values())) == len(found.pairs)


def test_common_words_far_from_all_that_corresponds_are_in_order_by_chance() -> None:
    found = matched(
        LEAK, "It was as cold as it had been on the day before, and [Ida Brekke] {said} <oil was leaking into the bird reserve>."
    )
    said = next(place for place, word in enumerate(found.right) if word.form == "said")
    assert min(found.pairs[at] for at in found.exact) > said


def test_the_density_of_a_side_is_the_share_of_words_that_correspond_from_the_first_to_the_last() -> None:
    found = matched(LEAK, LEAK.replace("leaking oil", "leaking a great deal of brown oil"))
    assert found.density == (1.0, round(9 / 14, 16))
    assert found.literal == found.density[1]


@pytest.mark.parametrize(
    "right",
    [LEAK, "[Ida Brekke] {said} <oil was leaking into the bird reserve from the tanker>.", "Tanker oil leaks into reserve for birds."],
)
def test_scores_and_densities_are_shares(right: str) -> None:
    found = matched(LEAK, right)
    assert ALIGNED <= found.score <= 1
    assert all(0 <= one <= 1 for one in found.density)


def test_in_words_of_ones_own_is_less_sure_than_in_the_same() -> None:
    assert matched(LEAK, LEAK).score > matched(LEAK, "Brown oil from a tanker was found in a reserve where birds breed.").score


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The tanker was leaking oil.", 1.0), ("Oil is cheap.", 0.5), ("Nobody spoke.", 0.0), ("A tanker!", 0.5), ("TANKERS and oils", 1.0)],
)
def test_a_line_carries_the_words_whose_stems_stand_in_it(text: str, expected: float) -> None:
    asked = [word for word in line("tanker oil").words if word.form in ("tanker", "oil")]
    assert carried(asked, [3.0, 3.0], line(text)) == expected


def test_what_a_line_carries_is_weighed_by_rarity_but_no_odd_name_outweighs_the_rest() -> None:
    asked = line("tanker oil").words
    assert carried(asked, [1.0, 3.0], line("Oil is cheap.")) == 0.75
    assert carried(asked, [90.0, 5.0], line("Oil is cheap.")) == 0.5


@pytest.mark.parametrize(("text", "rarity"), [("", []), ("of the", [0.0, 0.0])])
def test_words_that_say_nothing_are_carried_by_no_line(text: str, rarity: list[float]) -> None:
    asked = line(text).words if text else ()
    assert (carried(asked, rarity, line("of the sea")), softly_carried(asked, rarity, line("of the sea"), sense())) == (0.0, 0.0)


def test_a_word_of_like_meaning_counts_as_far_as_it_is_alike() -> None:
    asked = line("attorney").words
    there = line("The lawyer went on strike.")
    assert carried(asked, [4.0], there) == 0.0
    assert 0.4 <= softly_carried(asked, [4.0], there, sense()) < 1.0
    assert softly_carried(asked, [4.0], line("The attorney went on strike."), sense()) == 1.0
    assert softly_carried(asked, [4.0], line("A mouse."), sense()) == 0.0
