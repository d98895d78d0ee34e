"""Which stories are episodes of one affair."""

from random import Random

import pytest

from onrecord.records import Evidence
from onrecord.stories.affairs import CENTRE, CROWD, Affairs, EpisodeLink, find_affairs
from onrecord.stories.profile import Profile
from tests.stories.profiles import make_profile

FERRY = "Ida Venn keeps the ferry to Sund in port because the ice is thick"
MILL = "Olek Ruvik lost his mill on Lake Mor when it burned down at night"
FERRY_NAMES, MILL_NAMES = ("Ida Venn", "Sund"), ("Olek Ruvik", "Lake Mor")


def ferry(turn: int) -> list[Profile]:
    """A story of one report on the ferry."""
    return [make_profile(f"{FERRY} note{turn}", names=FERRY_NAMES)]


def mill(turn: int) -> list[Profile]:
    return [make_profile(f"{MILL} note{turn}", names=MILL_NAMES)]


def other(turn: int) -> list[Profile]:
    return [make_profile(f"Late item{turn} of desk{turn} by Nil{turn} Bo{turn}", names=(f"Nil{turn} Bo{turn}",))]


def test_no_stories_have_no_affairs() -> None:
    assert find_affairs([]) == Affairs((), ())


@pytest.mark.parametrize(
    "stories", [[ferry(1)], [ferry(1), mill(2)], [other(1), other(2), other(3)], [[make_profile("")], [make_profile("")]]]
)
def test_stories_with_nobody_in_common_are_affairs_of_their_own(stories: list[list[Profile]]) -> None:
    assert find_affairs(stories) == Affairs(tuple((turn,) for turn in range(len(stories))), ())


def test_stories_alike_in_names_words_and_meaning_are_one_affair() -> None:
    found = find_affairs([[make_profile(FERRY, names=FERRY_NAMES)], [make_profile(FERRY, names=FERRY_NAMES)]])
    features = tuple(Evidence(f"stories: {name}", 1.0) for name in ("names", "words", "meaning"))
    assert found == Affairs(((0, 1),), (EpisodeLink(0, 1, features),))


def test_affairs_come_in_order_of_their_first_stories() -> None:
    found = find_affairs([ferry(1), mill(2), other(3), mill(4), ferry(5)])
    assert found.groups == ((0, 4), (1, 3), (2,))
    assert [(link.left, link.right) for link in found.links] == [(0, 4), (1, 3)]


def test_links_lead_from_one_episode_of_an_affair_to_another() -> None:
    found = find_affairs([ferry(1), mill(2), ferry(3), mill(4), ferry(5)])
    assert [(link.left, link.right) for link in found.links] == [(0, 2), (0, 4), (1, 3), (2, 4)]


def test_stories_of_the_same_words_about_other_people_are_not_compared() -> None:
    words = "keeps the ferry in port because the ice is thick and the pier is closed"
    stories = [[make_profile(f"Ida Venn {words}", names=("Ida Venn",))], [make_profile(f"Olek Ruvik {words}", names=("Olek Ruvik",))]]
    assert find_affairs(stories).groups == ((0,), (1,))


def test_stories_of_the_same_people_about_other_things_are_two_affairs() -> None:
    bakery = "Ida Venn praised Mor Bakery where guests could taste new bread and cake on Sunday morning"
    strike = "Angry strikers at Ruvik Steel jeered as Ida Venn dared speak before union delegates gathered outside parliament"
    first, second = make_profile(bakery, names=("Ida Venn", "Mor Bakery")), make_profile(strike, names=("Ida Venn", "Ruvik Steel"))
    assert find_affairs([[first], [second]]) == Affairs(((0,), (1,)), ())


def test_any_of_the_first_reports_may_speak_for_its_story() -> None:
    late = [*other(1), *other(2), *ferry(3)]
    assert find_affairs([ferry(4), late]).groups == ((0, 1),)


def test_a_report_that_comes_late_in_a_story_does_not_speak_for_it() -> None:
    late = [profile for turn in range(CENTRE) for profile in other(turn)] + ferry(9)
    assert find_affairs([ferry(10), late]).groups == ((0,), (1,))


@pytest.mark.parametrize(("count", "most"), [(CROWD, 1), (CROWD + 1, 3), (3 * CROWD, 8)])
def test_an_affair_of_many_stories_holds_together_for_the_most_part(count: int, most: int) -> None:
    assert len(find_affairs([ferry(turn) for turn in range(count)]).groups) <= most


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_stories_does_not_matter(seed: int) -> None:
    stories = [make(turn) for turn, make in enumerate([ferry, mill, other, ferry, mill, ferry])]
    order = list(range(len(stories)))
    Random(seed).shuffle(order)
    found = find_affairs([stories[one] for one in order])
    assert {frozenset(order[one] for one in members) for members in found.groups} == {
        frozenset(members) for members in find_affairs(stories).groups
    }
